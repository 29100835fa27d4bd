/** Columns of a list, each with its heading and what of an item stands in it. */
import { asKey, type MessageKey } from '#lib/i18n.ts';
import { localDay } from '#lib/local-time.ts';
import { pairLang, type Lang } from '#lib/lang.ts';
import type { IdKind, Named, OpenCell, OpenList, Reader } from './open-list.ts';
import { permanentAddress } from './open-list.ts';

export type Column<T> = {
	readonly heading: MessageKey;
	readonly cell: (item: T, reader: Reader) => OpenCell;
};

type Identified = { readonly id: string };
type Addressed = { readonly url: Readonly<Partial<Record<Lang, string>>> };

/** A list whose items are one row each; id comes first, addresses last. */
export function listOf<T extends Identified & Addressed>(kind: IdKind, columns: readonly Column<T>[]): OpenList<T> {
	const all: readonly Column<T>[] = [
		column('id', ({ id }) => id),
		...columns,
		column('address', ({ url }, { text: { lang } }) => url[lang] ?? url[pairLang(lang)] ?? ''),
		column('permanent', ({ id }, { origin }) => permanentAddress(origin, kind, id))
	];
	return {
		head: ({ text: { t } }) => all.map(({ heading }) => t(heading)),
		rows: (item, reader) => [all.map(({ cell }) => cell(item, reader))],
		json: (item, origin) => ({ ...item, permanent_url: permanentAddress(origin, kind, item.id) })
	};
}

/** @param key of the heading, within our own texts */
export function column<T>(key: string, cell: Column<T>['cell']): Column<T> {
	return { heading: asKey(`open_data.col_${key}`), cell };
}

/** A word of ours for a value, as `phase.idea`; empty for none. */
export function word(prefix: string, value: string | null, { text: { t } }: Reader): string {
	return value === null || value === '' ? '' : t(asKey(`${prefix}${value}`));
}

export function nameFor(name: Named, { text: { lang } }: Reader): string {
	return name[pairLang(lang)];
}

export function dayCell(day: string | null): OpenCell {
	return day === null ? '' : { day };
}

/** The day of an instant, in both countries. */
export function dayOfInstant(at: string | null): OpenCell {
	return at === null ? '' : { day: localDay(new Date(at)) };
}

export function numberCell(value: number | null): OpenCell {
	return value === null ? '' : { decimal: String(value) };
}

export function yesNo(value: boolean, { text: { t } }: Reader): string {
	return t(value ? 'open_data.yes' : 'open_data.no');
}

/** The text that was written, of texts by language. */
export function written(texts: Readonly<Partial<Record<string, string>>>, language: string): string {
	return texts[language] ?? '';
}
