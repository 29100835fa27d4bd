import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binaries } from './postgres-binaries.mjs';
import { giveTo, runAs } from './postgres-user.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und'];

/** @typedef {import('./postgres-binaries.mjs').Binaries & import('./postgres-user.mjs').RunAs} Programs */

/**
 * The programs that fit the folder's cluster, which is made first where there is none.
 *
 * @param {string} folder
 * @returns {Programs}
 */
export function prepareCluster(folder) {
	const home = dirname(folder);
	mkdirSync(home, { recursive: true });
	const found = binaries(ROOT);
	const programs = { ...found, ...runAs(found.bin, home, folder) };
	if (!existsSync(join(folder, 'PG_VERSION'))) makeCluster(programs, folder);

	const made = Number(readFileSync(join(folder, 'PG_VERSION'), 'utf8'));
	if (made === programs.major) return programs;
	throw new Error(`${folder} was made by PostgreSQL ${made}, but the one found here is ${programs.major}.`);
}

/**
 * Made beside its place and moved there when whole: a start that is killed half-way leaves nothing half-made, and of
 * two first starts at the same moment one wins.
 *
 * @param {Programs} programs
 * @param {string} folder
 */
function makeCluster(programs, folder) {
	clearHalfMade(folder);
	const fresh = `${folder}.new-${process.pid}`;
	mkdirSync(fresh, { mode: 0o700 });
	if (programs.as) giveTo(fresh, programs.as);
	try {
		initdb(programs, fresh);
		renameSync(fresh, folder);
	} catch (fault) {
		rmSync(fresh, { recursive: true, force: true });
		if (!existsSync(join(folder, 'PG_VERSION'))) throw fault;
	}
}

/** @param {Programs} programs @param {string} fresh */
function initdb(programs, fresh) {
	const [command = '', ...before] = [...programs.before, join(programs.bin, 'initdb')];
	const wanted = ['-D', fresh, '--no-sync', '--username=postgres', '--auth=trust', ...LOCALE];
	const made = spawnSync(command, [...before, ...wanted], {
		...programs.as,
		cwd: dirname(fresh),
		encoding: 'utf8',
		env: plainEnv(),
		windowsHide: true
	});
	if (made.status !== 0)
		throw new Error(`initdb failed in ${dirname(fresh)}: ${made.error?.message ?? made.stderr.trim()}`);
}

/** What a killed first start left. @param {string} folder */
function clearHalfMade(folder) {
	const start = `${basename(folder)}.new-`;
	for (const name of readdirSync(dirname(folder)).filter((found) => found.startsWith(start))) {
		const pid = Number(name.slice(start.length));
		if (pid === process.pid || !isAlive(pid)) rmSync(join(dirname(folder), name), { recursive: true, force: true });
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** PostgreSQL's own variables of the caller would lead it elsewhere. */
export function plainEnv() {
	const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
	return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
