/**
 * `npm test`: every check there is, counted together. `npm run test:server` (--server) runs on the PostgreSQL
 * server of DATABASE_URL what could end otherwise there (docs/decisions/015).
 */
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { underProjectNode } from './project-node.mjs';
import { Stop, run, say } from './project.mjs';

/** Browser tests that could end otherwise on another database: not how a page that is there looks and weighs. */
const OF_THE_DATABASE = ['tests/access/', 'tests/stories/', 'tests/sums.spec.ts'];

await run(async () => {
	await ensureInstalled();
	await underProjectNode(fileURLToPath(import.meta.url), process.argv.includes('--server') ? testServer : testAll);
});

async function testAll() {
	const { runChecks, staticChecks } = await import('./checks.mjs');
	const { browserTests, buildSite, closingLine, killedRounds, vitestTests } = await import('./test-parts.mjs');
	title('Checks');
	const checks = await runChecks(staticChecks());
	const failed = checks.filter(({ ok }) => !ok).length;
	title('Tests');
	const tests = await vitestTests([]);
	title('Build');
	const build = await buildSite();
	title('Killed and started again');
	const killed = await killedRounds();
	title('Browser tests');
	const browser = await browserTests();
	closingLine([{ passed: checks.length - failed, failed }, tests, build, killed, browser]);
}

async function testServer() {
	if (!process.env['DATABASE_URL']) throw new Stop('DATABASE_URL must name the PostgreSQL server to test on.');
	const { browserTests, buildSite, closingLine, vitestTests } = await import('./test-parts.mjs');
	title('Database tests');
	const tests = await vitestTests(['--project', 'database']);
	const build = await buildSite();
	title('Browser tests');
	closingLine([tests, build, await browserTests(OF_THE_DATABASE)]);
}

/** @param {string} words */
function title(words) {
	say(`\n── ${words} ${'─'.repeat(60 - words.length)}`);
}
