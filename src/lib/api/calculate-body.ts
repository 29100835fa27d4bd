/** The arithmetic of the shared budget as a program asks for it: amounts and rates are text, since a program's own numbers round. */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import {
	lineCategories,
	type Calculated,
	type Calculation,
	type Column,
	type FlatRates,
	type Line
} from '#lib/funding/calculate.ts';
import { isCurrency } from '#lib/money.ts';
import { decimalText, parseDecimal } from '#lib/rational.ts';

const MOST_LINES = 10_000;
const MOST_OTHERS = 100;
const kinds = ['public', 'automatic_public', 'private'] as const;
const rateNames = ['staff_on_direct', 'travel_on_staff', 'office_on_staff', 'office_on_direct', 'other_on_staff'];

type Json = Readonly<Record<string, unknown>>;
/** Where in the body something stands, and where its faults are kept. */
type At = { readonly body: Json; readonly path: string; readonly issues: Issue[] };

/** Every fault at once, each at a pointer such as `lines/0/amount`. */
export function readCalculation(body: Json): Decision<Calculation> {
	const issues: Issue[] = [];
	const at = { body, path: '', issues };
	known(at, ['flat_rates', 'lines', 'funds', 'contributions', 'total_budget']);
	if (body['lines'] === undefined) issues.push({ field: 'lines', key: 'api.missing' });
	const asked: Calculation = {
		flatRates: flatRatesOf(at),
		lines: listOf(at, 'lines', MOST_LINES, lineOf),
		funds: listOf(at, 'funds', MOST_OTHERS, fundOf),
		contributions: listOf(at, 'contributions', MOST_OTHERS, contributionOf),
		totalBudgetMinor: amountOf(at, 'total_budget', '0')
	};
	const codes = asked.funds.map(({ code }) => code);
	codes.forEach((code, index) => {
		if (codes.indexOf(code) !== index) issues.push({ field: `funds/${String(index)}/code`, key: 'api.twice' });
	});
	return issues.length > 0 ? no(...issues) : yes(asked);
}

function flatRatesOf(above: At): FlatRates {
	const given = above.body['flat_rates'];
	const at = { ...above, body: isObject(given) ? given : {}, path: 'flat_rates/' };
	if (given !== undefined && given !== null && !isObject(given))
		above.issues.push({ field: 'flat_rates', key: 'api.no_object' });
	known(at, rateNames);
	const rates: FlatRates = {
		staffOnDirect: percentOf(at, 'staff_on_direct'),
		travelOnStaff: percentOf(at, 'travel_on_staff'),
		officeOnStaff: percentOf(at, 'office_on_staff'),
		officeOnDirect: percentOf(at, 'office_on_direct'),
		otherOnStaff: percentOf(at, 'other_on_staff')
	};
	if (rates.officeOnStaff !== null && rates.officeOnDirect !== null) fault(at, 'office_on_direct', 'api.office_twice');
	return rates;
}

function lineOf(at: At): Line {
	known(at, ['category', 'amount', 'currency', 'rate', 'deducted', 'parked']);
	const { category, currency = 'EUR', parked = false } = at.body;
	const chosen = lineCategories.find((each) => each === category);
	if (chosen === undefined) fault(at, 'category', 'api.unknown_value');
	if (!isCurrency(currency)) fault(at, 'currency', 'api.unknown_value');
	if (typeof parked !== 'boolean') fault(at, 'parked', 'api.not_true_or_false');
	return {
		category: chosen ?? 'other',
		minor: amountOf(at, 'amount'),
		rate: currency === 'EUR' ? noRateOf(at) : rateOf(at),
		deductedMinor: amountOf(at, 'deducted', '0'),
		parked: parked === true
	};
}

function noRateOf(at: At): null {
	const { rate } = at.body;
	if (rate !== undefined && rate !== null) fault(at, 'rate', 'api.rate_of_euro');
	return null;
}

