/** What every change to a lesson starts from. One pilot's lessons change one at a time. */
import { and, count, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { historyOf, record } from '#lib/journal/journal.server.ts';
import { demandShared } from '#lib/pilots/co-owners.server.ts';
import { pilotById, type Pilot } from '#lib/pilots/pilots.server.ts';
import { leaves, type LessonContent, type Publication } from './lesson.ts';
import { lesson } from './schema.server.ts';

type Row = typeof lesson.$inferSelect;
export type LockedLesson = Omit<Row, 'publication'> & { publication: Publication; pilot: Pilot };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an id from an address can be one at all; the database refuses to look for any other. */
export function isId(id: string): boolean {
	return uuid.test(id);
}

/** Locks the pilot's lessons until the transaction ends. @throws 404, 403 */
export async function lockPilot(tx: Db, by: Actor, action: Action, pilotId: string): Promise<Pilot> {
	const locked = found(await pilotById(tx, pilotId, { lock: true }));
	demandLessons(by, action, locked);
	return locked;
}

/** @throws 404 when `by` may not know of the pilot's lessons, 403 when `by` may read them but not do `action` */
export function demandLessons(by: Actor, action: Action, of: Pilot): void {
	demandShared(by, action, of, 'lesson.read_draft');
}

/** Locks the pilot of a lesson and gives the lesson as it is then. @throws 404, 403 */
export async function lockLesson(tx: Db, by: Actor, action: Action, id: string): Promise<LockedLesson> {
	const [of] = isId(id) ? await tx.select({ pilotId: lesson.pilotId }).from(lesson).where(eq(lesson.id, id)) : [];
	const pilot = await lockPilot(tx, by, action, found(of).pilotId);
	const [row] = await tx.select().from(lesson).where(eq(lesson.id, id));
	const kept = found(row);
	// held to the list by a constraint of the table
	return { ...kept, publication: kept.publication as Publication, pilot };
}

/** Whether the pilot's page can do without this lesson. */
export async function leavesPilot(tx: Db, { id, pilot }: LockedLesson) {
	const [row] = await tx
		.select({ others: count() })
		.from(lesson)
		.where(
			and(
				eq(lesson.pilotId, pilot.id),
				ne(lesson.id, id),
				inArray(lesson.publication, ['submitted', 'published'] satisfies Publication[])
			)
		);
	const hasEnded = pilot.phase === 'realisation' || pilot.standing === 'stopped';
	return leaves({ hasEnded, otherLessons: row?.others ?? 0 });
}

/** All who wrote in the lesson or handed it in. */
export async function authorsOf(db: Db, kept: Pick<Row, 'id' | 'writtenBy' | 'submittedBy'>): Promise<string[]> {
	const parts = ['lesson.written', 'lesson.changed', 'lesson.submitted'];
	const history = await historyOf(db, 'lesson', kept.id);
	const wrote = history.filter(({ kind }) => parts.includes(kind)).map(({ personId }) => personId);
	return [kept.writtenBy, kept.submittedBy, ...wrote].filter((id) => id !== null);
}

type Done =
	'written' | 'changed' | 'deleted' | 'submitted' | 'taken_back' | 'reopened' | 'published' | 'returned' | 'withdrawn';
type About = { id: string; pilot: Pick<Pilot, 'ownerId'> };

export async function recordMove(
	tx: Db,
	by: Actor,
	done: Done,
	{ id, pilot: { ownerId } }: About,
	told: { reason?: string; before?: LessonContent; after?: LessonContent } = {}
): Promise<void> {
	const about = { kind: 'lesson', id };
	await record(tx, { kind: `lesson.${done}`, by: by.personId, organisationId: ownerId, about, ...told });
}

/** Moves a lesson that its caller has locked and found fit to move. */
export async function setPublication(
	tx: Db,
	kept: LockedLesson,
	to: Publication,
	more: Partial<Row> = {}
): Promise<void> {
	await tx
		.update(lesson)
		.set({ publication: to, revision: sql`${lesson.revision} + 1`, ...more })
		.where(eq(lesson.id, kept.id));
}

/** The words of a lesson as they stand in its row. */
export function contentOf(row: Pick<Row, keyof LessonContent>): LessonContent {
	const { kind, title, context, whatHappened, advice, appliesWhen, dependsOn } = row;
	// held to the lists by constraints of the table
	return { kind, title, context, whatHappened, advice, appliesWhen, dependsOn } as LessonContent;
}
