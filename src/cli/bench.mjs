/** `npm run bench`: times the views of the money with 200 000 expenses beside their own SQL, prints both and keeps them as JSON. */
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { underProjectNode } from './project-node.mjs';
import { run, Stop } from './project.mjs';
import { tool } from './tool.mjs';

await run(async () => {
	await ensureInstalled();
	await underProjectNode(fileURLToPath(import.meta.url), bench);
});

async function bench() {
	const { code } = await tool('vitest', ['run', '--config', 'tests/bench/vitest.config.ts'], { show: true });
	if (code !== 0) throw new Stop('A view takes longer than it may.');
}
