/**
 * One PostgreSQL for the whole run: the server of DATABASE_URL, else an embedded one in a folder that goes afterwards.
 * On it two templates, migrated and filled once, of which every test file gets its own copy (tests/db.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '#lib/setup/prepare.server.ts';
import { startPostgres } from '../src/cli/postgres.mjs';

declare module 'vitest' {
	interface ProvidedContext {
		/** The server, and the start of the names of this run's databases on it. */
		databases: { url: string; prefix: string };
	}
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await findServer();
	const prefix = `sol_test_${process.pid}`;
	const admin = postgres(server.url, { max: 1, onnotice: () => undefined });

	for (const demo of [false, true]) {
		const name = `${prefix}_${demo ? 'demo' : 'reference'}`;
		await admin.unsafe(`create database ${name}`);
		await prepareDatabase(databaseAt(server.url, name), { demo });
	}
	project.provide('databases', { url: server.url, prefix });

	return async () => {
		const left = await admin<{ datname: string }[]>`
			select datname from pg_database where starts_with(datname, ${prefix + '_'})`;
		for (const { datname } of left) await admin.unsafe(`drop database if exists ${datname} with (force)`);
		await admin.end();
		await server.stop();
	};
}

async function findServer(): Promise<{ url: string; stop: () => Promise<void> }> {
	const given = process.env['DATABASE_URL'];
	if (given) return { url: given, stop: () => Promise.resolve() };

	const home = mkdtempSync(join(tmpdir(), 'sol-test-'));
	// Also when the run ends half-way; the server then ends with it.
	process.once('exit', () => rmSync(home, { recursive: true, force: true }));
	const server = await startPostgres({ folder: join(home, 'postgres'), fsync: false, connections: 200 });
	return { url: server.url, stop: server.stop };
}

function databaseAt(url: string, name: string): string {
	return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
