import { and, eq } from 'drizzle-orm';
import { membershipsFor, type Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { publicLesson } from './public-lessons.server.ts';
import { lessonUseful } from './schema.server.ts';

export type Saying = { lessonId: string; organisationId: string; isUseful: boolean };

/**
 * Says for an organisation that a lesson was useful for it, or takes that back. Said twice it stands once; its own
 * lessons are useful to nobody's credit. @throws 404, 403
 */
export async function findUseful(db: Db, by: Actor, said: Saying): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const of = found(await publicLesson(tx, said.lessonId));
		demand(by, 'lesson.find_useful', { organisationId: said.organisationId }, 'public.read');
		if (answersFor(by, of.ownerId).includes(said.organisationId)) return no({ field: '', key: 'lesson.useful_own' });

		const key = { lessonId: said.lessonId, organisationId: said.organisationId };
		const isThis = and(eq(lessonUseful.lessonId, key.lessonId), eq(lessonUseful.organisationId, key.organisationId));
		const changed = said.isUseful
			? await tx
					.insert(lessonUseful)
					.values({ ...key, saidBy: by.personId })
					.onConflictDoNothing()
					.returning({ id: lessonUseful.lessonId })
			: await tx.delete(lessonUseful).where(isThis).returning({ id: lessonUseful.lessonId });
		if (changed.length > 0)
			await record(tx, {
				kind: said.isUseful ? 'lesson.found_useful' : 'lesson.found_useful_no_more',
				by: by.personId,
				organisationId: said.organisationId,
				about: { kind: 'lesson', id: said.lessonId }
			});
		return yes(null);
	});
}

/** The person's organisations that own the thing or came after its owner. */
function answersFor(by: Actor, ownerId: string): string[] {
	return membershipsFor(by, ownerId).map(({ organisationId }) => organisationId);
}

/** Organisations for which this person may say that a lesson was useful: all of theirs but the one that wrote it. */
export function mayFindUseful(by: Actor | null, ownerId: string): { id: string; nameNb: string; nameSv: string }[] {
	if (by === null) return [];
	const own = answersFor(by, ownerId);
	const others = by.memberships.filter(
		({ organisationId }) => !own.includes(organisationId) && may(by, 'lesson.find_useful', { organisationId })
	);
	return [...new Map(others.map((each) => [each.organisationId, each])).values()].map(
		({ organisationId, nameNb, nameSv }) => ({ id: organisationId, nameNb, nameSv })
	);
}
