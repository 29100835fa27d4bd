/**
 * `node tests/endurance/kill.mjs [ROUNDS]`: pilots are registered over HTTP by several hands at once, and amid this the
 * site and everything in its process group is killed with SIGKILL, started again, and asked for every pilot that it
 * had acknowledged. In each round a report of two hundred drafts is submitted as well and killed at some moment of it:
 * afterwards all of it stands or nothing. Ends with counts; the exit code is 1 when one was lost or stands by half.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { beginReport, checkReport } from './reports.mjs';
import { end, inDatabase, kill, post, signIn, start } from './site.mjs';

const ROUNDS = Number(process.argv[2] ?? 20);
const HANDS = 4;
/** Milliseconds after which nothing is waited for any more. */
const SLOWEST = 30_000;
const WORKPLACE = '/nb/arbeid/ringsaker/piloter';

/** Titles that the site said it had kept. @type {Set<string>} */
const acknowledged = new Set();
/** @type {number[]} */
const waits = [];
/** @type {Record<'whole' | 'nothing', number>} */
const reports = { whole: 0, nothing: 0 };
/** @type {string[]} */
const halves = [];

let site = await start();
const cookie = await signIn('redaktor.ringsaker');
const finance = await signIn('okonomi.ringsaker');
for (let round = 1; round <= ROUNDS; round += 1) {
	const before = acknowledged.size;
	const hands = Array.from({ length: HANDS }, (_, hand) => register(`${round}.${hand}`));
	// a site that was just started answers slowly: it is killed amid what it does, not before
	for (let waited = 0; acknowledged.size === before && waited < SLOWEST; waited += 20) await pause(20);
	await pause(Math.random() * 700);
	await restart(hands);

	const submit = await beginReport(round, finance);
	const sent = submit();
	await pause(Math.random() * 1200);
	await restart([sent]);
	const found = await checkReport(round, await sent, submit);
	if (found === 'half') halves.push(`round ${round}`);
	else reports[found] += 1;
	console.log(`round ${round}: ${acknowledged.size} acknowledged so far, up again after ${waits.at(-1)} ms; ${found}`);
}

const kept = new Set(await inDatabase((sql) => sql`select title from pilot_version`.then((rows) => rows.map(titleOf))));
const lost = [...acknowledged].filter((title) => !kept.has(title));
await end(site);

waits.sort((a, b) => a - b);
console.log(
	`rounds ${ROUNDS}, acknowledged ${acknowledged.size}, found ${acknowledged.size - lost.length}, lost ${lost.length}`
);
console.log(
	`reports: ${reports.whole} stood whole after the kill, ${reports.nothing} not at all and were sent again, ${halves.length} by half`
);
console.log(`median time until it answered again: ${waits[Math.floor(waits.length / 2)]} ms`);
process.exit(lost.length === 0 && halves.length === 0 && acknowledged.size > 0 ? 0 : 1);

/** @param {Promise<unknown>[]} under way when it is killed */
async function restart(under) {
	kill(site);
	await Promise.all(under);
	const began = Date.now();
	site = await start();
	waits.push(Date.now() - began);
}

/** @param {import('postgres').Row} row */
function titleOf({ title }) {
	return String(title);
}

/** Registers one pilot after the other until the site is gone. @param {string} hand */
async function register(hand) {
	for (let number = 0; ; number += 1) {
		const title = `Utholdenhet ${hand}.${number}`;
		const answer = await registered({ title, language: 'nb' });
		if (!answer) return;
		if (answer.status === 303) acknowledged.add(title);
		else if (answer.status < 500) throw new Error(`Registering was answered with ${answer.status}.`);
	}
}

/** As a person does: pilots that are like it are looked at first, when there are any. @param {Record<string, string>} typed */
async function registered(typed) {
	const send = (/** @type {Record<string, string>} */ fields) =>
		post(`${WORKPLACE}/ny?/register`, new URLSearchParams(fields), cookie);
	try {
		const answer = await send(typed);
		const seen = answer.status === 200 ? /name="seen" value="([^"]*)"/.exec(await answer.text())?.[1] : undefined;
		return seen === undefined ? answer : await send({ ...typed, seen });
	} catch {
		return undefined;
	}
}
