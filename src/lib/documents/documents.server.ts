import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { DocumentView } from './document.ts';
import { document } from './schema.server.ts';

/** What a page needs of a document, to be selected together with where it belongs. */
export const documentColumns = {
	id: document.id,
	name: document.name,
	mediaType: document.mediaType,
	byteCount: document.byteCount,
	width: document.width,
	height: document.height,
	textNb: document.textNb,
	textSv: document.textSv,
	language: document.language
};

type Row = Omit<DocumentView, 'language'> & { language: string };

/** Its language is held to the list by a constraint of the table. */
export function documentOf(row: Row): DocumentView {
	return { ...row, language: row.language as ContentLang };
}

export type StoredDocument = DocumentView & { sha256: string };

/** Undefined when there is none. Whether somebody may read it is known by what it belongs to. */
export async function storedDocument(db: Db, id: string): Promise<StoredDocument | undefined> {
	const [row] = await db
		.select({ ...documentColumns, sha256: document.sha256 })
		.from(document)
		.where(eq(document.id, id));
	return row && { ...documentOf(row), sha256: row.sha256 };
}
