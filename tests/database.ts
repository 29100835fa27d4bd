/**
 * One PostgreSQL for the whole run: the server of DATABASE_URL, else an embedded one in a folder that goes afterwards.
 * On it the templates, migrated and filled once, of which every test file gets its own copy (tests/db.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateAlone, prepareDatabase } from '#lib/setup/prepare.server.ts';
import { startPostgres } from '../src/cli/postgres.mjs';

declare module 'vitest' {
	interface ProvidedContext {
		/** The server, and the start of the names of this run's databases on it. */
		databases: { url: string; prefix: string };
	}
}

/** The day on which the demonstration was loaded: what the tests say of its periods and dates holds in any year. */
const demoDay = '2026-11-22';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await findServer();
	const prefix = `sol_test_${process.pid}`;
	const admin = postgres(server.url, { max: 1, onnotice: () => undefined });

	const templates = {
		reference: { demo: false },
		demo: { demo: true, today: demoDay },
		demo_now: { demo: true }
	};
	for (const [name, options] of Object.entries(templates)) {
		await admin.unsafe(`create database ${prefix}_${name}`);
		await prepareWithSameIds(databaseAt(server.url, `${prefix}_${name}`), options);
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

/**
 * Ids are counted here instead of drawn, so that each run's demonstration has the same ones: a test that picks
 * something by its id picks the same each time, and fails each time or never.
 */
async function prepareWithSameIds(url: string, options: { demo: boolean; today?: string }): Promise<void> {
	await migrateAlone(url);
	const client = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		await client`create sequence counted`;
		await client`create function counted_id() returns uuid language sql as $$ select md5(nextval('counted')::text)::uuid $$`;
		const columns = await client<{ place: string }[]>`
			select format('alter table %s alter column %I set default', d.adrelid::regclass, c.attname) as place
			from pg_attrdef d join pg_attribute c on c.attrelid = d.adrelid and c.attnum = d.adnum
			where pg_get_expr(d.adbin, d.adrelid) = 'gen_random_uuid()'`;
		const give = (id: string) => client.unsafe(columns.map(({ place }) => `${place} ${id}`).join(';'));
		await give('counted_id()');
		await prepareDatabase(url, options);
		await give('gen_random_uuid()');
		await client`drop function counted_id`;
		await client`drop sequence counted`;
	} finally {
		await client.end();
	}
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
