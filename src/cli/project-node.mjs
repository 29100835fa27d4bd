import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, Stop } from './project.mjs';

/** The oldest Node that runs TypeScript files as they are. */
const OLDEST = [22, 18];

/** The Node 24 that came with the packages, else the one that runs this. */
export function projectNode() {
	const exe = process.platform === 'win32' ? 'node.exe' : 'node';
	const system = process.platform === 'win32' ? 'win' : process.platform;
	const own = join(ROOT, 'node_modules', `node-${system}-${process.arch}`, 'bin', exe);
	return existsSync(own) ? own : process.execPath;
}

/**
 * Goes on under the project's Node: at once when this is new enough, else in a child that this process waits for.
 *
 * @param {string} script the file that was started
 * @param {() => Promise<void>} main
 */
export async function underProjectNode(script, main) {
	if (isNewEnough()) return main();
	const node = projectNode();
	if (node === process.execPath) {
		throw new Stop(`Node ${OLDEST.join('.')} or newer is needed on this system; this is ${process.versions.node}.`);
	}
	process.exitCode = await handOver(node, [script, ...process.argv.slice(2)]);
}

function isNewEnough() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	return major > 22 || (major === 22 && minor >= 18);
}

/** @param {string} node @param {string[]} words @returns {Promise<number>} */
function handOver(node, words) {
	return new Promise((done, failed) => {
		const child = spawn(node, words, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
		// Ctrl-C reaches the child by itself; what is sent to this process alone has to be passed on.
		process.on('SIGINT', () => undefined);
		process.on('SIGTERM', () => child.kill('SIGTERM'));
		child.once('error', failed);
		child.once('exit', (code) => done(code ?? 1));
	});
}
