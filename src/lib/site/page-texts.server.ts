import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { pairLang, pairLangs, type Lang, type PairLang } from '#lib/lang.ts';
import { pageText } from './schema.server.ts';

/** Pages whose text the secretariat keeps. */
export type KeptPage = 'about';
export type KeptText = { text: string; revision: number; editedOn: string };

/** The text of a page in one language, for everybody. */
export async function pageTextIn(db: Db, page: KeptPage, lang: Lang): Promise<KeptText | undefined> {
	return (await textsOf(db, page)).get(pairLang(lang));
}

/** Both languages at once, for whoever may change them. */
export async function pageTextsToEdit(db: Db, by: Actor, page: KeptPage): Promise<Record<PairLang, KeptText>> {
	demand(by, 'page.write', { organisationId: null });
	const texts = await textsOf(db, page);
	const none = { text: '', revision: 0, editedOn: '' };
	return { nb: texts.get('nb') ?? none, sv: texts.get('sv') ?? none };
}

async function textsOf(db: Db, page: KeptPage): Promise<Map<PairLang, KeptText>> {
	const rows = await db
		.select({
			language: pageText.language,
			text: pageText.text,
			revision: pageText.revision,
			editedOn: sql<string>`to_char(${pageText.editedAt} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`
		})
		.from(pageText)
		.where(eq(pageText.page, page));
	return new Map(
		rows.flatMap(({ language, ...text }) =>
			pairLangs.filter((lang) => lang === language).map((lang) => [lang, text] as const)
		)
	);
}
