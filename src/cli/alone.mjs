import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const LONGEST = 10 * 60_000;

/**
 * Does the work while no other process of this project does it. A lock whose holder has died does not count.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(file, work) {
	mkdirSync(dirname(file), { recursive: true });
	while (!take(file)) {
		if (!isAlive(holder(file)) || isOld(file)) rmSync(file, { force: true });
		else await pause(200);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}

/** @param {string} file */
function take(file) {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		return false;
	}
}

/** @param {string} file */
function holder(file) {
	try {
		return Number(readFileSync(file, 'utf8'));
	} catch {
		return 0;
	}
}

/** Numbers are used again, so age counts as well. @param {string} file */
function isOld(file) {
	const taken = statSync(file, { throwIfNoEntry: false });
	return taken !== undefined && Date.now() - taken.mtimeMs > LONGEST;
}

/** A number of our own was another process's, before this one got it. @param {number} pid */
function isAlive(pid) {
	if (pid === process.pid || pid === 0) return false;
	try {
		return process.kill(pid, 0);
	} catch (fault) {
		return /** @type {NodeJS.ErrnoException} */ (fault).code === 'EPERM';
	}
}
