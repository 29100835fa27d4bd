import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { at, yes, type Decision } from '#lib/decision.ts';
import { readText } from '#lib/text.ts';
import { translation } from './schema.server.ts';
import {
	authorsOf,
	demandTranslation,
	noteTranslation,
	rowWhere,
	type Target,
	type Worked
} from './translation-work.server.ts';
import { longestRemark } from './translation-form.ts';
import { decided, type Field, type FieldName } from './translation.ts';

export type Verdict = {
	readonly verdict: 'approve' | 'return';
	/** As typed. */
	readonly remark: string;
	/** Of each field as it was shown. */
	readonly revisions: ReadonlyMap<FieldName, number>;
};

/** Another editor of the owner, or the secretariat, lets readers see all that waits or sends it back. @throws 404, 403 */
export async function decideTranslation(
	db: Db,
	by: Actor,
	target: Target,
	{ verdict, remark: typed, revisions }: Verdict
): Promise<Decision<readonly FieldName[]>> {
	return db.transaction(async (tx) => {
		const worked = await demandTranslation(tx, by, 'translation.decide', target, true);
		const remark = at('remark', readText(typed, { max: longestRemark, multiline: true }));
		if (!remark.ok) return remark;
		const isAuthor = (await authorsOf(tx, worked)).includes(by.personId);
		const fields = decided(worked.fields, { verdict, remark: remark.value, revisions, isAuthor });
		if (!fields.ok) return fields;
		if (verdict === 'approve') await approve(tx, by, worked, fields.value);
		else await sendBack(tx, by, worked, fields.value, remark.value);
		return yes(fields.value.map(({ name }) => name));
	});
}

const notWaiting = { submittedAt: null, submittedBy: null, revision: sql`${translation.revision} + 1` };

async function approve(tx: Db, by: Actor, worked: Worked, fields: readonly Field[]): Promise<void> {
	await tx
		.update(translation)
		.set({
			...notWaiting,
			approved: sql`${translation.draft}`,
			approvedSource: sql`${translation.draftSource}`,
			approvedBy: by.personId,
			approvedAt: sql`now()`,
			draft: null,
			draftSource: null,
			draftOrigin: null,
			remark: ''
		})
		.where(rowWhere(worked, names(fields)));
	const texts = (pick: (field: Field) => string | null) =>
		Object.fromEntries(fields.map((field) => [field.name, pick(field)]));
	await noteTranslation(tx, by, 'approved', worked, {
		before: { texts: texts(({ layers }) => layers.approved) },
		after: { texts: texts(({ layers }) => layers.draft) }
	});
}

async function sendBack(tx: Db, by: Actor, worked: Worked, fields: readonly Field[], remark: string): Promise<void> {
	await tx
		.update(translation)
		.set({ ...notWaiting, remark })
		.where(rowWhere(worked, names(fields)));
	await noteTranslation(tx, by, 'returned', worked, { reason: remark, after: { fields: names(fields) } });
}

function names(fields: readonly Field[]): FieldName[] {
	return fields.map(({ name }) => name);
}
