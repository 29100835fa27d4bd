/** `npm run check`: the fast part of `npm test`, to run before each commit; what is unchanged is not read again. */
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { underProjectNode } from './project-node.mjs';
import { run, say } from './project.mjs';

await run(async () => {
	await ensureInstalled();
	await underProjectNode(fileURLToPath(import.meta.url), check);
});

async function check() {
	const { PURE_TESTS, runChecks, staticChecks } = await import('./checks.mjs');
	const results = await runChecks([...staticChecks({ remember: true }), PURE_TESTS]);
	say('');
	for (const { name, ok, seconds } of results)
		say(`${ok ? 'passed' : 'FAILED'}  ${name.padEnd(26)}${seconds.toFixed(1).padStart(6)} s`);
	const failed = results.filter(({ ok }) => !ok).length;
	say(`${results.length - failed} passed, ${failed} failed`);
	if (failed > 0) process.exitCode = 1;
}
