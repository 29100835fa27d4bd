/** Documents of a need: put there and taken away while it is a draft, read by whoever reads the need. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import { once } from '#lib/accounts/once.server.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import type { DocumentView } from '#lib/documents/document.ts';
import { documentColumns, documentOf } from '#lib/documents/documents.server.ts';
import { inWaitingFolder } from '#lib/documents/file-folder.server.ts';
import { keepDocuments } from '#lib/documents/keep-documents.server.ts';
import { prepareFiles, type Prepared } from '#lib/documents/prepare-files.server.ts';
import { receiveFiles } from '#lib/documents/receive-files.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { actingFor } from './need-facts.server.ts';
import { demandNeed, noteNeed, workedNeed, type WorkedNeed } from './need-work.server.ts';
import { mayBeWritten } from './need.ts';
import { need, needDocument } from './schema.server.ts';

const mostDocuments = 20;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function documentsOfNeed(db: Db, needId: string): Promise<DocumentView[]> {
	const rows = await db
		.select(documentColumns)
		.from(needDocument)
		.innerJoin(document, eq(document.id, needDocument.documentId))
		.where(eq(needDocument.needId, needId))
		.orderBy(asc(document.name), asc(document.id))
		.limit(mostDocuments);
	return rows.map(documentOf);
}

/** `public` once its need is; `own` for those who may read the draft; undefined for all others. */
export async function accessToNeedDocument(
	db: Db,
	by: Actor | null,
	documentId: string
): Promise<'public' | 'own' | undefined> {
	if (!uuid.test(documentId)) return undefined;
	const [use] = await db
		.select({ needId: needDocument.needId })
		.from(needDocument)
		.where(eq(needDocument.documentId, documentId))
		.limit(1);
	const kept = use && (await workedNeed(db, use.needId));
	if (!kept || kept.isPublic) return kept && 'public';
	const action = 'need.read_draft';
	const isAsked = kept.askedIds.some((organisationId) => may(by, action, { organisationId }));
	return isAsked || may(by, action, { organisationId: actingFor(by, action, kept) }) ? 'own' : undefined;
}

type Place = { readonly needId: string; readonly dataDir: string };

/** All files of a form or none; rights are asked before anything of it is read. Gives how many. @throws 404, 403 */
export async function uploadToNeed(db: Db, by: Actor, place: Place, request: Request): Promise<Decision<string>> {
	await demandNeed(db, by, 'need.write', place.needId);
	return inWaitingFolder(place.dataDir, async (folder) => {
		const received = await receiveFiles(request, folder);
		const prepared = await prepareFiles(received);
		if (!prepared.ok) return no(...issuesOf(prepared));
		return once(db, by, received.fields, (tx) => attach(tx, by, place, prepared.value));
	});
}

async function attach(
	db: Db,
	by: Actor,
	{ needId, dataDir }: Place,
	prepared: readonly Prepared[]
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', needId, true);
		if (!mayBeWritten(kept.state)) return no({ field: '', key: 'need.moved_on' });
		const there = await documentsOfNeed(tx, needId);
		if (there.length + prepared.length > mostDocuments)
			return no({ field: 'files', key: 'document.too_many_here', params: { most: mostDocuments } });
		const keeper = { organisationId: kept.ownerId, language: kept.content.language };
		const ids = await keepDocuments(tx, by, dataDir, prepared, keeper);
		await tx.insert(needDocument).values(ids.map((documentId) => ({ needId, documentId })));
		await written(tx, by, kept, 'need.documents_added', prepared.map(({ name }) => name).join(', '));
		return yes(String(ids.length));
	});
}

/** @throws 404, 403 */
export async function removeFromNeed(db: Db, by: Actor, needId: string, documentId: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const kept = await demandNeed(tx, by, 'need.write', needId, true);
		if (!mayBeWritten(kept.state)) return no({ field: '', key: 'need.moved_on' });
		const gone = (await documentsOfNeed(tx, needId)).find(({ id }) => id === documentId);
		// taken away by somebody else a moment ago: there is nothing left to do
		if (!gone) return yes(null);
		await tx.delete(needDocument).where(and(eq(needDocument.needId, needId), eq(needDocument.documentId, documentId)));
		await written(tx, by, kept, 'need.document_removed', gone.name);
		return yes(null);
	});
}

/** Who adds to what will be read may not decide on it. */
async function written(tx: Db, by: Actor, kept: WorkedNeed, kind: `need.${string}`, names: string): Promise<void> {
	await tx
		.update(need)
		.set({ writtenBy: by.personId, writtenAt: sql`now()` })
		.where(eq(need.id, kept.id));
	await noteNeed(tx, by, kind, kept, { after: { names } });
}
