/** What is written down and told when the use of a solution is declared, answered, changed or ended. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { tell, writers, type Sender } from './solution-mail.server.ts';

type Of = { readonly id: string; readonly organisationId: string };

export async function noteAdoption(
	tx: Db,
	by: Actor,
	kind: `adoption.${string}`,
	{ id, organisationId }: Of,
	{ reason, before, after }: { reason?: string; before?: unknown; after?: unknown } = {}
): Promise<void> {
	const about = { kind: 'adoption', id };
	await record(tx, { kind, by: by.personId, organisationId, about, reason, before, after });
}

type Declarer = { readonly nameNb: string; readonly nameSv: string };

/** Asks those who may confirm. */
export async function tellAdministrators(
	tx: Db,
	{ id, organisationId }: Of,
	about: { readonly solution: string; readonly declarer: Declarer },
	{ origin, today }: Sender
): Promise<void> {
	await tell(
		tx,
		{ organisationId, roles: ['administrator'] },
		{
			kind: 'adoption_declared',
			params: (to) => ({
				solution: about.solution,
				declarer: nameIn(to.language, about.declarer),
				link: `${origin}/${to.language}/arbeid/${to.organisationId}/losninger/bruk/${id}`
			})
		},
		today
	);
}

type Answer = {
	readonly kind: 'adoption_confirmed' | 'adoption_refused';
	readonly solution: string;
	readonly slug: string;
	readonly organisation: Declarer;
	readonly reason: string;
};

/** Tells those who had declared it. */
export async function tellDeclarers(
	tx: Db,
	declarerId: string,
	{ kind, solution, slug, organisation, reason }: Answer,
	{ origin, today }: Sender
): Promise<void> {
	await tell(
		tx,
		{ organisationId: declarerId, roles: writers },
		{
			kind,
			params: ({ language }) => ({
				solution,
				reason,
				organisation: nameIn(language, organisation),
				link: `${origin}/${language}/losninger/${slug}`
			})
		},
		today
	);
}
