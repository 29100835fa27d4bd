/** Questions, answers and reasons: what people write to each other about an expense. */
import { field } from '#lib/form.ts';
import { readDay } from '#lib/day.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { readAmount } from '#lib/money.ts';
import { readText } from '#lib/text.ts';

const empty = {
	answer: 'expense.answer_empty',
	question: 'expense.question_empty',
	cut_reason: 'expense.reason_empty',
	reject_reason: 'expense.reason_empty'
} as const;

export function readWords(form: FormData, name: keyof typeof empty): Decision<string> {
	const words = readText(form.get(name), { max: 1000, required: true, multiline: true });
	if (words.ok) return words;
	return no(
		...words.issues.map((issue) => ({
			...issue,
			field: name,
			key: issue.key === 'text.required' ? empty[name] : issue.key
		}))
	);
}

/** A question, and until when an answer is asked for where a day was written. */
export function readQuestion(form: FormData, today: string): Decision<{ question: string; dueOn: string | null }> {
	return all({ question: readWords(form, 'question'), dueOn: at('due', readDue(field(form, 'due'), today)) });
}

function readDue(typed: string, today: string): Decision<string | null> {
	if (typed.trim() === '') return yes(null);
	const day = readDay(typed);
	return day.ok && day.value < today ? no({ field: 'due', key: 'expense.due_passed' }) : day;
}

/** The accepted part, in euro cents, and why it is not all. */
export function readCut(form: FormData): Decision<{ acceptedMinor: bigint; reason: string }> {
	return all({
		acceptedMinor: at('accepted', readAmount(field(form, 'accepted'), { currency: 'EUR', negative: true })),
		reason: readWords(form, 'cut_reason')
	});
}

/** The revision that was on the screen; −1, which none is, when the form does not say. */
export function readRevision(form: FormData): number {
	const text = field(form, 'revision');
	return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
