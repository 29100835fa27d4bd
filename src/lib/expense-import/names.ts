/** What people write in a cell instead of a code: names of cost types, work packages, periods and pilots. */
import type { Messages } from '#lib/i18n.ts';
import { folded } from './fields.ts';

type Named = 'category' | 'work_package' | 'pilot' | 'period' | 'vat_treatment' | 'contribution';
export type Names = Readonly<Record<Named, ReadonlyMap<string, string>>>;

/** Beside the names of the site; all folded. */
const categoryWords: Readonly<Record<string, readonly string[]>> = {
	staff: [
		'staff costs',
		'personnel',
		'personalkostnader',
		'personalkostnad',
		'lønn',
		'lönn',
		'lön',
		'løn',
		'lønnskostnader',
		'lönekostnader'
	],
	office: ['office', 'office and administration', 'administrasjon', 'administration', 'kontor', 'overhead'],
	travel: [
		'travel and accommodation',
		'reise',
		'reiser',
		'reisekostnader',
		'resa',
		'resor',
		'resekostnader',
		'opphold',
		'logi'
	],
	external: [
		...[
			'external expertise',
			'external expertise and services',
			'eksterne tjenester',
			'ekstern kompetanse',
			'konsulent'
		],
		...['konsulenter', 'konsult', 'konsulter', 'externa tjänster', 'extern sakkunskap', 'kjøp av tjenester', 'services']
	],
	equipment: ['equipment costs', 'utrustning', 'utstyr', 'utstyrskostnader'],
	infrastructure: ['infrastructure and works', 'bygg', 'anlegg', 'anläggning'],
	lump_sum: ['lump sum', 'engangsbeløp', 'klumpsum', 'klumpsumma', 'engångsbelopp'],
	unit_cost: ['unit cost', 'unit costs'],
	other: ['other costs', 'annet', 'andre', 'övrigt', 'annat', 'diverse']
};

const vatWords: Readonly<Record<string, readonly string[]>> = {
	none: ['ingen', 'ingen mva', 'uten mva', 'ingen moms', 'utan moms', 'nei', 'nej', 'no vat'],
	cost: ['kostnad', 'er kostnad', 'är kostnad', 'ikke fradrag', 'ingen fradrag', 'ej avdragsgill', 'inget avdrag'],
	recovered: [
		...['trekkes fra', 'fradrag', 'fradragsberettiget', 'inngående avgift', 'inngående mva', 'deducted', 'deductible'],
		...['dras av', 'avdrag', 'avdragsgill', 'ingående moms', 'återfås', 'reclaimed']
	],
	compensated: [
		...['kompensert', 'kompensasjon', 'mva kompensasjon', 'momskompensasjon', 'compensation'],
		...['ersätts', 'ersatt', 'ersättning', 'kompenseras', 'kompenserad', 'momsersättning']
	]
};
const contributionWords: Readonly<Record<string, readonly string[]>> = {
	public: ['offentlig', 'offentligt', 'kommunal', 'statlig', 'kommunalt', 'statligt'],
	private: ['privat']
};

export type Bookable = {
	readonly categories: readonly string[];
	readonly workPackages: readonly { readonly code: string; readonly nameNb: string; readonly nameSv: string }[];
	readonly pilots: readonly { readonly id: string; readonly title: string }[];
	readonly periods: readonly { readonly code: string }[];
};

/** @param texts of every language, where the names of cost types stand */
export function namesOf(lines: Bookable, texts: readonly Messages[]): Names {
	const packages = lines.workPackages.flatMap(({ code, nameNb, nameSv }) =>
		[code, nameNb, nameSv, ...numbered(code)].map((word) => [word, code])
	);
	return {
		category: mapOf(spoken(categoryWords, (code) => texts.flatMap((each) => each['category']?.[code] ?? []))),
		vat_treatment: mapOf(spoken(vatWords, (code) => texts.flatMap((each) => each['expense']?.[`vat_${code}`] ?? []))),
		contribution: mapOf(
			spoken(contributionWords, (code) => texts.flatMap((each) => each['expense']?.[`contribution_${code}`] ?? []))
		),
		work_package: mapOf(packages),
		pilot: mapOf(lines.pilots.map(({ id, title }) => [title, id])),
		period: mapOf(lines.periods.map(({ code }) => [code, code]))
	};
}

/** A code by itself, as the site calls it and as others do. */
function spoken(words: Readonly<Record<string, readonly string[]>>, ours: (code: string) => string[]): string[][] {
	return Object.entries(words).flatMap(([code, theirs]) =>
		[code, ...ours(code), ...theirs].map((word) => [word, code])
	);
}

/** `AP2` is also AP 2, WP2, 2, arbeidspakke 2. */
function numbered(code: string): string[] {
	const number = /^\D+(\d+)$/.exec(code)?.[1];
	if (number === undefined) return [];
	return ['', 'ap', 'ap ', 'wp', 'wp ', 'arbeidspakke ', 'arbetspaket ', 'work package '].map((word) => word + number);
}

function mapOf(pairs: readonly (readonly string[])[]): ReadonlyMap<string, string> {
	return new Map(pairs.map(([word = '', code = '']) => [folded(word), code]));
}

/** The code of what a cell names, also where a name follows the code: `AP2 Behov`, `2 – Behov`. */
export function codeOf(names: ReadonlyMap<string, string>, text: string): string | undefined {
	const plain = folded(text);
	const first = plain.split(' ');
	return (
		names.get(plain) ??
		names.get(folded(text.replace(/[()]/g, ' '))) ??
		names.get(first.slice(0, 2).join(' ')) ??
		names.get(first[0] ?? '')
	);
}
