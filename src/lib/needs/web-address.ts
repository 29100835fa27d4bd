import { no, yes, type Decision } from '#lib/decision.ts';
import { readText } from '#lib/text.ts';

/** An https address in its plain form; null when nothing was typed. */
export function readHttps(typed: string): Decision<string | null> {
	const read = readText(typed, { max: 500 });
	if (!read.ok) return read;
	if (read.value === '') return yes(null);
	const url = URL.parse(read.value);
	const isSafe = url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.');
	return isSafe ? yes(url.href) : no({ field: '', key: 'need.address_not_https' });
}
