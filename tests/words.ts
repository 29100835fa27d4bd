/** The words on the page, from the same catalogues that the site uses, so that a story reads as a person would. */
import { readFileSync } from 'node:fs';

export type Lang = 'nb' | 'nn' | 'sv';
type Texts = Record<string, Record<string, string>>;

const texts: Record<Lang, Texts> = { nb: read('nb'), nn: read('nn'), sv: read('sv') };

function read(lang: Lang): Texts {
	return JSON.parse(readFileSync(`messages/${lang}.json`, 'utf8')) as Texts;
}

/** @throws when there is no such text */
export function words(lang: Lang): (key: string, params?: Record<string, string | number>) => string {
	return (key, params = {}) => {
		const [domain = '', name = ''] = key.split('.');
		const text = texts[lang][domain]?.[name] ?? (lang === 'nn' ? texts.nb[domain]?.[name] : undefined);
		if (text === undefined) throw new Error(`No text ${key} in ${lang}`);
		return text.replace(/\{\{(\w+)\}\}/g, (_, place: string) => String(params[place] ?? ''));
	};
}
