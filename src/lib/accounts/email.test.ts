import { describe, expect, test } from 'vitest';
import { readEmail } from './email.ts';

describe('an e-mail address', () => {
	test('is one account however it is written', () => {
		expect(readEmail('  Kari.Nes@Ringsaker.Example ')).toEqual({ ok: true, value: 'kari.nes@ringsaker.example' });
	});

	test.each(['', ' '])('%j is missing', (typed) =>
		expect(readEmail(typed)).toMatchObject({ issues: [{ key: 'account.email_missing' }] })
	);

	test.each([
		'kari',
		'kari@',
		'@example.com',
		'kari@localhost',
		'a b@c.no',
		'Kari <kari@c.no>',
		'a@b@c.no',
		'kari@c.no,ola@c.no',
		'kari\u0000@c.no',
		`${'a'.repeat(100_000)}@c.no`
	])('%.40j is none', (typed) =>
		expect(readEmail(typed)).toMatchObject({ issues: [{ key: 'account.email_unreadable' }] })
	);
});
