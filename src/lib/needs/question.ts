/**
 * A question to a need: asked by one, answered once, for all at the same moment. Who asked is never shown with it.
 *
 *                  answer
 *     asked ──────────────────▶ answered   (numbered, for everybody)
 *       └────── decline ──────▶ declined   (with a reason, for the asker alone)
 */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { isContentLang, type ContentLang } from '#lib/lang.ts';
import { readWordsOf } from '#lib/words-form.ts';
import { bareName, isNamed } from './need-lint.ts';

export const longestQuestion = 3000;
export const longestAnswer = 6000;
export const longestDecline = 1000;

export type Asked = {
	readonly text: string;
	readonly language: ContentLang;
	/** On whose behalf; '' when the form does not say. */
	readonly organisationId: string;
};

/** As everybody reads it. */
export type AnsweredQuestion = {
	readonly number: number;
	readonly question: string;
	readonly language: ContentLang;
	readonly answer: string;
	readonly answerLanguage: ContentLang;
	readonly answeredAt: Date;
};

export function readAsked(form: FormData): Decision<Asked> {
	const read = all({
		text: readWordsOf(form, 'text', { empty: 'question.text_missing', max: longestQuestion }),
		language: readLanguage(form, 'language')
	});
	return read.ok ? yes({ ...read.value, organisationId: field(form, 'organisation') }) : read;
}

export type Answer = {
	/** As everybody reads it. */
	readonly publicText: string;
	readonly answer: string;
	readonly answerLanguage: ContentLang;
};

export function readAnswer(form: FormData): Decision<Answer> {
	return all({
		publicText: readWordsOf(form, 'public_text', { empty: 'question.public_text_missing', max: longestQuestion }),
		answer: readWordsOf(form, 'answer', { empty: 'question.answer_missing', max: longestAnswer }),
		answerLanguage: readLanguage(form, 'answer_language')
	});
}

export function readDecline(form: FormData): Decision<string> {
	return readWordsOf(form, 'reason', { empty: 'question.reason_missing', max: longestDecline });
}

function readLanguage(form: FormData, name: string): Decision<ContentLang> {
	const value = field(form, name);
	return isContentLang(value) ? yes(value) : at(name, no({ field: '', key: 'question.language_missing' }));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
	return uuid.test(text);
}

const SHORTEST_NAME = 3;

/** Of these names those that stand in the text: whoever reads it would know who asks. Written in any case. */
export function namesIn(text: string, names: readonly string[]): string[] {
	const bare = new Set(names.map(bareName).filter((name) => [...name].length >= SHORTEST_NAME));
	return [...bare].filter((name) => isNamed(text, name, { anyCase: true }));
}

const between = ' · ';

/** The same, where the author has not been told of just these yet; the form says of which it told. */
export function untoldNames(form: FormData, text: string, names: readonly string[]): string[] {
	const found = namesIn(text, names);
	return field(form, 'named') === toldNames(found) ? [] : found;
}

export function toldNames(names: readonly string[]): string {
	return names.join(between);
}
