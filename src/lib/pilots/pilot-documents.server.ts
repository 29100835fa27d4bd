/** Pictures and documents of a pilot's versions, and who may open one. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Issue } from '#lib/decision.ts';
import { withoutText, type DocumentView } from '#lib/documents/document.ts';
import { documentColumns, documentOf } from '#lib/documents/documents.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { mayOn } from './co-owner.ts';
import { pilotById } from './pilots.server.ts';
import { pilot, pilotDocument, pilotVersion } from './schema.server.ts';

export const mostDocuments = 40;

/** In the order of the page. */
export async function documentsOf(db: Db, pilotId: string, number: number): Promise<DocumentView[]> {
	const rows = await db
		.select(documentColumns)
		.from(pilotDocument)
		.innerJoin(document, eq(document.id, pilotDocument.documentId))
		.where(and(eq(pilotDocument.pilotId, pilotId), eq(pilotDocument.number, number)))
		.orderBy(asc(pilotDocument.position), asc(document.id))
		.limit(mostDocuments);
	return rows.map(documentOf);
}

/** The new version of a pilot begins with the pictures and documents of the one that it begins with. */
export async function carryDocuments(tx: Db, pilotId: string, from: number, to: number): Promise<void> {
	await tx.execute(sql`
		insert into pilot_document (pilot_id, number, document_id, position)
		select pilot_id, ${to}, document_id, position from pilot_document
		where pilot_id = ${pilotId} and number = ${from}`);
}

/**
 * `public` while the document belongs to a published version of a pilot that is neither hidden nor withdrawn; `own` for
 * those who may read the drafts of its pilot; undefined for all others.
 */
export async function accessTo(db: Db, by: Actor | null, documentId: string): Promise<'public' | 'own' | undefined> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(documentId)) return undefined;
	const isPublic = and(eq(pilotVersion.publication, 'published'), isNull(pilot.hiddenAt), isNull(pilot.withdrawnAt));
	const [use] = await db
		.select({ pilotId: pilot.id, isPublic: sql<boolean>`${isPublic}` })
		.from(pilotDocument)
		.innerJoin(pilot, eq(pilot.id, pilotDocument.pilotId))
		.innerJoin(
			pilotVersion,
			and(eq(pilotVersion.pilotId, pilotDocument.pilotId), eq(pilotVersion.number, pilotDocument.number))
		)
		.where(eq(pilotDocument.documentId, documentId))
		.orderBy(desc(sql`${isPublic}`))
		.limit(1);
	if (!use || use.isPublic) return use && 'public';
	const itsPilot = by === null ? undefined : await pilotById(db, use.pilotId);
	return itsPilot && mayOn(by, 'pilot.read_draft', itsPilot) ? 'own' : undefined;
}

/** How many documents a version has, and how many of its pictures still hinder publishing. */
export async function documentState(
	db: Db,
	pilotId: string,
	number: number
): Promise<{ count: number; withoutText: number }> {
	const all = await documentsOf(db, pilotId, number);
	return { count: all.length, withoutText: withoutText(all).length };
}

export async function missingTexts(db: Db, pilotId: string, number: number): Promise<Issue[]> {
	const { withoutText: count } = await documentState(db, pilotId, number);
	return count === 0 ? [] : [{ field: 'documents', key: 'document.text_missing', params: { count } }];
}
