/** Finds a Chromium for the browser tests, and brings one where there is none. Run by itself it prints the path. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Stop, run, say } from './project.mjs';

/** Chromium without its windows: a page of its own opens six times as fast. */
const SHELL = 'chromium-headless-shell';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
const ELSEWHERE = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];
const FLAGS = [
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/**
 * CHROMIUM_PATH, else Playwright's own, else one without windows: the system's, or the one that comes in an npm package
 * where that runs; else the system's with windows, else Debian's package when root may install it.
 *
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function findBrowser() {
	const executablePath =
		named() ?? (await playwrights()) ?? onPath([SHELL]) ?? (await packaged()) ?? systems() ?? installed();
	if (!executablePath) throw new Stop('No Chromium found: install one, or name it in CHROMIUM_PATH.');
	// Chromium's sandbox does not work for root.
	const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return { executablePath, args: [...sandbox, ...FLAGS] };
}

function named() {
	const path = process.env['CHROMIUM_PATH'];
	if (path && !existsSync(path)) throw new Stop(`CHROMIUM_PATH names ${path}, which is not there.`);
	return path || undefined;
}

async function playwrights() {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	return existsSync(path) ? path : undefined;
}

const systems = () => onPath(NAMES) ?? ELSEWHERE.find((path) => existsSync(path));

/** @param {string[]} names */
function onPath(names) {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function installed() {
	if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
	process.stderr.write('Installing Chromium for the browser tests …\n');
	const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 };
	spawnSync('apt-get', ['update', '-q'], options);
	const words = ['install', '-yq', '--no-install-recommends', 'fonts-liberation'];
	const came = [SHELL, 'chromium'].some((name) => spawnSync('apt-get', [...words, name], options).status === 0);
	return came ? onPath([SHELL, ...NAMES]) : undefined;
}

/** Linux x64 only, and only where the libraries are that it asks for. */
async function packaged() {
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	const { default: chromium } = await import('@sparticuz/chromium');
	const path = await chromium.executablePath();
	return spawnSync(path, ['--version']).status === 0 ? path : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	await run(async () => say((await findBrowser()).executablePath));
}
