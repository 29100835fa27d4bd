import { parseAmountText } from '#lib/money.ts';

/** Minor units of an amount that the demonstration states as "1234.50". @throws when it cannot be read */
export function minorOf(text: string): bigint {
	const minor = parseAmountText(text);
	if (minor === undefined) throw new Error(`The demonstration has an unreadable amount: ${text}`);
	return minor;
}
