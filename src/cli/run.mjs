/**
 * Runs a command-line program of this folder on the site's database, beside a running site or without one:
 * `node src/cli/run.mjs invite.ts EMAIL ROLE`. The program does its work while it is imported.
 */
import { fileURLToPath } from 'node:url';
import { openDatabase, prepare, settle } from './environment.mjs';
import { ensureInstalled } from './install.mjs';
import { underProjectNode } from './project-node.mjs';
import { Stop, run } from './project.mjs';

await run(async () => {
	await ensureInstalled();
	await underProjectNode(fileURLToPath(import.meta.url), runProgram);
});

async function runProgram() {
	const name = process.argv[2] ?? '';
	if (!/^[a-z-]+\.ts$/.test(name)) throw new Stop('Name a program of src/cli: node src/cli/run.mjs PROGRAM.ts …');
	await settle({ demo: true });
	await import('./patch-postgres.mjs');

	const database = await openDatabase();
	const { closeDb } = await import('../lib/db.server.ts');
	try {
		await prepare(database.url, false);
		process.argv.splice(1, 2, name);
		await import(`./${name}`);
	} finally {
		await closeDb();
		await database.stop();
	}
}
