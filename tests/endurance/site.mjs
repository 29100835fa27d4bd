/** A site of its own with the demonstration, which is killed and started again. */
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
const PATIENCE = 120_000;

const home = mkdtempSync(join(tmpdir(), 'sol-kill-'));
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;

/** @returns {Promise<import('node:child_process').ChildProcess>} a site that answers, in a process group of its own */
export async function start() {
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

/** The site, its worker and its database, with no time to tidy up. @param {import('node:child_process').ChildProcess} child */
export function kill(child) {
	if (child.pid === undefined || child.exitCode !== null) return;
	process.kill(-child.pid, 'SIGKILL');
}

/** Kills it for good. @param {import('node:child_process').ChildProcess} child */
export async function end(child) {
	kill(child);
	await pause(500);
	rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** @param {string} who the part of the address before @demo.example @returns {Promise<string>} cookies */
export async function signIn(who) {
	const body = new URLSearchParams({ email: `${who}@demo.example`, password: 'sol-demo-2026' });
	const answer = await post('/nb/konto/inn', body, '');
	const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
	if (answer.status !== 303 || cookies.length === 0) throw new Error(`Signing in was answered with ${answer.status}.`);
	return cookies.join('; ');
}

/** @param {string} path @param {URLSearchParams} body @param {string} cookies */
export function post(path, body, cookies) {
	const headers = { origin, cookie: cookies, accept: 'text/html' };
	return fetch(`${origin}${path}`, {
		method: 'POST',
		body,
		headers,
		redirect: 'manual',
		signal: AbortSignal.timeout(20_000)
	});
}

/**
 * Straight from the tables, beside the running site.
 *
 * @template T
 * @param {(sql: import('postgres').Sql) => Promise<T>} ask
 * @returns {Promise<T>}
 */
export async function inDatabase(ask) {
	const { url } = await startPostgres({ folder: join(home, 'postgres') });
	const client = postgres(url, { max: 1 });
	try {
		return await ask(client);
	} finally {
		await client.end();
	}
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
