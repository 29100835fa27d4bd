/** The expenses that a sample is drawn from: what was decided in a period and counts, up to a moment. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { risksOf } from './risk.ts';
import type { Candidate } from './sample.ts';

/** More than any project has in one period. */
const most = 100_000;

export type Population = { readonly projectId: string; readonly periodCode: string };

type Row = {
	id: string;
	eur: string;
	amount: string;
	kind: string;
	state: string;
	has_voucher: boolean;
	has_twin: boolean;
	is_outside: boolean;
	has_counterpart: boolean;
	has_other_currency: boolean;
	was_queried: boolean;
};

/** @param until expenses decided later are left out, so that an old sample can be drawn again; all when undefined */
export async function candidatesOf(db: Db, { projectId, periodCode }: Population, until?: Date): Promise<Candidate[]> {
	const decided = until ? sql`e.decided_at <= ${until.toISOString()}::timestamptz` : sql`true`;
	const rows = await db.execute<Row>(sql`
		with told as (
			select x.id, count(*) over (partition by x.organisation_id, x.paid_on, x.amount_minor, lower(x.text)) > 1
				or (x.invoice_number <> '' and count(*) over (
					partition by x.organisation_id, lower(x.supplier), lower(x.invoice_number)) > 1) as has_twin
			from expense x where x.project_id = ${projectId} and x.state not in ('withdrawn', 'rejected')
		)
		select e.id, e.eur_minor as eur, e.amount_minor as amount, e.kind, e.state, told.has_twin,
			exists (select from expense_document d where d.expense_id = e.id) as has_voucher,
			e.paid_on not between p.starts_on and p.ends_on as is_outside,
			e.reverses_id is not null or exists (select from expense y where y.reverses_id = e.id
				and y.state not in ('withdrawn', 'rejected')) as has_counterpart,
			e.original_currency is not null as has_other_currency,
			exists (select from expense_remark r where r.expense_id = e.id and r.kind = 'query') as was_queried
		from expense e
		join told on told.id = e.id
		join period p on p.project_id = e.project_id and p.code = e.period_code
		where e.project_id = ${projectId} and e.period_code = ${periodCode} and e.state in ('approved', 'cut') and ${decided}
		order by e.id limit ${most}`);
	return [...rows].map((row) => ({
		id: row.id,
		eurMinor: BigInt(row.eur),
		risks: risksOf({
			kind: row.kind,
			state: row.state,
			amountMinor: BigInt(row.amount),
			hasVoucher: row.has_voucher,
			hasTwin: row.has_twin,
			isOutsidePeriod: row.is_outside,
			hasCounterpart: row.has_counterpart,
			hasOtherCurrency: row.has_other_currency,
			wasQueried: row.was_queried
		})
	}));
}
