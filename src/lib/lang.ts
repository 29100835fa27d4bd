/** Languages of the interface. */
export type Lang = 'nb' | 'nn' | 'sv';
/** Languages that people write content in. */
export type ContentLang = Lang;
/** Languages that names and texts of the project are kept in: what stands in one stands in the other too. */
export type PairLang = 'nb' | 'sv';

export const langs = ['nb', 'nn', 'sv'] as const satisfies readonly Lang[];
export const contentLangs = ['nb', 'nn', 'sv'] as const satisfies readonly ContentLang[];
export const pairLangs = ['nb', 'sv'] as const satisfies readonly PairLang[];

/** BCP 47 tags for `Intl`. */
export const localeOf: Readonly<Record<ContentLang, 'nb-NO' | 'nn-NO' | 'sv-SE'>> = {
	nb: 'nb-NO',
	nn: 'nn-NO',
	sv: 'sv-SE'
};

/** Which text of a pair a reader gets: who reads nynorsk reads bokmål where there is no nynorsk. */
export function pairLang(lang: Lang): PairLang {
	return lang === 'sv' ? 'sv' : 'nb';
}

export function isPairLang(value: unknown): value is PairLang {
	return pairLangs.some((lang) => lang === value);
}

export function isLang(value: unknown): value is Lang {
	return langs.some((lang) => lang === value);
}

export function isContentLang(value: unknown): value is ContentLang {
	return contentLangs.some((lang) => lang === value);
}

// Danes read Norwegian with ease; in Finland Swedish is the language that is taught.
const understood: Readonly<Record<string, Lang>> = { nb: 'nb', no: 'nb', nn: 'nn', da: 'nb', sv: 'sv', fi: 'sv' };

/** The address of the same page in another language; `path` as the site itself writes it, query and all. */
export function inLang(path: string, lang: Lang): string {
	return path.replace(/^\/(nb|nn|sv)(?=\/|\?|$)/, `/${lang}`);
}

/** Where to send who reads none of them: from the front page to the choice of a language, else to the same page. */
export function unlocalised(path: string): string {
	return /^\/(nb|nn|sv)\/?(?=\?|$)/.test(path) ? '/' : inLang(path, 'nb');
}

/** The best of our languages for an `Accept-Language` header; undefined when none is asked for. */
export function langFromAcceptLanguage(header: string | null | undefined): Lang | undefined {
	const wishes = (header ?? '').slice(0, 1000).split(',').map(wish);
	const ours = wishes.filter(({ lang, weight }) => lang !== undefined && weight > 0);
	return ours.sort((a, b) => b.weight - a.weight)[0]?.lang;
}

function wish(part: string): { lang: Lang | undefined; weight: number } {
	const [tag = '', ...params] = part.split(';').map((piece) => piece.trim().toLowerCase());
	const quality = params.find((param) => param.startsWith('q='))?.slice(2);
	const weight = quality === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
	const primary = tag.split('-')[0] ?? '';
	return { lang: Object.hasOwn(understood, primary) ? understood[primary] : undefined, weight };
}
