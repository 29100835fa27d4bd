/**
 * Which firm answers a sealed need is as closed as what it answers: whatever lists the log of a need, the journal or mail
 * leaves it out until the deadline, whoever reads; see docs/decisions/016.
 */
import { sql, type SQL } from 'drizzle-orm';

/** @param need the table or its alias in the statement */
export function isStillSealed(need: SQL): SQL {
	return sql`(${need}.is_sealed and coalesce(clock_timestamp() < need_closes_at(${need}.deadline, ${need}.deadline_time), true))`;
}

/** Of a mail that says that an answer came in. @param mail the table or its alias in the statement */
export function isSealedReceipt(mail: SQL): SQL {
	// not `exists`: the sealed needs are looked up once, not for each mail
	return sql`coalesce(${mail}.answers_need in (select need.id from need where ${isStillSealed(sql`need`)}), false)`;
}

/** Of an entry in the journal; what is left of an answer that was thrown away is told to nobody. */
export function isSealedEntry(entry: SQL): SQL {
	return sql`(${entry}.about_kind = 'response' and not exists (
		select from response join need on need.id = response.need_id
		where response.id::text = ${entry}.about_id and not ${isStillSealed(sql`need`)}))`;
}
