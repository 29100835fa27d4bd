/** Everything that the public pages of lessons show for one address. */
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { readChosen } from '#lib/facet.ts';
import { datedName, type DatedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { compare } from './comparison.ts';
import { mayFindUseful } from './find-useful.server.ts';
import { lessonFacets } from './lesson-filters.ts';
import { publicLesson, publicLessons } from './public-lessons.server.ts';

export async function lessonListPage(db: Db, query: URLSearchParams, today: string) {
	const [all, areas] = await Promise.all([organisationDirectory(db), technologies(db)]);
	const facets = lessonFacets(areas.map(({ key }) => key));
	const { chosen, misunderstood } = readChosen(query, facets);
	const list = await publicLessons(db, chosen, query.get('side'));
	const shown = new Set(list.lessons.map(({ ownerId }) => ownerId));
	const owners: Record<string, DatedName> = Object.fromEntries(
		[...all.values()].filter(({ id }) => shown.has(id)).map((each) => [each.id, datedName(each, all, today)])
	);
	return { ...list, filters: chosen, misunderstood, technologies: areas, owners };
}

/** @throws 404 when the public may read no such lesson */
export async function lessonPage(db: Db, by: Actor | null, id: string, today: string) {
	const lesson = found(await publicLesson(db, id));
	const all = await organisationDirectory(db);
	const owner = found(all.get(lesson.ownerId));
	const readers = mayFindUseful(by, lesson.ownerId);
	const usefulTo = lesson.usefulTo.flatMap((each) => {
		const organisation = all.get(each);
		return organisation ? [datedName(organisation, all, today)] : [];
	});
	return {
		lesson,
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
