import { no, yes, type Decision } from '#lib/decision.ts';
import { readText } from '#lib/text.ts';

/** An https address in its plain form; null when nothing was typed. The scheme may be left out. */
export function readWebsite(typed: string): Decision<string | null> {
	const read = readText(typed, { max: 300 });
	if (!read.ok) return read;
	if (read.value === '') return yes(null);
	const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(read.value) ? read.value : `https://${read.value}`);
	const isSafe = url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.');
	return isSafe ? yes(url.href) : no({ field: '', key: 'supplier.website_not_https' });
}
