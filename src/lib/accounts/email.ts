import { no, yes, type Decision } from '#lib/decision.ts';

/** One address as people write them: no display name, no quotes, a dot in the domain. */
const shape = /^[^\s@"(),:;<>[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z0-9-]{2,}$/;

/** An e-mail address in lower case, so that one person has one account. */
export function readEmail(value: unknown): Decision<string> {
	const email = typeof value === 'string' ? value.trim().normalize('NFC').toLowerCase() : '';
	if (email === '') return no({ field: 'email', key: 'account.email_missing' });
	const isAddress = email.length <= 254 && shape.test(email) && !/\p{Cc}/u.test(email);
	return isAddress ? yes(email) : no({ field: 'email', key: 'account.email_unreadable' });
}
