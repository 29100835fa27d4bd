import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { allOrNothing } from '#lib/all-or-nothing.server.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { saveIn } from './save-translation.server.ts';
import { translation } from './schema.server.ts';
import type { TypedField } from './translation-form.ts';
import { demandTranslation, noteTranslation, rowWhere, type Target } from './translation-work.server.ts';
import { submitted, type FieldName } from './translation.ts';

/** Saves what is typed and hands in all that is written, for another person to approve. @throws 404, 403 */
export async function submitTranslation(
	db: Db,
	by: Actor,
	target: Target,
	typed: readonly TypedField[]
): Promise<Decision<readonly FieldName[]>> {
	return allOrNothing(db, async (tx) => {
		const began = await demandTranslation(tx, by, 'translation.write', target, true);
		const saved = await saveIn(tx, by, began, typed, 'whole');
		if (!saved.ok) return saved;
		const worked = await demandTranslation(tx, by, 'translation.write', target);
		const handedIn = submitted(worked.fields);
		if (!handedIn.ok) return handedIn;
		const fields = handedIn.value.map(({ name }) => name);
		await tx
			.update(translation)
			.set({
				submittedAt: sql`now()`,
				submittedBy: by.personId,
				remark: '',
				revision: sql`${translation.revision} + 1`
			})
			.where(rowWhere(worked, fields));
		await noteTranslation(tx, by, 'submitted', worked, { after: { fields } });
		return yes(fields);
	});
}
