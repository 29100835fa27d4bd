/**
 * The public lists as files: each has one description, from which its table and its JSON are made. Content stands in
 * its own language; headings and words of our own stand in the reader's.
 */
import type { Cell } from '#lib/csv.ts';
import type { Lang, PairLang } from '#lib/lang.ts';
import type { Text } from '#lib/ui/text.ts';

/** As the lists are called in addresses. */
export const listNames = [
	'piloter',
	'behov',
	'resultat',
	'laerdommer',
	'losninger',
	'partner',
	'leverandorer',
	'arrangementer',
	'ordbok'
] as const;
export type ListName = (typeof listNames)[number];

export const formats = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof formats)[number];

/** More than there will be for years. A file that stops here says so. */
export const MOST_ROWS = 100_000;

/** What a cell may hold; a day is text in one kind of file and a date in the other. */
export type OpenCell = Cell | { readonly day: string };

/** For whom a file is made, and what the words in it are read from. */
export type Reader = {
	readonly text: Text;
	readonly origin: string;
	/** Name of a technology area or of a group of them. */
	readonly technologyName: (key: string) => string;
};

export type Named = Readonly<Record<PairLang, string>>;
export type Owner = { readonly id: string; readonly name: Named };

export type OpenList<T> = {
	readonly head: (reader: Reader) => readonly string[];
	/** Most items are one row; a result has one for each group of people besides. */
	readonly rows: (item: T, reader: Reader) => readonly (readonly OpenCell[])[];
	/** What a program reads: the same item as in the interface where that has one, and its permanent address. */
	readonly json: (item: T, origin: string) => Readonly<Record<string, unknown>>;
};

export function isListName(value: string): value is ListName {
	return listNames.some((name) => name === value);
}

export function isFormat(value: string): value is Format {
	return formats.some((format) => format === value);
}

/** Free use with a mention of the source, the same in both countries. */
export const licenceAddress = 'https://creativecommons.org/licenses/by/4.0/';

/** Things that have an address for good. */
const idKinds = ['pilot', 'need', 'lesson', 'solution', 'event', 'organisation', 'indicator', 'concept'] as const;
export type IdKind = (typeof idKinds)[number];

export function isIdKind(value: string): value is IdKind {
	return idKinds.some((kind) => kind === value);
}

/** An address outside of all languages, which outlives titles and the order of the site. */
export function permanentAddress(origin: string, kind: IdKind, id: string): string {
	return `${origin}/id/${kind}/${encodeURIComponent(id)}`;
}

/** The address of a file of a list, with what the list is narrowed down by. */
export function filePath(lang: Lang, list: ListName, format: Format, search = ''): string {
	return `/${lang}/apne-data/${list}.${format}${search}`;
}

/** What an address of a list says besides which of its pages is shown, as the end of another address. */
export function narrowing(path: string): string {
	const [, query = ''] = path.split('?', 2);
	const params = new URLSearchParams(
		[...new URLSearchParams(query)].filter(([name, value]) => name !== 'side' && value !== '')
	);
	return params.size === 0 ? '' : `?${params}`;
}
