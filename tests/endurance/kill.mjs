/**
 * `node tests/endurance/kill.mjs [ROUNDS]`: pilots are registered over HTTP by several hands at once, and amid this the
 * site and everything in its process group is killed with SIGKILL, started again, and asked for every pilot that it
 * had acknowledged. Ends with a count; the exit code is 1 when one was lost.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { startPostgres } from '../../src/cli/postgres.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = Number(process.argv[2] ?? 20);
const HANDS = 4;
const PATIENCE = 120_000;
const WORKPLACE = '/nb/arbeid/ringsaker/piloter';

const home = mkdtempSync(join(tmpdir(), 'sol-kill-'));
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;

/** Titles that the site said it had kept. @type {Set<string>} */
const acknowledged = new Set();
/** @type {number[]} */
const waits = [];

let site = await start();
const cookie = await signIn();
for (let round = 1; round <= ROUNDS; round += 1) {
	const hands = Array.from({ length: HANDS }, (_, hand) => register(`${round}.${hand}`));
	await pause(300 + Math.random() * 700);
	kill(site);
	await Promise.all(hands);
	const began = Date.now();
	site = await start();
	waits.push(Date.now() - began);
	console.log(`round ${round}: ${acknowledged.size} acknowledged so far, up again after ${waits.at(-1)} ms`);
}

const found = await titles();
const lost = [...acknowledged].filter((title) => !found.has(title));
kill(site);
await pause(500);
rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });

waits.sort((a, b) => a - b);
console.log(
	`rounds ${ROUNDS}, acknowledged ${acknowledged.size}, found ${acknowledged.size - lost.length}, lost ${lost.length}`
);
console.log(`median time until it answered again: ${waits[Math.floor(waits.length / 2)]} ms`);
process.exit(lost.length === 0 && acknowledged.size > 0 ? 0 : 1);

/** @returns {Promise<import('node:child_process').ChildProcess>} a site that answers, in a process group of its own */
async function start() {
	const child = spawn(process.execPath, ['src/cli/start.mjs'], {
		cwd: ROOT,
		detached: true,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: {
			...process.env,
			DATABASE_URL: '',
			ORIGIN: origin,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: home,
			DEMO: '1'
		}
	});
	const deadline = Date.now() + PATIENCE;
	while (Date.now() < deadline && child.exitCode === null) {
		const health = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
		if (health?.ok) return child;
		await pause(50);
	}
	kill(child);
	throw new Error(`The site did not come up within ${PATIENCE / 1000} s.`);
}

/** @param {import('node:child_process').ChildProcess} child */
function kill(child) {
	if (child.pid === undefined || child.exitCode !== null) return;
	process.kill(-child.pid, 'SIGKILL');
}

/** @returns {Promise<string>} */
async function signIn() {
	const body = new URLSearchParams({ email: 'redaktor.ringsaker@demo.example', password: 'sol-demo-2026' });
	const answer = await post('/nb/konto/inn', body, '');
	const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
	if (answer.status !== 303 || cookies.length === 0) throw new Error(`Signing in was answered with ${answer.status}.`);
	return cookies.join('; ');
}

/** Registers one pilot after the other until the site is gone. @param {string} hand */
async function register(hand) {
	for (let number = 0; ; number += 1) {
		const title = `Utholdenhet ${hand}.${number}`;
		const body = new URLSearchParams({ title, language: 'nb' });
		const answer = await post(`${WORKPLACE}/ny?/register`, body, cookie).catch(() => undefined);
		if (!answer) return;
		if (answer.status === 303) acknowledged.add(title);
		else if (answer.status < 500) throw new Error(`Registering was answered with ${answer.status}.`);
	}
}

/** @param {string} path @param {URLSearchParams} body @param {string} cookies */
function post(path, body, cookies) {
	const headers = { origin, cookie: cookies, accept: 'text/html' };
	return fetch(`${origin}${path}`, {
		method: 'POST',
		body,
		headers,
		redirect: 'manual',
		signal: AbortSignal.timeout(20_000)
	});
}

/** Straight from the tables, beside the running site. */
async function titles() {
	const { url } = await startPostgres({ folder: join(home, 'postgres') });
	const client = postgres(url, { max: 1 });
	const rows = await client`select title from pilot_version`;
	await client.end();
	return new Set(rows.map(({ title }) => String(title)));
}

/** @returns {Promise<number>} */
function freePort() {
	return new Promise((done) => {
		const server = createServer();
		server.listen(0, '127.0.0.1', () => {
			const found = /** @type {import('node:net').AddressInfo} */ (server.address());
			server.close(() => done(found.port));
		});
	});
}
