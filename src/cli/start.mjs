/**
 * `npm start` and `npm run dev`: from a fresh clone to a running site, on the embedded database unless DATABASE_URL
 * names another. Begins under whatever Node the system has; what is missing is installed and built on the way.
 */
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { openDatabase, prepare, settle } from './environment.mjs';
import { ensureInstalled } from './install.mjs';
import { underProjectNode } from './project-node.mjs';
import { ROOT, run, say } from './project.mjs';
import { checkPort, releasePool, serveBuild, stopWhenAsked } from './site.mjs';

const SIGN_INS = `
  redaktor.karlstad@demo.example    editor at Karlstad kommun (sv)
  okonomi.karlstad@demo.example     finance at Karlstad kommun (sv)
  admin.karlstad@demo.example       administrator at Karlstad kommun (sv)
  redaktor.ringsaker@demo.example   editor at Ringsaker kommune (nb)
  okonomi.ringsaker@demo.example    finance at Ringsaker kommune (nb)
  admin.ringsaker@demo.example      administrator at Ringsaker kommune (nb)
  sekretariat1@demo.example         project secretariat (nb); sekretariat2 likewise (sv)
  leverandor1@demo.example          supplier; leverandor2 is another
  revisor@demo.example              auditor, reads everything, changes nothing`;

const DEV = process.argv.includes('--dev');

await run(async () => {
	await ensureInstalled();
	await underProjectNode(fileURLToPath(import.meta.url), start);
});

async function start() {
	const place = await settle({ demo: true });
	await checkPort(place);
	const build = DEV ? undefined : await ensureBuilt();
	await import('./patch-postgres.mjs');

	/** @type {(() => Promise<void>)[]} */
	const toStop = [];
	const stopAll = async () => {
		for (const stop of toStop.reverse()) await stop();
	};
	stopWhenAsked(stopAll);

	try {
		const database = await openDatabase();
		toStop.push(database.stop);
		await prepare(database.url, place.demo);
		toStop.push(build ? await serveBuild(build, place) : await develop(place));
	} catch (fault) {
		await stopAll();
		throw fault;
	}
	greet(place);
}

/** @param {import('./site.mjs').Place} place */
async function develop(place) {
	const { createServer } = await import('vite');
	const vite = await createServer({ root: ROOT, server: { host: place.host, port: place.port, strictPort: true } });
	await vite.listen();
	return async () => {
		await vite.close();
		await releasePool();
	};
}

/** @param {{ origin: string, demo: boolean }} place */
function greet({ origin, demo }) {
	if (demo) say(`\nDemonstration sign-ins at ${origin}/nb/konto/inn, all with the password sol-demo-2026:${SIGN_INS}`);
	say(`\nSOL is running: ${origin}\nStop with Ctrl-C; everything is kept.`);
}
