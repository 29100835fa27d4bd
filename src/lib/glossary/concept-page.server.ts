/** All that the public page of a concept tells. */
import { desc, eq, sql } from 'drizzle-orm';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { glossaryBook } from './book.server.ts';
import type { ConceptContent } from './concept.ts';
import { changedFields } from './typed-concept.ts';
import { conceptsWhere } from './concepts.server.ts';
import { warningsFor } from './ordbok.ts';
import { concept, conceptChange } from './schema.server.ts';

/** More changes than a word sees in many years. */
const MOST = 200;

type PastChange = {
	readonly revision: number;
	readonly at: Date;
	readonly what: 'first' | 'added' | 'edited' | 'retired' | 'restored';
	readonly reason: string;
	readonly language: ContentLang | null;
	/** Fields that were changed, as the form calls them, with what stood there before and since. */
	readonly fields: readonly string[];
	readonly before: ConceptContent | null;
	readonly after: ConceptContent | null;
};

/** Also of one that was taken out, which says so. @throws 404 */
export async function conceptPage(db: Db, id: string) {
	const [row] = await conceptsWhere(db, eq(concept.id, id));
	const kept = found(row);
	const [history, book] = await Promise.all([historyOfConcept(db, id), glossaryBook(db)]);
	return { concept: kept, warnings: warningsFor(kept, book.lookAlikes), history };
}

/** The newest first, without who; what was never changed has none. */
async function historyOfConcept(db: Db, id: string): Promise<PastChange[]> {
	const rows = await db
		.select({
			revision: conceptChange.revision,
			at: conceptChange.at,
			reason: conceptChange.reason,
			language: sql<ContentLang | null>`${conceptChange.language}`,
			content: sql<ConceptContent | null>`${conceptChange.content}`,
			isDelivered: sql<boolean>`${conceptChange.changedBy} is null and ${conceptChange.reason} = ''`
		})
		.from(conceptChange)
		.where(eq(conceptChange.conceptId, id))
		.orderBy(desc(conceptChange.revision))
		.limit(MOST);
	return rows.map(({ content, isDelivered, ...row }, place) => {
		const [previous] = rows.slice(place + 1);
		const told = rows.slice(place + 1).find((each) => each.content !== null)?.content ?? null;
		const fields = told && content && previous?.content ? changedFields(told, content) : [];
		return { ...row, what: whatOf(content, previous, isDelivered), fields, before: told, after: content };
	});
}

function whatOf(
	content: ConceptContent | null,
	previous: { content: ConceptContent | null } | undefined,
	isDelivered: boolean
): PastChange['what'] {
	if (content === null) return 'retired';
	if (previous === undefined) return isDelivered ? 'first' : 'added';
	return previous.content === null ? 'restored' : 'edited';
}
