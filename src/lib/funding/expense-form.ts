/** An expense as a person types it; every fault is named at once. */
import { field } from '#lib/form.ts';
import { readDay, type SixDigits } from '#lib/day.ts';
import type { Lang } from '#lib/lang.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { computedMinor, type Extras } from '#lib/funding/entry.ts';
import { lineFaults, type Entry, type Lines } from '#lib/funding/expense.ts';
import { readExtras } from '#lib/funding/extras-form.ts';
import type { Category } from '#lib/funding/calculate.ts';
import { readAmount, type Currency } from '#lib/money.ts';
import { periodFor } from '#lib/projects/project.ts';
import { abs } from '#lib/rational.ts';
import { readText } from '#lib/text.ts';

export type ExpenseForm = Lines & { readonly currency: Currency };
export type Reading = { readonly today: string; readonly lang: Lang };

const sixDigitsOf: Readonly<Record<Lang, SixDigits>> = { nb: 'day_first', nn: 'day_first', sv: 'year_first' };

/** A form without the field `kind` asks for no more than the table does, and the entry says nothing of the rest. */
export function readExpense(form: FormData, lines: ExpenseForm, reading: Reading): Decision<Entry> {
	const extras = readExtras(form, lines.currency, sixDigitsOf[reading.lang]);
	const typed = all({
		paidOn: at('date', readDay(field(form, 'date'), sixDigitsOf[reading.lang])),
		category: chosen(form, 'category'),
		workPackage: chosen(form, 'work_package'),
		text: required(form, 'text', 255),
		amountMinor: amountOf(form, lines.currency, extras),
		extras: extras ?? yes({})
	});
	const booked = bookedOn(form, lines, reading);
	// a field that is empty has been named already: it is not also unknown
	const known = new Set(typed.ok ? [] : typed.issues.map((issue) => issue.field));
	const faults = lineFaults(booked, lines).filter(({ field: name }) => !known.has(name));
	if (!typed.ok) return no(...typed.issues, ...faults);
	if (faults.length > 0) return no(...faults);
	const { extras: more, ...answers } = typed.value;
	return yes({ ...more, ...answers, ...booked, category: booked.category as Category });
}

/** Typed only where nothing else makes it; an income is taken off, with or without a minus before it. */
function amountOf(form: FormData, currency: Currency, extras: Decision<Extras> | undefined): Decision<bigint> {
	const computed = extras?.ok ? computedMinor(extras.value) : undefined;
	if (computed !== undefined) return yes(computed);
	// where the answers that make it are at fault, they are named and not the amount as well
	if (extras?.ok === false && field(form, 'amount').trim() === '') return yes(0n);
	const typed = at('amount', readAmount(field(form, 'amount'), { currency, negative: true }));
	const isIncome = extras?.ok && extras.value.kind === 'income';
	return typed.ok && isIncome ? yes(-abs(typed.value)) : typed;
}

/** The period follows from the date unless one is chosen; while the date is unreadable, from today. */
function bookedOn(form: FormData, lines: Lines, { today, lang }: Reading) {
	const day = readDay(field(form, 'date'), sixDigitsOf[lang]);
	const chosenPeriod = field(form, 'period');
	const pilot = field(form, 'pilot');
	return {
		category: field(form, 'category'),
		workPackage: field(form, 'work_package'),
		pilotId: pilot === '' ? null : pilot,
		periodCode: chosenPeriod || (periodFor(lines.periods, day.ok ? day.value : today, today)?.code ?? '')
	};
}

const emptyKeys = { category: 'expense.category_empty', work_package: 'expense.work_package_empty' } as const;

function chosen(form: FormData, name: keyof typeof emptyKeys): Decision<string> {
	const value = field(form, name);
	return value === '' ? no({ field: name, key: emptyKeys[name] }) : yes(value);
}

function required(form: FormData, name: string, max: number): Decision<string> {
	const text = readText(form.get(name), { max, required: true });
	if (text.ok) return text;
	return no(
		...text.issues.map((issue) => ({
			...issue,
			field: name,
			key: issue.key === 'text.required' ? 'expense.text_empty' : issue.key
		}))
	);
}
