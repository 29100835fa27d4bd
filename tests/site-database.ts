/** The database of the site under test, reached beside the running site. */
import { startPostgres } from '../src/cli/postgres.mjs';
import { folder } from './site.ts';

export async function databaseUrl(): Promise<string> {
	const given = process.env['DATABASE_URL'];
	if (given) return Object.assign(new URL(given), { pathname: '/sol_browser_test' }).href;
	// The folder of a site that was started by hand, while a test is being written.
	const data = process.env['SOL_TEST_DATA'] ?? folder;
	const server = await startPostgres({ folder: `${data}/postgres` });
	return server.url;
}
