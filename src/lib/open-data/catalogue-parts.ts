/** Parts of the catalogue: data sets, their files, and what all of them share. */
import type { MessageKey, Params, Translate } from '#lib/i18n.ts';
import { langs, type Lang } from '#lib/lang.ts';
import { iris, node, whole, type Node, type Term } from './triples.ts';

export type Catalogued = {
	readonly origin: string;
	readonly t: Readonly<Record<Lang, Translate>>;
	/** Of the newest archive of the whole register. */
	readonly dump: { readonly day: string; readonly byteCount: number } | undefined;
};

export const authority = 'http://publications.europa.eu/resource/authority';
export const licence = iris(`${authority}/licence/CC_BY_4_0`);
export const themes = iris(...['HEAL', 'GOVE', 'SOCI'].map((theme) => `${authority}/data-theme/${theme}`));
export const places = iris(`${authority}/country/NOR`, `${authority}/country/SWE`);
const languageCodes: Readonly<Record<Lang, string>> = { nb: 'NOB', nn: 'NNO', sv: 'SWE' };
const mediaTypes = {
	csv: 'text/csv',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json',
	zip: 'application/zip'
} as const;
type FileKind = keyof typeof mediaTypes;

type Told = { readonly title: MessageKey; readonly text: MessageKey; readonly frequency: 'CONT' | 'DAILY' };

export function dataset(
	about: Catalogued,
	name: string,
	{ title, text, frequency }: Told,
	files: readonly Node[]
): Node[] {
	const { t } = about;
	return [
		node(named(about, name), ['dcat:Dataset'], {
			'dct:title': inEach(t, title),
			'dct:description': inEach(t, text),
			'dct:identifier': [{ value: named(about, name), datatype: whole('xsd:anyURI') }],
			'dct:publisher': iris(named(about, 'publisher')),
			'dcat:contactPoint': iris(named(about, 'contact')),
			'dcat:theme': themes,
			'dcat:keyword': keywords(t),
			'dct:spatial': places,
			'dct:language': languages(langs),
			'dct:accrualPeriodicity': iris(`${authority}/frequency/${frequency}`),
			'dct:accessRights': iris(`${authority}/access-right/PUBLIC`),
			'dcat:landingPage': iris(`${about.origin}/nb/apne-data`),
			'dcat:distribution': iris(...files.map(({ id }) => id))
		}),
		...files
	];
}

type File = {
	readonly address: string;
	readonly format: FileKind;
	readonly title: Term[];
	readonly language: readonly Lang[];
	readonly isService?: boolean;
	readonly byteCount?: number;
	readonly modified?: string;
};

export function distribution(about: Catalogued, name: string, file: File): Node {
	const { address, format, title, language, isService = false, byteCount, modified } = file;
	return node(named(about, name), ['dcat:Distribution'], {
		'dct:title': title,
		'dcat:accessURL': iris(address),
		'dcat:downloadURL': isService ? [] : iris(address),
		'dcat:accessService': isService ? iris(named(about, 'api')) : [],
		'dcat:mediaType': iris(`http://www.iana.org/assignments/media-types/${mediaTypes[format]}`),
		'dct:format': iris(`${authority}/file-type/${format.toUpperCase()}`),
		'dct:license': licence,
		'dct:language': languages(language),
		'dcat:byteSize':
			byteCount === undefined ? [] : [{ value: String(byteCount), datatype: whole('xsd:nonNegativeInteger') }],
		'dct:modified': modified === undefined ? [] : [{ value: modified, datatype: whole('xsd:date') }]
	});
}

/** Within the catalogue itself, where a program that follows the name finds what it names. */
export function named({ origin }: Catalogued, name: string): string {
	return `${origin}/dcat.ttl#${name}`;
}

export function languages(of: readonly Lang[]): Term[] {
	return iris(...of.map((lang) => `${authority}/language/${languageCodes[lang]}`));
}

/** In every language; not in nynorsk where nobody has written it and bokmål stands in for it. */
export function inEach(t: Catalogued['t'], key: MessageKey, params: (t: Translate) => Params = () => ({})): Term[] {
	const texts = langs.map((lang) => ({ lang, text: t[lang](key, params(t[lang])) }));
	const nb = texts.find(({ lang }) => lang === 'nb')?.text;
	return texts.filter(({ lang, text }) => lang !== 'nn' || text !== nb);
}

function keywords(t: Catalogued['t']): Term[] {
	return inEach(t, 'open_data.keywords').flatMap((term) =>
		'lang' in term ? term.text.split(', ').map((text) => ({ text, lang: term.lang })) : []
	);
}
