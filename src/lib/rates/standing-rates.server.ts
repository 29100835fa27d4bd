/** The rates that stand. Rows are only ever added; a trigger refuses all else. */
import { and, asc, gte, inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { rate } from '#lib/projects/schema.server.ts';
import type { MonthlyRate } from './rate.ts';

export type Standing = MonthlyRate & { readonly source: string };

/** Of these currencies, from a day on. */
export async function standingRates(db: Db, currencies: readonly string[], from: string): Promise<Standing[]> {
	if (currencies.length === 0) return [];
	return db
		.select({
			currency: rate.currency,
			validFrom: rate.validFrom,
			validTo: rate.validTo,
			perEuro: sql<string>`trim_scale(${rate.perEuro})::text`,
			source: rate.source
		})
		.from(rate)
		.where(and(inArray(rate.currency, [...currencies]), gte(rate.validFrom, from)))
		.orderBy(asc(rate.currency), asc(rate.validFrom))
		.limit(5000);
}

/** Those among which one of the asked ones may stand already. */
export async function standingAmong(tx: Db, asked: readonly MonthlyRate[]): Promise<Standing[]> {
	const from = asked.map(({ validFrom }) => validFrom).sort()[0];
	if (from === undefined) return [];
	return standingRates(tx, [...new Set(asked.map(({ currency }) => currency))], from);
}

/** One writer of rates at a time: two would each find that a rate does not stand yet. */
export async function holdRates(tx: Db): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rate'))`);
}

export async function addRates(tx: Db, rates: readonly MonthlyRate[], source: string): Promise<void> {
	if (rates.length > 0) await tx.insert(rate).values(rates.map((each) => ({ ...each, source })));
}

/** NOK and SEK, and what expenses of the last six months were paid in. */
export async function neededCurrencies(db: Db, today: string): Promise<string[]> {
	const rows = await db.execute<{ currency: string }>(sql`
		select 'NOK' as currency union select 'SEK'
		union (
			select distinct e.original_currency from expense e
			where e.original_currency <> 'EUR' and e.paid_on > ${today}::date - interval '6 months' limit 30
		) order by 1`);
	return [...rows].map(({ currency }) => currency);
}
