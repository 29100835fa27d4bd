/** Which expenses a person reads without their words, since they say or show who worked. */
import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may, organisationsWhere } from '#lib/accounts/may.ts';

/** A condition on an expense that is called `e`. */
export function isMaskedFor(by: Actor): SQL {
	if (may(by, 'expense.read_staff', { organisationId: null })) return sql`false`;
	const own = organisationsWhere(by, 'expense.read_staff');
	if (own.length === 0) return sql`(e.kind = 'staff')`;
	const ids = sql.join(
		own.map((id) => sql`${id}`),
		sql`, `
	);
	return sql`(e.kind = 'staff' and e.organisation_id not in (${ids}))`;
}
