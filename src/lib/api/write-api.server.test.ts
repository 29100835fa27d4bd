import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { measurement } from '#lib/results/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { apiToken } from './schema.server.ts';
import { sendMeasurement } from './send-measurement.server.ts';
import { bearerOfSecret, createToken, revokeToken, tokensOf } from './tokens.server.ts';
import { writeOnce } from './write-once.server.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
const today = '2026-11-22';
const admin = await actorOf(db, 'admin.karlstad');
const neighbour = await actorOf(db, 'admin.ringsaker');
const secret = await createToken(db, admin, 'karlstad', { name: 'Journalen', scopes: ['measurement.write'] });

async function pilotOf(owner: string): Promise<string> {
	const [row] = await db.execute<{ id: string }>(sql`
		select id from pilot where owner_id = ${owner} and published_at is not null order by slug limit 1`);
	return row?.id ?? '';
}
const own = await pilotOf('karlstad');
const foreign = await pilotOf('ringsaker');

const nights = {
	indicator: 'undisturbed_nights',
	point: 'mid',
	value: '4.5',
	n: 21,
	method: 'register',
	collected_by: 'unit',
	from: '2026-10-01',
	to: '2026-10-31'
};

const newKey = (): string => randomUUID();

function post(body: unknown, { key = newKey(), token = secret, type = 'application/json' } = {}) {
	const request = new Request('https://sol.example/api/v1/measurements', {
		method: 'POST',
		headers: {
			Authorization: `Bearer ${token}`,
			'Content-Type': type,
			'Idempotency-Key': key,
			'Accept-Language': 'sv'
		},
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
	return writeOnce(db, request, 'measurement.write', (tx, by, sent) => sendMeasurement(tx, by, sent, today));
}

const kept = (pilotId: string) => db.select().from(measurement).where(eq(measurement.pilotId, pilotId));

describe('a system that sends a measurement', () => {
	test('gets one measurement however often it sends the request, also at the same moment', async () => {
		const before = (await kept(own)).length;
		const key = randomUUID();
		const answers = await Promise.all([1, 2, 3].map(() => post({ pilot: own, ...nights }, { key })));
		const bodies = await Promise.all(answers.map((answer) => answer.json()));
		expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
		expect(new Set(bodies.map((body: { id: string }) => body.id)).size).toBe(1);
		const after = await kept(own);
		expect(after).toHaveLength(before + 1);
		expect(after.find(({ point, state }) => point === 'mid' && state === 'submitted')).toMatchObject({ n: 21 });
	});

	test('is told every fault, at the property and in its language', async () => {
		const answer = await post({
			pilot: own,
			...nights,
			point: 'late',
			from: '2026-02-31',
			to: 'x',
			value: 'many',
			sum: '1'
		});
		expect(answer.status).toBe(422);
		expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
		expect(await answer.json()).toMatchObject({
			errors: [{ pointer: '/sum', detail: 'Den här parametern finns inte.' }]
		});
		const mended = await post({ pilot: own, ...nights, point: 'late', from: '2026-02-31', to: 'x', value: 'many' });
		const { errors } = (await mended.json()) as { errors: { pointer: string }[] };
		expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['/from', '/point', '/to', '/value']);
	});

	test('may mend what was refused and send it with the same key', async () => {
		const key = randomUUID();
		expect((await post({ pilot: own, ...nights, point: 'later' }, { key })).status).toBe(422);
		expect((await post({ pilot: own, ...nights, point: 'end' }, { key })).status).toBe(201);
	});

	test('may not use a key again for something else', async () => {
		const key = randomUUID();
		await post({ pilot: own, ...nights, point: 'after_6' }, { key });
		expect((await post({ pilot: own, ...nights, point: 'after_12' }, { key })).status).toBe(409);
	});

	test('cannot write in another organisation’s pilot', async () => {
		const before = (await kept(foreign)).length;
		expect((await post({ pilot: foreign, ...nights })).status).toBe(404);
		expect((await post({ pilot: randomUUID(), ...nights })).status).toBe(404);
		expect(await kept(foreign)).toHaveLength(before);
	});

	test.each([
		['a number that may have been rounded', { value: 4.5 }, 422],
		['a list', { note: ['a'] }, 422]
	])('is refused %s', async (_what, change, status) => {
		expect((await post({ pilot: own, ...nights, ...change })).status).toBe(status);
	});

	test('is refused what is no object, no JSON or has no key of its own', async () => {
		expect((await post('[]')).status).toBe(400);
		expect((await post('{')).status).toBe(400);
		expect((await post({}, { key: 'with a blank' })).status).toBe(400);
		expect((await post({}, { type: 'text/plain' })).status).toBe(415);
	});
});

describe('a key', () => {
	test('is kept only as its hash', async () => {
		const rows = await db.select().from(apiToken);
		expect(JSON.stringify(rows)).not.toContain(secret);
	});

	test('opens nothing when it is unknown or taken back', async () => {
		expect((await post({ pilot: own, ...nights }, { token: 'x'.repeat(43) })).status).toBe(401);
		const lost = await createToken(db, admin, 'karlstad', { name: 'Tapt', scopes: ['measurement.write'] });
		const id = (await bearerOfSecret(db, lost))?.tokenId ?? '';
		await revokeToken(db, admin, 'karlstad', id);
		expect((await post({ pilot: own, ...nights }, { token: lost })).status).toBe(401);
	});

	test('does only what it was made for', async () => {
		await db.execute(sql`update api_token set scopes = '{}' where name = 'Tapt'`);
		const narrow = await createToken(db, admin, 'karlstad', { name: 'Smal', scopes: ['measurement.write'] });
		await db.execute(sql`update api_token set scopes = array['pilot.write'] where name = 'Smal'`);
		expect((await post({ pilot: own, ...nights }, { token: narrow })).status).toBe(403);
	});

	test('is an administrator’s own to make, see and take back', async () => {
		const [id] = (await tokensOf(db, admin, 'karlstad')).map((key) => key.id);
		await expect(tokensOf(db, neighbour, 'karlstad')).rejects.toMatchObject({ status: 404 });
		await expect(revokeToken(db, neighbour, 'ringsaker', id ?? '')).rejects.toMatchObject({ status: 404 });
		const editor = await actorOf(db, 'redaktor.karlstad');
		await expect(
			createToken(db, editor, 'karlstad', { name: 'x', scopes: ['measurement.write'] })
		).rejects.toMatchObject({ status: 403 });
	});
});
