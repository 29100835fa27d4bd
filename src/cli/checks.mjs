import { cpSync, globSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './project.mjs';
import { tool } from './tool.mjs';

/** @typedef {{ name: string, ok: boolean, output: string, seconds: number }} Result */
/** @typedef {{ name: string, run: () => Promise<import('./tool.mjs').Ended> }} Check */

/** How many run at once. */
const HANDS = 2;

/**
 * The longest first, so that none is left to run alone at the end.
 *
 * @param {{ remember?: boolean }} [options] `remember` skips the files that passed lint and format before and are
 * unchanged. A type that changed elsewhere may then go unseen by lint until all files are read again.
 * @returns {Check[]}
 */
export function staticChecks({ remember = false } = {}) {
	/** @param {string} name */
	const cache = (name) =>
		remember ? ['--cache', '--cache-strategy', 'content', '--cache-location', `.cache/${name}`] : [];
	return [
		{ name: 'types', run: () => tool('svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']) },
		{ name: 'lint', run: () => tool('eslint', ['.', '--max-warnings', '0', ...cache('eslint')]) },
		{ name: 'format', run: () => tool('prettier', ['--check', '--log-level', 'warn', ...cache('prettier'), '.']) },
		{ name: 'import directions', run: () => tool('depcruise', ['src', '-c', 'tests/architecture.cjs']) },
		{ name: 'dead code', run: () => tool('knip', []) },
		{ name: 'migrations match schema', run: checkMigrations }
	];
}

/** The tests that need no database. @type {Check} */
export const PURE_TESTS = {
	name: 'pure tests',
	run: () => tool('vitest', ['run', '--project', 'pure'])
};

/** @returns {{ pure: string[], database: string[] }} */
export function testFiles() {
	const files = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts'], { cwd: ROOT });
	const usesDatabase = (/** @type {string} */ file) => {
		const text = readFileSync(join(ROOT, file), 'utf8');
		return /\/db\.ts|postgres|inject\('databases'\)/.test(text);
	};
	return { pure: files.filter((file) => !usesDatabase(file)), database: files.filter(usesDatabase) };
}

/**
 * @param {Check[]} checks
 * @returns {Promise<Result[]>}
 */
export async function runChecks(checks) {
	const sync = await tool('svelte-kit', ['sync']);
	if (sync.code !== 0) say(sync.output);
	const waiting = [...checks];
	/** @type {Result[]} */
	const results = [];
	const work = async () => {
		for (let check = waiting.shift(); check; check = waiting.shift()) {
			const { code, output, seconds } = await check.run();
			results.push({ name: check.name, ok: code === 0, output, seconds });
			say(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds.toFixed(1)} s)`);
			if (code !== 0) say(output.trimEnd());
		}
	};
	await Promise.all(Array.from({ length: HANDS }, work));
	return results;
}

/** Generates on a copy: a migration that is missing turns up there, and the tree stays as it is. */
async function checkMigrations() {
	const copy = '.cache/drizzle';
	rmSync(join(ROOT, copy), { recursive: true, force: true });
	mkdirSync(join(ROOT, '.cache'), { recursive: true });
	cpSync(join(ROOT, 'drizzle'), join(ROOT, copy), { recursive: true });
	writeFileSync(
		join(ROOT, copy, 'copy.ts'),
		`import config from '../../drizzle/config.ts';\nexport default { ...config, out: './${copy}' };\n`
	);
	const before = readdirSync(join(ROOT, copy)).join();
	const made = await tool('drizzle-kit', ['generate', '--config', `${copy}/copy.ts`]);
	const same = made.code === 0 && readdirSync(join(ROOT, copy)).join() === before;
	const hint = 'The schema differs from the migrations: run `npx drizzle-kit generate --config drizzle/config.ts`.';
	return { ...made, code: same ? 0 : 1, output: `${made.output}\n${hint}` };
}
