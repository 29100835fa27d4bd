/** Amounts as files write them; one column is written in one way, so its plain cells tell how to read its doubtful ones. */
import { no, yes, type Decision } from '#lib/decision.ts';
import { readAmount } from '#lib/money.ts';
import { plainSigns, readTypedNumber } from '#lib/typed-number.ts';

export type DecimalMark = ',' | '.';

/** Digits, marks and a sign in front; parentheses and a sign behind mean less than nothing in accounts. */
export function plainAmount(text: string): string {
	const plain = plainSigns(text).replace(/(?<=\d)['\u2019\u02BC\u00B4](?=\d)/g, ' ');
	const inBrackets = /^\((.*)\)$/.exec(plain)?.[1];
	if (inBrackets !== undefined) return `-${inBrackets.trim()}`;
	const behind = /^([\d ,.]*\d) ?-$/.exec(plain)?.[1];
	return behind !== undefined && !/[,.]$/.test(behind) ? `-${behind}` : plain;
}

/** The mark before the decimals, as far as any cell shows it. */
export function decimalMark(cells: Iterable<string>): DecimalMark | undefined {
	for (const cell of cells) {
		const plain = plainAmount(cell).replace(/[^\d,.]/g, '');
		const last = /[,.](?=\d*$)/.exec(plain);
		if (!last || readTypedNumber(plain).kind !== 'number') continue;
		const mark = last[0] as DecimalMark;
		const isRepeated = plain.indexOf(mark) !== last.index;
		return isRepeated ? otherMark(mark) : mark;
	}
	return undefined;
}

function otherMark(mark: DecimalMark): DecimalMark {
	return mark === ',' ? '.' : ',';
}

/** Empty is none. */
export function readFileAmount(text: string, mark: DecimalMark | undefined, zero = false): Decision<bigint> {
	const plain = plainAmount(text);
	const read = readAmount(resolved(plain, mark), { negative: true, zero });
	return read.ok ? yes(read.value) : no(...read.issues.map((issue) => ({ ...issue, field: 'amount' })));
}

/** `1.234` in a column where another cell says `12,50` is a thousand and more. */
function resolved(plain: string, mark: DecimalMark | undefined): string {
	if (mark === undefined || readTypedNumber(plain.replace(/^-/, '')).kind !== 'ambiguous') return plain;
	const digits = plain.split(otherMark(mark)).join('');
	return digits.includes(mark) ? `${digits.replace(mark, ',')}0` : digits;
}
