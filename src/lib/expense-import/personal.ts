import { findPersonalNumber } from '#lib/personal-number.ts';

/** Stands where a personal number stood: it is never kept, not even until somebody looks at the file. */
export const removed = '\uFFFC';

/** Most cells hold fewer digits than any personal number has. */
const tenDigits = /(?:\d\D*){10}/;

export function withoutPersonalNumber(text: string): string {
	return tenDigits.test(text) && findPersonalNumber(text) !== undefined ? removed : text;
}
