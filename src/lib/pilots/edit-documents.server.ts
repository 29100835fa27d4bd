import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { changedTexts, movedIn, type ListForm, type Texts } from '#lib/documents/document-form.ts';
import { copyWithTexts, writeTexts } from '#lib/documents/write-texts.server.ts';
import { mayBeWritten } from './pilot.ts';
import { documentsOf } from './pilot-documents.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { pilotDocument } from './schema.server.ts';
import { touchVersion } from './touch-version.server.ts';

type VersionKey = { pilotId: string; number: number };

/** Texts, order and removal, in the open version only: what is published goes on as it is. */
export async function editDocuments(
	db: Db,
	by: Actor,
	pilotId: string,
	{ texts, move }: ListForm
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.write', pilotId, true);
		if (!pilot.open || !mayBeWritten(pilot.open.publication)) return no({ field: '', key: 'pilot.not_open' });
		const key = { pilotId, number: pilot.open.number };
		const stored = await documentsOf(tx, pilotId, key.number);
		const changed = changedTexts(stored, texts);
		if (!changed.ok) return no(...issuesOf(changed));

		const before = stored.map(({ id }) => id);
		const after = move ? movedIn(before, move) : before;
		if (changed.value.length === 0 && before.join() === after.join()) return yes(null);
		await writeOrder(tx, key, before, after);
		await writeChanged(
			tx,
			key,
			changed.value.filter(({ id }) => after.includes(id))
		);
		await touchVersion(tx, by, pilot, key.number);
		if (after.length < before.length)
			await recordMove(tx, by, 'pilot.document_removed', pilot, { version: key.number });
		return yes(null);
	});
}

function inVersion({ pilotId, number }: VersionKey) {
	return and(eq(pilotDocument.pilotId, pilotId), eq(pilotDocument.number, number));
}

async function writeOrder(tx: Db, key: VersionKey, before: readonly string[], after: readonly string[]): Promise<void> {
	if (before.join() === after.join()) return;
	const gone = before.filter((id) => !after.includes(id));
	if (gone.length > 0)
		await tx.delete(pilotDocument).where(and(inVersion(key), inArray(pilotDocument.documentId, gone)));
	await tx.execute(sql`
		update pilot_document set position = listed.place
		from unnest(${sql.param(after)}::uuid[]) with ordinality as listed(id, place)
		where pilot_document.document_id = listed.id and pilot_id = ${key.pilotId} and number = ${key.number}`);
}

/** A document that another version shows too keeps its text there: this version gets one of its own. */
async function writeChanged(tx: Db, key: VersionKey, changed: readonly (Texts & { id: string })[]): Promise<void> {
	if (changed.length === 0) return;
	const rows = await tx
		.selectDistinct({ id: pilotDocument.documentId })
		.from(pilotDocument)
		.where(
			and(
				inArray(
					pilotDocument.documentId,
					changed.map(({ id }) => id)
				),
				sql`not (${inVersion(key)})`
			)
		);
	const shared = new Set(rows.map(({ id }) => id));
	await writeTexts(
		tx,
		changed.filter(({ id }) => !shared.has(id))
	);
	const fresh = await copyWithTexts(
		tx,
		changed.filter(({ id }) => shared.has(id))
	);
	if (fresh.size === 0) return;
	await tx.execute(sql`
		update pilot_document set document_id = fresh.id
		from unnest(${sql.param([...fresh.keys()])}::uuid[], ${sql.param([...fresh.values()])}::uuid[]) as fresh(old_id, id)
		where pilot_document.document_id = fresh.old_id and pilot_id = ${key.pilotId} and number = ${key.number}`);
}
