import type { Db } from '#lib/db.server.ts';
import { isPicture, mediaTypeOf, widthsOf } from './document.ts';
import { storedDocument, type StoredDocument } from './documents.server.ts';
import { pathOf, readStored } from './file-folder.server.ts';

export type Asked = {
	id: string;
	name: string;
	/** Of a picture: how wide it is wanted. */
	width: string | null;
	/** The version that the browser has, by `If-None-Match`. */
	known: string | null;
	isPublic: boolean;
	/** To be shown or to be saved; otherwise pictures are shown and everything else is saved. */
	wish?: 'read' | 'save' | undefined;
};

/** The answer with a document's bytes; undefined when there is none of this name. */
export async function serveDocument(db: Db, dataDir: string, asked: Asked): Promise<Response | undefined> {
	const document = await storedDocument(db, asked.id);
	if (document?.name !== asked.name) return undefined;
	const width = widthFor(document, asked.width);
	const version = `"${document.sha256.slice(0, 32)}${width === undefined ? '' : `-${width}`}"`;
	const headers = headersOf(document, version, asked);
	if (asked.known?.includes(version)) return new Response(null, { status: 304, headers });

	const { body, byteCount } = await readStored(pathOf(dataDir, document.sha256, width));
	headers.set('Content-Length', String(byteCount));
	return new Response(body, { headers });
}

/** The narrowest file that is wide enough; undefined for the one in its own width, and for all that is no picture. */
function widthFor(document: StoredDocument, wanted: string | null): number | undefined {
	if (!isPicture(document) || wanted === null) return undefined;
	const width = widthsOf(document.width).find((each) => each >= Number(wanted));
	return width === document.width ? undefined : width;
}

function headersOf(document: StoredDocument, version: string, asked: Asked): Headers {
	const { mediaType, name } = document;
	const isShown = readable.has(mediaType) && asked.wish === 'read';
	const disposition = isShown || (isPicture(document) && asked.wish !== 'save') ? 'inline' : 'attachment';
	return new Headers({
		'Content-Type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
		'Content-Disposition': `${disposition}; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`,
		ETag: version,
		// short, since a page may be hidden at any hour because of what a picture shows
		'Cache-Control': asked.isPublic ? 'public, max-age=300' : 'private, no-store',
		'Content-Security-Policy': isShown && mediaType === pdf ? policyOfPdf : "default-src 'none'; sandbox",
		'Cross-Origin-Resource-Policy': 'same-origin',
		'X-Content-Type-Options': 'nosniff'
	});
}

const pdf = mediaTypeOf('pdf');
/** What a browser shows by itself; office files it can only save. */
const readable = new Set([pdf, mediaTypeOf('text')]);
/**
 * Browsers refuse to show a PDF in a sandbox. What scripts it holds run in the browser's reader and not as this site,
 * which may neither be framed nor be asked for anything.
 */
const policyOfPdf = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** For programs that know no letters beyond ASCII. */
function plain(name: string): string {
	return name.replace(/[^\x20-\x7E]|["\\%]/g, '_');
}

function encoded(name: string): string {
	return encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
