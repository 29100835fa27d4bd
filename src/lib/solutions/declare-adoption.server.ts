/** Somebody on one of the sides says that an organisation uses a solution. */
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { noteAdoption, tellAdministrators } from './adoption-news.server.ts';
import type { Declaration, DeclarationChoices } from './adoption-form.ts';
import { maySpeakOf, type Sides } from './adoption.ts';
import { adoption, solution } from './schema.server.ts';
import type { Sender } from './solution-mail.server.ts';
import { pilotChoices, type PilotChoice, type SolutionWorkspace } from './solution-workspace.server.ts';

type Offered = { id: string; slug: string; name: string; language: string; pilots: string[] };
export type DeclarationOptions = {
	choices: DeclarationChoices;
	solutions: Offered[];
	organisations: { id: string; name: string }[];
	pilots: PilotChoice[];
};

/** What may be declared in this workspace: a supplier speaks of its own products only. */
export async function declarationOptions(
	db: Db,
	workspace: SolutionWorkspace,
	lang: Lang,
	today: string
): Promise<DeclarationOptions> {
	const mine = or(...workspace.covers.flatMap((id) => [eq(solution.supplierId, id), eq(solution.organisationId, id)]));
	const [solutions, directory] = await Promise.all([
		offered(db, workspace.isSupplier ? mine : undefined),
		organisationDirectory(db)
	]);
	const collator = new Intl.Collator(lang);
	const organisations = [...directory.values()]
		.filter(({ kind, activeTo }) => kind !== 'secretariat' && (activeTo === null || activeTo >= today))
		.map((each) => ({ id: each.id, name: nameIn(lang, each) }))
		.sort((a, b) => collator.compare(a.name, b.name));
	const tried = new Set(solutions.flatMap(({ pilots }) => pilots));
	return {
		solutions,
		organisations,
		pilots: (await pilotChoices(db, undefined)).filter(({ id }) => tried.has(id)),
		choices: { solutions, organisations: organisations.map(({ id }) => id) }
	};
}

/**
 * @returns the id of the adoption, which nobody but the two sides sees until it is confirmed
 * @throws 404, 403
 */
export async function declareAdoption(
	db: Db,
	by: Actor,
	workspace: SolutionWorkspace,
	said: Declaration,
	sender: Sender
): Promise<Decision<string>> {
	demand(by, 'adoption.declare', { organisationId: workspace.id }, 'solution.read_draft');
	return db.transaction(async (tx) => {
		const sides = await sidesOf(tx, said);
		if (!sides) return no({ field: 'solution', key: 'adoption.solution_missing' });
		if (!maySpeakOf(workspace.covers, sides)) return no({ field: 'user', key: 'adoption.not_your_side' });
		const [row] = await tx
			.insert(adoption)
			.values({ ...said, declarerId: workspace.id, declaredBy: by.personId, language: by.language })
			.onConflictDoNothing()
			.returning({ id: adoption.id });
		if (!row) return no({ field: 'user', key: 'adoption.known_already' });
		const news = { id: row.id, organisationId: said.organisationId };
		await noteAdoption(tx, by, 'adoption.declared', news, { after: said });
		await tellAdministrators(tx, news, { solution: sides.name, declarer: workspace }, sender);
		return yes(row.id);
	});
}

async function offered(db: Db, condition: ReturnType<typeof or>): Promise<Offered[]> {
	return db
		.select({
			id: solution.id,
			slug: solution.slug,
			name: solution.name,
			language: solution.language,
			pilots: sql<string[]>`array(select link.pilot_id from pilot_solution link
				where link.solution_id = solution.id order by 1 limit 500)`
		})
		.from(solution)
		.where(and(eq(solution.publication, 'published'), isNull(solution.changesId), condition))
		.orderBy(asc(solution.name), asc(solution.id))
		.limit(500);
}

async function sidesOf(tx: Db, said: Declaration): Promise<(Sides & { name: string }) | undefined> {
	const [row] = await tx
		.select({
			name: solution.name,
			ownerId: solution.organisationId,
			supplierId: solution.supplierId,
			pilotSide: sql<string[]>`array(
				select pilot.owner_id from pilot_solution link
				join pilot on pilot.id = link.pilot_id and pilot.hidden_at is null
				join pilot_version version on version.pilot_id = pilot.id and version.publication = 'published'
				where link.solution_id = solution.id
				union
				select part.organisation_id from pilot_solution link
				join pilot_version version on version.pilot_id = link.pilot_id and version.publication = 'published'
				join pilot_partner part on part.pilot_id = version.pilot_id and part.number = version.number
					and part.role in ('co_owner', 'test_site')
				where link.solution_id = solution.id)`
		})
		.from(solution)
		.where(and(eq(solution.id, said.solutionId), eq(solution.publication, 'published')))
		.limit(1);
	return row && { ...row, adopterId: said.organisationId };
}
