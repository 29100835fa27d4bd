/** What a person fills in about a measurement, read with every fault at once. */
import { readDay } from '#lib/day.ts';
import { all, at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { formatDay } from '#lib/format.ts';
import type { Lang } from '#lib/lang.ts';
import { readDecimal, readInteger } from '#lib/number.ts';
import { readText } from '#lib/text.ts';
import type { Indicator } from './indicator.ts';
import { collectors, methods, points, type Collector, type Method, type Point } from './measurement.ts';

export type Measured = {
	readonly point: Point;
	/** Decimal string in the indicator's unit. */
	readonly value: string;
	/** Null = not stated. */
	readonly n: number | null;
	readonly method: Method;
	readonly collectedBy: Collector;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly note: string;
};

/** Another value of the same indicator in the same pilot that counts or may come to count. */
export type Sibling = {
	readonly point: string;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly undecided: boolean;
};

export type Around = {
	readonly indicator: Indicator;
	readonly siblings: readonly Sibling[];
	readonly lang: Lang;
	readonly today: string;
};

export const longestNote = 1000;
const most = 1_000_000;
/** What the column holds. */
const widest = '9999999999';

export function readMeasurement(form: FormData, around: Around): Decision<Measured> {
	const parts = {
		point: readChoice(form, 'point', points, 'measurement.unknown_point'),
		value: readValue(field(form, 'value'), around.indicator),
		n: at('n', readCount(field(form, 'n'))),
		method: readChoice(form, 'method', methods, 'measurement.unknown_method'),
		collectedBy: readChoice(form, 'collected_by', collectors, 'measurement.unknown_collector'),
		startsOn: at('starts_on', readPast(field(form, 'starts_on'), around)),
		endsOn: at('ends_on', readPast(field(form, 'ends_on'), around)),
		note: at('note', readText(form.get('note'), { max: longestNote, multiline: true }))
	};
	const read = all(parts);
	const span = all({ startsOn: parts.startsOn, endsOn: parts.endsOn });
	const between = [
		...(span.ok ? spanIssues(span.value) : []),
		...(parts.point.ok ? placeIssues(parts.point.value, around) : []),
		...(span.ok && parts.point.ok ? orderIssues(parts.point.value, span.value, around) : [])
	];
	return read.ok && between.length === 0 ? read : no(...issuesOf(read), ...between);
}

/** Revision of the value that the person had on the screen; an unreadable one is none. */
export function readRevision(form: FormData): number {
	const read = readInteger(field(form, 'revision'));
	return read.ok ? read.value : -1;
}

function readChoice<T extends string>(form: FormData, name: string, known: readonly T[], key: string): Decision<T> {
	const typed = field(form, name);
	const found = known.find((each) => each === typed);
	return found === undefined ? no({ field: name, key }) : yes(found);
}

function readValue(text: string, { validMin, validMax }: Indicator): Decision<string> {
	const read = at('value', readDecimal(text, { min: validMin ?? `-${widest}`, max: validMax ?? widest, decimals: 4 }));
	if (read.ok) return read;
	return no(
		...read.issues.map((issue) => (issue.key === 'number.empty' ? { ...issue, key: 'measurement.value_empty' } : issue))
	);
}

function readCount(text: string): Decision<number | null> {
	return text.trim() === '' ? yes(null) : readInteger(text, { min: 1, max: most });
}

function readPast(text: string, { lang, today }: Around): Decision<string> {
	const read = readDay(text, lang === 'sv' ? 'year_first' : 'day_first');
	if (read.ok && read.value > today) return no({ field: '', key: 'measurement.in_future' });
	return read;
}

type Span = { readonly startsOn: string; readonly endsOn: string };

function spanIssues({ startsOn, endsOn }: Span): Issue[] {
	return endsOn < startsOn ? [{ field: 'ends_on', key: 'measurement.ends_before_start' }] : [];
}

function placeIssues(point: Point, { siblings }: Around): Issue[] {
	const taken = siblings.some((sibling) => sibling.undecided && sibling.point === point);
	return taken ? [{ field: 'point', key: 'measurement.open_already' }] : [];
}

/** What was before must be over when what came after began. */
function orderIssues(point: Point, { startsOn, endsOn }: Span, { siblings, lang }: Around): Issue[] {
	if (point === 'baseline') {
		const first = siblings
			.filter((each) => each.point !== 'baseline')
			.map((each) => each.startsOn)
			.sort()[0];
		if (first === undefined || endsOn < first) return [];
		return [{ field: 'ends_on', key: 'measurement.baseline_ends_late', params: { day: formatDay(lang, first) } }];
	}
	const last = siblings
		.filter((each) => each.point === 'baseline')
		.map((each) => each.endsOn)
		.sort()
		.at(-1);
	if (last === undefined || startsOn > last) return [];
	return [{ field: 'starts_on', key: 'measurement.starts_in_baseline', params: { day: formatDay(lang, last) } }];
}
