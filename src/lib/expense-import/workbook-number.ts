/** Numbers as a workbook keeps them: always with a point, in up to seventeen digits of which fifteen are meant. */

const meantDigits = 15;

/** As somebody would have typed it here, exact: `1234.5599999999999` is `1234,56`. Undefined when it is no number. */
export function workbookNumber(raw: string): string | undefined {
	const match = /^(-?)(\d*)(?:\.(\d*))?(?:E([+-]?\d{1,3}))?$/i.exec(raw.trim());
	const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
	if (whole + fraction === '') return undefined;
	const rounded = roundedTo(whole + fraction, whole.length + Number(exponent));
	const text = placed(rounded.digits, rounded.point);
	return text === '0' ? '0' : sign + text;
}

/** The digits that are meant, and after how many of them the point stands. */
function roundedTo(all: string, pointIn: number): { digits: string; point: number } {
	const digits = all.replace(/^0+/, '');
	const point = pointIn - (all.length - digits.length);
	if (digits.length <= meantDigits) return { digits, point };
	const up = (digits[meantDigits] ?? '0') >= '5' ? 1n : 0n;
	const kept = (BigInt(digits.slice(0, meantDigits)) + up).toString();
	return { digits: kept, point: point + kept.length - meantDigits };
}

/** Never with three decimals, which could be read as thousands. */
function placed(digits: string, point: number): string {
	const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
	const at = Math.max(1, point);
	const fraction = padded.slice(at).replace(/0+$/, '');
	const whole = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
	if (fraction === '') return whole;
	return `${whole},${fraction.length === 3 ? `${fraction}0` : fraction}`;
}

const millisecondsPerDay = 86_400_000;

/** A day as a workbook counts it, from 1900 (with its 29 February that never was) or from 1904. */
export function serialDay(serial: number, from1904: boolean): string {
	const whole = Math.floor(serial);
	const days = from1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
	return new Date(Date.UTC(1899, 11, 30) + days * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Days from 1990 to 2100: a number between them in a column of dates is one. */
export function isSerial(text: string, from1904: boolean): boolean {
	if (!/^\d{5}(?:[.,]\d+)?$/.test(text)) return false;
	const whole = Number(text.slice(0, 5)) + (from1904 ? 1462 : 0);
	return whole >= 32_874 && whole <= 73_415;
}
