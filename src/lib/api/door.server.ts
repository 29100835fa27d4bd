/** What every request to the interface goes through: its share is counted, and whatever goes wrong is told as a problem. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { countedAddress } from '#lib/accounts/throttle.ts';
import { env } from '#lib/env.server.ts';
import { isProblemStatus } from './problem.ts';
import { newCounter, rateHeaders, type Allowance, type Counted, type Limits } from './rate-limit.ts';
import { replyProblem } from './reply.server.ts';
import { bearerOf } from './token.ts';

type Asked = Pick<RequestEvent, 'getClientAddress' | 'request'>;

export const apiDoor: Handle = ({ event, resolve }) =>
	isApi(event) ? openDoor(event, () => resolve(event)) : resolve(event);

/** A door of its own count. */
export function newDoor(limits: Limits, clock: () => number = Date.now) {
	const count = newCounter(limits);
	return async (asked: Asked, answer: () => Response | Promise<Response>): Promise<Response> => {
		const { request } = asked;
		const allowance = count(request.method === 'OPTIONS' ? [] : countedFor(asked), clock());
		const response = allowance.isOver ? replyProblem(request, 429) : asProblem(request, await answer());
		for (const [name, value] of Object.entries(rateHeaders(allowance))) response.headers.set(name, value);
		return response;
	};
}

let door: ReturnType<typeof newDoor> | undefined;

function openDoor(asked: Asked, answer: () => Response | Promise<Response>): Promise<Response> {
	door ??= newDoor(env().apiLimits);
	return door(asked, answer);
}

/**
 * A page that costs as much as the interface is asked for as politely: as often from one address, counted by itself.
 *
 * @returns what every request to it counts with
 */
export function newShare(limits: Limits, clock: () => number = Date.now) {
	const count = newCounter(limits);
	return (asked: Pick<RequestEvent, 'getClientAddress'>): Allowance => count([readBy(asked)], clock());
}

let searches: ReturnType<typeof newShare> | undefined;

/** One more search on the pages, and whether that is too much. */
export function countSearch(asked: Pick<RequestEvent, 'getClientAddress'>): Allowance {
	searches ??= newShare(env().apiLimits);
	return searches(asked);
}

/** By where it leads: an address may be written in many ways, and `/%61pi` is `/api`. */
function isApi({ route, url: { pathname } }: Pick<RequestEvent, 'route' | 'url'>): boolean {
	return route.id?.startsWith('/api/') === true || pathname === '/api' || pathname.startsWith('/api/');
}

/** Addresses and keys are kept nowhere: what is counted cannot be told from it, nor compared after a restart. */
const salt = randomBytes(32);
const mark = (text: string) => createHmac('sha256', salt).update(text).digest('base64url');

function countedFor(asked: Asked): Counted[] {
	const secret = asked.request.method === 'POST' ? bearerOf(asked.request.headers.get('Authorization')) : undefined;
	const reading = readBy(asked);
	return secret === undefined ? [reading] : [reading, { what: 'write', caller: mark(secret) }];
}

function readBy(asked: Pick<RequestEvent, 'getClientAddress'>): Counted {
	return { what: 'read', caller: mark(countedAddress(addressOf(asked))) };
}

/** Behind a proxy that names nobody all are one caller; that is no reason to answer none. */
function addressOf({ getClientAddress }: Pick<RequestEvent, 'getClientAddress'>): string {
	try {
		return getClientAddress();
	} catch {
		return '';
	}
}

/** What the framework itself refuses comes as plain text or a page. */
function asProblem(request: Request, response: Response): Response {
	const { headers, status } = response;
	if (status < 400 || headers.get('Content-Type')?.startsWith('application/problem+json')) return response;
	const told = replyProblem(request, isProblemStatus(status) ? status : status < 500 ? 400 : 500);
	const allow = headers.get('Allow');
	if (allow !== null) told.headers.set('Allow', allow);
	return told;
}
