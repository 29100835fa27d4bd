import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import type { Readable } from '#lib/shown-text.ts';
import { inReadersLanguage } from '#lib/translation/translations.server.ts';

type Titled = Readable & { readonly id: string; readonly title: string };

/** The same things, each title in the reader's language where a person approved it, with the language it stands in. */
export async function readTitles<T extends Titled>(
	db: Db,
	kind: 'pilot' | 'need',
	things: readonly T[],
	lang: Lang
): Promise<T[]> {
	const read = await inReadersLanguage(db, kind, things, lang);
	return read.map((thing) => ({ ...thing, language: thing.translated?.fields['title'] ?? thing.language }));
}
