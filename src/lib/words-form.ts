/** What people write to each other in a form: a question, an answer, a reason. */
import { no, type Decision } from './decision.ts';
import { field } from './form.ts';
import { readText } from './text.ts';

/** The words of the field `name`, which must not be empty; `empty` is the message key when they are. */
export function readWordsOf(form: FormData, name: string, of: { empty: string; max: number }): Decision<string> {
	const words = readText(form.get(name), { max: of.max, required: true, multiline: true });
	if (words.ok) return words;
	return no(
		...words.issues.map((issue) => ({
			...issue,
			field: name,
			key: issue.key === 'text.required' ? of.empty : issue.key
		}))
	);
}

/** The revision that was on the screen; −1, which none is, when the form does not say. */
export function readRevision(form: FormData): number {
	const text = field(form, 'revision');
	return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
