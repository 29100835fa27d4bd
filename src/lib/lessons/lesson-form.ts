/** What a person fills in about a lesson, read with every fault at once. */
import { all, at, issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { field, typedText } from '#lib/form.ts';
import { readText } from '#lib/text.ts';
import { isCondition, isKind, missingForSubmitting, type Condition, type Kind, type LessonContent } from './lesson.ts';

/** Most characters of each text. */
export const limits = { title: 160, context: 2000, whatHappened: 3000, advice: 2000, appliesWhen: 1000 } as const;
export const longestReason = 1000;

/** @param submit whether it is handed in at once, for which more must be there */
export function readLesson(form: FormData, submit: boolean): Decision<LessonContent> {
	const text = (name: Exclude<keyof typeof limits, 'title'>) =>
		at(name, readText(form.get(name), { max: limits[name], multiline: true }));
	const read = all({
		kind: readKind(field(form, 'kind')),
		title: readTitle(form.get('title')),
		context: text('context'),
		whatHappened: text('whatHappened'),
		advice: text('advice'),
		appliesWhen: text('appliesWhen'),
		dependsOn: yes([...new Set(form.getAll('dependsOn').filter(isCondition))])
	});
	if (!submit) return read;
	const missing = missingForSubmitting(typedContent(form)).filter(
		({ field: name }) => !issuesOf(read).some((issue) => issue.field === name)
	);
	return read.ok && missing.length === 0 ? read : no(...issuesOf(read), ...missing);
}

/** Why something is withdrawn or returned. */
export function readReason(form: FormData, name: string): Decision<string> {
	return at(name, readText(form.get(name), { max: longestReason, multiline: true }));
}

function readKind(typed: string): Decision<Kind> {
	return isKind(typed) ? yes(typed) : no({ field: 'kind', key: 'lesson.kind_missing' });
}

/** A draft without a name could not be found again. */
function readTitle(typed: unknown): Decision<string> {
	const read = at('title', readText(typed, { max: limits.title }));
	return read.ok && read.value === '' ? no({ field: 'title', key: 'lesson.title_missing' }) : read;
}

/** Only for asking what is empty. */
function typedContent(form: FormData): LessonContent {
	const text = (name: string) => field(form, name).trim();
	return {
		kind: 'organisation',
		title: text('title'),
		context: '',
		whatHappened: text('whatHappened'),
		advice: text('advice'),
		appliesWhen: '',
		dependsOn: []
	};
}

/** What was typed, so that a refused form comes back as it was. */
export function typedLesson(form: FormData): { texts: Record<string, string>; dependsOn: Condition[] } {
	return { texts: typedText(form), dependsOn: form.getAll('dependsOn').filter(isCondition) };
}
