/** Starts the built site on an empty database with the demonstration, for the browser tests. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import postgres from 'postgres';
import { folder, logFile, port } from './site.ts';

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const given = process.env['DATABASE_URL'];
const site = spawn(process.execPath, ['src/cli/start.mjs'], {
	stdio: ['inherit', 'pipe', 'pipe'],
	env: {
		...process.env,
		PORT: port,
		HOST: '127.0.0.1',
		DATA_DIR: folder,
		DEMO: '1',
		// all tests come from one address; the limit itself is tested in api/door.server.test.ts
		API_READS: '0',
		API_WRITES: '0',
		...(given ? { DATABASE_URL: await emptyDatabase(given) } : {})
	}
});
// what it says is kept, for the tests that read it
const kept = createWriteStream(logFile);
site.stdout.pipe(process.stdout);
site.stderr.pipe(process.stderr);
for (const said of [site.stdout, site.stderr]) said.pipe(kept, { end: false });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => site.kill(signal));
site.on('exit', (code) => process.exit(code ?? 1));

/** A database of this run's own on the given server. */
async function emptyDatabase(server: string): Promise<string> {
	const admin = postgres(server, { max: 1, onnotice: () => undefined });
	await admin.unsafe('drop database if exists sol_browser_test with (force)');
	await admin.unsafe('create database sol_browser_test');
	await admin.end();
	return Object.assign(new URL(server), { pathname: '/sol_browser_test' }).href;
}
