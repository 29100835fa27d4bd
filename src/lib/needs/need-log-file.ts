/** The log of a need for a procurement file: tables of words, the same on paper and in a spreadsheet. */
import type { Cell as CsvCell } from '#lib/csv.ts';
import { printable } from '#lib/printable.ts';
import type { Text } from '#lib/ui/text.ts';
import type { AddendumLine } from './addendum.ts';
import { changeOf } from './addendum-text.ts';
import { closingMoment, preciseMoment } from './moment.ts';
import { aboutText, whoText, type LogLine } from './need-log-text.ts';
import type { AnsweredQuestion } from './question.ts';

export type LogFile = {
	readonly need: {
		readonly title: string;
		readonly language: string;
		readonly slug: string;
		readonly deadline: string | null;
		readonly deadlineTime: string | null;
	};
	readonly owners: readonly { readonly nameNb: string; readonly nameSv: string }[];
	readonly lines: readonly LogLine[];
	readonly questions: readonly AnsweredQuestion[];
	readonly addenda: readonly AddendumLine[];
	/** Whether the log goes on after its last line. */
	readonly isCut: boolean;
	/** When it was taken out, by the clock of the database. */
	readonly takenAt: Date;
};

/** `lang` where the words are in the language of whoever wrote them. */
type Cell = { readonly text: string; readonly lang?: string };
type FileTable = {
	readonly title: string;
	readonly head: readonly string[];
	/** Of the columns on paper, as shares of its width. */
	readonly widths: readonly number[];
	readonly rows: readonly (readonly Cell[])[];
	readonly none: string;
};

function factsOf(file: LogFile, { t, lang }: Text): [label: string, value: string][] {
	return [
		[t('need_log.need'), file.need.title],
		[t('need_log.owners'), file.owners.map((one) => (lang === 'sv' ? one.nameSv : one.nameNb)).join(', ')],
		[t('need.deadline'), closingMoment(t, lang, file.need)],
		[t('need_log.taken_at'), preciseMoment(t, lang, file.takenAt)],
		...(file.isCut ? [[t('need_log.cut_label'), t('need_log.cut')] as [string, string]] : [])
	];
}

function tablesOf(file: LogFile, text: Text): FileTable[] {
	return [logTable(file, text), questionTable(file, text), addendumTable(file, text)];
}

function logHead({ t }: Text): string[] {
	return [t('need_log.at'), t('need_log.what'), t('need_log.who'), t('need_log.about')];
}

function logTable({ lines }: LogFile, text: Text): FileTable {
	const { t, lang } = text;
	return {
		title: t('need_log.title'),
		head: logHead(text),
		widths: [1.5, 1.3, 1.3, 1.5],
		rows: lines.map((line) => [
			{ text: preciseMoment(t, lang, line.at) },
			{ text: t(`need_log.kind_${line.kind}`) },
			{ text: whoText(text, line) },
			{ text: aboutText(text, line), ...(line.meeting && { lang: line.meeting.language }) }
		]),
		none: t('need_log.none')
	};
}

function questionTable({ questions }: LogFile, { t, lang }: Text): FileTable {
	return {
		title: t('need.questions'),
		head: [t('need_log.number'), t('question.question'), t('question.answer'), t('question.answered_at')],
		widths: [0.5, 2, 2, 1.3],
		rows: questions.map((each) => [
			{ text: String(each.number) },
			{ text: each.question, lang: each.language },
			{ text: each.answer, lang: each.answerLanguage },
			{ text: preciseMoment(t, lang, each.answeredAt) }
		]),
		none: t('question.none_answered')
	};
}

function addendumTable({ addenda, need }: LogFile, { t, lang }: Text): FileTable {
	return {
		title: t('need.addenda'),
		head: [t('need_log.at'), t('need_log.what'), t('need_log.added'), t('need.reason')],
		widths: [1.3, 1, 2.2, 1.5],
		rows: addenda.map(({ at, field, reason, ...values }) => [
			{ text: preciseMoment(t, lang, at) },
			{ text: t(`need.line_${field}`) },
			field === 'note' ? { text: values.after, lang: need.language } : { text: changeOf(lang, field, values) },
			{ text: reason, lang: need.language }
		]),
		none: t('need_log.no_addenda')
	};
}

/** Three tables below each other, each with its name above it. */
export function csvRows(file: LogFile, text: Text, notice: string): CsvCell[][] {
	return [
		...(notice === '' ? [] : [[notice]]),
		...factsOf(file, text),
		...tablesOf(file, text).flatMap(({ title, head, rows, none }) => [
			[],
			[title],
			...(rows.length === 0 ? [[none]] : [[...head], ...rows.map((row) => row.map((cell) => cell.text))])
		])
	];
}

/** As the template sets it. */
export function printOf(file: LogFile, text: Text, notice: string) {
	const { t, lang } = text;
	return {
		lang,
		region: lang === 'sv' ? 'SE' : 'NO',
		title: printable(t('need_log.file_title', { title: file.need.title })),
		notice: printable(notice),
		page: t('need_log.page_of'),
		facts: factsOf(file, text).map(([label, value]) => [label, printable(value)]),
		tables: tablesOf(file, text).map(({ rows, ...table }) => ({
			...table,
			rows: rows.map((row) => row.map((cell) => ({ text: printable(cell.text), lang: cell.lang ?? lang })))
		}))
	};
}
