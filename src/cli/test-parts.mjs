import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ROOT, say } from './project.mjs';
import { tool } from './tool.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const REPORTS = join(ROOT, '.cache', 'reports');

/** @param {string[]} words which of them, none for all @returns {Promise<Count>} */
export async function vitestTests(words) {
	const report = freshReport('vitest.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const { code } = await tool('vitest', ['run', ...reporters, ...words], { show: true });
	return counted(code, report, ({ numPassedTests, numFailedTests, testResults }) => ({
		passed: numPassedTests,
		// A file that could not even be read holds no failed test, yet has failed.
		failed: numFailedTests + testResults.filter(unreadable).length
	}));
}

/** @param {{ status: string, assertionResults: unknown[] }} file */
const unreadable = ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0;

/** @returns {Promise<Count>} */
export async function buildSite() {
	try {
		await ensureBuilt();
		return { passed: 1, failed: 0 };
	} catch (fault) {
		say(String(fault));
		return { passed: 0, failed: 1 };
	}
}

/** @param {string[]} [files] none for all @returns {Promise<Count>} */
export async function browserTests(files = []) {
	say(`With ${(await findBrowser()).executablePath}`);
	const report = freshReport('playwright.json');
	const words = ['test', '-c', 'tests/playwright.config.ts', '--reporter=list,json'];
	const { code } = await tool('playwright', [...words, ...files], {
		show: true,
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
	});
	return counted(code, report, ({ stats, errors }) => ({
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length
	}));
}

/** The whole process group killed amid saves, a few rounds; more with the program itself. @returns {Promise<Count>} */
export async function killedRounds() {
	const { code } = await tool('node', ['tests/endurance/kill.mjs', '3'], { show: true });
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Whatever a report says, a runner that ended badly counts as a failure.
 *
 * @param {number} code
 * @param {string} report
 * @param {(report: any) => Count} read
 * @returns {Count}
 */
function counted(code, report, read) {
	try {
		const count = read(JSON.parse(readFileSync(report, 'utf8')));
		return code === 0 || count.failed > 0 ? count : { ...count, failed: 1 };
	} catch {
		return { passed: 0, failed: 1 };
	}
}

/** @param {string} name */
function freshReport(name) {
	mkdirSync(REPORTS, { recursive: true });
	const file = join(REPORTS, name);
	rmSync(file, { force: true });
	return file;
}

/** @param {Count[]} counts */
export function closingLine(counts) {
	const passed = counts.reduce((sum, count) => sum + count.passed, 0);
	const failed = counts.reduce((sum, count) => sum + count.failed, 0);
	if (failed > 0) process.exitCode = 1;
	say(`\n${passed} passed, ${failed} failed`);
}
