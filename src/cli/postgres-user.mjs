import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How to run a program of PostgreSQL: what to put before it, and as whom.
 *
 * @typedef {{ before: string[], as: Ids | undefined }} RunAs
 */
/** @typedef {{ uid: number, gid: number }} Ids */

/**
 * PostgreSQL refuses to run as root. A root then runs it as `postgres` or `nobody` when that user can reach the
 * binaries and the folder, else as itself inside a user namespace, where PostgreSQL sees an ordinary user.
 *
 * @param {string} bin folder of the binaries
 * @param {string} home existing folder that the cluster lies in, or will lie in
 * @param {string} folder the cluster, which may not exist yet
 * @returns {RunAs}
 */
export function runAs(bin, home, folder) {
	if (process.getuid?.() !== 0) return { before: [], as: undefined };

	const owner = existsSync(folder) ? statSync(folder).uid : undefined;
	const ordinary = ['postgres', 'nobody'].map(idsOf).find((ids) => ids && reaches(ids, bin, home));
	if (ordinary && owner !== 0) return { before: [], as: owned(folder, owner, ordinary) };
	if (spawnSync('unshare', ['-U', 'true'], { timeout: 10_000 }).status === 0) {
		owned(folder, owner, { uid: 0, gid: 0 });
		return { before: ['unshare', '-U'], as: undefined };
	}
	if (ordinary) return { before: [], as: owned(folder, owner, ordinary) };
	throw new Error(
		`PostgreSQL refuses to run as root, and no other user can reach ${home}: run as another user, or set DATABASE_URL.`
	);
}

/**
 * PostgreSQL opens only a folder of its own user.
 *
 * @param {string} folder
 * @param {number | undefined} owner undefined where there is no folder yet
 * @param {Ids} ids
 */
function owned(folder, owner, ids) {
	if (owner !== undefined && owner !== ids.uid) giveTo(folder, ids);
	return ids;
}

/** @type {boolean | undefined} */
let canFollow;

/** The kernel then stops PostgreSQL when the process that started it dies, however it dies. */
export function diesWithParent() {
	canFollow ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0;
	return canFollow ? ['setpriv', '--pdeathsig', 'INT'] : [];
}

/** @param {string} name @returns {Ids | undefined} */
function idsOf(name) {
	try {
		const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' })));
		return uid && gid ? { uid, gid } : undefined;
	} catch {
		return undefined;
	}
}

/** @param {Ids} ids @param {string} bin @param {string} home */
function reaches(ids, bin, home) {
	const runs = spawnSync(join(bin, 'initdb'), ['--version'], { ...ids, timeout: 20_000 }).status === 0;
	return runs && spawnSync('ls', ['-d', `${home}/.`], { ...ids, timeout: 10_000, stdio: 'ignore' }).status === 0;
}

/** @param {string} path @param {Ids} ids */
export function giveTo(path, ids) {
	const found = lstatSync(path);
	if (found.isSymbolicLink()) return;
	chownSync(path, ids.uid, ids.gid);
	if (found.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), ids);
}
