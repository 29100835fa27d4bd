/** Words that invented people miss in the glossary; nobody has answered them yet. */
import { eq, sql } from 'drizzle-orm';
import data from '#data/demo-glossary.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import type { ConceptContent } from '#lib/glossary/concept.ts';
import { conceptsWhere } from '#lib/glossary/concepts.server.ts';
import { concept, conceptProposal } from '#lib/glossary/schema.server.ts';
import { contentOf } from '#lib/glossary/write-concept.server.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

type Wish = (typeof data.proposals)[number];

export async function loadDemoGlossary(tx: Db, people: DemoPeople): Promise<void> {
	for (const wish of data.proposals) {
		await tx.insert(conceptProposal).values({
			conceptId: wish.concept,
			content: await contentFor(tx, wish),
			reason: wish.reason,
			language: wish.language,
			organisationId: wish.organisation,
			proposedBy: idOf(people, wish.person),
			proposedAt: sql`now() - make_interval(days => ${wish.daysAgo})`,
			isDemo: true
		});
	}
}

/** A new one is written out; of one that is there only the words are told that it lacks. */
async function contentFor(tx: Db, wish: Wish): Promise<ConceptContent> {
	if ('content' in wish) return wish.content as ConceptContent;
	const [kept] = await conceptsWhere(tx, eq(concept.id, wish.concept));
	if (!kept) throw new Error(`The demonstration wishes something of ${wish.concept}, which is not there`);
	const content = contentOf(kept);
	return { ...content, words: { ...content.words, nb: [...content.words.nb, ...wish.words.nb] } };
}
