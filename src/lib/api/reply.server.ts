/** How the interface answers: JSON with a mark of its content, open to pages of every origin, under a stated licence. */
import { createHash } from 'node:crypto';
import type { Issue } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { translator, type Translate } from '#lib/i18n.ts';
import { langFromAcceptLanguage, type Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { problem, type ProblemStatus } from './problem.ts';

const openToAll = {
	'Access-Control-Allow-Origin': '*',
	'Access-Control-Expose-Headers':
		'Allow, Content-Language, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id'
};
/** Licence of the data, free use with a mention of the source, the same in both countries; and where all is described. */
const LINKS =
	'<https://creativecommons.org/licenses/by/4.0/>; rel="license", </api/v1/openapi.json>; rel="service-desc"';

type Body = Readonly<Record<string, unknown>>;

/** A public answer, which says so while what it tells is invented. */
export function reply(request: Request, body: Body): Response {
	return replyExactly(request, env().demo ? { notice: demoNotice(), ...body } : body);
}

/** 304 when the asker has it already. */
export function replyExactly(request: Request, body: Body): Response {
	const text = JSON.stringify(body);
	return marked(request, createHash('sha256').update(text).digest('base64url').slice(0, 27), () => text);
}

/**
 * A public answer whose list `name` comes last and batch by batch, so that it is never held whole.
 *
 * @param mark stands for the whole content: it changes when anything in the answer does
 */
export function replyStreamed(
	request: Request,
	mark: string,
	body: Body,
	name: string,
	batches: AsyncIterator<readonly unknown[]>
): Response {
	const before = JSON.stringify(env().demo ? { notice: demoNotice(), ...body } : body).slice(0, -1);
	return marked(request, mark, () => streamOf(`${before},${JSON.stringify(name)}:[`, batches, ']}'));
}

function streamOf(before: string, batches: AsyncIterator<readonly unknown[]>, after: string): ReadableStream {
	const encoder = new TextEncoder();
	let first = true;
	return new ReadableStream({
		start: (controller) => {
			controller.enqueue(encoder.encode(before));
		},
		pull: async (controller) => {
			const next = await batches.next();
			if (next.done === true) {
				controller.enqueue(encoder.encode(after));
				controller.close();
				return;
			}
			const items = next.value.map((item) => JSON.stringify(item)).join(',');
			controller.enqueue(encoder.encode(first ? items : `,${items}`));
			first = false;
		},
		cancel: async () => {
			await batches.return?.();
		}
	});
}

function marked(request: Request, mark: string, content: () => string | ReadableStream): Response {
	const etag = `"${mark}"`;
	const headers = { ...openToAll, ETag: etag, 'Cache-Control': 'public, no-cache', Link: LINKS };
	if (isRead(request) && isKnown(request.headers.get('If-None-Match'), etag))
		return new Response(null, { status: 304, headers });
	return new Response(content(), { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } });
}

function isRead({ method }: Request): boolean {
	return method === 'GET' || method === 'HEAD';
}

/** Of a list of marks, weak ones too: whatever compresses an answer on its way makes its mark weak. `*` is any. */
function isKnown(header: string | null, etag: string): boolean {
	if (header?.trim() === '*') return true;
	const known: readonly string[] = header?.match(/"[^"]*"/g) ?? [];
	return known.includes(etag);
}

/** What was made, again the same when it is asked for again. */
export function replyCreated(answer: Body): Response {
	const body = env().demo ? { notice: demoNotice(), ...answer } : answer;
	const headers = { ...openToAll, 'Cache-Control': 'no-store', Link: LINKS };
	return new Response(JSON.stringify(body), {
		status: 201,
		headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' }
	});
}

export function replyProblem(request: Request, status: ProblemStatus, issues: readonly Issue[] = []): Response {
	const { lang, t } = readerOf(request);
	return new Response(JSON.stringify(problem(status, issues, t)), {
		status,
		headers: {
			...openToAll,
			'Content-Type': 'application/problem+json; charset=utf-8',
			'Content-Language': lang,
			'Cache-Control': 'no-store',
			Vary: 'Accept-Language',
			...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {})
		}
	});
}

/** What a browser asks before it lets a page of another origin send more than the simplest request. */
function preflight(methods: string): Response {
	return new Response(null, {
		status: 204,
		headers: {
			Allow: `${methods}, OPTIONS`,
			'Access-Control-Allow-Origin': '*',
			'Access-Control-Allow-Methods': `${methods}, OPTIONS`,
			'Access-Control-Allow-Headers': 'Accept-Language, Authorization, Content-Type, Idempotency-Key, If-None-Match',
			'Access-Control-Max-Age': '86400'
		}
	});
}
export const mayRead = () => preflight('GET, HEAD');
export const mayWrite = () => preflight('POST');
export const mayReadAndWrite = () => preflight('GET, HEAD, POST');

export type ReadBody =
	{ ok: true; value: Body; text: string } | { ok: false; status: 400 | 413 | 415; issues: readonly Issue[] };

/** The JSON object that a request brings. */
export async function readObject(request: Request): Promise<ReadBody> {
	if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get('Content-Type') ?? ''))
		return { ok: false, status: 415, issues: [] };
	const text = await textOf(request);
	if (text === undefined) return { ok: false, status: 413, issues: [] };
	const value = objectOf(text);
	return value ? { ok: true, value, text } : { ok: false, status: 400, issues: [{ field: '', key: 'api.no_object' }] };
}

/** Undefined when it is larger than what is taken. @throws when it broke off */
async function textOf(request: Request): Promise<string | undefined> {
	try {
		return await request.text();
	} catch (fault) {
		if (typeof fault === 'object' && fault !== null && 'status' in fault && fault.status === 413) return undefined;
		throw fault;
	}
}

function objectOf(text: string): Body | undefined {
	try {
		const body: unknown = JSON.parse(text);
		return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : undefined;
	} catch {
		return undefined;
	}
}

function readerOf(request: Request): { lang: Lang; t: Translate } {
	const lang = langFromAcceptLanguage(request.headers.get('Accept-Language')) ?? 'nb';
	return { lang, t: translator(lang, messages[lang]) };
}

/** Invented results stand beside real names: every answer says so. */
function demoNotice() {
	return { nb: translator('nb', messages.nb)('ui.demo_notice'), sv: translator('sv', messages.sv)('ui.demo_notice') };
}
