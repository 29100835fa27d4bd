import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Stop } from './project.mjs';

/** How long a stopping site waits for answers that are under way. */
const PATIENCE = 10_000;

/** @typedef {{ host: string, port: number, origin: string }} Place */

/**
 * Serves a build.
 *
 * @param {string} build
 * @param {Place} place
 * @returns {Promise<() => Promise<void>>} stops it in order
 */
export async function serveBuild(build, place) {
	// Larger than the largest form of files, so that one that is too large gets an answer in words.
	process.env['BODY_SIZE_LIMIT'] ??= '64M';
	const { handler } = await import(pathToFileURL(join(build, 'handler.js')).href);
	const server = createServer((request, response) => {
		const better = rightAddress(request, place);
		if (!better) return handler(request, response);
		response.writeHead(307, { location: better }).end();
	});
	// Longer than a proxy in front waits before it sends the next request over the same connection (Node's own: 5 s).
	server.keepAliveTimeout = 75_000;
	await listen(server, place);
	return () => close(server);
}

/**
 * Forms are accepted from the site's own address only, and `localhost` is another one than 127.0.0.1.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {Place} place
 */
function rightAddress({ method, url, headers }, { origin, port }) {
	const strayed = method === 'GET' && headers.host === `localhost:${port}` && new URL(origin).hostname === '127.0.0.1';
	return strayed && url?.startsWith('/') && !url.startsWith('//') ? `${origin}${url}` : undefined;
}

/** Tells at once of a port that is in use, before anything is built or loaded. @param {Place} place */
export async function checkPort(place) {
	const server = createServer();
	await listen(server, place);
	await new Promise((done) => server.close(done));
}

/** @param {import('node:http').Server} server @param {Place} place @returns {Promise<void>} */
function listen(server, { host, port }) {
	return new Promise((done, failed) => {
		server.once('error', (fault) => {
			const { code } = /** @type {NodeJS.ErrnoException} */ (fault);
			const why = code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be listened on (${code})`;
			failed(new Stop(`PORT ${port} on ${host} ${why}: stop that, or set PORT to another number.`));
		});
		server.listen(port, host, () => done());
	});
}

/** @param {import('node:http').Server} server */
async function close(server) {
	const closed = new Promise((done) => server.close(done));
	server.closeIdleConnections();
	await Promise.race([closed, pause(PATIENCE, undefined, { ref: false })]);
	server.closeAllConnections();
	await releasePool();
}

/** What adapter-node's own server does: hooks.server.ts closes the pool on this. */
export async function releasePool() {
	const name = /** @type {'exit'} */ (/** @type {string} */ ('sveltekit:shutdown'));
	await Promise.allSettled(process.listeners(name).map((listener) => /** @type {Function} */ (listener)('SIGTERM')));
}

/**
 * Stops in order on Ctrl-C, SIGTERM, and when the program that this one runs under ends: npm
 * passes a signal on to a shell only, and the shell to nobody. A second signal ends at once.
 *
 * @param {() => Promise<void>} stop
 */
export function stopWhenAsked(stop) {
	let stopping = false;
	const end = async () => {
		if (stopping) process.exit(1);
		stopping = true;
		await stop().catch((fault) => process.stderr.write(`${fault}\n`));
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end());
	if (process.send) stopWithStarter(() => void end());
	else if (process.env['npm_lifecycle_event']) stopWithShell(() => void end());
}

/** The older Node that handed over to this one. @param {() => void} end */
function stopWithStarter(end) {
	process.once('disconnect', end);
	process.channel?.unref();
}

/** @param {() => void} end */
function stopWithShell(end) {
	const shell = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === shell) return;
		clearInterval(watch);
		end();
	}, 250);
	watch.unref();
}
