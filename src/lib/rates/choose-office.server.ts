import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { projectPartner } from '#lib/projects/schema.server.ts';

type Choice = { projectId: string; organisationId: string; office: string };

/** Whether a partner shows its real office costs: a choice for the whole project, made before anything is submitted. */
export async function chooseOffice(
	db: Db,
	by: Actor,
	{ projectId, organisationId, office }: Choice
): Promise<Decision<null>> {
	demand(by, 'rate.decide', { organisationId: null }, 'review.read');
	const field = `office_${organisationId}`;
	if (office !== 'flat' && office !== 'real') return no({ field, key: 'rule_set.office_missing' });
	return db.transaction(async (tx) => {
		const [row] = await tx.execute<{ before: string; allowed: boolean; used: boolean }>(sql`
			select m.office as before, (r.sides -> m.side ->> 'realOffice')::boolean as allowed, exists (
				select from expense e where e.project_id = m.project_id and e.organisation_id = m.organisation_id
					and e.rule_set_id is not null) as used
			from project_partner m
			join project_side s on s.project_id = m.project_id and s.side = m.side
			join rule_set r on r.id = s.rule_set_id
			where m.project_id = ${projectId} and m.organisation_id = ${organisationId} for update of m`);
		const { before, allowed, used } = found(row);
		if (before === office) return yes(null);
		if (!allowed) return no({ field, key: 'rule_set.real_office_not_allowed' });
		if (used) return no({ field, key: 'rule_set.office_in_use' });
		await tx
			.update(projectPartner)
			.set({ office })
			.where(and(eq(projectPartner.projectId, projectId), eq(projectPartner.organisationId, organisationId)));
		await record(tx, {
			kind: 'partner.office_chosen',
			by: by.personId,
			organisationId,
			about: { kind: 'project_partner', id: `${projectId} ${organisationId}` },
			before: { office: before },
			after: { office }
		});
		return yes(null);
	});
}
