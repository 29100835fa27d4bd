import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, Stop, told } from './project.mjs';

/** Installs the packages where any that the lock file names is missing or of another version. */
export async function ensureInstalled() {
	if (isInstalled()) return;
	const code = await told('Installing packages, once, for about half a minute', () => npm(['ci', '--no-progress']));
	if (code !== 0) throw new Stop('npm ci failed: its message stands above.');
}

function isInstalled() {
	const installed = packages('node_modules/.package-lock.json');
	return Object.entries(packages('package-lock.json')).every(([path, wanted]) => {
		const found = installed[path];
		if (path === '' || wanted.link) return true;
		// Optional ones are for other machines where they are missing.
		return found ? found.version === wanted.version : wanted.optional === true || wanted.devOptional === true;
	});
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }>}
 */
function packages(file) {
	const path = join(ROOT, file);
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** @param {string[]} words @returns {Promise<number>} */
function npm(words) {
	const own = process.env['npm_execpath'];
	const [command, before] = own ? [process.execPath, [own]] : ['npm', []];
	return new Promise((done, failed) => {
		const shell = !own && process.platform === 'win32';
		const child = spawn(command, [...before, ...words], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], shell });
		child.once('error', failed);
		child.once('exit', (code) => done(code ?? 1));
	});
}
