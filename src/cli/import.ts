/** `npm run import -- FILE.json`: loads pilots and needs from a file, all of them or none; says what was new. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { importFile } from '#lib/import/import-file.server.ts';

const [path] = process.argv.slice(2);
const said =
	path === undefined
		? { ok: false, lines: ['Usage: npm run import -- FILE.json'] }
		: await importFile(db(), fileAt(resolve(process.env['INIT_CWD'] ?? process.cwd(), path)), today());

process.stdout.write(`${said.lines.join('\n')}\n`);
if (!said.ok) process.exitCode = 1;

/** Undefined = cannot be read. */
function fileAt(where: string): { where: string; text: string | undefined } {
	try {
		return { where, text: readFileSync(where, 'utf8') };
	} catch {
		return { where, text: undefined };
	}
}
