/**
 * What the site does by itself once a day: it reminds people and removes what is not needed any more. Each part stands
 * or falls alone and leaves a mark of its day, so that a round that is asked for again, by an hour's beat, by another
 * process or by hand, does only what is left.
 */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { addDays } from '#lib/day.ts';
import { removeUnused } from '#lib/documents/remove-unused.server.ts';
import { forgetAttendees } from '#lib/events/forget-attendees.server.ts';
import { remindAttendees } from '#lib/events/remind-attendees.server.ts';
import { remindGains } from '#lib/gains/remind-gains.server.ts';
import { log } from '#lib/log.server.ts';
import { fetchRates } from '#lib/rates/fetch-rates.server.ts';
import { removeUnnamed } from '#lib/responses/sealed-files.server.ts';
import { remindOfReports } from '#lib/reports/remind-reports.server.ts';
import { remindStale } from './remind-stale.server.ts';
import { removeOutdated, retained } from './retention.server.ts';
import { dailyRound as mark } from './schema.server.ts';

export type Surroundings = {
	readonly origin: string;
	readonly dataDir: string;
	/** Where the Commission's rates are fetched; nothing is when it is left out. */
	readonly ratesUrl?: string | undefined;
};
export type Part = {
	readonly name: string;
	/** @returns how many things were sent or removed */
	readonly run: (tx: Db, today: string, around: Surroundings) => Promise<number>;
	/** Set where files are touched, which no transaction takes back: the part has transactions of its own. */
	readonly ownTransactions?: true;
};
export type Done = { readonly part: string; readonly outcome: 'done' | 'already' | 'failed'; readonly count: number };

/** A form that was begun yesterday may still be sent with what was uploaded for it. */
const DAYS_UNUSED = 2;

export const parts: readonly Part[] = [
	{ name: 'gain_reminders', run: (tx, today, { origin }) => remindGains(tx, today, origin) },
	{ name: 'confirmation_reminders', run: (tx, today, { origin }) => remindStale(tx, today, origin) },
	{ name: 'event_reminders', run: (tx, today, { origin }) => remindAttendees(tx, today, origin) },
	{ name: 'attendee_lists', run: forgetAttendees },
	{ name: 'report_reminders', run: (tx, today, { origin }) => remindOfReports(tx, today, origin) },
	{
		name: 'rates',
		// a failed attempt stays in its log
		ownTransactions: true,
		run: (db, today, { ratesUrl }) => (ratesUrl === undefined ? Promise.resolve(0) : fetchRates(db, today, ratesUrl))
	},
	...retained.map((name) => ({ name, run: (tx: Db, today: string) => removeOutdated(tx, name, today) })),
	{
		name: 'documents',
		ownTransactions: true,
		run: async (tx, today, { dataDir }) => {
			const removed = await removeUnused(tx, dataDir, new Date(`${addDays(today, -DAYS_UNUSED)}T00:00:00Z`));
			return removed.documents + removed.files;
		}
	},
	{
		name: 'sealed_files',
		ownTransactions: true,
		run: (db, today, { dataDir }) => removeUnnamed(db, dataDir, new Date(`${addDays(today, -DAYS_UNUSED)}T00:00:00Z`))
	}
];

/** Does what is left of the day's round; a part that fails is logged and left for the next time. */
export async function dailyRound(
	db: Db,
	today: string,
	around: Surroundings,
	all: readonly Part[] = parts
): Promise<Done[]> {
	const done: Done[] = [];
	for (const part of all) done.push(await doOnce(db, part, today, around));
	return done;
}

async function doOnce(db: Db, part: Part, today: string, around: Surroundings): Promise<Done> {
	try {
		const count = part.ownTransactions
			? await runMarked(db, part, today, around)
			: await db.transaction((tx) => runMarked(tx, part, today, around));
		if (count === undefined) return { part: part.name, outcome: 'already', count: 0 };
		log('info', 'round.done', { part: part.name, day: today, count });
		return { part: part.name, outcome: 'done', count };
	} catch (fault) {
		log('error', 'round.failed', { part: part.name, day: today, error: nameOf(fault) });
		return { part: part.name, outcome: 'failed', count: 0 };
	}
}

/** @returns undefined when the mark of the day stands already; another process that is at it is waited for */
async function runMarked(db: Db, part: Part, today: string, around: Surroundings): Promise<number | undefined> {
	const here = and(eq(mark.day, today), eq(mark.part, part.name));
	const mine = await db.insert(mark).values({ day: today, part: part.name }).onConflictDoNothing().returning();
	if (mine.length === 0) return undefined;
	try {
		const count = await part.run(db, today, around);
		await db.update(mark).set({ count }).where(here);
		return count;
	} catch (fault) {
		if (part.ownTransactions) await db.delete(mark).where(here);
		throw fault;
	}
}

/** The database's code where it has one: what it says besides can hold what people wrote. */
function nameOf(fault: unknown): string {
	const { cause } = Object(fault) as { cause?: unknown };
	const { code, name } = Object(cause ?? fault) as { code?: unknown; name?: unknown };
	return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
