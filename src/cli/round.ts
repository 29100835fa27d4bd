/** `npm run round -- --today 2027-03-01`: does the day's round now, beside a running site or without one. */
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { dailyRound } from '#lib/rounds/daily-round.server.ts';
import { readRoundDay } from '#lib/rounds/round-by-hand.ts';

const { demo, origin, dataDir, ratesUrl } = env();
const asked = readRoundDay(process.argv.slice(2), { today: today(), demo });
if ('day' in asked) {
	const done = await dailyRound(db(), asked.day, { origin, dataDir, ratesUrl });
	const lines = done.map(({ part, outcome, count }) => `${part}: ${outcome}${outcome === 'done' ? `, ${count}` : ''}`);
	process.stdout.write(`${asked.day}\n${lines.join('\n')}\n`);
	if (done.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
} else {
	process.stdout.write(`${asked.fault}\n`);
	process.exitCode = 1;
}
