/** Finds what waits for a person, in one query of as many parts as the person's rights ask for. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { isContentLang } from '#lib/lang.ts';
import { partsFor } from './parts.server.ts';
import { inOrder, type Urgent, type WaitingKind } from './waiting.ts';

type Row = {
	kind: WaitingKind;
	organisation_id: string | null;
	name_nb: string | null;
	name_sv: string | null;
	title: string;
	title_lang: string | null;
	thing: string;
	count: number;
	since: string;
	due: string | null;
};

/** Most urgent first; of one kind no more than the hundred oldest. */
export async function waitingFor(db: Db, by: Actor, today: string): Promise<Urgent[]> {
	const parts = partsFor(by, today);
	if (parts.length === 0) return [];
	const rows = await db.execute<Row>(sql`
		select part.*, organisation.name_nb, organisation.name_sv
		from (${sql.join(parts, sql` union all `)}) as part
		left join organisation on organisation.id = part.organisation_id`);
	const waiting = rows.map((row) => ({
		kind: row.kind,
		organisationId: row.organisation_id,
		organisation: row.name_nb === null || row.name_sv === null ? null : { nb: row.name_nb, sv: row.name_sv },
		title: row.title,
		titleLang: isContentLang(row.title_lang) ? row.title_lang : null,
		thing: row.thing,
		count: row.count,
		since: row.since,
		due: row.due
	}));
	return inOrder(waiting, today);
}
