/**
 * What a decision means for the ledger: a row for each approved expense, and where its side has flat rates a row with
 * the change of what is computed on it. So at every moment the rows add up to `spent` of the shared figures.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Currency } from '#lib/money.ts';
import { appendLedger, holdLedger } from '#lib/ledger/append-ledger.server.ts';
import type { NewEntry } from '#lib/ledger/chain-rows.ts';
import type { LedgerKind } from '#lib/ledger/ledger-entry.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import { computedEntries } from './ledger-computed.server.ts';

/** Call it in the transaction that decides, after the decision is written. An archived project has no ledger. */
export async function enterInLedger(tx: Db, projectId: string, expenseIds: readonly string[]): Promise<void> {
	await enter(tx, projectId, sql`and e.id = any(${sql.param([...expenseIds])}::uuid[])`, expenseIds.length);
}

/** Enters the oldest decisions that are not in the ledger yet; gives how many. */
export async function enterMissing(tx: Db, projectId: string, limit: number): Promise<number> {
	return enter(tx, projectId, sql``, limit);
}

async function enter(tx: Db, projectId: string, which: SQL, limit: number): Promise<number> {
	await holdLedger(tx, projectId);
	const rows = await decided(tx, projectId, which, limit);
	const [last] = rows.slice(-1);
	if (!last) return 0;
	await appendLedger(tx, projectId, rows.map(entryOf));
	const places = rows.map(({ organisation_id: organisationId, period_code: periodCode }) => ({
		organisationId,
		periodCode
	}));
	await appendLedger(tx, projectId, await computedEntries(tx, projectId, places, new Date(last.decided_at)));
	return rows.length;
}

type Decided = {
	id: string;
	kind: string;
	organisation_id: string;
	side: Side;
	work_package: string;
	category: string;
	period_code: string;
	decided_at: string;
	amount: string;
	currency: Currency;
	rate: string;
	eur: string;
	rule_set_id: string;
	reverses_id: string | null;
	text: string;
	supplier: string;
	voucher_number: string;
	documents: string[];
};

/** Of a cut expense the amount is what its accepted euros are worth at its own rate. */
async function decided(tx: Db, projectId: string, which: SQL, limit: number): Promise<Decided[]> {
	return [
		...(await tx.execute<Decided>(sql`
			select e.id, e.kind, e.organisation_id, partner.side, coalesce(e.work_package, '') as work_package, e.category,
				e.period_code, coalesce(e.decided_at, e.submitted_at, e.entered_at) as decided_at,
				case when e.state = 'cut' then round(e.approved_minor * e.rate_per_euro) else e.amount_minor end::text as amount,
				e.currency, e.rate_per_euro::text as rate, e.approved_minor::text as eur, e.rule_set_id, e.reverses_id,
				e.text, e.supplier, e.voucher_number,
				array(select d.sha256 from expense_document x join document d on d.id = x.document_id
					where x.expense_id = e.id order by d.sha256) as documents
			from expense e
			join project on project.id = e.project_id and not project.is_archive
			join project_partner partner on partner.project_id = e.project_id and partner.organisation_id = e.organisation_id
			where e.project_id = ${projectId} and e.state in ('approved', 'cut') ${which}
				and not exists (select from ledger_entry l where l.source_id = e.id)
			order by decided_at, e.id
			limit ${limit}`))
	];
}

function entryOf(row: Decided): NewEntry {
	const kind = kindOf(row.kind);
	const corrects = kind === 'reversal' || kind === 'correction';
	return {
		kind,
		at: new Date(row.decided_at),
		organisationId: row.organisation_id,
		side: row.side,
		workPackage: row.work_package,
		category: row.category,
		periodCode: row.period_code,
		sourceId: row.id,
		refersToSource: corrects ? row.reverses_id : null,
		amountMinor: BigInt(row.amount),
		currency: row.currency,
		ratePerEuro: row.rate,
		eurMinor: BigInt(row.eur),
		ruleSetId: row.rule_set_id,
		// of these two the text is the reason, written to be read by everybody
		reason: corrects ? row.text : '',
		masked: {
			text: row.text,
			supplier: row.supplier,
			voucher_number: row.voucher_number,
			documents: row.documents
		}
	};
}

function kindOf(kind: string): LedgerKind {
	return kind === 'income' || kind === 'reversal' || kind === 'correction' ? kind : 'expense';
}
