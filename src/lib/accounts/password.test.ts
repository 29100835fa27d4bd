import { describe, expect, test } from 'vitest';
import { readPassword } from './password.ts';

const email = 'kari.nes@ringsaker.example';

describe('choosing a password', () => {
	test.each(['korrekt hest batteri stift', 'blåbær på en tirsdag', 'x7#kPq!vRz2m', 'løk'.repeat(4) + ' bjørk fjell'])(
		'%s is good enough',
		(password) => expect(readPassword(password, email)).toEqual({ ok: true, value: password.normalize('NFKC') })
	);

	test.each([
		['nothing', '', 'account.password_missing'],
		['eleven characters', 'blåbær sky!', 'account.password_too_short'],
		['eleven emoji, which are 22 half characters', '🌲🌊🔥🐟🍎🚲📚🎻🪁🧭🧲', 'account.password_too_short'],
		['more than 200 characters', 'lang setning '.repeat(16), 'account.password_too_long'],
		['the e-mail', email, 'account.password_is_email'],
		['the e-mail in capitals', email.toUpperCase(), 'account.password_is_email'],
		['one character over and over', 'aaaaaaaaaaaaaaaa', 'account.password_common'],
		['digits alone', '123456789012', 'account.password_common'],
		['a worn word with a year', 'Passord2026!!', 'account.password_common'],
		['two worn words', 'velkommen-sommer-2026', 'account.password_common']
	])('%s is refused', (_, password, key) =>
		expect(readPassword(password, email)).toMatchObject({ ok: false, issues: [{ key }] })
	);
});
