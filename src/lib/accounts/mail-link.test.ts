import { desc, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { fastestOf } from '../../../tests/fastest.ts';
import { jar } from '../../../tests/jar.ts';
import { acceptLink } from './accept-link.server.ts';
import { makeLink, readLink } from './mail-link.server.ts';
import type { Purpose } from './mail-link.ts';
import { renewLink } from './renew-invitation.server.ts';
import { ALWAYS_TAKES_MS, requestReset } from './request-reset.server.ts';
import { mailLink, person, throttle } from './schema.server.ts';
import { sessionOf, startSession } from './session.server.ts';
import { signIn } from './sign-in.server.ts';

const { db, url } = await testDb();
process.env['DATABASE_URL'] = url;
const email = 'kari@ringsaker.example';
const origin = 'https://sol.example';
const password = 'blåbær på en tirsdag';
const from = { address: '192.0.2.1', origin };
let kari = '';

beforeEach(async () => {
	await db.delete(person);
	await db.delete(throttle);
	await db.delete(outgoingMail);
	const [made] = await db.insert(person).values({ email, name: 'Kari', language: 'nb' }).returning({ id: person.id });
	kari = made?.id ?? '';
});

async function linkFor(purpose: Purpose): Promise<string> {
	const link = await makeLink(db, { personId: kari, purpose, lang: 'nb', origin });
	return link.split('/').at(-1) ?? '';
}
const expire = () => db.update(mailLink).set({ expiresAt: sql`now() - interval '1 second'` });
const mails = () => db.select().from(outgoingMail).orderBy(desc(outgoingMail.createdAt));
const gone = { ok: false, issues: [{ key: 'account.link_no_longer_good' }] };

describe('a link from a mail', () => {
	test('stands in the database only as a hash', async () => {
		const token = await linkFor('invitation');
		expect(JSON.stringify(await db.select().from(mailLink))).not.toContain(token);
	});

	test.each([
		['invitation', 7 * 24 * 60],
		['password_reset', 30]
	] as const)('of kind %s works for %d minutes', async (purpose, minutes) => {
		await linkFor(purpose);
		const [row] = await db
			.select({ left: sql<number>`extract(epoch from expires_at - now())::int / 60` })
			.from(mailLink);
		expect(Math.abs((row?.left ?? 0) - minutes)).toBeLessThanOrEqual(1);
	});

	test('is not used up by looking', async () => {
		const token = await linkFor('invitation');
		expect(await readLink(db, token)).toMatchObject({ state: 'good', person: { email } });
		expect(await readLink(db, token)).toMatchObject({ state: 'good' });
		expect(await readLink(db, 'made up')).toBeUndefined();
	});

	test('sets name and password of somebody invited, who then signs in', async () => {
		const token = await linkFor('invitation');
		expect(await acceptLink(db, token, { name: 'Kari Nes', password })).toEqual({ ok: true, value: kari });
		expect(await readLink(db, token)).toMatchObject({ state: 'used', person: { name: 'Kari Nes' } });
		expect(await signIn(db, { email, password }, '192.0.2.2')).toEqual({ ok: true, value: kari });
	});

	test('is good once, also for two at the same moment', async () => {
		const token = await linkFor('invitation');
		const answers = await Promise.all([
			acceptLink(db, token, { name: 'Kari', password }),
			acceptLink(db, token, { name: 'Tyv', password: 'noe helt annet her' })
		]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await acceptLink(db, token, { name: 'Kari', password })).toMatchObject(gone);
	});

	test('is no good after its time', async () => {
		const token = await linkFor('password_reset');
		await expire();
		expect(await readLink(db, token)).toMatchObject({ state: 'expired' });
		expect(await acceptLink(db, token, { name: '', password })).toMatchObject(gone);
	});

	test('is not used up by a password that is refused', async () => {
		const token = await linkFor('invitation');
		expect(await acceptLink(db, token, { name: '', password: 'kort' })).toMatchObject({
			issues: [{ field: 'name' }, { field: 'password', key: 'account.password_too_short' }]
		});
		expect(await readLink(db, token)).toMatchObject({ state: 'good' });
	});

	test('ends all sessions of the person', async () => {
		const browser = jar();
		await startSession(db, kari, browser);
		await acceptLink(db, await linkFor('password_reset'), { name: '', password });
		expect(await sessionOf(db, browser)).toBeNull();
	});

	test('lets in again somebody who was locked out for guessing', async () => {
		for (let n = 0; n < 7; n += 1) await signIn(db, { email, password: 'feil og atter feil' }, `192.0.2.${n}`);
		await acceptLink(db, await linkFor('password_reset'), { name: '', password });
		expect(await signIn(db, { email, password }, '192.0.2.50')).toMatchObject({ ok: true });
	});

	test('gets a successor by mail when it was too old, and only then', async () => {
		const token = await linkFor('invitation');
		expect(await renewLink(db, token, from)).toMatchObject(gone);
		await expire();
		expect(await renewLink(db, token, from)).toMatchObject({ ok: true });
		expect(await mails()).toMatchObject([{ kind: 'invitation_again', toAddress: email }]);
		expect(await renewLink(db, 'made up', from)).toMatchObject(gone);
	});
});

describe('a forgotten password', () => {
	test('brings a mail with a link', async () => {
		expect(await requestReset(db, ' Kari@ringsaker.example', from)).toEqual({ ok: true, value: null });
		const [mail] = await mails();
		expect(mail).toMatchObject({ kind: 'password_reset', toAddress: email, language: 'nb' });
		const token = /\/konto\/lenke\/(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
		expect(await acceptLink(db, token, { name: '', password })).toMatchObject({ ok: true });
	});

	test('answers the same for an unknown e-mail, after as long, and sends nothing', async () => {
		const request = (typed: string) => async () =>
			expect(await requestReset(db, typed, from)).toEqual({ ok: true, value: null });
		const [known, unknown] = await fastestOf(3, request(email), request('nobody@ringsaker.example'));
		expect(Math.min(known, unknown)).toBeGreaterThan(ALWAYS_TAKES_MS - 5);
		expect(Math.abs(known - unknown)).toBeLessThan(60);
		expect(await mails()).toHaveLength(3);
	});

	test('sends at most three mails in a quarter of an hour and does not say so', async () => {
		for (let n = 0; n < 5; n += 1) expect(await requestReset(db, email, from)).toEqual({ ok: true, value: null });
		expect(await mails()).toHaveLength(3);
	});

	test('refuses what is no address', async () => {
		expect(await requestReset(db, 'kari', from)).toMatchObject({ issues: [{ key: 'account.email_unreadable' }] });
	});
});

test('the person of a link is deleted with its links', async () => {
	await linkFor('invitation');
	await db.delete(person).where(eq(person.id, kari));
	expect(await db.select().from(mailLink)).toEqual([]);
});
