import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { jar } from '../../../tests/jar.ts';
import { membership, person, session } from './schema.server.ts';
import { endAllSessions, endOtherSessions, endSession, sessionOf, sessionsOf, startSession } from './session.server.ts';
import { hashOf } from './token.server.ts';

const { db, url } = await testDb();
process.env['DATABASE_URL'] = url;
process.env['ORIGIN'] = 'http://127.0.0.1:3000';
const TODAY = '2026-11-21';

async function somebody(email: string): Promise<string> {
	const [made] = await db
		.insert(person)
		.values({ email, name: 'Kari Nes', language: 'nb' })
		.returning({ id: person.id });
	return made?.id ?? '';
}

let kari = '';
let browser = jar();

beforeEach(async () => {
	await db.delete(person);
	kari = await somebody('kari@ringsaker.example');
	browser = jar();
	await startSession(db, kari, browser);
});

const token = () => browser.get('session') ?? '';

describe('being signed in', () => {
	test('is known by the cookie', async () => {
		expect(await sessionOf(db, browser)).toEqual({
			personId: kari,
			name: 'Kari Nes',
			email: 'kari@ringsaker.example',
			language: 'nb',
			memberships: []
		});
	});

	test('keeps only the SHA-256 of the token', async () => {
		const rows = await db.select().from(session);
		expect(rows.map(({ tokenHash }) => tokenHash)).toEqual([hashOf(token())]);
		expect(JSON.stringify(rows)).not.toContain(token());
	});

	test('is not possible with what the database holds', async () => {
		const thief = jar();
		thief.set('session', hashOf(token()), { path: '/' });
		expect(await sessionOf(db, thief)).toBeNull();
	});

	test('asks nothing of the database without a cookie', async () => {
		const deaf = new Proxy(db, {
			get: () => {
				throw new Error('asked');
			}
		});
		expect(await sessionOf(deaf, jar())).toBeNull();
	});

	test('gives a cookie that scripts and other sites do not get', () => {
		expect(browser.kept.get('session')?.options).toMatchObject({ path: '/', httpOnly: true, sameSite: 'lax' });
	});
});

describe('the end of a session', () => {
	const expireIn = (hours: number) =>
		db.update(session).set({ expiresAt: sql`now() + make_interval(hours => ${hours})` });
	const hoursLeft = async () => {
		const [row] = await db.select({ at: session.expiresAt }).from(session);
		return Math.round(((row?.at.getTime() ?? 0) - Date.now()) / 3_600_000);
	};

	test('comes after twelve hours without use', async () => {
		expect(await hoursLeft()).toBe(12);
		await db.update(session).set({ expiresAt: sql`now() - interval '1 second'` });
		expect(await sessionOf(db, browser)).toBeNull();
		expect(await db.select().from(session)).toEqual([]);
		expect(browser.kept.size).toBe(0);
	});

	test('moves on while it is used', async () => {
		await expireIn(3);
		expect(await sessionOf(db, browser)).not.toBeNull();
		expect(await hoursLeft()).toBe(12);
	});

	test('is not moved by every click', async () => {
		await expireIn(8);
		await sessionOf(db, browser);
		expect(await hoursLeft()).toBe(8);
	});

	test('comes after thirty days whatever happens', async () => {
		await db
			.update(session)
			.set({ createdAt: sql`now() - interval '29 days 20 hours'`, expiresAt: sql`now() + interval '3 hours'` });
		expect(await sessionOf(db, browser)).not.toBeNull();
		expect(await hoursLeft()).toBe(4);
		await db.update(session).set({ createdAt: sql`now() - interval '30 days 1 second'` });
		expect(await sessionOf(db, browser)).toBeNull();
	});
});

describe('signing out', () => {
	test('here leaves the other browsers signed in', async () => {
		const phone = jar();
		await startSession(db, kari, phone);
		await endSession(db, browser);
		expect(await sessionOf(db, browser)).toBeNull();
		expect(await sessionOf(db, phone)).not.toBeNull();
	});

	test('makes the old cookie useless', async () => {
		const copy = jar();
		copy.set('session', token(), { path: '/' });
		await endSession(db, browser);
		expect(await sessionOf(db, copy)).toBeNull();
	});

	test('everywhere ends all of one person and none of another', async () => {
		const ola = jar();
		await startSession(db, await somebody('ola@ringsaker.example'), ola);
		await endAllSessions(db, kari);
		expect(await sessionOf(db, browser)).toBeNull();
		expect(await sessionOf(db, ola)).not.toBeNull();
	});

	test('in the others keeps this browser', async () => {
		const phone = jar();
		await startSession(db, kari, phone);
		expect((await sessionsOf(db, kari, phone)).map(({ isThisOne }) => isThisOne)).toEqual([true, false]);
		await endOtherSessions(db, kari, phone);
		expect(await sessionOf(db, browser)).toBeNull();
		expect(await sessionOf(db, phone)).not.toBeNull();
	});

	test('happens to whoever was signed in when another person signs in', async () => {
		const before = jar();
		before.set('session', token(), { path: '/' });
		await startSession(db, await somebody('ola@ringsaker.example'), browser);
		expect((await sessionOf(db, browser))?.email).toBe('ola@ringsaker.example');
		expect(await sessionOf(db, before)).toBeNull();
	});
});

describe('acting for organisations', () => {
	const join = (organisationId: string, days: { startsOn?: string; endsOn?: string } = {}) =>
		db.insert(membership).values({ personId: kari, organisationId, role: 'editor', startsOn: '2026-01-01', ...days });
	const acting = async () => (await sessionOf(db, browser, TODAY))?.memberships ?? [];

	test('covers all those that an organisation came after', async () => {
		await join('lillestrom');
		expect(await acting()).toEqual([
			{
				organisationId: 'lillestrom',
				nameNb: 'Lillestrøm kommune',
				nameSv: 'Lillestrøms kommun',
				role: 'editor',
				covers: ['fet', 'lillestrom', 'skedsmo', 'sorum']
			}
		]);
	});

	test('is possible in two at once', async () => {
		await join('karlstad');
		await join('ringsaker');
		expect((await acting()).map(({ organisationId, covers }) => [organisationId, covers])).toEqual([
			['karlstad', ['karlstad']],
			['ringsaker', ['ringsaker']]
		]);
	});

	test('holds on the first and the last day and on no other', async () => {
		await join('karlstad', { startsOn: '2026-11-22' });
		await join('ringsaker', { endsOn: '2026-11-20' });
		await join('arvika', { startsOn: TODAY, endsOn: TODAY });
		expect((await acting()).map(({ organisationId }) => organisationId)).toEqual(['arvika']);
	});

	test('ends for a leaver without a new sign-in, and only there', async () => {
		await join('karlstad');
		await join('ringsaker');
		await db.update(membership).set({ endsOn: '2026-11-20' }).where(eq(membership.organisationId, 'karlstad'));
		expect((await acting()).map(({ organisationId }) => organisationId)).toEqual(['ringsaker']);
	});
});
