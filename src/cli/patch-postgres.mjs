/**
 * Keeps a dying database from taking the site with it.
 *
 * postgres.js 3.4.9 puts off small writes to the next turn of the event loop. When the connection closes in between,
 * the write hits a socket that is no more and throws where nobody can catch it (porsager/postgres #1066, #1154,
 * #1208); the put-off write is never forgotten, so that the connection can hang for ever after; and a connection that
 * closes while it asks for the array types rejects a promise that nobody holds. All three are mended in the text of
 * the module while Node loads it. Goes when a release with the mend is out: this file then says so.
 */
import { registerHooks } from 'node:module';

const DRIVER = /\/node_modules\/postgres\/(cjs\/)?src\/connection\.js$/;

const MENDS = [
	{
		times: 1,
		text: 'function nextWrite(fn) {\n',
		mended:
			"function nextWrite(fn) {\n    if (socket === null) { clearImmediate(nextWriteTimer); chunk = nextWriteTimer = null; error(Errors.connection('CONNECTION_CLOSED', options)); return false }\n"
	},
	{
		times: 2,
		text: '    clearImmediate(nextWriteTimer)\n    ',
		mended: '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    '
	},
	{ times: 1, text: 'return fetchArrayTypes()\n', mended: 'return fetchArrayTypes().catch(() => undefined)\n' }
];

/** @param {string} source @throws when the driver's text is another than the one that was mended */
export function mend(source) {
	return MENDS.reduce((text, mending) => {
		const parts = text.split(mending.text);
		if (parts.length === mending.times + 1) return parts.join(mending.mended);
		throw new Error('postgres.js has changed: see whether src/cli/patch-postgres.mjs is still needed, and how.');
	}, source);
}

registerHooks({
	load(url, context, nextLoad) {
		const loaded = nextLoad(url, context);
		if (!DRIVER.test(url) || loaded.source === undefined) return loaded;
		const text =
			typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source ?? undefined);
		return { ...loaded, source: mend(text) };
	}
});
