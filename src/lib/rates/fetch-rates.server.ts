/**
 * Fetches the month's rates of the Commission. They come from the source itself, so that nobody has to approve them
 * (docs/decisions); what a person types or brings in a file is approved by another one.
 */
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { download, patience, type Patience } from './download.server.ts';
import { monthOf, notStanding, type MonthlyRate } from './rate.ts';
import { readRateFile } from './rate-file.ts';
import { rateFetch } from './schema.server.ts';
import { addRates, holdRates, neededCurrencies, standingAmong, standingRates } from './standing-rates.server.ts';

/** Key of what went wrong, as the secretariat's list of attempts shows it. */
type FetchFault = `rate.fetch_${string}`;

/**
 * @returns how many rates are new; nothing is asked for when all that are needed stand
 * @throws when the attempt failed, after it was written into the list of attempts, so that it is made again
 */
export async function fetchRates(db: Db, today: string, address: string, limits: Patience = patience): Promise<number> {
	const month = monthOf(today);
	const needed = await neededCurrencies(db, today);
	const standing = await standingRates(db, needed, month);
	const missing = needed.filter((code) => !standing.some((rate) => rate.currency === code && rate.validFrom === month));
	if (missing.length === 0) return 0;
	const url = addressOf(address, month);
	const found = await ratesAt(url, month, missing, limits);
	if ('fault' in found) return failed(db, url, found.fault);
	const added = await keep(db, url, found.rates);
	if (!added.ok) return failed(db, url, 'rate.fetch_differs');
	if (lacks(found.rates, missing)) return failed(db, url, 'rate.fetch_incomplete');
	await db.insert(rateFetch).values({ address: url, newCount: added.value });
	return added.value;
}

/** A currency of an invoice may be one that the Commission has no rate of; these two it has. */
function lacks(rates: readonly MonthlyRate[], missing: readonly string[]): boolean {
	const asked = missing.filter((currency) => currency === 'NOK' || currency === 'SEK');
	return asked.some((currency) => !rates.some((rate) => rate.currency === currency));
}

function addressOf(address: string, month: string): string {
	return `${address}?lang=EN&year=${month.slice(0, 4)}&month=${String(Number(month.slice(5, 7)))}`;
}

async function ratesAt(url: string, month: string, wanted: readonly string[], limits: Patience) {
	const answer = await download(url, limits);
	if ('fault' in answer) return { fault: `rate.fetch_${answer.fault}` as FetchFault };
	const read = readRateFile(answer.text, month);
	if (!read.ok) return { fault: 'rate.fetch_garbage' as FetchFault };
	return { rates: read.value.filter(({ currency }) => wanted.includes(currency)) };
}

async function keep(db: Db, url: string, rates: readonly MonthlyRate[]): Promise<Decision<number>> {
	return db.transaction(async (tx) => {
		await holdRates(tx);
		const fresh = notStanding(rates, await standingAmong(tx, rates), '');
		if (!fresh.ok || fresh.value.length === 0) return fresh.ok ? yes(0) : fresh;
		await addRates(tx, fresh.value, `European Commission, ${new URL(url).host}`);
		await record(tx, {
			kind: 'rates.fetched',
			by: null,
			organisationId: null,
			about: { kind: 'rate', id: fresh.value[0]?.validFrom ?? '' },
			after: { rates: fresh.value, address: url }
		});
		return yes(fresh.value.length);
	});
}

async function failed(db: Db, url: string, fault: FetchFault): Promise<never> {
	await db.insert(rateFetch).values({ address: url, fault });
	throw new RatesNotFetched(fault);
}

/** Its name is what the log of the daily round tells. */
class RatesNotFetched extends Error {
	override readonly name = 'RatesNotFetched';
}
