/** What the public book and its list of corrections show. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import { costCategories } from '#lib/projects/cost-category.ts';
import type { Project } from '#lib/projects/project.ts';
import { ledgerEnd } from './append-ledger.server.ts';
import { ledgerPage } from './ledger-entries.server.ts';
import { readLedgerFilter } from './ledger-filter.ts';

export type LedgerPartner = { id: string; nb: string; sv: string; side: 'NO' | 'SE' };

/** @param query the address's parameters */
export async function ledgerBook(db: Db, project: Project, query: URLSearchParams) {
	const partners = await ledgerPartners(db, project.id);
	const filter = readLedgerFilter(query, {
		organisations: partners.map(({ id }) => id),
		workPackages: project.workPackages.map(({ code }) => code),
		categories: costCategories,
		periods: project.periods.map(({ code }) => code)
	});
	const [end, list, corrections] = await Promise.all([
		ledgerEnd(db, project.id),
		ledgerPage(db, project.id, filter, query.get('side')),
		correctionCount(db, project.id)
	]);
	return { partners, filter, head: end.hash, count: end.number, list, corrections };
}

export async function ledgerPartners(db: Db, projectId: string): Promise<LedgerPartner[]> {
	const rows = await db.execute<LedgerPartner>(sql`
		select o.id, o.name_nb as nb, o.name_sv as sv, p.side
		from project_partner p join organisation o on o.id = p.organisation_id
		where p.project_id = ${projectId} order by o.partner_order nulls last, o.id limit 500`);
	return [...rows];
}

async function correctionCount(db: Db, projectId: string): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int as count from ledger_entry where project_id = ${projectId} and kind in ('reversal', 'correction')`);
	return row?.count ?? 0;
}

export type CorrectionRow = {
	number: number;
	at: string;
	kind: 'reversal' | 'correction';
	nb: string;
	sv: string;
	period: string;
	eurMinor: bigint;
	reason: string;
	/** Of the reason. */
	language: string | null;
	/** The row it is about, with what it was worth. */
	about: { number: number; period: string; eurMinor: bigint } | null;
};

/** Every time that something was taken back, newest first, with the row it is about. */
export async function ledgerCorrections(
	db: Db,
	projectId: string,
	asked: string | null
): Promise<{ rows: CorrectionRow[]; page: Page; count: number }> {
	const count = await correctionCount(db, projectId);
	const page = readPage(asked, count, 50);
	const rows = await db.execute<StoredCorrection>(sql`
		select l.number, l.at, l.kind, o.name_nb as nb, o.name_sv as sv, l.period_code as period, l.eur_minor as eur,
			l.reason, e.language, a.number as about, a.period_code as about_period, a.eur_minor as about_eur
		from ledger_entry l
		join organisation o on o.id = l.organisation_id
		left join ledger_entry a on a.project_id = l.project_id and a.number = l.reverses_number
		left join expense e on e.id = l.source_id
		where l.project_id = ${projectId} and l.kind in ('reversal', 'correction')
		order by l.number desc limit ${page.perPage} offset ${page.offset}`);
	return { page, count, rows: [...rows].map(correctionOf) };
}

type StoredCorrection = {
	number: string;
	at: string;
	kind: CorrectionRow['kind'];
	nb: string;
	sv: string;
	period: string;
	eur: string;
	reason: string;
	language: string | null;
	about: string | null;
	about_period: string | null;
	about_eur: string | null;
};

function correctionOf(stored: StoredCorrection): CorrectionRow {
	const { about, about_period: period, about_eur: eur, ...row } = stored;
	return {
		number: Number(row.number),
		at: new Date(row.at).toISOString(),
		kind: row.kind,
		nb: row.nb,
		sv: row.sv,
		period: row.period,
		eurMinor: BigInt(row.eur),
		reason: row.reason,
		language: row.language,
		about: about === null ? null : { number: Number(about), period: period ?? '', eurMinor: BigInt(eur ?? 0) }
	};
}
