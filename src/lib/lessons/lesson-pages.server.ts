/** Everything that the public pages of lessons show for one address. */
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { readChosen } from '#lib/facet.ts';
import { datedName, type DatedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import type { Lang } from '#lib/lang.ts';
import { lessonsFor } from './lessons-for.server.ts';
import { compare } from './comparison.ts';
import { mayFindUseful } from './find-useful.server.ts';
import { lessonFacets } from './lesson-filters.ts';
import { publicLesson, publicLessons, type PublicLesson } from './public-lessons.server.ts';

export async function lessonListPage(db: Db, query: URLSearchParams, lang: Lang, today: string) {
	const [all, areas] = await Promise.all([organisationDirectory(db), technologies(db)]);
	const facets = lessonFacets(areas.map(({ key }) => key));
	const { chosen, misunderstood } = readChosen(query, facets);
	const list = await publicLessons(db, chosen, query.get('side'));
	const shown = new Set(list.lessons.map(({ ownerId }) => ownerId));
	const owners: Record<string, DatedName> = Object.fromEntries(
		[...all.values()].filter(({ id }) => shown.has(id)).map((each) => [each.id, datedName(each, all, today)])
	);
	const lessons = await lessonsFor(db, list.lessons, lang);
	return { ...list, lessons, filters: chosen, misunderstood, technologies: areas, owners };
}

type LessonAsked = { readonly lang: Lang; readonly url: URL; readonly today: string };

/** @throws 404 when the public may read no such lesson */
export async function lessonPage(db: Db, by: Actor | null, id: string, asked: LessonAsked) {
	const { today } = asked;
	const { lesson, reading } = await lessonAsked(db, found(await publicLesson(db, id)), asked);
	const all = await organisationDirectory(db);
	const owner = found(all.get(lesson.ownerId));
	const readers = mayFindUseful(by, lesson.ownerId);
	const usefulTo = lesson.usefulTo.flatMap((each) => {
		const organisation = all.get(each);
		return organisation ? [datedName(organisation, all, today)] : [];
	});
	return {
		lesson,
		reading,
		owner: datedName(owner, all, today),
		usefulTo,
		readers: readers.map((reader) => ({ ...reader, said: lesson.usefulTo.includes(reader.id) })),
		comparisons: readers.flatMap((reader) => {
			const own = all.get(reader.id);
			const differences = own ? compare(lesson.content.dependsOn, own, owner) : [];
			return differences.length > 0 ? [{ reader, differences }] : [];
		})
	};
}

async function lessonAsked(db: Db, written: PublicLesson, { lang, url }: LessonAsked) {
	const [lesson = written] = await lessonsFor(db, [written], lang);
	if (lesson.translated === undefined) return { lesson, reading: null };
	const isOriginal = url.searchParams.get('original') === '1';
	const other = isOriginal ? url.pathname : `${url.pathname}?original=1`;
	return { lesson: isOriginal ? written : lesson, reading: { isOriginal, other } };
}
