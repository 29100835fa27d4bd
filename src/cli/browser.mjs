/** Finds a Chromium for the browser tests, and brings one where there is none. Run by itself it prints the path. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Stop, run, say } from './project.mjs';

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
 * CHROMIUM_PATH, else Playwright's own, else the system's, else Debian's package when root may install it, else the
 * one that comes in an npm package.
 *
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function findBrowser() {
	const executablePath = named() ?? (await playwrights()) ?? systems() ?? installed() ?? (await packaged());
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

function systems() {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...paths, ...ELSEWHERE].find((path) => existsSync(path));
}

function installed() {
	if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
	process.stderr.write('Installing Chromium for the browser tests …\n');
	const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 };
	spawnSync('apt-get', ['update', '-q'], options);
	const words = ['install', '-yq', '--no-install-recommends', 'chromium', 'fonts-liberation'];
	return spawnSync('apt-get', words, options).status === 0 ? systems() : undefined;
}

/** Linux x64 only. */
async function packaged() {
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	const { default: chromium } = await import('@sparticuz/chromium');
	return chromium.executablePath();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	await run(async () => say((await findBrowser()).executablePath));
}
