/** What people write about a report: its text, questions, answers, reasons and days. */
import { readDay } from '#lib/day.ts';
import { all, at, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readText } from '#lib/text.ts';
import { readWordsOf } from '#lib/words-form.ts';

export const longestReport = 20_000;

/** May be empty while it is written. */
export function readReportText(form: FormData): Decision<string> {
	return at('text', readText(form.get('text'), { max: longestReport, multiline: true }));
}

const empty = {
	question: 'report.question_empty',
	answer: 'report.answer_empty',
	reason: 'report.reason_empty',
	extension_reason: 'report.reason_empty'
} as const;

export function readReportWords(form: FormData, name: keyof typeof empty): Decision<string> {
	return readWordsOf(form, name, { empty: empty[name], max: 2000 });
}

export function readReportQuestion(form: FormData): Decision<{ text: string; dueOn: string | null }> {
	const typed = field(form, 'due');
	const dueOn: Decision<string | null> = typed.trim() === '' ? yes(null) : at('due', readDay(typed));
	return all({ text: readReportWords(form, 'question'), dueOn });
}

export function readExtension(form: FormData): Decision<{ dueOn: string; reason: string }> {
	return all({
		dueOn: at('extended_to', readDay(field(form, 'extended_to'))),
		reason: readReportWords(form, 'extension_reason')
	});
}
