/** The rows of a ledger as everybody may read them. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Currency } from '#lib/money.ts';
import { readPage, type Page } from '#lib/page.ts';
import { decimalText } from '#lib/rational.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import type { LedgerKind, LedgerRow } from './ledger-entry.ts';
import type { LedgerFilter } from './ledger-filter.ts';

const perPage = 25;
/** Rows fetched at once while a file is written. */
const batch = 2000;

type Stored = {
	number: string;
	at: Date | string;
	kind: LedgerKind;
	organisation: string;
	side: Side;
	work_package: string;
	category: string;
	period: string;
	amount_minor: string | null;
	currency: Currency | null;
	rate: string | null;
	eur_minor: string;
	rule_set: string;
	refers_to: string | null;
	reason: string;
	masked: string;
	prev: string;
	hash: string;
};

const columns = sql`l.number, l.at, l.kind, l.organisation_id as organisation, l.side, l.work_package, l.category,
	l.period_code as period, l.amount_minor, l.currency, trim_scale(l.rate_per_euro)::text as rate, l.eur_minor,
	l.rule_set_id as rule_set, l.reverses_number as refers_to, l.reason, l.masked_hash as masked, l.prev_hash as prev, l.hash`;

export type LedgerPage = {
	rows: LedgerRow[];
	page: Page;
	/** Of all that the filter leaves. */
	count: number;
	eurMinor: bigint;
};

/** Newest first. */
export async function ledgerPage(
	db: Db,
	projectId: string,
	filter: LedgerFilter,
	asked: string | null
): Promise<LedgerPage> {
	const where = whereOf(projectId, filter);
	const [sums] = await db.execute<{ count: number; eur: string }>(
		sql`select count(*)::int as count, coalesce(sum(l.eur_minor), 0)::text as eur from ledger_entry l where ${where}`
	);
	const count = sums?.count ?? 0;
	const page = readPage(asked, count, perPage);
	// numbers have no gaps: a page of the whole book is found by them, however far back it is
	const isWhole = Object.values(filter).every((value) => value === undefined);
	const from = isWhole ? sql`l.number <= ${count - page.offset}` : sql`true`;
	const rows = await db.execute<Stored>(sql`
		select ${columns} from ledger_entry l where ${where} and ${from}
		order by l.number desc limit ${page.perPage} offset ${isWhole ? 0 : page.offset}`);
	return { rows: [...rows].map(rowOf), page, count, eurMinor: BigInt(sums?.eur ?? 0) };
}

/** In the order of the chain, up to the row `last`, a batch at a time: a file of any length is never held whole. */
export async function* ledgerBatches(
	db: Db,
	projectId: string,
	last: number,
	filter: LedgerFilter = {}
): AsyncGenerator<LedgerRow[]> {
	let after = 0;
	for (;;) {
		const rows = await db.execute<Stored>(sql`
			select ${columns} from ledger_entry l
			where ${whereOf(projectId, filter)} and l.number > ${after} and l.number <= ${last}
			order by l.number limit ${batch}`);
		const read = [...rows].map(rowOf);
		if (read.length > 0) yield read;
		if (read.length < batch) return;
		after = read.at(-1)?.number ?? last;
	}
}

/** The rows in which one expense stands, and those that take it back or correct it, in the order of the chain. */
export async function ledgerRowsAbout(db: Db, sourceId: string): Promise<LedgerRow[]> {
	const rows = await db.execute<Stored>(sql`
		select ${columns} from ledger_entry l where ${isAbout(sourceId)} order by l.number limit 200`);
	return [...rows].map(rowOf);
}

/** Of a row `l`: it tells of this expense, or takes it back or corrects it. */
export function isAbout(sourceId: string): SQL {
	return sql`(l.source_id = ${sourceId} or (l.project_id, l.reverses_number) in (
		select x.project_id, x.number from ledger_entry x where x.source_id = ${sourceId}))`;
}

function whereOf(projectId: string, filter: LedgerFilter): SQL {
	const is = (column: SQL, value: string | undefined) => (value === undefined ? [] : [sql`${column} = ${value}`]);
	return sql.join(
		[
			sql`l.project_id = ${projectId}`,
			...is(sql`l.side`, filter.side),
			...is(sql`l.organisation_id`, filter.organisation),
			...is(sql`l.work_package`, filter.workPackage),
			...is(sql`l.category`, filter.category),
			...is(sql`l.period_code`, filter.period),
			...is(sql`l.kind`, filter.kind)
		],
		sql` and `
	);
}

function rowOf(row: Stored): LedgerRow {
	return {
		number: Number(row.number),
		at: new Date(row.at).toISOString(),
		kind: row.kind,
		organisation: row.organisation,
		side: row.side,
		work_package: row.work_package,
		category: row.category,
		period: row.period,
		amount: row.amount_minor === null ? null : decimalText(BigInt(row.amount_minor), 2),
		currency: row.currency,
		rate: row.rate,
		eur: decimalText(BigInt(row.eur_minor), 2),
		rule_set: row.rule_set,
		refers_to: row.refers_to === null ? null : Number(row.refers_to),
		reason: row.reason,
		masked: row.masked,
		prev: row.prev,
		hash: row.hash
	};
}
