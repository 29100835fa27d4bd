import { beforeEach, describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { fastestOf } from '../../../tests/fastest.ts';
import { hashPassword } from './password.server.ts';
import { person, throttle } from './schema.server.ts';
import { signIn } from './sign-in.server.ts';

const { db } = await testDb();
const email = 'kari@ringsaker.example';
const password = 'blåbær på en tirsdag';
const passwordHash = await hashPassword(password);
const [kari] = await db.insert(person).values({ email, name: 'Kari Nes', language: 'nb', passwordHash }).returning();
await db.insert(person).values({ email: 'invited@ringsaker.example', name: 'Ola Nes', language: 'nb' });

let address = 0;
const from = () => `192.0.2.${(address += 1)}`;
const wrong = { ok: false, issues: [{ field: 'email', key: 'account.wrong_email_or_password' }] };
const tooMany = { ok: false, issues: [{ key: 'account.too_many_tries' }] };

beforeEach(() => db.delete(throttle));

describe('signing in', () => {
	test('works with the right password, however the e-mail is written', async () => {
		expect(await signIn(db, { email: ' Kari@Ringsaker.example', password }, from())).toEqual({
			ok: true,
			value: kari?.id
		});
	});

	test('works when the password is typed with composed or decomposed letters', async () => {
		expect(await signIn(db, { email, password: password.normalize('NFD') }, from())).toMatchObject({ ok: true });
	});

	test.each([
		['a wrong password', { email, password: 'blåbær på en onsdag' }],
		['an e-mail nobody has', { email: 'nobody@ringsaker.example', password }],
		['somebody who has not accepted the invitation', { email: 'invited@ringsaker.example', password }],
		['a password of 100 kB', { email, password: password.repeat(5000) }]
	])('gives the one same answer for %s', async (_, typed) => expect(await signIn(db, typed, from())).toEqual(wrong));

	test('names everything that is missing at once', async () => {
		expect(await signIn(db, { email: '', password: '' }, from())).toMatchObject({
			issues: [{ key: 'account.email_missing' }, { key: 'account.password_missing' }]
		});
	});

	test('takes as long for an unknown e-mail as for a wrong password', async () => {
		const attempt = (who: string) => async () => {
			await db.delete(throttle);
			await signIn(db, { email: who, password: 'ikke det riktige' }, from());
		};
		const [known, unknown] = await fastestOf(9, attempt(email), attempt('nobody@ringsaker.example'));
		expect(unknown).toBeGreaterThan(known * 0.5);
		expect(unknown).toBeLessThan(known * 2);
	});
});

describe('guessing a password', () => {
	test('ends after five wrong ones for an account, even with the right one, from anywhere', async () => {
		for (let n = 0; n < 5; n += 1)
			expect(await signIn(db, { email, password: 'feil og atter feil' }, from())).toEqual(wrong);
		expect(await signIn(db, { email, password }, from())).toMatchObject(tooMany);
	});

	test('does not tell that an account is not there', async () => {
		const typed = { email: 'nobody@ringsaker.example', password };
		for (let n = 0; n < 5; n += 1) expect(await signIn(db, typed, from())).toEqual(wrong);
		expect(await signIn(db, typed, from())).toMatchObject(tooMany);
	});

	test('ends after thirty from one address, whatever accounts are tried', async () => {
		const same = from();
		const answers = await Promise.all(
			Array.from({ length: 33 }, (_, n) => signIn(db, { email: `p${n}@ringsaker.example`, password }, same))
		);
		expect(answers.filter((answer) => !answer.ok && answer.issues[0]?.key === 'account.too_many_tries')).toHaveLength(
			3
		);
	});

	test('is forgotten by a right one', async () => {
		for (let n = 0; n < 4; n += 1) await signIn(db, { email, password: 'feil og atter feil' }, from());
		expect(await signIn(db, { email, password }, from())).toMatchObject({ ok: true });
		for (let n = 0; n < 4; n += 1) await signIn(db, { email, password: 'feil og atter feil' }, from());
		expect(await signIn(db, { email, password }, from())).toMatchObject({ ok: true });
	});

	test('gets no further by trying many at once', async () => {
		const answers = await Promise.all(
			Array.from({ length: 12 }, () => signIn(db, { email, password: 'feil og atter feil' }, from()))
		);
		expect(
			answers.filter((answer) => !answer.ok && answer.issues[0]?.key === 'account.wrong_email_or_password')
		).toHaveLength(5);
	});
});
