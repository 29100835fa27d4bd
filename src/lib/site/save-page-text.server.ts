import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { pairLangs, type PairLang } from '#lib/lang.ts';
import { readPageText, type TypedPage } from './page-text.ts';
import type { KeptPage } from './page-texts.server.ts';
import { pageText } from './schema.server.ts';

/** The revision of each language that the form was opened with. */
export type Revisions = Readonly<Record<PairLang, number>>;

/** Saves both languages or neither; refused when somebody else has changed one of them meanwhile. */
export async function savePageText(
	db: Db,
	by: Actor,
	page: KeptPage,
	typed: TypedPage,
	revisions: Revisions
): Promise<Decision<null>> {
	demand(by, 'page.write', { organisationId: null });
	const read = readPageText(typed);
	if (!read.ok) return read;

	return db.transaction(async (tx) => {
		const before = await lockTexts(tx, page);
		const overtaken = pairLangs.filter((lang) => (before.get(lang)?.revision ?? 0) !== revisions[lang]);
		if (overtaken.length > 0) return no(...overtaken.map(changedMeanwhile));

		const changed = pairLangs.filter((lang) => before.get(lang)?.text !== read.value[lang]);
		if (changed.length === 0) return yes(null);
		const rows = changed.map((language) => ({ page, language, text: read.value[language], editedBy: by.personId }));
		await tx
			.insert(pageText)
			.values(rows)
			.onConflictDoUpdate({
				target: [pageText.page, pageText.language],
				set: {
					text: sql`excluded.text`,
					editedBy: sql`excluded.edited_by`,
					editedAt: sql`now()`,
					revision: sql`${pageText.revision} + 1`
				}
			});
		await record(tx, {
			kind: 'page.edited',
			by: by.personId,
			organisationId: null,
			about: { kind: 'page', id: page },
			before: Object.fromEntries(changed.map((lang) => [lang, before.get(lang)?.text ?? null])),
			after: Object.fromEntries(changed.map((lang) => [lang, read.value[lang]]))
		});
		return yes(null);
	});
}

function changedMeanwhile(lang: PairLang): Issue {
	return { field: lang, key: 'site.changed_meanwhile' };
}

async function lockTexts(tx: Db, page: KeptPage): Promise<Map<string, { text: string; revision: number }>> {
	const rows = await tx
		.select({ language: pageText.language, text: pageText.text, revision: pageText.revision })
		.from(pageText)
		.where(eq(pageText.page, page))
		.orderBy(pageText.language)
		.for('update');
	return new Map(rows.map(({ language, text, revision }) => [language, { text, revision }]));
}
