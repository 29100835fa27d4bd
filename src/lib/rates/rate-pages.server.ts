/** What the pages of rates show: those that stand, those asked for, the newest attempts to fetch. */
import { desc, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { addMonths } from '#lib/day.ts';
import { monthOf, staleCurrencies, type RatesAsked } from './rate.ts';
import { rateFetch } from './schema.server.ts';
import { standingRates } from './standing-rates.server.ts';
import { waitingProposals } from './waiting-proposals.server.ts';

type ShownRate = {
	currency: string;
	month: string;
	perEuro: string;
	source: string;
	/** Who asked for it and who let it stand; null of what was fetched. */
	proposedBy: string | null;
	decidedBy: string | null;
};

const MONTHS_SHOWN = 24;

export async function ratesPage(db: Db, by: Actor, today: string) {
	demand(by, 'review.read', { organisationId: null });
	const [rates, waiting, fetches, late] = await Promise.all([
		shownRates(db, addMonths(monthOf(today), -MONTHS_SHOWN)),
		waitingProposals<RatesAsked>(db, by, 'rates'),
		db.select().from(rateFetch).orderBy(desc(rateFetch.at)).limit(5),
		lateRates(db, today)
	]);
	return { rates, waiting, fetches, late, mayDecide: may(by, 'rate.decide', { organisationId: null }) };
}

/** NOK and SEK without a rate of this month after its second day. */
export async function lateRates(db: Db, today: string): Promise<string[]> {
	const needed = ['NOK', 'SEK'];
	return staleCurrencies(needed, await standingRates(db, needed, monthOf(today)), today);
}

async function shownRates(db: Db, from: string): Promise<ShownRate[]> {
	return [
		...(await db.execute<ShownRate>(sql`
			select r.currency, r.valid_from::text as month, trim_scale(r.per_euro)::text as "perEuro", r.source,
				asked.proposed_by as "proposedBy", asked.decided_by as "decidedBy"
			from rate r
			left join lateral (
				select one.name as proposed_by, other.name as decided_by
				from rule_proposal p join person one on one.id = p.proposed_by join person other on other.id = p.decided_by
				where p.kind = 'rates' and p.state = 'approved' and p.content -> 'rates' @> jsonb_build_array(
					jsonb_build_object('currency', r.currency, 'validFrom', r.valid_from::text))
				order by p.decided_at limit 1
			) asked on true
			where r.valid_from >= ${from}
			order by r.valid_from desc, r.currency limit 500`))
	];
}

/** What the person has asked for lately, and what became of it. */
export async function ownProposals(db: Db, by: Actor) {
	demand(by, 'rate.propose', { organisationId: null });
	const rows = await db.execute<{
		id: string;
		content: RatesAsked;
		at: string;
		state: string;
		reason: string | null;
	}>(sql`
		select id, content, proposed_at as at, state, decision_reason as reason from rule_proposal
		where kind = 'rates' and proposed_by = ${by.personId} order by proposed_at desc limit 10`);
	return [...rows].map(({ content, at, ...row }) => ({ ...row, ...content, at: new Date(at) }));
}
