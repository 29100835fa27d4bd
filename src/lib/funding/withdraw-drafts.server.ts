import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { isId } from './locked-expense.server.ts';

/**
 * Takes back drafts of one organisation, all or none, as when their entering is undone: what a file brought may be
 * brought in again. Gives how many.
 *
 * @param seen their revisions in the same order; one that has another now was changed by somebody, and all stay
 * @throws 404, 403
 */
export async function withdrawDrafts(
	db: Db,
	by: Actor,
	organisationId: string,
	ids: readonly string[],
	seen?: readonly number[]
): Promise<Decision<number>> {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	const wanted = JSON.stringify([...new Set(ids.filter(isId))]);
	return db.transaction(async (tx) => {
		const rows = await tx.execute<{ id: string; state: string; revision: number }>(sql`
			select id, state, revision from expense
			where organisation_id = ${organisationId} and id in (select value::uuid from json_array_elements_text(${wanted}::json))
			order by id for update`);
		found(rows.length > 0 && rows.length === ids.length ? rows : undefined);
		if ([...rows].some(({ state }) => state !== 'draft')) return no({ field: '', key: 'expense.moved_on' });
		const started = new Map(ids.map((id, at) => [id, seen?.[at]]));
		if (seen && [...rows].some(({ id, revision }) => started.get(id) !== revision))
			return no({ field: '', key: 'expense.changed_meanwhile' });
		await tx.execute(sql`
			update expense set state = 'withdrawn', revision = revision + 1, source_key = null
			where id in (select value::uuid from json_array_elements_text(${wanted}::json))`);
		await tx.execute(sql`
			insert into journal_entry (kind, person_id, organisation_id, about_kind, about_id, before, after)
			select 'expense.withdrawn', ${by.personId}, ${organisationId}, 'expense', value,
				'{"state": "draft"}'::jsonb, '{"state": "withdrawn"}'::jsonb
			from json_array_elements_text(${wanted}::json)`);
		return yes(rows.length);
	});
}
