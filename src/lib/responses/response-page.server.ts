/** What the pages of an answer show beside it. */
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { ownSolutions } from '#lib/solutions/solutions.server.ts';
import type { Place } from './held-response.server.ts';
import { ownResponse } from './own-response.server.ts';
import { closedFor, hindrance, isDecided, withdrawing } from './response.ts';
import type { Vault } from './seal-key.server.ts';

/** Published solutions of a firm: the only ones that an answer may name. */
export async function publicSolutions(db: Db, organisationId: string) {
	const all = await ownSolutions(db, [organisationId]);
	return all
		.filter(({ publication }) => publication === 'published')
		.map(({ id, slug, name, language }) => ({ id, slug, name, language }));
}

/** The firm's own page of an answer. @throws 404 */
export async function ownPage(db: Db, by: Actor, vault: Vault, place: Place) {
	const { need, firm, kept, draft, submitted, fault } = await ownResponse(db, by, vault, place);
	const directory = await organisationDirectory(db);
	const { nameNb, nameSv, country } = found(directory.get(need.ownerId));
	const state = kept?.state ?? 'draft';
	const why = hindrance(firm) ?? closedFor(need) ?? null;
	return {
		need,
		owner: { nameNb, nameSv, country },
		kept,
		draft,
		submitted,
		fault,
		/** Why nothing can be written now; null when it can. */
		hindrance: why ?? (isDecided(state) ? { field: '', key: 'response.is_decided' } : null),
		mayWithdraw: withdrawing(need, state).ok,
		solutions: await publicSolutions(db, place.organisationId)
	};
}