function rateOf(at: At): string | null {
	const { rate } = at.body;
	if (typeof rate === 'string' && /^\d{1,9}(?:\.\d{1,6})?$/.test(rate) && parseDecimal(rate).numerator > 0n)
		return rate;
	fault(at, 'rate', rate === undefined ? 'api.missing' : 'api.no_rate');
	return null;
}

function fundOf(at: At): Calculation['funds'][number] {
	known(at, ['code', 'percent']);
	const { code } = at.body;
	if (typeof code !== 'string' || !/^[\w-]{1,40}$/.test(code)) fault(at, 'code', 'api.no_code');
	const percent = percentOf(at, 'percent');
	if (at.body['percent'] === undefined || at.body['percent'] === null) fault(at, 'percent', 'api.missing');
	return { code: typeof code === 'string' ? code : '', percent: percent ?? '0' };
}

function contributionOf(at: At): Calculation['contributions'][number] {
	known(at, ['kind', 'amount']);
	const kind = kinds.find((each) => each === at.body['kind']);
	if (kind === undefined) fault(at, 'kind', 'api.unknown_value');
	return { kind: kind ?? 'public', minor: amountOf(at, 'amount') };
}

function listOf<T>(above: At, name: string, most: number, read: (at: At) => T): T[] {
	const given = above.body[name] ?? [];
	if (!Array.isArray(given)) {
		fault(above, name, 'api.no_list');
		return [];
	}
	if (given.length > most) {
		fault(above, name, 'api.too_many', { max: most });
		return [];
	}
	return given.flatMap((each: unknown, index) => {
		const path = `${name}/${String(index)}`;
		if (isObject(each)) return [read({ body: each, path: `${path}/`, issues: above.issues })];
		above.issues.push({ field: path, key: 'api.no_object' });
		return [];
	});
}

/** Cents; at most two decimals. */
function amountOf(at: At, name: string, missing?: string): bigint {
	const given = at.body[name] ?? missing;
	if (typeof given === 'string' && /^-?\d{1,18}(?:\.\d{1,2})?$/.test(given)) {
		const { numerator, denominator } = parseDecimal(given);
		return (numerator * 100n) / denominator;
	}
	fault(at, name, given === undefined ? 'api.missing' : 'api.no_amount');
	return 0n;
}

function percentOf(at: At, name: string): string | null {
	const given = at.body[name];
	if (given === undefined || given === null) return null;
	if (typeof given === 'string' && /^(?:\d{1,2}(?:\.\d{1,2})?|100(?:\.00?)?)$/.test(given)) return given;
	fault(at, name, 'api.no_percent');
	return null;
}

function known({ body, path, issues }: At, names: readonly string[]): void {
	for (const name of Object.keys(body))
		if (!names.includes(name)) issues.push({ field: `${path}${name}`, key: 'api.unknown_parameter' });
}

function fault({ path, issues }: At, name: string, key: string, params?: Readonly<Record<string, number>>): void {
	issues.push({ field: `${path}${name}`, key, ...(params ? { params } : {}) });
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Amounts in euro as text, in the shape of `Calculated`. */
export function calculationAnswer(calculated: Calculated): Readonly<Record<string, unknown>> {
	const { declared, eligible, parked, deducted, split } = calculated;
	return {
		declared: texts(declared),
		eligible: texts(eligible),
		parked: texts(parked),
		deducted: texts(deducted),
		split: {
			declared: splitTexts(split.declared),
			eligible: splitTexts(split.eligible),
			parked: splitTexts(split.parked)
		}
	};
}

function splitTexts({ funds, own, contributions }: Calculated['split']['declared']) {
	return { funds: texts(funds), own: decimalText(own, 2), contributions: texts(contributions) };
}

function texts(amounts: Column | Readonly<Record<string, bigint>>): Record<string, string> {
	return Object.fromEntries(Object.entries(amounts).map(([name, minor]) => [name, decimalText(minor, 2)]));
}
