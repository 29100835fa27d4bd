import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** A fault that a person can mend: told in one line, without the place in the code. */
export class Stop extends Error {}

/** @param {string} line */
export function say(line) {
	process.stdout.write(`${line}\n`);
}

/**
 * Says what is under way, and that it still is.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function told(what, work) {
	say(`${what} …`);
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	const ticking = setInterval(() => say(`… ${seconds()} s`), 10_000);
	try {
		return await work();
	} finally {
		clearInterval(ticking);
	}
}

/**
 * Runs a program's main function; a fault ends it with exit code 1.
 *
 * @param {() => Promise<void>} main
 */
export async function run(main) {
	try {
		await main();
	} catch (fault) {
		const plain = fault instanceof Stop || (fault instanceof Error && fault.constructor.name === 'BadEnvironment');
		process.stderr.write(
			`${plain || !(fault instanceof Error) ? String(Object(fault).message ?? fault) : fault.stack}\n`
		);
		process.exitCode = 1;
	}
}
