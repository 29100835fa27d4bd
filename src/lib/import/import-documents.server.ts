/**
 * Pilots and needs from a file of another system, as published: all of them or none. The same file twice changes
 * nothing; what people wrote here since the last import stays until the file itself says something new.
 */
import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import type { ImportDocument } from './import-file.ts';
import { changeNeeds, insertNeeds } from './import-needs.server.ts';
import { changePilots, insertPilots, ownersWithoutProject } from './import-pilots.server.ts';
import type { Placed } from './placed.server.ts';
import { importedDocument } from './schema.server.ts';

type Imported = { readonly added: number; readonly changed: number; readonly unchanged: number };
export type ImportResult =
	{ readonly ok: true; readonly value: Imported } | { readonly ok: false; readonly faults: readonly string[] };

/** Of no meaning but to be the same for all who import: one at a time. */
const IMPORTERS = 510_002;
const BATCH = 1000;

export async function importDocuments(
	db: Db,
	documents: readonly ImportDocument[],
	today: string
): Promise<ImportResult> {
	return db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(${IMPORTERS})`);
		// for the trigger that keeps the words of an open need: this may correct them, by addendum
		await tx.execute(sql`set local sol.import = 'on'`);
		const known = await knownDocuments(tx, documents);
		const lost = await ownersWithoutProject(tx, documents, today);
		const faults = documents.flatMap((each, index) => faultsOf(each, index, known.get(each.id)?.kind, lost));
		if (faults.length > 0) return { ok: false, faults };

		const placed = documents.map((each) => ({
			...each,
			subjectId: known.get(each.id)?.subjectId ?? crypto.randomUUID()
		}));
		const isNew = ({ id }: Placed) => !known.has(id);
		const added = placed.filter(isNew);
		const changed = placed.filter((each) => !isNew(each) && known.get(each.id)?.sha256 !== sha256Of(each));
		const of = (kind: ImportDocument['kind'], all: readonly Placed[]) => all.filter((each) => each.kind === kind);
		for (const batch of batches(added)) {
			await insertPilots(tx, of('pilot', batch), today);
			await insertNeeds(tx, of('need', batch));
		}
		for (const batch of batches(changed)) {
			await changePilots(tx, of('pilot', batch), today);
			await changeNeeds(tx, of('need', batch));
		}
		for (const batch of batches([...added, ...changed])) await remember(tx, batch);
		return {
			ok: true,
			value: {
				added: added.length,
				changed: changed.length,
				unchanged: documents.length - added.length - changed.length
			}
		};
	});
}

function faultsOf(
	{ id, kind, owner }: ImportDocument,
	index: number,
	before: string | undefined,
	lost: ReadonlySet<string>
): string[] {
	const place = `documents[${index}] (${id})`;
	return [
		...(before === undefined || before === kind ? [] : [`${place} kind: was ${before} before`]),
		...(before === undefined && kind === 'pilot' && lost.has(owner)
			? [`${place} owner: there is no project yet to count a pilot in`]
			: [])
	];
}

type KnownDocument = { kind: string; subjectId: string; sha256: string };

/** What came before under these keys and is still here. */
async function knownDocuments(
	tx: Db,
	documents: readonly ImportDocument[]
): Promise<ReadonlyMap<string, KnownDocument>> {
	const ids = documents.map(({ id }) => id);
	const rows = await tx
		.select({
			id: importedDocument.id,
			kind: importedDocument.kind,
			subjectId: importedDocument.subjectId,
			sha256: importedDocument.sha256
		})
		.from(importedDocument)
		.leftJoin(pilot, eq(pilot.id, importedDocument.subjectId))
		.leftJoin(need, eq(need.id, importedDocument.subjectId))
		.where(
			sql`${importedDocument.id} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
				and (${pilot.id} is not null or ${need.id} is not null)`
		)
		.for('update', { of: importedDocument });
	return new Map(rows.map(({ id, ...row }) => [id, row]));
}

function sha256Of({ subjectId: _, ...said }: Placed): string {
	return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

async function remember(tx: Db, placed: readonly Placed[]): Promise<void> {
	await tx
		.insert(importedDocument)
		.values(placed.map((each) => ({ id: each.id, kind: each.kind, subjectId: each.subjectId, sha256: sha256Of(each) })))
		.onConflictDoUpdate({
			target: importedDocument.id,
			set: { subjectId: sql`excluded.subject_id`, sha256: sql`excluded.sha256`, importedAt: sql`now()` }
		});
}

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
	for (let start = 0; start < all.length; start += BATCH) yield all.slice(start, start + BATCH);
}
