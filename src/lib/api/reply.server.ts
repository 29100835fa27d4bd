/** How the interface answers: JSON with a mark of its content, open to pages of every origin, under a stated licence. */
import { createHash } from 'node:crypto';
import type { Issue } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { translator, type Translate } from '#lib/i18n.ts';
import { langFromAcceptLanguage, type Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { problem, type ProblemStatus } from './problem.ts';

const openToAll = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, Link' };
/** Licence of the data: free use with a mention of the source, the same in both countries. */
const LICENCE = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"';

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
	const headers = { ...openToAll, ETag: etag, 'Cache-Control': 'public, no-cache', Link: LICENCE };
	const known = request.headers.get('If-None-Match')?.split(',') ?? [];
	if (known.some((each) => each.trim().replace(/^W\//, '') === etag))
		return new Response(null, { status: 304, headers });
	return new Response(content(), { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } });
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
			Vary: 'Accept-Language'
		}
	});
}

/** What a browser asks before it lets a page of another origin send more than the simplest request. */
export function preflight(method: 'GET, HEAD' | 'POST' = 'GET, HEAD'): Response {
	return new Response(null, {
		status: 204,
		headers: {
			'Access-Control-Allow-Origin': '*',
			'Access-Control-Allow-Methods': `${method}, OPTIONS`,
			'Access-Control-Allow-Headers': 'If-None-Match, Accept-Language, Content-Type',
			'Access-Control-Max-Age': '86400'
		}
	});
}

export type ReadBody =
	{ ok: true; value: Body; text: string } | { ok: false; status: 400 | 415; issues: readonly Issue[] };

/** The JSON object that a request brings. */
export async function readObject(request: Request): Promise<ReadBody> {
	if (!request.headers.get('Content-Type')?.startsWith('application/json'))
		return { ok: false, status: 415, issues: [] };
	const text = await request.text();
	const value = objectOf(text);
	return value ? { ok: true, value, text } : { ok: false, status: 400, issues: [{ field: '', key: 'api.no_object' }] };
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
