/** The log of a need as those read it who may: in the order of time, page by page or whole. */
import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import { isStillSealed } from '#lib/still-sealed.server.ts';
import { actingFor, type NeedFacts } from './need-facts.server.ts';
import type { LogKind, LogLine } from './need-log-text.ts';

const PER_PAGE = 50;
/** More than any need has; a file that ends here says so. */
export const MOST_LINES = 20_000;

/** @throws 404, 403 */
export function demandLog(by: Actor, need: NeedFacts): void {
	demand(by, 'need_log.read', { organisationId: actingFor(by, 'need_log.read', need) }, 'public.read');
}

type Named = { readonly id: string; readonly nameNb: string; readonly nameSv: string };
type LogPage = { readonly lines: readonly LogLine[]; readonly page: Page; readonly total: number };

/** @param organisationId only what this one did; null = everything */
export async function logPage(
	db: Db,
	needId: string,
	{ organisationId, page }: { organisationId: string | null; page: string | null }
): Promise<LogPage> {
	const where = organisationId === null ? sql`true` : sql`organisation_id = ${organisationId}`;
	const [counted] = await db.execute<{ total: number }>(
		sql`select count(*)::int as total from (${shownLog(needId)}) as log where ${where}`
	);
	const total = counted?.total ?? 0;
	const at = readPage(page, total, PER_PAGE);
	const lines = await linesWhere(db, needId, where, sql`limit ${at.perPage} offset ${at.offset}`);
	return { lines, page: at, total };
}

export async function wholeLog(db: Db, needId: string): Promise<LogLine[]> {
	return linesWhere(db, needId, sql`true`, sql`limit ${MOST_LINES}`);
}

/** Those that the log names to its reader, for choosing one. */
export async function organisationsInLog(db: Db, needId: string): Promise<Named[]> {
	return db.execute<Named>(sql`
		select o.id, o.name_nb as "nameNb", o.name_sv as "nameSv"
		from organisation o
		where o.id in (select organisation_id from (${shownLog(needId)}) as log)
		order by o.name_nb limit 1000`);
}

/**
 * Who hands in a sealed answer is closed to its owner like the answer itself, so the log tells it no sooner. Everything
 * that is read of the log is read from here, lists and filters too.
 */
function shownLog(needId: string): SQL {
	const sealed = sql`(l.kind like 'response%' and ${isStillSealed(sql`n`)})`;
	return sql`
		select l.id, l.at, l.kind, ${sealed} as is_sealed,
			case when ${sealed} then null else l.organisation_id end as organisation_id,
			case when ${sealed} then null else l.detail end as detail
		from need_log l join need n on n.id = l.need_id
		where l.need_id = ${needId}::uuid`;
}

type Row = {
	id: string;
	at: string;
	kind: LogKind;
	is_sealed: boolean;
	detail: Record<string, string | number | null> | null;
	name_nb: string | null;
	name_sv: string | null;
	meeting: string | null;
	meeting_language: string | null;
};

async function linesWhere(db: Db, needId: string, where: SQL, part: SQL): Promise<LogLine[]> {
	// meetings stand above needs, so only their table is known
	const rows = await db.execute<Row>(sql`
		select log.id, log.at, log.kind, log.is_sealed, log.detail, o.name_nb, o.name_sv, e.title as meeting,
			e.language as meeting_language
		from (${shownLog(needId)}) as log
		left join organisation o on o.id = log.organisation_id
		left join event e on e.id = (log.detail ->> 'event')::uuid
		where ${where} order by log.at, log.id ${part}`);
	return rows.map((row) => ({
		id: Number(row.id),
		at: new Date(row.at),
		kind: row.kind,
		isSealed: row.is_sealed,
		organisation: row.name_nb === null || row.name_sv === null ? null : { nb: row.name_nb, sv: row.name_sv },
		detail: row.detail ?? {},
		meeting: row.meeting === null ? null : { title: row.meeting, language: row.meeting_language ?? 'nb' }
	}));
}
