/**
 * What people type when they mean a number: `1 234,50`, `1.234,50`, `−5`, `12 500`.
 * A lone group of three after one point or comma (`12.500`) has two meanings and is never guessed.
 */
export type TypedNumber =
	| { readonly kind: 'number'; readonly negative: boolean; readonly whole: string; readonly fraction: string }
	| { readonly kind: 'ambiguous'; readonly thousands: string; readonly decimal: string }
	| { readonly kind: 'empty' }
	| { readonly kind: 'unreadable' };

const unreadable: TypedNumber = { kind: 'unreadable' };
const longest = 60;

export function readTypedNumber(text: string): TypedNumber {
	const plain = plainSigns(text);
	if (plain === '') return { kind: 'empty' };

	const match = /^(-?) ?(\d[\d ,.]*)$/.exec(plain);
	const body = match?.[2];
	if (body === undefined || plain.length > longest) return unreadable;
	return split(match?.[1] === '-', body);
}

/** Every kind of space as one plain space, every kind of minus as a hyphen, nothing around. */
export function plainSigns(text: string): string {
	return text
		.slice(0, 1000)
		.replace(/[\u2212\u2010-\u2014\uFE63\uFF0D]/g, '-')
		.replace(/\s+/g, ' ')
		.trim();
}

/** What was typed, short enough to stand in a sentence. */
export function quoted(text: string): string {
	const plain = text.slice(0, 1000).replace(/\s+/g, ' ').trim();
	return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}

function split(negative: boolean, body: string): TypedNumber {
	const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
	if (last === -1) return made(negative, body, '', ' ');

	const mark = body.charAt(last);
	const before = body.slice(0, last);
	const after = body.slice(last + 1);
	if (!/^\d+$/.test(after)) return unreadable;
	// 1.234.567: the mark comes again, so it parts thousands and there is no fraction
	if (before.includes(mark)) return made(negative, body, '', mark);
	if (/[.,]/.test(before)) return made(negative, before, after, mark === ',' ? '.' : ',');
	if (after.length === 3 && /^[1-9]\d{0,2}$/.test(before)) return ambiguous(negative, before, after);
	return made(negative, before, after, ' ');
}

/** `whole` is either unbroken or in groups of three parted by `separator`. */
function made(negative: boolean, whole: string, fraction: string, separator: string): TypedNumber {
	const groups = whole.split(separator);
	const [first = '', ...rest] = groups;
	const grouped = /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
	if (!grouped && !/^\d+$/.test(whole)) return unreadable;
	return { kind: 'number', negative, whole: groups.join('').replace(/^0+(?=\d)/, ''), fraction };
}

function ambiguous(negative: boolean, before: string, after: string): TypedNumber {
	const sign = negative ? '\u2212' : '';
	const fraction = after.endsWith('0') ? after.slice(0, 2) : after;
	return {
		kind: 'ambiguous',
		thousands: `${sign}${before}\u00A0${after}`,
		decimal: `${sign}${before},${fraction}`
	};
}
