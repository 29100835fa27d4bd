import { resolve } from 'node:path';
import { keepPostgres } from './postgres-keeper.mjs';
import { ROOT, Stop, say } from './project.mjs';

/** A stand-in while the embedded database is not yet started. */
const EMBEDDED = 'postgres://embedded';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/;

/** Nobody there, no such name, wrong password, no such role or database. */
const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|CONNECT|28|3D000)/;

/**
 * Fills in what the environment leaves open (README, variables) and checks the rest.
 *
 * @param {{ demo: boolean }} defaults `demo` holds on the embedded database only
 */
export async function settle(defaults) {
	const { readEnv } = await import('../lib/env.server.ts');
	const embedded = !process.env['DATABASE_URL'];
	process.env['DATA_DIR'] = resolve(ROOT, process.env['DATA_DIR'] || '.data');
	process.env['HOST'] ||= '127.0.0.1';
	process.env['PORT'] ||= '3000';
	// Everybody knows the demonstration's password: beyond this machine its sign-ins work only when asked for.
	if (!process.env['DEMO'] && !LOOPBACK.test(process.env['HOST'])) process.env['DEMO_SIGN_INS'] = '0';
	process.env['DEMO'] ||= embedded && defaults.demo ? '1' : '0';

	const given = { ...process.env, DATABASE_URL: process.env['DATABASE_URL'] || EMBEDDED };
	// Without ORIGIN it is made of the port, which is so checked in any case.
	readEnv({ ...given, ORIGIN: undefined });
	const env = readEnv(given);
	process.env['ORIGIN'] = env.origin;
	return { ...env, host: process.env['HOST'], port: Number(process.env['PORT']) };
}

/**
 * The database of DATABASE_URL, else the embedded one in DATA_DIR, started or joined; its address is in the
 * environment afterwards.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function openDatabase() {
	const given = process.env['DATABASE_URL'];
	if (given) return { url: given, stop: async () => undefined };
	const server = await keepPostgres({ folder: resolve(process.env['DATA_DIR'] ?? '.data', 'postgres') }, say);
	process.env['DATABASE_URL'] = server.url;
	return server;
}

/**
 * Brings the database's tables and reference data up to date, and loads the demonstration once.
 *
 * @param {string} url
 * @param {boolean} demo
 */
export async function prepare(url, demo) {
	const { prepareDatabase } = await import('../lib/setup/prepare.server.ts');
	try {
		await prepareDatabase(url, { demo, progress: say, dataDir: resolve(process.env['DATA_DIR'] ?? '.data') });
	} catch (fault) {
		const code = String(Object(fault).code ?? Object(Object(fault).cause).code);
		if (!UNREACHABLE.test(code)) throw fault;
		throw new Stop(`DATABASE_URL names a database that cannot be opened (${code}).`);
	}
}
