/**
 * What makes a good enough password: length, and not being one that everybody tries (NIST SP 800-63B-4, 3.1.1.2).
 * No rules about kinds of characters, no forced changes.
 */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';

const SHORTEST = 12;
export const LONGEST = 200;

/** Parts that make long passwords guessable when nothing else is left of them. */
const worn = [
	'password',
	'passord',
	'lösenord',
	'losenord',
	'welcome',
	'velkommen',
	'välkommen',
	'valkommen',
	'qwerty',
	'qwertyuiop',
	'asdfgh',
	'sommer',
	'sommar',
	'vinter',
	'kommune',
	'kommun',
	'velferdsteknologi',
	'välfärdsteknik',
	'sekretariat',
	'administrator',
	'norge',
	'sverige',
	'hemmelig',
	'hemligt',
	'iloveyou',
	'letmein',
	'changeme',
	'sol',
	'abc',
	'admin'
];

/** @param email of the person, which must not be the password itself */
export function readPassword(value: string, email: string): Decision<string> {
	const password = value.normalize('NFKC');
	const length = [...password].length;
	const refuse = (key: string, params?: Issue['params']) => no({ field: 'password', key, ...(params && { params }) });

	if (length === 0) return refuse('account.password_missing');
	if (length < SHORTEST) return refuse('account.password_too_short', { min: SHORTEST });
	if (length > LONGEST) return refuse('account.password_too_long', { max: LONGEST });
	const lower = password.toLowerCase();
	if (lower === email || lower === email.split('@')[0]) return refuse('account.password_is_email');
	return isWorn(lower) ? refuse('account.password_common') : yes(password);
}

/** True when nothing is left beside worn words, digits, signs and repeated or counted characters. */
function isWorn(lower: string): boolean {
	const rest = worn.reduce((left, word) => left.replaceAll(word, ''), lower).replace(/[\d\p{P}\p{S}\s]/gu, '');
	return new Set(rest).size < 4;
}
