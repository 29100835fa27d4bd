import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { inTranslation } from '#lib/shown-text.ts';
import { approvedTexts, inReadersLanguage } from '#lib/translation/translations.server.ts';
import type { PublicLesson } from './public-lessons.server.ts';

/** The same lessons with what was approved in the reader's language, of them and of the names of their pilots. */
export async function lessonsFor(db: Db, lessons: readonly PublicLesson[], lang: Lang): Promise<PublicLesson[]> {
	const foreign = lessons.filter(({ language }) => language !== lang).map(({ id }) => id);
	const [texts, pilots] = await Promise.all([
		approvedTexts(db, 'lesson', foreign, lang),
		inReadersLanguage(
			db,
			'pilot',
			lessons.map(({ pilot }) => pilot),
			lang
		)
	]);
	return lessons.map((lesson, place) => {
		const { translated, ...content } = inTranslation(lesson.content, texts.get(lesson.id));
		const pilot = pilots[place] ?? lesson.pilot;
		return { ...lesson, content, pilot, ...(translated && { translated }) };
	});
}
