import { describe, expect, test } from 'vitest';
import * as calculate from '#lib/funding/calculate.ts';
import * as conversion from '#lib/funding/conversion.ts';
import * as expense from '#lib/funding/expense.ts';
import * as figures from '#lib/funding/figures.ts';
import * as sources from '#lib/funding/sources.ts';
import * as report from '#lib/reports/report.ts';
import { projectChecks } from './project-checks.ts';
import { randomProjects } from './random-project.ts';
import { stateChecks } from './state-checks.ts';

const rules = { calculate, conversion, expense, figures, sources, report };
const projects = randomProjects(1066, 3000);

describe(`the shared budget, in ${String(projects.length)} projects of every kind`, () => {
	test('the projects are of every kind', () => {
		const spent = projects.flatMap((project) => project.spent);
		expect(spent.some(({ minor }) => minor < 0n)).toBe(true);
		expect(spent.some(({ minor }) => minor === 0n)).toBe(true);
		expect(spent.some(({ minor }) => minor === 1n)).toBe(true);
		expect(spent.some(({ minor }) => minor > 2n ** 53n)).toBe(true);
		expect(new Set(spent.map(({ organisation }) => organisation)).size).toBe(16);
	});

	test.each(Object.entries(projectChecks))('%s', (_, check) => {
		expect(projects.map((project) => check(rules, project)).filter((broken) => broken !== undefined)).toEqual([]);
	});
});

describe('the way of expenses and reports', () => {
	test.each(Object.entries(stateChecks))('%s', (_, check) => {
		expect(check(rules)).toBeUndefined();
	});
});
