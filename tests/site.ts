/** The site under test: its address and the folder of its database. */
export const port = process.env['SOL_TEST_PORT'] ?? '4173';
export const address = `http://127.0.0.1:${port}`;
export const folder = '.cache/browser-site';
/** What the site says while it runs. */
export const logFile = process.env['SOL_TEST_LOG'] ?? `${folder}/site.log`;
