/** What a person fills in about a measurement, read with every fault at once. */
import { readDay } from '#lib/day.ts';
import { all, at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { formatDay } from '#lib/format.ts';
import type { Lang } from '#lib/lang.ts';
import { readInteger } from '#lib/number.ts';
import { readText } from '#lib/text.ts';
import type { Indicator } from './indicator.ts';
import {
	collectors,
	designs,
	methods,
	points,
	type Collector,
	type Design,
	type Method,
	type Point
} from './measurement.ts';
import { readAmount, type Amount } from './measured-amount.ts';

export type Measured = Amount & {
	readonly point: Point;
	/** Null = not stated. */
	readonly n: number | null;
	readonly method: Method;
	readonly collectedBy: Collector;
	readonly design: Design;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly exclusions: string;
	readonly otherChanges: string;
	/** Empty when the change is not held for uncertain. */
	readonly uncertainReason: string;
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

export function readMeasurement(form: FormData, around: Around): Decision<Measured> {
	const parts = {
		point: readChoice(form, 'point', points, 'measurement.unknown_point'),
		amount: readAmount(form, around.indicator),
		n: at('n', readCount(field(form, 'n'))),
		method: readChoice(form, 'method', methods, 'measurement.unknown_method'),
		collectedBy: readChoice(form, 'collected_by', collectors, 'measurement.unknown_collector'),
		startsOn: at('starts_on', readPast(field(form, 'starts_on'), around)),
		endsOn: at('ends_on', readPast(field(form, 'ends_on'), around)),
		design: readDesign(form),
		exclusions: readNote(form, 'exclusions'),
		otherChanges: readNote(form, 'other_changes'),
		uncertainReason: readUncertainty(form),
		note: readNote(form, 'note')
	};
	const read = all(parts);
	const span = all({ startsOn: parts.startsOn, endsOn: parts.endsOn });
	const between = [
		...(span.ok ? spanIssues(span.value) : []),
		...(parts.point.ok ? placeIssues(parts.point.value, around) : []),
		...(span.ok && parts.point.ok ? orderIssues(parts.point.value, span.value, around) : [])
	];
	if (!read.ok || between.length > 0) return no(...issuesOf(read), ...between);
	const { amount, ...rest } = read.value;
	return yes({ ...rest, ...amount });
}

function readChoice<T extends string>(form: FormData, name: string, known: readonly T[], key: string): Decision<T> {
	const typed = field(form, name);
	const found = known.find((each) => each === typed);
	return found === undefined ? no({ field: name, key }) : yes(found);
}

/** Most pilots measure the same people before and after; whoever did not says so. */
function readDesign(form: FormData): Decision<Design> {
	return field(form, 'design') === ''
		? yes('before_after')
		: readChoice(form, 'design', designs, 'measurement.unknown_design');
}

function readNote(form: FormData, name: string): Decision<string> {
	return at(name, readText(form.get(name), { max: longestNote, multiline: true }));
}

function readUncertainty(form: FormData): Decision<string> {
	const reason = readNote(form, 'uncertain_reason');
	if (!reason.ok || reason.value !== '' || field(form, 'uncertain') === '') return reason;
	return no({ field: 'uncertain_reason', key: 'measurement.uncertain_without_reason' });
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
