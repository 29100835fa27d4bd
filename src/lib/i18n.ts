/**
 * The only importer of i18next. One instance per language and set of texts, never a global language: two readers
 * served at the same moment cannot get each other's words.
 */
import { createInstance } from 'i18next';
import type nb from '#messages/nb.json';
import type { Lang } from '#lib/lang.ts';

type Texts = typeof nb;
type Domain = keyof Texts;
/** `word_one` and `word_other` are reached as `word` with a `count`. */
type Singular<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
export type MessageKey = { [D in Domain]: `${D}.${Singular<keyof Texts[D] & string>}` }[Domain];

/** Texts as they are kept: domain → key → sentence. */
export type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;
export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: Params) => string;

const made = new WeakMap<Messages, Map<Lang, Translate>>();

/** @throws when a text is missing, so that a gap is found by a test and never shown as a key */
export function translator(lang: Lang, messages: Messages): Translate {
	const byLang = made.get(messages) ?? new Map<Lang, Translate>();
	made.set(messages, byLang);
	const known = byLang.get(lang);
	if (known) return known;

	const instance = createInstance();
	void instance.init({
		lng: lang,
		initAsync: false,
		resources: { [lang]: { translation: messages } },
		interpolation: { escapeValue: false },
		returnNull: false
	});
	// As a plain string: checking a thousand keys against i18next's own key types takes the compiler half a minute.
	const translate: Translate = (key: string, params = {}) => {
		if (!instance.exists(key, params)) throw new Error(`No text for ${key} in ${lang}`);
		return instance.t(key, params);
	};
	byLang.set(lang, translate);
	return translate;
}

/** For keys that come out of data or rules, where the compiler cannot follow; house tests check that each exists. */
export function asKey(key: string): MessageKey {
	return key as MessageKey;
}
