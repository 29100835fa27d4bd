/** The co-financing of one partner as a form with one row each, every fault named at its field. */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readAmount } from '#lib/money.ts';
import { readText } from '#lib/text.ts';
import { giftFaults, giftForms, giftKinds, type Gift } from './budget.ts';

type Of = {
	readonly organisation: string;
	/** Kinds of contributions in kind that the rules of its side allow. */
	readonly inKind: readonly string[];
};

/** A row without amount, or with zero, brings nothing. Two rows of the same kind, form and source are one too many. */
export function readGiftsForm(form: FormData, of: Of): Decision<Gift[]> {
	const issues: Issue[] = [];
	const gifts: Gift[] = [];
	for (let row = 0; form.has(`gift_amount_${row}`); row += 1) {
		const read = readRow(form, row, of);
		if (!read.ok) issues.push(...read.issues);
		else if (read.value && gifts.some((gift) => isSame(gift, read.value)))
			issues.push({ field: `gift_kind_${row}`, key: 'budget_version.gift_twice' });
		else if (read.value) gifts.push(read.value);
	}
	return issues.length > 0 ? no(...issues) : yes(gifts);
}

function readRow(form: FormData, row: number, { organisation, inKind }: Of): Decision<Gift | undefined> {
	const typed = field(form, `gift_amount_${row}`).trim();
	if (typed === '') return yes(undefined);
	const amount = readAmount(typed, { zero: true, currency: 'EUR' });
	const kind = giftKinds.find((each) => each === field(form, `gift_kind_${row}`));
	const giftForm = giftForms.find((each) => each === field(form, `gift_form_${row}`));
	const source = readText(field(form, `gift_source_${row}`), { max: 120 });
	const issues = [
		...(amount.ok ? [] : amount.issues.map((issue) => ({ ...issue, field: `gift_amount_${row}` }))),
		...(kind ? [] : [{ field: `gift_kind_${row}`, key: 'budget_version.choose_gift_kind' }]),
		...(giftForm ? [] : [{ field: `gift_form_${row}`, key: 'budget_version.choose_gift_form' }]),
		...(source.ok ? [] : source.issues.map((issue) => ({ ...issue, field: `gift_source_${row}` })))
	];
	if (!amount.ok || !source.ok || !kind || !giftForm) return no(...issues);
	if (amount.value === 0n) return yes(undefined);
	const gift = { organisation, kind, form: giftForm, source: source.value, minor: amount.value };
	const faults = giftFaults([gift], inKind);
	return faults.length > 0 ? no(...faults.map((issue) => ({ ...issue, field: `gift_form_${row}` }))) : yes(gift);
}

function isSame(a: Gift, b: Gift | undefined): boolean {
	return a.kind === b?.kind && a.form === b.form && a.source === b.source;
}
