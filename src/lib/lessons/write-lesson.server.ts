import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { all, yes, type Decision } from '#lib/decision.ts';
import { readRevision } from '#lib/words-form.ts';
import { readLesson } from './lesson-form.ts';
import { contentOf, lockLesson, lockPilot, recordMove } from './lesson-work.server.ts';
import { changing, type LessonContent } from './lesson.ts';
import { lesson } from './schema.server.ts';
import { markSubmitted } from './submit-lesson.server.ts';

/** Writes a lesson of a pilot; its id when it was accepted. @throws 404, 403 */
export async function writeLesson(
	db: Db,
	by: Actor,
	pilotId: string,
	form: FormData,
	submit: boolean
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const pilot = await lockPilot(tx, by, 'lesson.write', pilotId);
		const read = readLesson(form, submit);
		if (!read.ok) return read;

		const [row] = await tx
			.insert(lesson)
			.values({
				...columnsOf(read.value),
				pilotId: pilot.id,
				position: sql`(select coalesce(max(position), 0) + 1 from lesson where pilot_id = ${pilot.id})`,
				language: pilot.language,
				writtenBy: by.personId
			})
			.returning({ id: lesson.id });
		const id = row?.id ?? '';
		await recordMove(tx, by, 'written', { id, pilot }, { after: read.value });
		if (submit) await markSubmitted(tx, by, await lockLesson(tx, by, 'lesson.write', id));
		return yes(id);
	});
}

/** Changes a draft or a returned lesson. @throws 404, 403 */
export async function changeLesson(
	db: Db,
	by: Actor,
	id: string,
	form: FormData,
	submit: boolean
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await lockLesson(tx, by, 'lesson.write', id);
		const decision = all({ kept: changing(kept, readRevision(form)), read: readLesson(form, submit) });
		if (!decision.ok) return decision;

		const { read } = decision.value;
		await tx
			.update(lesson)
			.set({
				...columnsOf(read),
				revision: kept.revision + 1,
				writtenBy: by.personId,
				writtenAt: new Date(),
				decidedBy: null,
				decidedAt: null
			})
			.where(eq(lesson.id, id));
		await recordMove(tx, by, 'changed', kept, { before: contentOf(kept), after: read });
		if (submit) await markSubmitted(tx, by, kept);
		return yes(id);
	});
}

function columnsOf({ dependsOn, ...content }: LessonContent) {
	return { ...content, dependsOn: [...dependsOn] };
}
