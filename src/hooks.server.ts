import { randomUUID } from 'node:crypto';
import { isHttpError, isRedirect, type Handle, type HandleServerError } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { sessionOf } from '#lib/accounts/session.server.ts';
import { apiDoor } from '#lib/api/door.server.ts';
import { closeDb, db } from '#lib/db.server.ts';
import { withEntityTag } from '#lib/entity-tag.server.ts';
import { env } from '#lib/env.server.ts';
import { readableForm } from '#lib/form-body.server.ts';
import { isLang } from '#lib/lang.ts';
import { log } from '#lib/log.server.ts';
import { isForeignForm } from '#lib/origin-check.ts';
import { checkSealKey } from '#lib/responses/seal-key.server.ts';
import { openDataWork } from '#lib/open-data/open-data-work.server.ts';
import { closeLog } from '#lib/request-log.server.ts';
import { readToEnd, withinSize } from '#lib/request-size.server.ts';
import { startRounds, stopRounds } from '#lib/rounds/rounds.server.ts';
import { readWords } from '#lib/search/read-words.server.ts';

export const init = () => {
	startRounds(openDataWork());
	void checkSealKey(db());
	void readWords(db());
	// src/cli/site.mjs waits for what this gives back; the types of the framework know of nobody who does
	process.on('sveltekit:shutdown', shutDown as () => void);
};

async function shutDown(): Promise<void> {
	await stopRounds();
	await closeDb();
}

const request: Handle = async ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	event.locals.actor = null;
	const first = event.url.pathname.split('/')[1] ?? '';
	event.locals.lang = isLang(first) ? first : 'nb';
	const done = closeLog(event);
	const response = await resolve(event);
	done(response.status);
	return response;
};

const session: Handle = async ({ event, resolve }) => {
	event.locals.actor = await sessionOf(db(), event.cookies);
	return resolve(event);
};

const headers: Handle = async ({ event, resolve }) => {
	const scheme = event.cookies.get('scheme');
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', event.locals.lang)
				.replace('%scheme%', scheme === 'light' || scheme === 'dark' ? scheme : 'auto')
	});
	response.headers.set('X-Request-Id', event.locals.requestId);
	response.headers.set('X-Content-Type-Options', 'nosniff');
	response.headers.set('Referrer-Policy', 'same-origin');
	response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
	response.headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
	if (env().https) response.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
	if (env().demo) response.headers.set('X-Robots-Tag', 'noindex');
	if (event.locals.actor !== null) response.headers.set('Cache-Control', 'private, no-store');
	if (response.headers.get('Content-Type') === 'text/html')
		response.headers.set('Content-Type', 'text/html; charset=utf-8');
	return response;
};

/** PostgreSQL holds no NUL: an address with one names nothing. What others call Norwegian is here one of two forms. */
const address: Handle = async ({ event, resolve }) => {
	const { href, pathname, search } = event.url;
	if (/%00/.test(href)) return new Response(null, { status: 404 });
	if (/^\/no(?:\/|$)/.test(pathname))
		return new Response(null, { status: 301, headers: { Location: pathname.replace('/no', '/nb') + search } });
	return resolve(event);
};

/** In place of the framework's own check, which knows of no exception. */
const origin: Handle = async ({ event, resolve }) => {
	const { method, headers: sent } = event.request;
	const from = { origin: sent.get('origin'), own: event.url.origin };
	const isForeign = isForeignForm({ method, contentType: sent.get('content-type'), ...from, route: event.route.id });
	return isForeign
		? new Response(`Cross-site ${method} form submissions are forbidden`, { status: 403 })
		: resolve(event);
};

const size: Handle = async ({ event, resolve }) => {
	event.request = readableForm(withinSize(event.request, event.route.id));
	const response = await resolve(event);
	void readToEnd(event.request);
	return response;
};

const marks: Handle = async ({ event, resolve }) => withEntityTag(event.request.method, await resolve(event));

export const handle = sequence(request, origin, size, headers, apiDoor, address, session, marks);

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const { requestId } = event.locals;
	if (!isHttpError(error) && !isRedirect(error) && status !== 404)
		log('error', 'request.failed', {
			requestId,
			route: event.route.id,
			error: error instanceof Error ? (error.stack ?? error.message) : String(error)
		});
	return { message, requestId };
};
