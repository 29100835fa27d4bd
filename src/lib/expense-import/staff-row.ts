/** Rows that say who worked, when and at what price. */
import { all, at, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { staffMinor, type StaffLine } from '#lib/funding/entry.ts';
import { readMonth } from '#lib/funding/extras-form.ts';
import { readDecimal } from '#lib/number.ts';
import { readText } from '#lib/text.ts';
import { readFileAmount } from './amounts.ts';
import { readFileDay } from './days.ts';
import { folded, staffFields, type Field } from './fields.ts';
import { codeOf, type Names } from './names.ts';
import { removed } from './personal.ts';
import type { Surroundings, Values } from './surroundings.ts';

/** Words beside them can tell who worked as well. */
const wordFields = ['text', 'supplier', 'comment'] as const satisfies readonly Field[];

/** A person alone makes no staff line of a journey, but of a row on staff it does. */
export function isStaffRow(values: Values, names: Pick<Names, 'category'>): boolean {
	const says = (field: Field) => (values[field] ?? '').trim() !== '';
	if (says('hours') || says('percent') || says('staff_rate')) return true;
	return says('person') && codeOf(names.category, values.category ?? '') === 'staff';
}

/** What those who may not see wages do not see of such a row. */
export const maskedFields: readonly Field[] = [...staffFields, ...wordFields];

/** Undefined where nothing can be computed. */
export function staffAmount(values: Values, around: Surroundings): Decision<bigint> | undefined {
	if (!isStaffRow(values, around.names)) return undefined;
	const parts = all({ measure: measureOf(values), rateMinor: rateOf(values, around) });
	if (!parts.ok) return no(...parts.issues);
	const { measure, rateMinor } = parts.value;
	const minor = staffMinor({ personName: '', month: '', ...measure, rateMinor });
	return minor === 0n ? no({ field: 'amount', key: 'money.zero' }) : yes(minor);
}

/** Null for a row of another kind. */
export function readStaff(values: Values, around: Surroundings): Decision<StaffLine | null> {
	if (!isStaffRow(values, around.names)) return yes(null);
	if (!around.seesStaff) return no({ field: 'person', key: 'expense.staff_not_yours' });
	const read = all({
		personName: personOf(values),
		month: monthOf(values, around),
		measure: measureOf(values),
		rateMinor: rateOf(values, around)
	});
	if (!read.ok) return read;
	const { measure, ...rest } = read.value;
	return yes({ ...rest, ...measure });
}

function personOf({ person = '' }: Values): Decision<string> {
	if (person.includes(removed)) return no({ field: 'person', key: 'text.personal_number' });
	return at('person', readText(person.replace(/\s+/g, ' '), { max: 120, required: true }));
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'ma', 'jun', 'jul', 'aug', 'sep', 'o', 'nov', 'd'];

/** Also `oktober 2026`, and any day of the month, as spreadsheets keep it. */
function monthOf({ month = '' }: Values, { lang, from1904 }: Surroundings): Decision<string> {
	const day = readFileDay(month, lang, from1904);
	if (day.ok) return yes(`${day.value.slice(0, 7)}-01`);
	const plain = readMonth(month);
	if (plain.ok) return plain;
	const [name = '', year = ''] = folded(month).split(' ');
	const named = monthNames.findIndex((begin) => name.startsWith(begin));
	if (/^\p{L}{3,}$/u.test(name) && named >= 0 && /^\d{4}$/.test(year))
		return yes(`${year}-${String(named + 1).padStart(2, '0')}-01`);
	return at('month', plain);
}

type Measure = Pick<StaffLine, 'hours' | 'percent'>;

function measureOf(values: Values): Decision<Measure> {
	const hours = optional(values, 'hours', { min: '0.01', max: '99999' });
	// less than one is a share of one, which a spreadsheet shows as percent
	const percent = optional(values, 'percent', { min: '1', max: '100' });
	const read = all({ hours, percent });
	if (!read.ok) return read;
	const isOne = (read.value.hours === null) !== (read.value.percent === null);
	return isOne ? read : no({ field: 'hours', key: 'expense.hours_or_percent' });
}

function optional(
	values: Values,
	field: 'hours' | 'percent',
	limits: { min: string; max: string }
): Decision<string | null> {
	const text = (values[field] ?? '').replace(/%\s*$/, '').trim();
	return text === '' ? yes(null) : at(field, readDecimal(text, { ...limits, decimals: 2 }));
}

function rateOf({ staff_rate = '' }: Values, { mark }: Surroundings): Decision<bigint> {
	const read = readFileAmount(staff_rate, mark);
	const issues: readonly Issue[] = read.ok
		? read.value < 0n
			? [{ field: '', key: 'money.not_positive' }]
			: []
		: read.issues;
	return issues.length > 0 ? at('staff_rate', no(...issues)) : read;
}
