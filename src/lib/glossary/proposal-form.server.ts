import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { typedOf } from './typed-concept.ts';
import { conceptsWhere } from './concepts.server.ts';
import { lineOf } from './ordbok.ts';
import { ownProposals, wordOfProposal } from './proposals.server.ts';
import { concept } from './schema.server.ts';

const LONGEST_WORD = 100;
/** Of one's own proposals, the newest. */
const SHOWN = 20;

type Begun = { readonly conceptId: string | null; readonly word: string };

/** What a proposal starts from: the concept as it stands, or the word that somebody missed. @throws 404 */
export async function proposalForm(db: Db, by: Actor, { conceptId, word }: Begun, lang: Lang) {
	demand(by, 'glossary.propose', { organisationId: null });
	const own = (await ownProposals(db, by))
		.slice(0, SHOWN)
		.map(({ id, state, proposedAt, remark, language, conceptId: of, content }) => ({
			...{ id, state, proposedAt, remark, language, conceptId: of },
			word: wordOfProposal({ content, language })
		}));
	if (conceptId === null) {
		const side = `words_${lang === 'sv' ? 'sv' : 'nb'}`;
		return { about: null, typed: { [side]: word.trim().slice(0, LONGEST_WORD) }, own };
	}
	const [row] = await conceptsWhere(db, eq(concept.id, conceptId));
	const kept = found(row?.retiredAt === null ? row : undefined);
	const line = lineOf(kept, lang);
	return { about: { id: kept.id, word: line.own ?? line.other ?? kept.id }, typed: typedOf(kept), own };
}
