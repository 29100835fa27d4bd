/** A public list as a file: what the page shows, all its pages, in the format that is asked for. */
import { createHash } from 'node:crypto';
import { csvText, type Cell } from '#lib/csv.ts';
import type { Db } from '#lib/db.server.ts';
import { translator } from '#lib/i18n.ts';
import { messages } from '#lib/messages.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { textFor } from '#lib/ui/text.ts';
import type { Lang } from '#lib/lang.ts';
import { licenceAddress, type Format, type ListName, type OpenCell, type Reader } from './open-list.ts';
import { openLists, readerOf, type Opened } from './open-lists.server.ts';
import { sheetOf } from './sheet.server.ts';

type File = { readonly body: string | Uint8Array<ArrayBuffer>; readonly mark: string };
export type AskedFile = {
	readonly list: ListName;
	readonly format: Format;
	readonly lang: Lang;
	readonly params: URLSearchParams;
};
export type Surroundings = { readonly origin: string; readonly isDemo: boolean; readonly today: string };

const types: Readonly<Record<Format, string>> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json; charset=utf-8'
};
/** A workbook is made as a whole; beyond this the two other formats are the ones to use. */
const MOST_SHEET_ROWS = 10_000;

export async function listFile(db: Db, { list, format, lang, params }: AskedFile, around: Surroundings) {
	const areas = await technologies(db);
	const text = textFor(lang, messages[lang]);
	const reader = readerOf(text, around.origin, areas);
	const asked = { params, lang, today: around.today, origin: around.origin, technologies: areas };
	const opened = await openLists[list](db, asked);
	const { body, mark } = await fileIn(format, opened, reader, { list, isDemo: around.isDemo });
	return new Response(body, {
		headers: {
			'Content-Type': types[format],
			'Content-Disposition': `attachment; filename="sol-${list}-${around.today}.${format}"`,
			'Cache-Control': 'no-cache',
			'Access-Control-Allow-Origin': '*',
			'Content-Language': lang,
			Link: `<${licenceAddress}>; rel="license"`,
			ETag: `"${mark}"`
		}
	});
}

type About = { readonly list: ListName; readonly isDemo: boolean };

/** @param opened what is read; its head and rows are written in the words of `reader` */
export async function fileIn(format: Format, opened: Opened, reader: Reader, about: About): Promise<File> {
	if (format === 'json') return marked(jsonText(opened, about));
	const most = format === 'xlsx' ? MOST_SHEET_ROWS : Infinity;
	const rows = upTo(opened.rows(reader), most);
	const notices = noticesOf(opened, reader, about.isDemo, rows.isCut ? most : opened.count);
	if (format === 'csv') return marked(csvOf(rows.rows, opened.head(reader), notices));
	const body = await sheetOf(rows.rows, opened.head(reader), notices, reader.text.t(`open_data.list_${about.list}`));
	// the archive within carries the time of its making: what stands in it is what is told apart
	const mark = markOf(JSON.stringify([opened.head(reader), notices, rows.rows], (_, value: unknown) => plain(value)));
	return { body: new Uint8Array(body), mark };
}

function upTo(all: Iterable<readonly OpenCell[]>, most: number) {
	const rows: (readonly OpenCell[])[] = [];
	for (const row of all) {
		if (rows.length === most) return { rows, isCut: true };
		rows.push(row);
	}
	return { rows, isCut: false };
}

function noticesOf({ total }: Opened, { text: { t, number } }: Reader, isDemo: boolean, shown: number): string[] {
	return [
		...(isDemo ? [t('ui.demo_notice')] : []),
		...(total > shown ? [t('open_data.cut', { shown: number(shown), total: number(total) })] : [])
	];
}

export function csvOf(
	rows: Iterable<readonly OpenCell[]>,
	head: readonly string[],
	notices: readonly string[]
): string {
	return csvText([...notices.map((notice) => [notice]), head, ...Array.from(rows, (row) => row.map(csvCell))]);
}

function csvCell(cell: OpenCell): Cell {
	return typeof cell !== 'string' && 'day' in cell ? cell.day : cell;
}

export function jsonText(opened: Opened, { list, isDemo }: About): string {
	const { total, count } = opened;
	const about = { ...(isDemo && { notice: demoNotice() }), licence: licenceAddress, list, total, count };
	const items = Array.from(opened.json(), (item) => JSON.stringify(item));
	return `${JSON.stringify(about).slice(0, -1)},"items":[${items.join(',\n')}]}\n`;
}

export function demoNotice() {
	return { nb: translator('nb', messages.nb)('ui.demo_notice'), sv: translator('sv', messages.sv)('ui.demo_notice') };
}

function marked(body: string): File {
	return { body, mark: markOf(body) };
}

export function markOf(content: string): string {
	return createHash('sha256').update(content).digest('base64url').slice(0, 27);
}

function plain(value: unknown): unknown {
	return typeof value === 'bigint' ? value.toString() : value;
}
