/**
 * Builds the site into a folder of its own, named after what went in: a site that runs on an older build is not
 * disturbed, and nothing is built twice. Run by itself it is `npm run build`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alone } from './alone.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT, Stop, run, say, told } from './project.mjs';
import { tool } from './tool.mjs';

const SOURCES = [
	'src',
	'messages',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package-lock.json'
];
/** Not part of the built site. */
const ASIDE = /\.test\.ts$|^src[/\\]cli[/\\]/;
const BUILDS = join(ROOT, 'build');
const KEPT = 3;

/** @returns {Promise<string>} the folder of a build that fits the source, made now where there is none */
export async function ensureBuilt() {
	const folder = join(BUILDS, fingerprint());
	if (!isWhole(folder)) {
		await alone(join(ROOT, '.cache', 'build.lock'), () => build(folder));
		clearOld(folder);
	}
	const now = new Date();
	utimesSync(folder, now, now);
	return folder;
}

/** The last build there is, whatever the source says. */
export function lastBuild() {
	const [newest] = buildsByAge();
	if (newest) return newest;
	throw new Stop('There is no build: run `npm run build` first.');
}

/** @param {string} folder */
async function build(folder) {
	if (isWhole(folder)) return;
	clearHalfMade();
	const fresh = join(BUILDS, `.new-${process.pid}`);
	const built = await told('Building the site', () =>
		tool('vite', ['build', '--logLevel', 'warn'], { env: { SOL_BUILD_DIR: fresh } })
	);
	if (built.code !== 0) {
		rmSync(fresh, { recursive: true, force: true });
		throw new Stop(`${built.output}\nThe build failed: its message stands above.`);
	}
	rmSync(folder, { recursive: true, force: true });
	renameSync(fresh, folder);
	say(`Built in ${Math.round(built.seconds)} s.`);
}

function fingerprint() {
	const hash = createHash('sha256');
	for (const path of SOURCES.flatMap(filesOf).sort()) hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)));
	return hash.digest('hex').slice(0, 16);
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
	const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
	if (!found || ASIDE.test(path)) return [];
	if (found.isFile()) return [path];
	return readdirSync(join(ROOT, path)).flatMap((name) => filesOf(join(path, name)));
}

/** @param {string} folder */
const isWhole = (folder) => existsSync(join(folder, 'handler.js'));

/** Last used first. */
function buildsByAge() {
	const names = existsSync(BUILDS) ? readdirSync(BUILDS).filter((name) => !name.startsWith('.')) : [];
	const folders = names.map((name) => join(BUILDS, name)).filter(isWhole);
	return folders.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
}

/** What a killed build left; nobody else builds now. */
function clearHalfMade() {
	const names = existsSync(BUILDS) ? readdirSync(BUILDS).filter((name) => name.startsWith('.new-')) : [];
	for (const name of names) rmSync(join(BUILDS, name), { recursive: true, force: true });
}

/** A site may still run on one of the last few. @param {string} current */
function clearOld(current) {
	for (const folder of buildsByAge().slice(KEPT))
		if (folder !== current) rmSync(folder, { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	await run(async () => {
		await ensureInstalled();
		say(await ensureBuilt());
	});
}
