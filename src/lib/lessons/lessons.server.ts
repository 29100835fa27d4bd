/** Lessons as those see them who work on the pilot, and as they wait for the secretariat. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may, type Action } from '#lib/accounts/may.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { mayOn } from '#lib/pilots/co-owner.ts';
import { pilotIn } from '#lib/pilots/pilots.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { authorsOf, contentOf, demandLessons, isId } from './lesson-work.server.ts';
import type { Kind, LessonContent, LessonPilot, Publication } from './lesson.ts';
import { lesson } from './schema.server.ts';

/** Far more than a pilot has. */
const MOST = 200;

export type PilotPlace = { organisation: string; id: string };

/** The pilot of a workspace: of the organisation itself or of one that it came after. @throws 404, 403 */
export async function pilotToLearnFrom(
	db: Db,
	by: Actor,
	place: PilotPlace,
	action: Action = 'lesson.read_draft'
): Promise<LessonPilot & { mayWrite: boolean }> {
	const { pilot: of } = await pilotIn(db, by, place.organisation, place.id);
	demandLessons(by, action, of);
	const { title } = (of.open ?? of.public ?? of.last).content;
	const { id, slug, ownerId, language } = of;
	return { id, slug, ownerId, title, language, mayWrite: mayOn(by, 'lesson.write', of) };
}

export type LessonListed = { id: string; title: string; kind: Kind; publication: Publication; writtenAt: Date };

/** All of a pilot's, in their order. The caller has made sure that this person may read them. */
export async function lessonsToWorkOn(db: Db, pilotId: string): Promise<LessonListed[]> {
	return db
		.select({
			id: lesson.id,
			title: lesson.title,
			kind: sql<Kind>`${lesson.kind}`,
			publication: sql<Publication>`${lesson.publication}`,
			writtenAt: lesson.writtenAt
		})
		.from(lesson)
		.where(eq(lesson.pilotId, pilotId))
		.orderBy(asc(lesson.position), asc(lesson.id))
		.limit(MOST);
}

export type LessonToWorkOn = {
	id: string;
	revision: number;
	publication: Publication;
	/** What the secretariat wrote, or why it was withdrawn. */
	remark: string | null;
	content: LessonContent;
};

/** @throws 404 when the pilot has no such lesson */
export async function lessonOf(db: Db, pilotId: string, id: string): Promise<LessonToWorkOn> {
	const [row] = isId(id)
		? await db
				.select()
				.from(lesson)
				.where(and(eq(lesson.id, id), eq(lesson.pilotId, pilotId)))
		: [];
	const { publication, revision, remark, ...words } = found(row);
	return { id, revision, publication: publication as Publication, remark, content: contentOf(words) };
}

const workingTitle = sql<string>`(
	select version.title from ${pilotVersion} version where version.pilot_id = ${pilot.id}
	order by version.number desc limit 1)`;

export type WaitingLesson = {
	id: string;
	title: string;
	language: ContentLang;
	kind: Kind;
	submittedAt: Date | null;
	pilotTitle: string;
	ownerNb: string;
	ownerSv: string;
};

/** What waits for the secretariat, the longest waiting first. @throws 404 */
export async function waitingLessons(db: Db, by: Actor): Promise<WaitingLesson[]> {
	demand(by, 'review.read', { organisationId: null });
	return db
		.select({
			id: lesson.id,
			title: lesson.title,
			language: sql<ContentLang>`${lesson.language}`,
			kind: sql<Kind>`${lesson.kind}`,
			submittedAt: lesson.submittedAt,
			pilotTitle: workingTitle,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv
		})
		.from(lesson)
		.innerJoin(pilot, eq(pilot.id, lesson.pilotId))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(eq(lesson.publication, 'submitted'))
		.orderBy(asc(lesson.submittedAt), asc(lesson.id))
		.limit(MOST);
}

/** One lesson on the secretariat's desk, with what decides whether this person may decide it. @throws 404 */
export async function lessonToDecide(db: Db, by: Actor, id: string) {
	demand(by, 'review.read', { organisationId: null });
	const [row] = isId(id)
		? await db
				.select({
					lesson,
					pilotTitle: workingTitle,
					pilot: { id: pilot.id, slug: pilot.slug, ownerId: pilot.ownerId },
					owner: { nameNb: organisation.nameNb, nameSv: organisation.nameSv },
					submittedBy: person.name
				})
				.from(lesson)
				.innerJoin(pilot, eq(pilot.id, lesson.pilotId))
				.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
				.leftJoin(person, eq(person.id, lesson.submittedBy))
				.where(eq(lesson.id, id))
		: [];
	const { lesson: kept, ...about } = found(row);
	const authors = await authorsOf(db, kept);
	return {
		id,
		revision: kept.revision,
		publication: kept.publication as Publication,
		language: kept.language as ContentLang,
		submittedAt: kept.submittedAt,
		content: contentOf(kept),
		isOwn: authors.includes(by.personId),
		mayDecide: may(by, 'lesson.decide', { organisationId: about.pilot.ownerId }),
		...about
	};
}
