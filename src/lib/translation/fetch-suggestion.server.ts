import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { at, no, yes, type Decision } from '#lib/decision.ts';
import { translated, type Machine, type Patience } from './machine.server.ts';
import { saveTranslation } from './save-translation.server.ts';
import { translation } from './schema.server.ts';
import type { TypedField } from './translation-form.ts';
import { demandTranslation, keyOf, noteTranslation, type Target, type Worked } from './translation-work.server.ts';
import { longest, type Field, type FieldName } from './translation.ts';

/** What stands in the form, and the field that a draft is wanted of. */
export type Wish = { readonly typed: readonly TypedField[]; readonly wanted: string };

/**
 * Asks the machine for a draft of one field, after what is typed was saved. It is a machine's until a person has
 * approved it. Nothing is locked while the machine thinks.
 *
 * @throws 404, 403
 */
export async function fetchSuggestion(
	db: Db,
	by: Actor,
	target: Target,
	{ typed, wanted }: Wish,
	{ machine, limits }: { machine: Machine | undefined; limits?: Patience }
): Promise<Decision<FieldName>> {
	await demandTranslation(db, by, 'translation.write', target);
	if (machine === undefined) return no({ field: '', key: 'translation.service_unset' });
	const saved = await saveTranslation(db, by, target, typed, 'whole');
	if (!saved.ok) return saved;
	const began = await demandTranslation(db, by, 'translation.write', target);
	const asked = emptyField(began, wanted);
	if (!asked.ok) return asked;
	const { name, original } = asked.value;
	const from = began.original.fields.find((each) => each.name === name)?.language ?? began.original.language;
	const made = at(
		name,
		await translated(machine, { text: original, from, to: began.language, max: longest(original) }, limits)
	);
	if (!made.ok) return made;
	return keep(db, by, target, asked.value, name === 'title' ? made.value.replace(/\s+/g, ' ') : made.value);
}

function emptyField({ fields }: Worked, wanted: string): Decision<Field> {
	const field = fields.find(({ name }) => name === wanted);
	if (!field) return no({ field: '', key: 'translation.field_gone' });
	return field.layers.draft === null ? yes(field) : no({ field: field.name, key: 'translation.field_has_draft' });
}

/** Unless somebody wrote in the field, or in its original, while the machine was at it. */
async function keep(db: Db, by: Actor, target: Target, asked: Field, text: string): Promise<Decision<FieldName>> {
	return db.transaction(async (tx) => {
		const worked = await demandTranslation(tx, by, 'translation.write', target, true);
		const field = emptyField(worked, asked.name);
		if (!field.ok) return field;
		const { original, layers } = field.value;
		if (original !== asked.original) return no({ field: asked.name, key: 'translation.original_changed' });
		if (layers.revision !== asked.layers.revision)
			return no({ field: asked.name, key: 'translation.changed_meanwhile' });
		const draft = { draft: text, draftSource: original, draftOrigin: 'machine' };
		const written = { ...draft, writtenBy: by.personId, writtenAt: sql`now()` };
		await tx
			.insert(translation)
			.values({ ...keyOf(worked, asked.name), ...written })
			.onConflictDoUpdate({
				target: [translation.subjectKind, translation.subjectId, translation.language, translation.field],
				set: { ...written, revision: sql`${translation.revision} + 1` }
			});
		await noteTranslation(tx, by, 'suggested', worked, { after: { field: asked.name } });
		return yes(asked.name);
	});
}
