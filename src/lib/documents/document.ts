/**
 * A document is a file that somebody uploaded: a picture, a PDF, an office file or plain text. Its kind is told from its
 * content alone; its name is only what it is called when somebody saves it.
 */
import type { ContentLang, Lang } from '#lib/lang.ts';

const mebibyte = 1024 * 1024;

/** What one request may bring. */
export const most = {
	files: 20,
	bytesPerFile: 25 * mebibyte,
	bytesPerRequest: 60 * mebibyte,
	pixels: 50_000_000
} as const;

/** For the help text: in megabytes as people count them. */
export const mostInWords = {
	files: most.files,
	perFile: most.bytesPerFile / mebibyte,
	perRequest: most.bytesPerRequest / mebibyte
} as const;

export type Kind = 'picture' | 'pdf' | 'docx' | 'xlsx' | 'text';

const kinds = {
	picture: { mediaType: 'image/webp', endings: ['webp'] },
	pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
	docx: {
		mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		endings: ['docx']
	},
	xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
	text: { mediaType: 'text/plain', endings: ['txt', 'csv'] }
} as const satisfies Readonly<Record<Kind, { mediaType: string; endings: readonly [string, ...string[]] }>>;

/** What a browser's file dialogue offers first. A telephone turns its own pictures into JPEG for it. */
export const accepted =
	'.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.csv,.txt,image/jpeg,image/png,image/webp,application/pdf';

export function mediaTypeOf(kind: Kind): string {
	return kinds[kind].mediaType;
}

/** @throws for a media type that is never stored */
export function kindOf(mediaType: string): Kind {
	const found = (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].mediaType === mediaType);
	if (!found) throw new Error(`No document is of type ${mediaType}`);
	return found;
}

/** Marks that a file system, an address or a header could stumble over, or that turn the direction of writing. */
const unfit = /[\p{Cc}\p{Cs}\p{Cf}<>:"/\\|?*]/gu;

/** The name under which the file is kept: without folders and unfit marks, and ending as its content asks. */
export function nameFor(uploaded: string, kind: Kind): string {
	const last = uploaded.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
	const clean = last.replace(unfit, ' ').replace(/\s+/g, ' ').trim();
	const dot = clean.lastIndexOf('.');
	const ending = dot < 0 ? '' : clean.slice(dot + 1).toLowerCase();
	const [usual, ...others] = kinds[kind].endings;
	const kept = others.find((other) => other === ending) ?? usual;
	const stem = (dot < 0 ? clean : clean.slice(0, dot)).replace(/^[. ]+|[. ]+$/g, '');
	return `${[...stem].slice(0, 100).join('').trim() || 'fil'}.${kept}`;
}

const narrower = [480, 960] as const;
export const widest = 1600;

/** The widths in which a picture lies, its own last; it is never drawn larger than it is. */
export function widthsOf(width: number): readonly number[] {
	return [...narrower.filter((each) => each < width), width];
}

/** One document as a page shows it. */
export type DocumentView = {
	readonly id: string;
	readonly name: string;
	readonly mediaType: string;
	readonly byteCount: number;
	/** Of a picture only. */
	readonly width: number | null;
	readonly height: number | null;
	readonly textNb: string;
	readonly textSv: string;
	readonly language: ContentLang;
};

export type Picture = DocumentView & { readonly width: number; readonly height: number };

export function isPicture(document: DocumentView): document is Picture {
	return document.width !== null && document.height !== null;
}

export function textIn(lang: Lang, { textNb, textSv }: Pick<DocumentView, 'textNb' | 'textSv'>): string {
	return lang === 'sv' ? textSv : textNb;
}

/** Pictures that somebody who does not see them would be told nothing of, in one language or both. */
export function withoutText(documents: readonly DocumentView[]): Picture[] {
	return documents.filter(isPicture).filter(({ textNb, textSv }) => textNb === '' || textSv === '');
}

/** Address of its bytes; of a picture in one of its widths. */
export function addressOf({ id, name }: Pick<DocumentView, 'id' | 'name'>, width?: number): string {
	const address = `/dokument/${id}/${encodeURIComponent(name)}`;
	return width === undefined ? address : `${address}?bredde=${width}`;
}

/** The choices of an `<img srcset>`. */
export function sourcesOf(picture: Picture): string {
	return widthsOf(picture.width)
		.map((width) => `${addressOf(picture, width)} ${width}w`)
		.join(', ');
}

/** `1,2 MB` or `340 kB`, as number and unit. */
export function sizeOf(byteCount: number): { value: number; unit: 'kB' | 'MB' } {
	if (byteCount >= 1_000_000) return { value: Math.round(byteCount / 100_000) / 10, unit: 'MB' };
	return { value: Math.max(1, Math.round(byteCount / 1000)), unit: 'kB' };
}
