/**
 * The embedded database: a real PostgreSQL that lives in one folder and belongs to the program that started it.
 * Node's own modules only, so that an older Node of the system can run it too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { plainEnv, prepareCluster } from './postgres-cluster.mjs';
import { clearStalePidFile, isServed, presence } from './postgres-probe.mjs';
import { diesWithParent } from './postgres-user.mjs';

/** Recovery after a crash may take a while on a slow disk. */
const PATIENCE = 120_000;
const LOG_LIMIT = 1_000_000;
/** What a server says that has to wait for another one, or wants another port: worth trying again. */
const PASSES = /lock file|shared memory block|could not bind|could not create any TCP/;

/** @typedef {{ folder: string, fsync?: boolean, connections?: number }} Options */
/**
 * `gone` is fulfilled when the server has ended, whoever ended it.
 *
 * @typedef {{ url: string, startedHere: boolean, stop: () => Promise<void>, gone: Promise<void> }} Server
 */
/** @typedef {import('./postgres-cluster.mjs').Programs} Programs */

/**
 * Joins the server that already runs on the folder, else starts one, making the cluster first where there is none.
 * Only the process that started a server stops it.
 *
 * @param {Options} options
 * @returns {Promise<Server>}
 */
export async function startPostgres(options) {
	const folder = resolve(options.folder);
	const deadline = Date.now() + PATIENCE;
	while (Date.now() < deadline) {
		const found = await presence(folder);
		if (found.kind === 'ready') return joined(folder, found.port);
		if (found.kind === 'absent') {
			const started = await launch(prepareCluster(folder), { ...options, folder });
			if (started) return started;
		}
		await pause(50);
	}
	throw new Error(`PostgreSQL did not answer within ${PATIENCE / 1000} seconds; see ${logOf(folder)}.`);
}

/** @param {string} folder @param {number} port @returns {Server} */
function joined(folder, port) {
	const watch = async () => {
		while (await isServed(folder)) await pause(500, undefined, { ref: false });
	};
	return { url: addressOf(port), startedHere: false, stop: async () => undefined, gone: watch() };
}

/**
 * @param {Programs} programs
 * @param {Options} options
 * @returns {Promise<Server | undefined>} undefined when another start was faster, or left-overs have to go first
 */
async function launch(programs, options) {
	const { folder } = options;
	await clearStalePidFile(folder);
	const port = await choosePort(join(folder, 'sol.port'));
	const seen = trimmedLog(folder);
	const child = spawnServer(programs, options, port);
	/** @type {Promise<void>} */
	const gone = new Promise((done) => child.once('exit', () => done()).once('error', () => done()));
	let ended = false;
	void gone.then(() => (ended = true));

	while (!ended) {
		const found = await presence(folder);
		if (found.kind === 'ready' && found.pid === child.pid) {
			return { url: addressOf(port), startedHere: true, stop: () => stop(programs, folder, child, gone), gone };
		}
		await Promise.race([gone, pause(25)]);
	}
	const said = readFileSync(logOf(folder), 'utf8').slice(seen).trim();
	if (PASSES.test(said)) return undefined;
	throw new Error(`PostgreSQL did not start in ${folder}: ${said.split('\n').slice(-3).join(' ')}`);
}

/** @param {Programs} programs @param {Options} options @param {number} port */
function spawnServer(programs, options, port) {
	const { folder } = options;
	const [command = '', ...before] = [...programs.before, ...diesWithParent(), join(programs.bin, 'postgres')];
	const settings = settingsOf(options).flatMap((setting) => ['-c', setting]);
	const log = openSync(logOf(folder), 'a');
	const child = spawn(command, [...before, '-D', folder, '-p', String(port), ...settings], {
		...programs.as,
		cwd: folder,
		env: plainEnv(),
		// A group of its own, so that Ctrl-C reaches the site first, which then stops its database in order.
		detached: process.platform !== 'win32',
		windowsHide: true,
		stdio: ['ignore', log, log]
	});
	closeSync(log);
	child.unref();
	return child;
}

/** @param {Options} options */
function settingsOf({ fsync = true, connections = 100 }) {
	return [
		'listen_addresses=127.0.0.1',
		'unix_socket_directories=',
		`max_connections=${connections}`,
		'timezone=UTC',
		'log_timezone=UTC',
		// Terse: the details of a refused row would put people's data in the log.
		'log_error_verbosity=terse',
		'log_min_error_statement=panic',
		...(fsync ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'])
	];
}

/**
 * @param {Programs} programs
 * @param {string} folder
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<void>} gone
 */
async function stop(programs, folder, child, gone) {
	if (process.platform === 'win32') spawnSync(join(programs.bin, 'pg_ctl'), ['stop', '-D', folder, '-m', 'fast']);
	else child.kill('SIGINT');
	// Waiting for it keeps this process alive now; until here it did not.
	child.ref();
	const impatient = setTimeout(() => child.kill('SIGQUIT'), 20_000);
	await gone;
	clearTimeout(impatient);
}

/**
 * The port of the last start where it is free, so that a site whose database came back finds it where it was.
 *
 * @param {string} file
 */
async function choosePort(file) {
	const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
	const port = (last > 0 ? await claim(last) : undefined) ?? (await claim(0));
	if (port === undefined) throw new Error('No free port on 127.0.0.1.');
	if (port !== last) writeFileSync(file, String(port));
	return port;
}

/** @param {number} wanted 0 for any @returns {Promise<number | undefined>} */
function claim(wanted) {
	return new Promise((done) => {
		const server = createServer();
		server.once('error', () => done(undefined));
		server.listen(wanted, '127.0.0.1', () => {
			const found = server.address();
			server.close(() => done(typeof found === 'object' ? found?.port : undefined));
		});
	});
}

/** @param {number} port */
const addressOf = (port) => `postgres://postgres@127.0.0.1:${port}/postgres`;

/** @param {string} folder */
const logOf = (folder) => join(folder, 'sol.log');

/** Length of the log before this start. @param {string} folder */
function trimmedLog(folder) {
	const log = logOf(folder);
	if (!existsSync(log)) return 0;
	if (statSync(log).size > LOG_LIMIT) writeFileSync(log, '');
	return readFileSync(log, 'utf8').length;
}
