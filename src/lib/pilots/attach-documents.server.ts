import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { once } from '#lib/accounts/once.server.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { inWaitingFolder } from '#lib/documents/file-folder.server.ts';
import { keepDocuments } from '#lib/documents/keep-documents.server.ts';
import { prepareFiles, type Prepared } from '#lib/documents/prepare-files.server.ts';
import { receiveFiles } from '#lib/documents/receive-files.server.ts';
import { hashesOf } from '#lib/documents/write-texts.server.ts';
import { mayBeWritten } from './pilot.ts';
import { documentsOf, mostDocuments } from './pilot-documents.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import { demandPilot } from './pilots.server.ts';
import { pilotDocument } from './schema.server.ts';
import { touchVersion } from './touch-version.server.ts';

/**
 * Files of a form become documents of the open version, all of them or none. Rights are asked before anything of the
 * request is read. Gives how many they were.
 */
export async function uploadToPilot(
	db: Db,
	by: Actor,
	{ pilotId, dataDir }: { pilotId: string; dataDir: string },
	request: Request
): Promise<Decision<string>> {
	await demandPilot(db, by, 'pilot.write', pilotId);
	return inWaitingFolder(dataDir, async (folder) => {
		const received = await receiveFiles(request, folder);
		const prepared = await prepareFiles(received);
		if (!prepared.ok) return no(...issuesOf(prepared));
		return once(db, by, received.fields, (tx) => attachDocuments(tx, by, { pilotId, dataDir }, prepared.value));
	});
}

async function attachDocuments(
	db: Db,
	by: Actor,
	{ pilotId, dataDir }: { pilotId: string; dataDir: string },
	prepared: readonly Prepared[]
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.write', pilotId, true);
		if (!pilot.open || !mayBeWritten(pilot.open.publication)) return no({ field: '', key: 'pilot.not_open' });
		const { number } = pilot.open;
		const there = await documentsOf(tx, pilotId, number);
		if (there.length + prepared.length > mostDocuments)
			return no({ field: 'files', key: 'document.too_many_here', params: { most: mostDocuments } });
		const hashes = await hashesOf(
			tx,
			there.map(({ id }) => id)
		);
		const known = prepared.filter(({ sha256 }) => hashes.has(sha256));
		if (known.length > 0)
			return no(...known.map(({ name }) => ({ field: 'files', key: 'document.already_there', params: { name } })));

		const keeper = { organisationId: pilot.ownerId, language: pilot.language };
		const ids = await keepDocuments(tx, by, dataDir, prepared, keeper);
		const first = sql`(select coalesce(max(position) + 1, 0) from pilot_document
			where pilot_id = ${pilotId} and number = ${number})`;
		await tx
			.insert(pilotDocument)
			.values(
				ids.map((documentId, place) => ({ pilotId, number, documentId, position: sql`${first} + ${place}::int` }))
			);
		await touchVersion(tx, by, pilot, number);
		await recordMove(tx, by, 'pilot.documents_added', pilot, { version: number, after: { count: ids.length } });
		return yes(String(ids.length));
	});
}
