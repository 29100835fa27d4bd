import type { PublicLesson } from '#lib/lessons/public-lessons.server.ts';
import { asKey } from '#lib/i18n.ts';
import { column, dayCell, listOf, nameFor, numberCell, word } from './column.ts';
import type { Owner } from './open-list.ts';
import { pageIn } from './page-in.ts';

/** A lesson as a program reads it. */
export function lessonItem(lesson: PublicLesson, owner: Owner, origin: string) {
	const { id, language, content, publishedOn, pilot, country } = lesson;
	return {
		id,
		url: pageIn(origin, 'laerdommer', id),
		language,
		kind: content.kind,
		title: content.title,
		context: content.context,
		what_happened: content.whatHappened,
		advice: content.advice,
		applies_when: content.appliesWhen,
		depends_on: [...content.dependsOn],
		pilot: { id: pilot.id, title: pilot.title, url: pageIn(origin, 'piloter', pilot.slug), outcome: pilot.outcome },
		owner,
		country,
		useful_for: [...lesson.usefulTo],
		published_on: publishedOn
	};
}

type LessonItem = ReturnType<typeof lessonItem>;

export const lessonList = listOf<LessonItem>('lesson', [
	column('title', ({ title }) => title),
	column('kind', ({ kind }, reader) => word('lesson.kind_', kind, reader)),
	column('context', ({ context }) => context),
	column('what_happened', (lesson) => lesson.what_happened),
	column('advice', ({ advice }) => advice),
	column('applies_when', (lesson) => lesson.applies_when),
	column('depends_on', (lesson, { text: { t } }) =>
		lesson.depends_on.map((each) => t(asKey(`lesson.condition_${each}`))).join(', ')
	),
	column('language', ({ language }) => language),
	column('pilot', ({ pilot }) => pilot.title),
	column('pilot_id', ({ pilot }) => pilot.id),
	column('outcome', ({ pilot }, reader) => word('phase.outcome_', pilot.outcome, reader)),
	column('country', ({ country }) => country),
	column('owner_id', ({ owner }) => owner.id),
	column('owner', ({ owner }, reader) => nameFor(owner.name, reader)),
	column('useful_for', (lesson) => numberCell(lesson.useful_for.length)),
	column('published_on', (lesson) => dayCell(lesson.published_on))
]);
