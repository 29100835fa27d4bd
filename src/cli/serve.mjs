/** `npm run serve`: production. Serves the last build, configured by the environment alone. */
import { fileURLToPath } from 'node:url';
import { lastBuild } from './build.mjs';
import { prepare, settle } from './environment.mjs';
import { underProjectNode } from './project-node.mjs';
import { Stop, run, say } from './project.mjs';
import { checkPort, serveBuild, stopWhenAsked } from './site.mjs';

await run(() => underProjectNode(fileURLToPath(import.meta.url), serve));

async function serve() {
	const url = process.env['DATABASE_URL'];
	if (!url) throw new Stop('DATABASE_URL must be set: production runs on a PostgreSQL server of its own.');
	const place = await settle({ demo: false });
	await checkPort(place);
	const build = lastBuild();
	await import('./patch-postgres.mjs');

	await prepare(url, place.demo);
	stopWhenAsked(await serveBuild(build, place));
	say(`SOL is running: ${place.origin}`);
}
