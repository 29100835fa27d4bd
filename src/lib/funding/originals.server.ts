/** An expense with all that has been taken back of it. */
import { sql } from 'drizzle-orm';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { acceptedMinor, type Original } from '#lib/funding/take-back.ts';
import { closedPeriods } from './locked-expense.server.ts';

type Held = {
	id: string;
	projectId: string;
	organisationId: string;
	periodCode: string;
	kind: string;
	state: string;
	amountMinor: bigint;
};

type Facts = {
	approved: string | null;
	rate: string | null;
	is_reversed: boolean;
	is_claimed: boolean;
	corrected: string;
	corrected_eur: string;
	returnable: string;
};

export async function originalOf(db: Db, row: Held): Promise<Original> {
	const facts = await factsOf(db, row.id);
	const approvedMinor = BigInt(facts.approved ?? 0);
	const ratePerEuro = facts.rate ?? '1';
	const closed = await closedPeriods(db, row, [row.periodCode]);
	return {
		kind: row.kind,
		state: row.state,
		periodCode: row.periodCode,
		isClosed: closed.length > 0,
		isClaimed: facts.is_claimed,
		isReversed: facts.is_reversed,
		acceptedMinor: acceptedMinor({ ...row, approvedMinor, ratePerEuro }),
		eurMinor: approvedMinor,
		ratePerEuro,
		correctedMinor: BigInt(facts.corrected),
		correctedEurMinor: BigInt(facts.corrected_eur),
		returnableMinor: BigInt(facts.returnable)
	};
}

/** Reports stand above expenses, so what they tell is asked here in plain SQL. */
async function factsOf(db: Db, id: string): Promise<Facts> {
	const [facts] = await db.execute<Facts>(sql`
		select e.approved_minor::text as approved, trim_scale(e.rate_per_euro)::text as rate,
			exists (select from expense x where x.reverses_id = e.id and x.kind = 'reversal'
				and x.state not in ('withdrawn', 'rejected')) as is_reversed,
			c.corrected, c.corrected_eur, c.returnable,
			exists (select from report r where r.project_id = e.project_id and r.organisation_id = e.organisation_id
				and r.period_code = e.period_code and r.state in ('claimed', 'paid'))
			or exists (select from period p where p.project_id = e.project_id and p.code = e.period_code
				and p.is_locked) as is_claimed
		from expense e, lateral (
			select coalesce(sum(x.amount_minor), 0)::text as corrected, coalesce(sum(x.eur_minor), 0)::text as corrected_eur,
				greatest(coalesce(-sum(x.amount_minor) filter (where x.state = 'approved' or x.amount_minor > 0), 0), 0)::text
					as returnable
			from expense x where x.reverses_id = e.id and x.kind = 'correction' and x.state not in ('withdrawn', 'rejected')) c
		where e.id = ${id}`);
	return found(facts);
}
