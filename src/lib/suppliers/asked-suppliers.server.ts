/** A part of the query behind the start page: see waiting/parts.server.ts for its columns. */
import { sql, type SQL } from 'drizzle-orm';

/** Firms that confirmed their registration; never one's own. */
export function suppliersToVerify(me: string, most: number): SQL {
	return sql`(
	select 'supplier_registered' as kind, null as organisation_id, registration.name as title, null as title_lang,
		registration.id::text as thing, 1 as count,
		to_char(registration.confirmed_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as since, null as due
	from supplier_registration registration
	where registration.state = 'confirmed' and registration.person_id is distinct from ${me}
	order by registration.confirmed_at limit ${most})`;
}
