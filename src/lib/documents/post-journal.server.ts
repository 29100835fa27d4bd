/**
 * What an organisation enters in its own post journal (offentleglova § 10, offentlighets- och sekretesslagen ch. 5): its
 * documents, published or not, and what went between it, the secretariat and those who asked. Vouchers are accounts and
 * answers of suppliers have a log of their own; neither is here.
 */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Keeper } from './register-document.server.ts';
import { receivedKinds, sentKinds, type JournalLine } from './post-journal.ts';
import { ownEntries } from './register-places.server.ts';
import type { Period } from './register.ts';

/** Of each sort, in one file. */
const MOST = 10_000;

/** In the order of the days. @throws 404, 403 */
export async function postJournal(db: Db, by: Actor, keeper: Keeper, period: Period): Promise<JournalLine[]> {
	demand(by, 'workspace.read', { organisationId: keeper.organisationId });
	const lines = await Promise.all([
		documentLines(db, keeper, period),
		messageLines(db, keeper, period),
		questionLines(db, keeper, period)
	]);
	return lines.flat().sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
}

const within = (day: string, { from, to }: Period) => {
	const column = sql.raw(day);
	return sql`(${from}::date is null or ${column} >= ${from}::date) and (${to}::date is null or ${column} <= ${to}::date)`;
};
const dayOf = (instant: string) => `(${instant} at time zone 'Europe/Oslo')::date`;
type Row = JournalLine & Record<string, unknown>;

async function documentLines(db: Db, { covers }: Keeper, period: Period): Promise<JournalLine[]> {
	const day = 'coalesce(entry.document_date, entry.uploaded_on)';
	return db.execute<Row>(sql`
		select ${sql.raw(day)}::text as day, 'document' as what, entry.id, entry.name, entry.text_nb as "textNb",
			entry.text_sv as "textSv", entry.case_number as "caseNumber", entry.sender, entry.receiver,
			entry.published_on is not null as "isPublic"
		from ${ownEntries(covers)} as entry where ${within(day, period)}
		order by ${sql.raw(day)} desc limit ${MOST}`);
}

async function messageLines(db: Db, { covers }: Keeper, period: Period): Promise<JournalLine[]> {
	const day = dayOf('happened.at');
	return db.execute<Row>(sql`
		select ${sql.raw(day)}::text as day, case when happened.kind = any(${sql.param([...sentKinds])}::text[]) then 'sent' else 'received' end
			as what, happened.id::text as id, happened.kind as name, coalesce(
				(select v.title from pilot_version v where v.pilot_id::text = happened.about_id and happened.about_kind = 'pilot'
					order by v.number desc limit 1),
				(select n.title from need n where n.id::text = happened.about_id and happened.about_kind = 'need'), '') as "textNb",
			'' as "textSv", null as "caseNumber", null as sender, null as receiver, false as "isPublic"
		from journal_entry happened
		where happened.organisation_id = any(${sql.param([...covers])}::text[])
			and happened.kind = any(${sql.param([...sentKinds, ...receivedKinds])}::text[]) and ${within(day, period)}
		order by happened.at desc limit ${MOST}`);
}

/** Who asked is told to nobody, so the journal does not say it either. */
async function questionLines(db: Db, { covers }: Keeper, period: Period): Promise<JournalLine[]> {
	const line = (what: 'question' | 'answer', instant: string) => sql`
		select ${sql.raw(dayOf(instant))}::text as day, ${what} as what, q.id::text as id, '' as name, n.title as "textNb",
			'' as "textSv", null as "caseNumber", null as sender, null as receiver, n.published_at is not null as "isPublic"
		from question q join need n on n.id = q.need_id
		where n.owner_id = any(${sql.param([...covers])}::text[]) and ${sql.raw(instant)} is not null
			and ${within(dayOf(instant), period)}`;
	return db.execute<Row>(sql`
		select * from (${line('question', 'q.asked_at')} union all ${line('answer', 'q.answered_at')}) as lines
		order by day desc limit ${MOST}`);
}
