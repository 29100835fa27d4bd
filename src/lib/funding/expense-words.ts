/** Questions, answers and reasons: what people write to each other about an expense. */
import { field } from '#lib/form.ts';
import { readDay } from '#lib/day.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { readAmount } from '#lib/money.ts';
import { readWordsOf } from '#lib/words-form.ts';

const empty = {
	answer: 'expense.answer_empty',
	question: 'expense.question_empty',
	cut_reason: 'expense.reason_empty',
	reject_reason: 'expense.reason_empty'
} as const;

export function readWords(form: FormData, name: keyof typeof empty): Decision<string> {
	return readWordsOf(form, name, { empty: empty[name], max: 1000 });
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
