/**
 * The public register of documents. A personal name leads to a document for a year after it was published and no longer,
 * as the Norwegian regulation on openness says of public journals (offentlegforskrifta § 7): from the day a year later
 * on, nobody finds it by its sender or receiver, and no list or download names them.
 */
import { addMonths, readDay } from '#lib/day.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';

/** Minutes of a meeting are no file; they are read on the page of the meeting. */
const registerKinds = ['pdf', 'docx', 'xlsx', 'text', 'picture', 'minutes'] as const;
export type RegisterKind = (typeof registerKinds)[number];

const monthsNamed = 12;

/** Whether sender and receiver may be searched by, listed and downloaded on this day. */
export function areNamesOpen(publishedOn: string, today: string): boolean {
	return today < addMonths(publishedOn, monthsNamed);
}

/** What a document belongs to, and where that is read. */
type Place = {
	readonly kind: 'pilot' | 'need' | 'event';
	readonly slug: string;
	readonly title: string;
	readonly language: ContentLang;
};

type Names = { readonly sender: string | null; readonly receiver: string | null };

export type RegisterEntry = Names & {
	readonly id: string;
	readonly kind: RegisterKind;
	/** Name of the file; '' of what is none. */
	readonly name: string;
	readonly textNb: string;
	readonly textSv: string;
	readonly language: ContentLang;
	readonly byteCount: number | null;
	readonly sha256: string | null;
	/** Null of a meeting that none of the organisations here held. */
	readonly ownerId: string | null;
	readonly caseNumber: string | null;
	readonly documentDate: string | null;
	readonly publishedOn: string;
	readonly place: Place;
};

/** The entry as lists and downloads have it: without names that are no longer open. */
export function listedEntry<T extends Names & { readonly publishedOn: string }>(entry: T, today: string): T {
	return areNamesOpen(entry.publishedOn, today) ? entry : { ...entry, sender: null, receiver: null };
}

/** The day that an entry is sorted and filtered by. */
export function dayOfEntry({ documentDate, publishedOn }: Pick<RegisterEntry, 'documentDate' | 'publishedOn'>): string {
	return documentDate ?? publishedOn;
}

type Titled = Pick<RegisterEntry, 'textNb' | 'textSv' | 'name'>;

/** In the reader's language where it has one, else in the other, else the name of the file; and in which language. */
export function titleOf(lang: Lang, { textNb, textSv, name }: Titled): { text: string; lang: 'nb' | 'sv' | null } {
	const [own, other] =
		lang === 'sv'
			? ([
					[textSv, 'sv'],
					[textNb, 'nb']
				] as const)
			: ([
					[textNb, 'nb'],
					[textSv, 'sv']
				] as const);
	if (own[0] !== '') return { text: own[0], lang: null };
	return other[0] === '' ? { text: name, lang: null } : { text: other[0], lang: other[1] };
}

/** What a browser shows by itself, beside saving it. */
export function isReadable(kind: RegisterKind): boolean {
	return kind === 'pdf' || kind === 'text' || kind === 'picture';
}

export type RegisterQuery = {
	readonly q: string;
	readonly organisation: string | null;
	readonly year: number | null;
	readonly kind: RegisterKind | null;
	readonly page: string | null;
};

const longestQuery = 200;

export function readRegisterQuery(params: URLSearchParams): { query: RegisterQuery; ignored: boolean } {
	const asked = (name: string) => params.get(name) ?? '';
	const understood = {
		organisasjon: /^[a-z0-9-]{1,60}$/.exec(asked('organisasjon'))?.[0] ?? null,
		aar: /^(19|20)\d\d$/.exec(asked('aar'))?.[0] ?? null,
		type: registerKinds.find((kind) => kind === asked('type')) ?? null
	};
	const query = {
		q: [...asked('q')].slice(0, longestQuery).join('').trim(),
		organisation: understood.organisasjon,
		year: understood.aar === null ? null : Number(understood.aar),
		kind: understood.type,
		page: params.get('side')
	};
	return { query, ignored: Object.entries(understood).some(([name, value]) => value === null && asked(name) !== '') };
}

/** End of the address of the same list; '' for the whole register. */
export function registerAddress(query: Omit<RegisterQuery, 'page'>, page = 1): string {
	const params = new URLSearchParams();
	if (query.q !== '') params.set('q', query.q);
	if (query.organisation !== null) params.set('organisasjon', query.organisation);
	if (query.year !== null) params.set('aar', String(query.year));
	if (query.kind !== null) params.set('type', query.kind);
	if (page > 1) params.set('side', String(page));
	return params.size === 0 ? '' : `?${params}`;
}

const mostWords = 8;

/** Each must stand somewhere: parts of words and numbers are enough, since `2026/12` is half a case number. */
export function soughtWords(q: string): readonly string[] {
	const plain = q
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cs}"”“«»]/gu, ' ')
		.toLowerCase();
	return plain.split(/\s+/).filter(Boolean).slice(0, mostWords);
}

/** First and last day of a post journal; one that is left out leaves that end open. */
export type Period = { readonly from: string | null; readonly to: string | null };

export function readPeriod(params: URLSearchParams, lang: Lang): Decision<Period> {
	const read = (name: string): Decision<string | null> => {
		const typed = params.get(name)?.trim() ?? '';
		return typed === '' ? yes(null) : at(name, readDay(typed, lang === 'sv' ? 'year_first' : 'day_first'));
	};
	const period = all({ from: read('fra'), to: read('til') });
	if (!period.ok || period.value.from === null || period.value.to === null) return period;
	return period.value.from <= period.value.to ? period : no({ field: 'til', key: 'register.period_backwards' });
}
