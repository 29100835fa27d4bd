/** What a list is asked for. Unlike a page, which makes the best of its address, a program is told every fault. */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { isDay } from '#lib/day.ts';
import { isContentLang, type ContentLang } from '#lib/lang.ts';
import { isCountry, type Country } from '#lib/organisations/organisation.ts';
import { isOutcome, isPhase, type Outcome, type Phase } from '#lib/pilots/pilot-view.ts';

const MOST_PER_PAGE = 100;
const PER_PAGE = 25;
const MAX_QUERY = 200;

export type Paging = { readonly page: number; readonly perPage: number };

/** For a list that has no filters. */
export function readPagingOnly(params: URLSearchParams): Decision<Paging> {
	const read = all({ known: onlyKnown(params, ['page', 'per_page']), paging: readPaging(params) });
	return read.ok ? yes(read.value.paging) : read;
}

export function readPaging(params: URLSearchParams): Decision<Paging> {
	return all({
		page: at('page', within(params.get('page'), 1, 1_000_000, 1)),
		perPage: at('per_page', within(params.get('per_page'), 1, MOST_PER_PAGE, PER_PAGE))
	});
}

function within(text: string | null, min: number, max: number, otherwise: number): Decision<number> {
	if (text === null) return yes(otherwise);
	const number = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
	return number >= min && number <= max ? yes(number) : no({ field: '', key: 'api.not_within', params: { min, max } });
}

/** What lists of pilots and lists of needs are both narrowed by. */
export type ListFilter = Paging & {
	readonly q: string;
	readonly lang: ContentLang | null;
	readonly country: Country | null;
	readonly technology: string | null;
	readonly organisation: string | null;
	/** A day, or an instant with its offset. */
	readonly updatedSince: string | null;
};

export type PilotFilter = ListFilter & {
	readonly phase: Phase | null;
	readonly outcome: Outcome | null;
};

const shared = ['page', 'per_page', 'q', 'lang', 'country', 'technology', 'organisation', 'updated_since'];

/** What only the database knows. */
export type KnownValues = { technology: (key: string) => boolean; organisation: (id: string) => boolean };

export function readPilotFilter(params: URLSearchParams, known: KnownValues): Decision<PilotFilter> {
	const one = oneOf(params);
	return readListFilter(params, known, all({ phase: one('phase', isPhase), outcome: one('outcome', isOutcome) }), [
		'phase',
		'outcome'
	]);
}

/** @param own what only this list is narrowed by @param names its parameters */
export function readListFilter<T extends object>(
	params: URLSearchParams,
	known: KnownValues,
	own: Decision<T>,
	names: readonly string[]
): Decision<ListFilter & T> {
	const one = oneOf(params);
	const read = all({
		known: onlyKnown(params, [...shared, ...names]),
		paging: readPaging(params),
		q: readQuery(params.get('q')),
		lang: one('lang', isContentLang),
		country: one('country', isCountry),
		technology: one('technology', (key): key is string => known.technology(key)),
		own,
		organisation: one('organisation', (id): id is string => known.organisation(id)),
		updatedSince: one('updated_since', isInstant)
	});
	if (!read.ok) return read;
	const { paging, own: ownValues, q, lang, country, technology, organisation, updatedSince } = read.value;
	return yes({ q, lang, country, technology, organisation, updatedSince, ...paging, ...ownValues });
}

/** One value of a filter, of those that are known; null when it is not asked for. */
export function oneOf(params: URLSearchParams) {
	return <T extends string>(name: string, isKnown: (value: string) => value is T): Decision<T | null> => {
		const value = params.get(name);
		if (value === null) return yes(null);
		return isKnown(value) ? yes(value) : no({ field: name, key: 'api.unknown_value' });
	};
}

/** A misspelt parameter would otherwise answer with everything. */
export function onlyKnown(params: URLSearchParams, names: readonly string[]): Decision<null> {
	const unknown = [...new Set(params.keys())].filter((name) => !names.includes(name));
	return unknown.length === 0
		? yes(null)
		: no(...unknown.map((name) => ({ field: name, key: 'api.unknown_parameter' })));
}

export function readQuery(text: string | null): Decision<string> {
	const q = (text ?? '').replace(/\s+/g, ' ').trim();
	return q.length <= MAX_QUERY ? yes(q) : no({ field: 'q', key: 'api.too_long', params: { max: MAX_QUERY } });
}

function isInstant(text: string): text is string {
	const [day = '', time] = text.split('T');
	if (!isDay(day)) return false;
	const isTime = time === undefined || /^\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/.test(time);
	return isTime && !Number.isNaN(Date.parse(text));
}
