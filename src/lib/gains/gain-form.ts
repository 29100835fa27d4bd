/** What a person fills in about a planned gain, read with every fault at once. */
import { readDay } from '#lib/day.ts';
import { all, at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { compareDecimal, readDecimal } from '#lib/number.ts';
import { gainCategories } from '#lib/results/indicator.ts';
import { readText } from '#lib/text.ts';
import { gainUnits, unitFits, type Planned } from './gain.ts';

export const longestText = 300;
export const longestOwner = 100;
const widest = '9999999999';

/** @param indicators keys of the library that may be chosen */
export function readGain(form: FormData, around: { lang: Lang; indicators: ReadonlySet<string> }): Decision<Planned> {
	const parts = {
		category: readChoice(form, 'category', gainCategories, 'gain.category_missing'),
		text: worded('text', readText(form.get('text'), { max: longestText, multiline: true, required: true })),
		owner: worded('owner', readText(form.get('owner'), { max: longestOwner, required: true })),
		expected: readExpected(field(form, 'expected')),
		unit: readChoice(form, 'unit', gainUnits, 'gain.unit_missing'),
		indicator: readIndicator(field(form, 'indicator'), around.indicators),
		followUpOn: at(
			'follow_up_on',
			readDay(field(form, 'follow_up_on'), around.lang === 'sv' ? 'year_first' : 'day_first')
		)
	};
	const read = all(parts);
	const { category, unit } = parts;
	const mismatch = category.ok && unit.ok && !unitFits(category.value, unit.value);
	if (!mismatch) return read;
	const key = category.value === 'saved_time' ? 'gain.time_not_money' : 'gain.cost_not_money';
	return no(...issuesOf(read), { field: 'unit', key });
}

function readChoice<T extends string>(form: FormData, name: string, known: readonly T[], key: string): Decision<T> {
	const typed = field(form, name);
	const found = known.find((each) => each === typed);
	return found === undefined ? no({ field: name, key }) : yes(found);
}

function worded(name: 'text' | 'owner', read: Decision<string>): Decision<string> {
	const named = ({ key, ...rest }: Issue): Issue => ({
		...rest,
		field: name,
		key: key === 'text.required' ? `gain.${name}_missing` : key
	});
	return read.ok ? read : no(...read.issues.map(named));
}

function readExpected(text: string): Decision<string> {
	if (text.trim() === '') return no({ field: 'expected', key: 'gain.expected_missing' });
	const read = at('expected', readDecimal(text, { max: widest, decimals: 4 }));
	if (read.ok && compareDecimal(read.value, '0') <= 0)
		return no({ field: 'expected', key: 'gain.expected_not_above_zero' });
	return read;
}

function readIndicator(key: string, known: ReadonlySet<string>): Decision<string | null> {
	if (key === '') return yes(null);
	return known.has(key) ? yes(key) : no({ field: 'indicator', key: 'gain.unknown_indicator' });
}
