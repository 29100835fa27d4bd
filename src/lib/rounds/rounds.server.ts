/** What a running site does by itself: its daily round, the long work that people began, word to those who follow. */
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { runImports } from '#lib/expense-import/run-import.server.ts';
import { closeOverdue } from '#lib/needs/change-state.server.ts';
import { refreshSearch } from '#lib/search/refresh-search.server.ts';
import { dailyRound } from './daily-round.server.ts';
import { delivery } from './delivery.server.ts';
import { startWorker, type Work, type Worker } from './worker.server.ts';

/** Of the process, not of this module: a development server loads it anew at each change. */
const running = globalThis as { solRounds?: Worker | undefined };

/** @param more work of parts that stand above the rounds */
export function startRounds(more: Work): void {
	void running.solRounds?.stop();
	running.solRounds = startWorker(env().databaseUrl, round, {
		expense_imports: { every: 'hour', run: () => runImports(db(), today()) },
		need_deadlines: { every: 'minute', run: () => closeOverdue(db()).then(() => undefined) },
		search_refresh: { every: 'minute', run: () => refreshSearch(db()).then(() => undefined) },
		...delivery(),
		...more
	});
}

export async function stopRounds(): Promise<void> {
	const worker = running.solRounds;
	running.solRounds = undefined;
	await worker?.stop();
}

/** @throws when a part failed, so that the round is asked for again before the hour is over */
async function round(): Promise<void> {
	const { origin, dataDir, ratesUrl } = env();
	const done = await dailyRound(db(), today(), { origin, dataDir, ratesUrl });
	const failed = done.filter(({ outcome }) => outcome === 'failed').map(({ part }) => part);
	if (failed.length > 0) throw new Error(`Parts of the round failed: ${failed.join(', ')}`);
}
