import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { at, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { readText } from '#lib/text.ts';
import type { SavedField } from './autosave.ts';
import { translation } from './schema.server.ts';
import { stampOf } from './stamp.server.ts';
import { demandTranslation, keyOf, noteWriting, type Target, type Worked } from './translation-work.server.ts';
import { longest, stateOf, written, type Field, type Written } from './translation.ts';
import type { TypedField } from './translation-form.ts';

/** `whole` keeps all that was typed or nothing; `readable` keeps what it can and names the rest. */
export type Mode = 'whole' | 'readable';

export type Saved = { readonly fields: readonly SavedField[]; readonly issues: readonly Issue[]; readonly at: Date };

/** What a person wrote, field by field. @throws 404, 403 */
export async function saveTranslation(
	db: Db,
	by: Actor,
	target: Target,
	typed: readonly TypedField[],
	mode: Mode
): Promise<Decision<Saved>> {
	return db.transaction(async (tx) =>
		saveIn(tx, by, await demandTranslation(tx, by, 'translation.write', target, true), typed, mode)
	);
}

type Change = { readonly field: Field; readonly written: Written };

/** The same in the transaction of a caller that has read and locked the translation. */
export async function saveIn(
	tx: Db,
	by: Actor,
	worked: Worked,
	typed: readonly TypedField[],
	mode: Mode
): Promise<Decision<Saved>> {
	const issues: Issue[] = [];
	const changes: Change[] = [];
	for (const one of typed) {
		const field = worked.fields.find(({ name }) => name === one.field);
		const change = field ? changeOf(field, one) : no({ field: one.field, key: 'translation.field_gone' });
		if (!change.ok) issues.push(...change.issues);
		else if (field && change.value) changes.push({ field, written: change.value });
	}
	if (issues.length > 0 && mode === 'whole') return no(...issues);
	const fields = await write(tx, by, worked, changes);
	if (changes.length > 0) await noteWriting(tx, by, worked);
	return yes({ fields, issues, at: new Date() });
}

function changeOf(field: Field, { text, revision, source, isTouched }: TypedField): Decision<Written | undefined> {
	// a field that stands as the form came is nobody's wish, whatever became of it meanwhile
	if (!isTouched) return yes(undefined);
	// a name is one line, however it was typed
	const typed = field.name === 'title' ? text.replace(/\s+/g, ' ') : text;
	const read = at(field.name, readText(typed, { max: longest(field.original), multiline: true }));
	if (!read.ok) return read;
	const isOfOriginal = source === stampOf(field.original);
	return written(field, { field: field.name, text: read.value, revision, isOfOriginal });
}

async function write(tx: Db, by: Actor, worked: Worked, changes: readonly Change[]): Promise<SavedField[]> {
	if (changes.length === 0) return [];
	const rows = await tx
		.insert(translation)
		.values(
			changes.map((change) => ({
				...keyOf(worked, change.field.name),
				...change.written,
				writtenBy: by.personId,
				writtenAt: sql`now()`
			}))
		)
		.onConflictDoUpdate({
			target: [translation.subjectKind, translation.subjectId, translation.language, translation.field],
			set: {
				draft: sql`excluded.draft`,
				draftSource: sql`excluded.draft_source`,
				draftOrigin: sql`excluded.draft_origin`,
				writtenBy: sql`excluded.written_by`,
				writtenAt: sql`excluded.written_at`,
				// another text than the one that was handed in
				submittedAt: null,
				submittedBy: null,
				revision: sql`${translation.revision} + 1`
			}
		})
		.returning({ field: translation.field, revision: translation.revision });
	return changes.map(({ field, written: now }) => {
		const layers = { ...field.layers, ...now };
		return {
			field: field.name,
			revision: rows.find((row) => row.field === field.name)?.revision ?? layers.revision,
			was: stampOf(layers.draft ?? layers.approved ?? ''),
			state: stateOf({ ...field, layers })
		};
	});
}
