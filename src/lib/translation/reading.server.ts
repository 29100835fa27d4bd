import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { inTranslation, type Readable } from '#lib/shown-text.ts';
import type { Kind } from './translation.ts';
import { approvedTexts } from './translations.server.ts';

/** The same page in the other one of original and translation; null where there is no translation. */
export type Reading = { readonly isOriginal: boolean; readonly other: string } | null;

/** One thing as this reader asked for it: translated as far as it is, or with `?original=1` as it was written. */
export async function readingOf<T extends Readable & { id: string }>(
	db: Db,
	kind: Kind,
	thing: T,
	{ lang, url }: { lang: Lang; url: URL }
): Promise<{ thing: T; reading: Reading }> {
	// the minutes of a meeting may stand in the other language than what it was announced in
	const isOwn = thing.language === lang && kind !== 'event';
	const texts = isOwn ? undefined : (await approvedTexts(db, kind, [thing.id], lang)).get(thing.id);
	if (texts === undefined) return { thing, reading: null };
	if (url.searchParams.get('original') === '1') return { thing, reading: { isOriginal: true, other: url.pathname } };
	return {
		thing: inTranslation<T>(thing, texts),
		reading: { isOriginal: false, other: `${url.pathname}?original=1` }
	};
}
