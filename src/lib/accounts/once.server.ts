import { and, eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import type { Actor } from './actor.ts';
import { found } from './demand.server.ts';
import { sentForm } from './schema.server.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Makes what a form asks for; sent again, by a double click or by going back, the same form answers with what it made
 * the first time. A form carries its number in the field `once`.
 *
 * @param make gives the id of the thing made; its decision stands or falls with the number
 */
export async function once(
	db: Db,
	by: Actor,
	form: FormData,
	make: (tx: Db) => Promise<Decision<string>>
): Promise<Decision<string>> {
	const id = field(form, 'once');
	if (!uuid.test(id)) return make(db);
	return db.transaction(async (tx) => {
		const taken = await tx
			.insert(sentForm)
			.values({ id, personId: by.personId })
			.onConflictDoNothing()
			.returning({ id: sentForm.id });
		const mine = and(eq(sentForm.id, id), eq(sentForm.personId, by.personId));
		if (taken.length === 0) {
			const [before] = await tx.select({ made: sentForm.made }).from(sentForm).where(mine);
			return yes(found(found(before).made));
		}
		const decision = await make(tx);
		if (decision.ok) await tx.update(sentForm).set({ made: decision.value }).where(mine);
		else await tx.delete(sentForm).where(mine);
		return decision;
	});
}
