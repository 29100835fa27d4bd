/** The page of the rows behind a number: the secretariat's of all partners, and a partner's own. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { runningProject, sideOfPartner } from '#lib/projects/projects.server.ts';
import { officeStatuses, readQuery, statuses } from './query.ts';
import { rowsBehind } from './rows.server.ts';
import { readNarrow } from './rows.ts';

/** @param organisationId whose rows alone; all partners' for who reads the whole budget */
export async function behindPage(
	db: Db,
	by: Actor,
	asked: URLSearchParams,
	today: string,
	organisationId: string | null = null
) {
	demand(by, organisationId === null ? 'budget.read' : 'expense.read', { organisationId });
	const project = found(await runningProject(db, today));
	if (organisationId !== null) found(await sideOfPartner(db, project.id, organisationId));
	const query = readQuery(asked, today, organisationId === null ? officeStatuses : statuses);
	const narrow = readNarrow(asked);
	const of = { page: asked.get('side_nr'), organisationId: organisationId ?? undefined };
	const behind = await rowsBehind(db, project, query, narrow, of);
	const names = await organisationDirectory(db);
	const partners = new Set([narrow.partner ?? '', ...behind.computed.map(({ organisation }) => organisation)]);
	return {
		query,
		narrow,
		behind,
		asOf: query.asOf ?? today,
		workPackages: project.workPackages,
		organisations: new Map(
			[...partners].flatMap((id) => {
				const known = names.get(id);
				return known ? [[id, { nb: known.nameNb, sv: known.nameSv }] as const] : [];
			})
		)
	};
}
