import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mend } from './patch-postgres.mjs';
import { keepPostgres } from './postgres-keeper.mjs';

type Tally = { written: number; refused: number; uncaught: number };

const guard = new URL('patch-postgres.mjs', import.meta.url).href;
const client = fileURLToPath(new URL('../../tests/endurance/busy-client.mjs', import.meta.url));

describe('when the database is killed under load', () => {
	test(
		'nothing is thrown where nobody can catch it, and the same pool writes on afterwards',
		{ timeout: 60_000 },
		async () => {
			const home = mkdtempSync(join(tmpdir(), 'sol-guard-'));
			onTestFinished(() => rmSync(home, { recursive: true, force: true }));
			const folder = join(home, 'postgres');
			const database = await keepPostgres({ folder }, () => undefined);
			const child = spawn(process.execPath, ['--import', guard, client, database.url], {
				stdio: ['pipe', 'pipe', 'inherit']
			});
			const tallies = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
			const next = async () => JSON.parse((await tallies.next()).value as string) as Tally;
			const until = async (claim: (tally: Tally) => boolean) => {
				for (let tally = await next(); ; tally = await next()) if (claim(tally)) return tally;
			};

			let last = await until(({ written }) => written > 50);
			for (let round = 0; round < 4; round += 1) {
				killServer(folder);
				const { refused, written } = last;
				const met = await until((tally) => tally.refused > refused);
				last = await until((tally) => tally.written > Math.max(met.written, written) + 50);
			}
			child.stdin.end();
			last = await until(({ written }) => written >= last.written);
			await database.stop();

			expect(last.uncaught).toBe(0);
		}
	);
});

describe('the mended driver', () => {
	const driver = readFileSync(new URL('../../node_modules/postgres/src/connection.js', import.meta.url), 'utf8');

	test('is the installed one', () => {
		expect(mend(driver)).toContain('if (socket === null)');
	});

	test('another text is refused loudly', () => {
		expect(() => mend(driver.replace('function nextWrite(fn) {', 'function nextWrite(done) {'))).toThrow('has changed');
		expect(() => mend('')).toThrow('has changed');
	});
});

/** The whole server at once, so that none of its parts tidies up. */
function killServer(folder: string): void {
	const pid = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
	const parts = execFileSync('ps', ['-o', 'pid=', '--ppid', pid], { encoding: 'utf8' }).trim().split(/\s+/);
	spawnSync('kill', ['-9', pid, ...parts]);
}
