/** Writing over the interface: with a key that may, and with one effect however often the same request is sent. */
import { createHash } from 'node:crypto';
import { isHttpError } from '@sveltejs/kit';
import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Decision, Issue } from '#lib/decision.ts';
import { readObject, replyCreated, replyProblem } from './reply.server.ts';
import { apiRequest } from './schema.server.ts';
import { bearerOf, type Scope } from './token.ts';
import { bearerOfSecret, type Bearer } from './tokens.server.ts';

type Answer = Readonly<Record<string, unknown>>;
/** Makes what the body asks for and says what it made. */
export type Make = (tx: Db, by: Actor, body: Readonly<Record<string, unknown>>) => Promise<Decision<Answer>>;

const noKey: Issue = { field: '', key: 'api.no_idempotency_key' };

/** Answers 201 with what was made; sent again with the same `Idempotency-Key`, the same answer and nothing new. */
export async function writeOnce(db: Db, request: Request, scope: Scope, make: Make): Promise<Response> {
	const secret = bearerOf(request.headers.get('Authorization'));
	const bearer = secret === undefined ? undefined : await bearerOfSecret(db, secret);
	if (!bearer) return replyProblem(request, 401);
	if (!bearer.scopes.includes(scope)) return replyProblem(request, 403);

	const body = await readObject(request);
	if (!body.ok) return replyProblem(request, body.status, body.issues);
	const key = request.headers.get('Idempotency-Key') ?? '';
	if (!/^[\x21-\x7e]{1,100}$/.test(key)) return replyProblem(request, 400, [noKey]);
	return answered(db, request, { bearer, key, text: body.text, body: body.value }, make).catch((fault: unknown) =>
		forbidden(request, fault)
	);
}

/** A right that is not there is thrown by whoever asks for it. */
function forbidden(request: Request, fault: unknown): Response {
	if (isHttpError(fault, 403)) return replyProblem(request, 403);
	if (isHttpError(fault, 404)) return replyProblem(request, 404);
	throw fault;
}

type Sent = { bearer: Bearer; key: string; text: string; body: Readonly<Record<string, unknown>> };

async function answered(db: Db, request: Request, { bearer, key, text, body }: Sent, make: Make): Promise<Response> {
	const path = new URL(request.url).pathname;
	const requestHash = createHash('sha256').update(`${request.method} ${path}\n${text}`).digest('hex');
	const mine = and(eq(apiRequest.tokenId, bearer.tokenId), eq(apiRequest.key, key));
	return db.transaction(async (tx) => {
		const taken = await tx
			.insert(apiRequest)
			.values({ tokenId: bearer.tokenId, key, requestHash })
			.onConflictDoNothing()
			.returning({ key: apiRequest.key });
		if (taken.length === 0) {
			const [row] = await tx.select().from(apiRequest).where(mine);
			const before = found(row);
			return before.requestHash === requestHash ? replyCreated(before.answer as Answer) : replyProblem(request, 409);
		}
		const decision = await make(tx, bearer.actor, body);
		if (!decision.ok) {
			// what was refused may be mended and sent with the same key
			await tx.delete(apiRequest).where(mine);
			return replyProblem(request, 422, decision.issues);
		}
		await tx.update(apiRequest).set({ status: 201, answer: decision.value }).where(mine);
		return replyCreated(decision.value);
	});
}
