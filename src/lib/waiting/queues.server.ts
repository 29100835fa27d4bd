import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { MOST_ATTEMPTS } from '#lib/mail/mail.ts';
import type { QueueName } from './queue.ts';

export type Queue = { name: QueueName; count: number; oldest: string | null };

/** How much waits for the secretariat as a whole, and since when. */
export async function queuesOf(db: Db, by: Actor): Promise<Queue[]> {
	demand(by, 'review.read', { organisationId: null });
	return db.execute<Queue>(sql`
		select name, count, to_char(oldest at time zone 'Europe/Oslo', 'YYYY-MM-DD') as oldest from (
			select 1 as place, 'pilots' as name, count(*)::int as count, min(submitted_at) as oldest
			from pilot_version where publication = 'submitted'
			union all
			select 2, 'solutions', count(*)::int, min(submitted_at) from solution where publication = 'submitted'
			union all
			select 3, 'needs', count(*)::int, min(submitted_at) from need where state = 'submitted'
			union all
			select 4, 'suppliers', count(*)::int, min(confirmed_at) from supplier_registration where state = 'confirmed'
			union all
			select 5, 'measurements', count(*)::int, min(entered_at) from measurement where state = 'submitted'
			union all
			select 6, 'lessons', count(*)::int, min(submitted_at) from lesson where publication = 'submitted'
			union all
			select 7, 'expenses', count(*)::int, min(coalesce(submitted_at, entered_at)) from expense where state = 'submitted'
			union all
			select 8, 'budget', count(*)::int, min(proposed_at) from budget_version where state = 'proposed'
			union all
			select 9, 'rates', count(*)::int, min(proposed_at) from rule_proposal where state = 'proposed' and kind = 'rates'
			union all
			select 10, 'rules', count(*)::int, min(proposed_at) from rule_proposal where state = 'proposed' and kind = 'rule_set'
			union all
			select 11, 'glossary', count(*)::int, min(proposed_at) from concept_proposal where state = 'submitted'
			union all
			select 12, 'translations', count(distinct (subject_kind, subject_id, language))::int, min(submitted_at)
			from translation where submitted_at is not null
			union all
			select 13, 'accessibility', count(*)::int, min(created_at) from accessibility_report where handled_at is null
			union all
			select 14, 'mail', count(*)::int, min(created_at) from outgoing_mail
			where sent_at is null and dropped_at is null and attempts < ${MOST_ATTEMPTS}
		) as queue order by place`);
}
