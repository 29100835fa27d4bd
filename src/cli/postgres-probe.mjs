import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

/**
 * What is going on in a cluster folder:
 *   ready   a server of this very folder answers on the port
 *   busy    a server is starting, recovering or stopping: wait and ask again
 *   absent  nobody is there (a pid file left behind after kill -9 does not count)
 *
 * @typedef {{ kind: 'ready', port: number, pid: number } | { kind: 'busy' } | { kind: 'absent' }} Presence
 */

/** @param {string} folder @returns {Promise<Presence>} */
export async function presence(folder) {
	const { pid, port } = await pidFile(folder);
	if (!(await isServerOf(folder, pid))) return { kind: 'absent' };
	if (!port) return { kind: 'busy' };

	const served = await askForFolder(port, 2_000);
	return served !== undefined && (await real(served)) === (await real(folder))
		? { kind: 'ready', port, pid }
		: { kind: 'busy' };
}

/** Whether a server process of the folder lives, without asking it anything. @param {string} folder */
export async function isServed(folder) {
	return isServerOf(folder, (await pidFile(folder)).pid);
}

/**
 * Takes away a pid file whose number is now another program's, or a zombie's: PostgreSQL would believe it. One whose
 * process is gone it clears away itself. The shared memory still guards the folder against two servers.
 *
 * @param {string} folder
 */
export async function clearStalePidFile(folder) {
	const { pid } = await pidFile(folder);
	if (pid && isAlive(pid) && !(await isServerOf(folder, pid)))
		await rm(join(folder, 'postmaster.pid'), { force: true });
}

/** @param {string} folder */
async function pidFile(folder) {
	const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
	const [pid, , , port] = text.split('\n').map(Number);
	return { pid: pid ?? 0, port: port ?? 0 };
}

/**
 * Whether the process is a server that lives and works in the folder. Process numbers are used again, and one that
 * was killed stays as a zombie where nobody collects it: so where /proc exists it decides.
 *
 * @param {string} folder
 * @param {number} pid
 */
async function isServerOf(folder, pid) {
	if (!pid || !isAlive(pid)) return false;
	if (process.platform !== 'linux') return true;
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
	if (!/\(postgres\) [^Z]/.test(stat)) return false;
	const worksIn = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
	return worksIn === undefined || worksIn === (await real(folder));
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (fault) {
		return /** @type {NodeJS.ErrnoException} */ (fault).code === 'EPERM';
	}
}

/** @param {string} path */
const real = (path) => realpath(path).catch(() => path);

/**
 * Speaks the few bytes of PostgreSQL's protocol that ask a server which folder it serves.
 *
 * @param {number} port
 * @param {number} patience milliseconds
 * @returns {Promise<string | undefined>} undefined while it refuses: starting, recovering, stopping, or another program
 */
function askForFolder(port, patience) {
	return new Promise((resolve) => {
		const socket = connect({ host: '127.0.0.1', port });
		let heard = Buffer.alloc(0);
		/** @param {string} [folder] */
		const done = (folder) => {
			socket.destroy();
			resolve(folder);
		};
		socket.setTimeout(patience, () => done());
		socket.on('error', () => done());
		socket.on('close', () => done());
		socket.on('connect', () => socket.write(startup('postgres', 'postgres')));
		socket.on('data', (bytes) => {
			heard = Buffer.concat([heard, bytes]);
			const said = [...messages(heard)];
			const row = said.find(({ type }) => type === 'D');
			if (row) done(row.body.subarray(6).toString('utf8'));
			else if (said.some(({ type }) => type === 'E')) done();
			else if (said.at(-1)?.type === 'Z') socket.write(query('show data_directory'));
		});
	});
}

/** @param {string} user @param {string} database */
function startup(user, database) {
	const words = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
	const head = Buffer.alloc(8);
	head.writeInt32BE(words.length + 8, 0);
	head.writeInt32BE(3 << 16, 4);
	return Buffer.concat([head, words]);
}

/** @param {string} sql */
function query(sql) {
	const words = Buffer.from(`${sql}\0`);
	const head = Buffer.alloc(5);
	head.write('Q');
	head.writeInt32BE(words.length + 4, 1);
	return Buffer.concat([head, words]);
}

/** The whole messages among the bytes heard so far. @param {Buffer} bytes */
function* messages(bytes) {
	for (let at = 0; at + 5 <= bytes.length;) {
		const length = bytes.readInt32BE(at + 1);
		if (at + 1 + length > bytes.length) return;
		yield { type: String.fromCharCode(bytes[at] ?? 0), body: bytes.subarray(at + 5, at + 1 + length) };
		at += 1 + length;
	}
}
