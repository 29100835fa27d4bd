/** Published lessons of pilots that the public may read. */
import { and, asc, count, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { totalOf } from '#lib/facet.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Country } from '#lib/organisations/organisation.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import type { BothLangs, Outcome } from '#lib/pilots/pilot-view.ts';
import type { Translated } from '#lib/shown-text.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import type { LessonFilters, LessonTally } from './lesson-filters.ts';
import { contentOf, isId } from './lesson-work.server.ts';
import type { LessonContent } from './lesson.ts';
import { lesson, lessonUseful } from './schema.server.ts';

export type PublicLesson = {
	id: string;
	language: ContentLang;
	/** What of its content stands here in the reader's own language. */
	translated?: Translated;
	content: LessonContent;
	publishedOn: string;
	pilot: {
		id: string;
		slug: string;
		title: string;
		language: ContentLang;
		translated?: Translated;
		outcome: Outcome | null;
	};
	ownerId: string;
	country: Country;
	technology: BothLangs | null;
	/** Organisations that found it useful, the first to say so first. */
	usefulTo: readonly string[];
};

export type LessonList = { lessons: PublicLesson[]; tallies: LessonTally[]; total: number; page: Page };

const PER_PAGE = 20;
const MOST = 200;

export async function publicLessons(
	db: Db,
	filters: LessonFilters,
	asked: string | null,
	perPage = PER_PAGE
): Promise<LessonList> {
	const tallies = await talliesOf(db);
	const total = totalOf(tallies, filters);
	const page = readPage(asked, total, perPage);
	const lessons = await listed(db, conditionOf(filters))
		.orderBy(desc(publishedAt), asc(lesson.id))
		.limit(perPage)
		.offset(page.offset);
	return { lessons: lessons.map(lessonOf), tallies, total, page };
}

/** In the order of their pilot. */
export async function lessonsOfPilot(db: Db, pilotId: string): Promise<PublicLesson[]> {
	const rows = await listed(db, eq(pilot.id, pilotId)).orderBy(asc(lesson.position), asc(lesson.id)).limit(MOST);
	return rows.map(lessonOf);
}

/** Undefined when there is none that the public may read. */
export async function publicLesson(db: Db, id: string): Promise<PublicLesson | undefined> {
	if (!isId(id)) return undefined;
	const [row] = await listed(db, eq(lesson.id, id)).limit(1);
	return row && lessonOf(row);
}

const publishedAt = sql`coalesce(${lesson.decidedAt}, ${lesson.writtenAt})`;

function isPublic(condition: SQL | undefined): SQL | undefined {
	return and(eq(lesson.publication, 'published'), isNull(pilot.hiddenAt), condition);
}

const ofPublicVersion = and(eq(pilotVersion.pilotId, lesson.pilotId), eq(pilotVersion.publication, 'published'));

function conditionOf(filters: LessonFilters): SQL | undefined {
	const among = (column: SQL, values: readonly string[]) =>
		values.length > 0 ? inArray(column, [...values]) : undefined;
	return and(
		among(sql`${lesson.kind}`, filters.kind),
		among(sql`${pilot.outcome}`, filters.outcome),
		among(sql`${organisation.country}`, filters.country),
		among(sql`${pilotVersion.technologyArea}`, filters.technology)
	);
}

/** One pass over all that are public; there are no more combinations than lessons. */
async function talliesOf(db: Db): Promise<LessonTally[]> {
	return db
		.select({
			kind: lesson.kind,
			outcome: pilot.outcome,
			country: organisation.country,
			technology: pilotVersion.technologyArea,
			count: count()
		})
		.from(lesson)
		.innerJoin(pilot, eq(pilot.id, lesson.pilotId))
		.innerJoin(pilotVersion, ofPublicVersion)
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(isPublic(undefined))
		.groupBy(lesson.kind, pilot.outcome, organisation.country, pilotVersion.technologyArea)
		.limit(5000);
}

function listed(db: Db, condition: SQL | undefined) {
	return db
		.select({
			lesson,
			publishedOn: sql<string>`to_char(${publishedAt} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`,
			pilot: {
				id: pilot.id,
				slug: pilot.slug,
				title: pilotVersion.title,
				language: sql<ContentLang>`${pilot.language}`,
				outcome: sql<Outcome | null>`${pilot.outcome}`
			},
			ownerId: pilot.ownerId,
			country: sql<Country>`${organisation.country}`,
			technology: { nameNb: technologyArea.nameNb, nameSv: technologyArea.nameSv },
			usefulTo: sql<string[]>`array(
				select useful.organisation_id from ${lessonUseful} useful where useful.lesson_id = ${lesson.id}
				order by useful.said_at, useful.organisation_id limit ${MOST})`
		})
		.from(lesson)
		.innerJoin(pilot, eq(pilot.id, lesson.pilotId))
		.innerJoin(pilotVersion, ofPublicVersion)
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.leftJoin(technologyArea, eq(technologyArea.key, pilotVersion.technologyArea))
		.where(isPublic(condition))
		.$dynamic();
}

type Row = Omit<PublicLesson, 'id' | 'language' | 'content'> & { lesson: typeof lesson.$inferSelect };

function lessonOf({ lesson: row, ...about }: Row): PublicLesson {
	return { id: row.id, language: row.language as ContentLang, content: contentOf(row), ...about };
}
