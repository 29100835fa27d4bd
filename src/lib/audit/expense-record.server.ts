/** Everything that there is about one expense, as far as the reader may see it. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { pairedWith, type Paired } from '#lib/funding/counterparts.server.ts';
import { expenseFile, type ExpenseFile } from '#lib/funding/expense-file.server.ts';
import type { LedgerRow } from '#lib/ledger/ledger-entry.ts';
import type { Proof } from '#lib/ledger/proof.ts';
import { proofsAbout } from '#lib/ledger/proofs.server.ts';

type RecordedDocument = {
	id: string;
	name: string;
	mediaType: string;
	byteCount: number;
	sha256: string;
	uploadedAt: string;
	uploadedBy: string | null;
};
type RecordedRules = {
	id: string;
	validFrom: string;
	validTo: string | null;
	source: string;
	flatRates: unknown;
	sides: unknown;
	limits: unknown;
};
type RecordedReport = { state: string } & Record<
	'submittedBy' | 'submittedAt' | 'approvedBy' | 'approvedAt' | 'claimedBy' | 'claimedAt' | 'paidBy' | 'paidAt',
	string | null
>;
type Mark = { personId: string; name: string; at: string; note: string };

export type ExpenseRecord = ExpenseFile & {
	/** What takes it back, and what it takes back. */
	pairs: readonly Paired[];
	/** None for a reader from whom the words are kept. */
	documents: readonly RecordedDocument[];
	/** As frozen with the expense; undefined of a draft. */
	rules: RecordedRules | undefined;
	ledger: readonly LedgerRow[];
	/** How the codes of these rows are computed again; none for a reader from whom the words are kept. */
	proofs: readonly Proof[];
	report: RecordedReport | undefined;
	/** Auditors' own; none for a reader who does not audit. */
	marks: readonly Mark[];
};

/** @throws 404 when there is no such expense, or none that `by` may read */
export async function expenseRecord(db: Db, by: Actor, id: string, today: string): Promise<ExpenseRecord> {
	const file = await expenseFile(db, by, id, { by, today, rateNow: undefined });
	const { expense } = file;
	const audits = may(by, 'audit.read', { organisationId: null });
	const [pairs, documents, rules, proofs, report, marks] = await Promise.all([
		pairedWith(db, by, expense),
		expense.isMasked ? [] : documentsOf(db, id),
		expense.rate ? rulesOf(db, expense.rate.ruleSetId) : undefined,
		proofsAbout(db, id),
		reportOf(db, id),
		audits ? marksOn(db, id) : []
	]);
	const ledger = proofs.map(({ row }) => row);
	return { ...file, pairs, documents, rules, ledger, proofs: expense.isMasked ? [] : proofs, report, marks };
}

async function documentsOf(db: Db, id: string): Promise<RecordedDocument[]> {
	return [
		...(await db.execute<RecordedDocument>(sql`
			select d.id, d.name, d.media_type as "mediaType", d.byte_count::int as "byteCount", d.sha256,
				d.uploaded_at as "uploadedAt", person.name as "uploadedBy"
			from expense_document x join document d on d.id = x.document_id
			left join person on person.id = d.uploaded_by
			where x.expense_id = ${id} order by d.uploaded_at, d.id limit 200`))
	];
}

/** A rule set in use never changes, so it is the one that was frozen with the expense. */
async function rulesOf(db: Db, id: string): Promise<RecordedRules | undefined> {
	const [row] = await db.execute<RecordedRules>(sql`
		select id, valid_from::text as "validFrom", valid_to::text as "validTo", source,
			flat_rates as "flatRates", sides, limits
		from rule_set where id = ${id}`);
	return row;
}

/** Of the partner for the period; undefined while there is none. */
async function reportOf(db: Db, id: string): Promise<RecordedReport | undefined> {
	const [row] = await db.execute<RecordedReport>(sql`
		select r.state, submitter.name as "submittedBy", r.submitted_at as "submittedAt",
			approver.name as "approvedBy", r.approved_at as "approvedAt",
			claimer.name as "claimedBy", r.claimed_at as "claimedAt", payer.name as "paidBy", r.paid_at as "paidAt"
		from expense e
		join report r on r.project_id = e.project_id and r.organisation_id = e.organisation_id
			and r.period_code = e.period_code
		left join person submitter on submitter.id = r.submitted_by
		left join person approver on approver.id = r.approved_by
		left join person claimer on claimer.id = r.claimed_by
		left join person payer on payer.id = r.paid_by
		where e.id = ${id}`);
	return row;
}

async function marksOn(db: Db, id: string): Promise<Mark[]> {
	return [
		...(await db.execute<Mark>(sql`
			select seen.person_id as "personId", person.name, seen.seen_at as at, seen.note
			from expense_seen seen join person on person.id = seen.person_id
			where seen.expense_id = ${id} order by seen.seen_at desc limit 50`))
	];
}
