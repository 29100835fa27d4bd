/** What readers get of a thing that others wrote: in their own language where a person approved it, else in the original. */
import type { ContentLang, Lang } from './lang.ts';

/** Languages that a reader gets a translation in, the dearest first: Norwegians read both forms of Norwegian. */
export const readsIn: Readonly<Record<Lang, readonly ContentLang[]>> = {
	nb: ['nb', 'nn'],
	nn: ['nn', 'nb'],
	sv: ['sv']
};

/** Both forms of Norwegian stand on one side of the border. */
export type Side = 'no' | 'sv';

export function sideOf(language: ContentLang): Side {
	return language === 'sv' ? 'sv' : 'no';
}

export type ApprovedText = {
	readonly text: string;
	readonly language: ContentLang;
	/** The original has changed since it was approved. */
	readonly isOutdated: boolean;
};

/** By the field's column in the database. */
export type ApprovedTexts = ReadonlyMap<string, ApprovedText>;

/** What of a thing is shown in translation, by the name of the property. */
export type Translated = {
	readonly fields: Readonly<Record<string, ContentLang>>;
	readonly outdated: readonly string[];
};

/** A thing whose texts may stand in another language than the one it was written in. */
export type Readable = {
	readonly language: ContentLang;
	readonly translated?: Translated;
};

/** The same thing with each approved text in the place of its original. */
export function inTranslation<T extends object>(
	thing: T,
	texts: ApprovedTexts | undefined
): T & Pick<Readable, 'translated'> {
	const shown: Record<string, string> = {};
	const fields: Record<string, ContentLang> = {};
	const outdated: string[] = [];
	for (const [column, { text, language, isOutdated }] of texts ?? []) {
		const name = propertyOf(column);
		if (typeof Reflect.get(thing, name) !== 'string') continue;
		shown[name] = text;
		fields[name] = language;
		if (isOutdated) outdated.push(name);
	}
	return Object.keys(fields).length === 0 ? thing : { ...thing, ...shown, translated: { fields, outdated } };
}

/** The `lang` of a text on a page; undefined where it is the page's own. */
export function langOf(thing: Readable, field: string, page: Lang): ContentLang | undefined {
	const language = thing.translated?.fields[field] ?? thing.language;
	return language === page ? undefined : language;
}

/** `target_group` is `targetGroup` where it is read. */
export function propertyOf(column: string): string {
	return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
