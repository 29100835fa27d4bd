import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { findPersonalNumber } from '#lib/personal-number.ts';

export type TextLimits = {
	/** Most characters, counted as people do: one emoji of one code point is one. */
	readonly max: number;
	readonly required?: boolean;
	/** True where new lines and tabs belong. */
	readonly multiline?: boolean;
};

/** Text from a form field, trimmed and in NFC; names every fault at once. A missing field or a file reads as empty. */
export function readText(value: unknown, limits: TextLimits): Decision<string> {
	const raw = typeof value === 'string' ? value : '';
	const text = raw.replace(/\r\n?/g, '\n').normalize('NFC').trim();
	if (text === '') return limits.required ? no({ field: '', key: 'text.required' }) : yes('');

	const issues: Issue[] = [];
	const length = [...text].length;
	if (length > limits.max) issues.push({ field: '', key: 'text.too_long', params: { max: limits.max, length } });
	if (hasControlCharacter(text, limits.multiline === true)) issues.push({ field: '', key: 'text.control_character' });
	if (findPersonalNumber(text) !== undefined) issues.push({ field: '', key: 'text.personal_number' });
	return issues.length > 0 ? no(...issues) : yes(text);
}

/** Also half characters, which the database cannot keep, and marks that turn the direction of writing. */
function hasControlCharacter(text: string, multiline: boolean): boolean {
	const allowed = multiline ? /[\n\t]/g : /(?!)/g;
	return /\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u.test(text.replace(allowed, ''));
}
