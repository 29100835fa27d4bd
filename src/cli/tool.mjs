import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { projectNode } from './project-node.mjs';
import { ROOT } from './project.mjs';

/** @typedef {{ code: number, output: string, seconds: number }} Ended */

/**
 * Runs a tool of node_modules/.bin under the project's Node.
 *
 * @param {string} command
 * @param {string[]} words
 * @param {{ show?: boolean, env?: Record<string, string> }} [options] `show` streams the output instead of keeping it
 * @returns {Promise<Ended>}
 */
export function tool(command, words, { show = false, env = {} } = {}) {
	const began = Date.now();
	const path = [join(ROOT, 'node_modules', '.bin'), dirname(projectNode()), process.env['PATH'] ?? ''].join(delimiter);
	return new Promise((done) => {
		const child = spawn(command, words, {
			cwd: ROOT,
			// A caller's NODE_ENV would make a development build of the site, or of the tests a production one.
			env: { ...process.env, NODE_ENV: undefined, PATH: path, ...env },
			stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
			shell: process.platform === 'win32'
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)));
		/** @param {number} code */
		const end = (code) => done({ code, output, seconds: (Date.now() - began) / 1000 });
		child.once('error', (fault) => {
			output += String(fault);
			end(1);
		});
		child.once('close', (code) => end(code ?? 1));
	});
}
