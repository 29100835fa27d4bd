/** Each named mistake in the rules is noticed: the real source with the mistake in it breaks at least one check. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { mutants, type Mutant } from './mutants.ts';
import { projectChecks } from './project-checks.ts';
import { randomProjects } from './random-project.ts';
import { places, type Rules } from './rules.ts';
import { stateChecks } from './state-checks.ts';

const projects = randomProjects(1905, 120);
const lib = join(import.meta.dirname, '../../src/lib');
const folder = mkdtempSync(join(tmpdir(), 'sol-mutants-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

/** The rules and all that they import, copied with the mistake in one file. */
async function rulesWith(mutant: Mutant | undefined): Promise<Rules> {
	const copy = mkdtempSync(join(folder, 'lib-'));
	const waiting: string[] = Object.values(places);
	const copied = new Set<string>();
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (copied.has(file)) continue;
		copied.add(file);
		const source = readFileSync(join(lib, file), 'utf8');
		const text = mutant?.file === file ? source.replace(mutant.from, () => mutant.to) : source;
		waiting.push(...[...text.matchAll(/^import (?!type\b).*? from '#lib\/(.+?)';/gms)].map((match) => match[1] ?? ''));
		mkdirSync(dirname(join(copy, file)), { recursive: true });
		writeFileSync(
			join(copy, file),
			text.replaceAll(
				/^(import (?!type\b).*? from )'#lib\/(.+?)';/gms,
				(_, head: string, path: string) => `${head}'${join(copy, path)}';`
			)
		);
	}
	if (mutant) expect(copied).toContain(mutant.file);
	const modules = Object.entries(places).map(async ([name, file]) => {
		const module: unknown = await import(/* @vite-ignore */ pathToFileURL(join(copy, file)).href);
		return [name, module] as const;
	});
	return Object.fromEntries(await Promise.all(modules)) as unknown as Rules;
}

/** The checks that do not hold. */
function broken(rules: Rules): string[] {
	return [
		...Object.entries(stateChecks).filter(([, check]) => check(rules) !== undefined),
		...Object.entries(projectChecks).filter(([, check]) =>
			projects.some((project) => check(rules, project) !== undefined)
		)
	].map(([name]) => name);
}

describe('the rules of the money', () => {
	test('hold as they are', async () => {
		expect(broken(await rulesWith(undefined))).toEqual([]);
	});

	test('are at least twelve mistakes away from going wrong', () => {
		expect(new Set(mutants.map(({ name }) => name)).size).toBeGreaterThanOrEqual(12);
	});

	test.each(mutants)('notice when $name', async (mutant) => {
		const occurrences = readFileSync(join(lib, mutant.file), 'utf8').split(mutant.from).length - 1;
		expect(occurrences, `the text to change in ${mutant.file}`).toBe(1);
		expect(broken(await rulesWith(mutant))).not.toEqual([]);
	});
});
