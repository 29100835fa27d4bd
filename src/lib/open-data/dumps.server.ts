/**
 * The whole public register in an archive, made once a day and kept for a week in `DATA_DIR/open-data`. When something
 * public is taken away, the archives that still hold it go at once and a new one is made.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { sql } from 'drizzle-orm';
import { addDays } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { zipStream } from '#lib/zip.server.ts';
import { dumpParts, type Place } from './dump-parts.server.ts';
import { dumpName, readDumpName, type DumpName } from './dump-name.ts';

export type Dump = DumpName & { readonly path: string; readonly byteCount: number };
export type DumpPlace = Place & { readonly dataDir: string };

const DAYS_KEPT = 7;
/** A transaction that took something away may have begun this much before it could be seen. */
const LEEWAY_MS = 10_000;
/** When something was taken away just now there is no archive until so long after. */
export const secondsToNext = LEEWAY_MS / 1000;
/** Numbers of the journal are given before they can be seen. */
const LEEWAY_ENTRIES = 1000;

/** Of one process at a time: whoever asks for what is being made waits for the same. */
const making = new Map<string, Promise<void>>();

/** Makes the archive of the day where there is none, and removes what is old. */
export async function keepDumps(db: Db, place: DumpPlace): Promise<void> {
	const folder = folderOf(place.dataDir);
	const under = making.get(folder) ?? keep(db, place).finally(() => making.delete(folder));
	making.set(folder, under);
	return under;
}

/** The newest first; of each day the last that was made. */
export async function dumps(db: Db, { dataDir }: { readonly dataDir: string }): Promise<Dump[]> {
	const found = await namesIn(folderOf(dataDir));
	const valid = await stillPublic(db, found);
	const newest = valid.toSorted((one, two) => two.begun.getTime() - one.begun.getTime());
	const days = newest.filter(({ day }, place) => newest.findIndex((other) => other.day === day) === place);
	const sized = await Promise.all(days.map(async (each) => ({ ...each, byteCount: await sizeOf(each.path) })));
	return sized.flatMap(({ byteCount, ...each }) => (byteCount === undefined ? [] : [{ ...each, byteCount }]));
}

/** The same, and where there is none at all one is made first. */
export async function newestDumps(db: Db, place: DumpPlace): Promise<Dump[]> {
	const found = await dumps(db, place);
	if (found.length > 0) return found;
	await keepDumps(db, place);
	return dumps(db, place);
}

/** One of them as a download. @param known what the asker has already, by `If-None-Match` */
export function serveDump({ path, day, begun, byteCount }: Dump, known: string | null): Response {
	const etag = `"${day}-${begun.getTime()}"`;
	const headers = new Headers({
		'Content-Type': 'application/zip',
		'Content-Disposition': `attachment; filename="sol-register-${day}.zip"`,
		'Cache-Control': 'no-cache',
		'Access-Control-Allow-Origin': '*',
		'Last-Modified': begun.toUTCString(),
		ETag: etag
	});
	if (known?.includes(etag)) return new Response(null, { status: 304, headers });
	headers.set('Content-Length', String(byteCount));
	return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, { headers });
}

async function keep(db: Db, place: DumpPlace): Promise<void> {
	const folder = folderOf(place.dataDir);
	await mkdir(folder, { recursive: true });
	const found = await namesIn(folder);
	const valid = await stillPublic(db, found);
	if (!valid.some(({ day }) => day === place.today)) await make(db, folder, place);
	const oldest = addDays(place.today, 1 - DAYS_KEPT);
	const gone = found.filter((each) => each.day < oldest || !valid.includes(each));
	await Promise.all(gone.map(({ path }) => rm(path, { force: true })));
}

/** Complete before it gets its name; all of it as the register was at one moment. */
async function make(db: Db, folder: string, place: DumpPlace): Promise<void> {
	const waiting = join(folder, `${randomUUID()}.tmp`);
	try {
		const name = await db.transaction(
			async (tx) => {
				const begun = new Date();
				const journal = await lastEntry(tx);
				await pipeline(Readable.fromWeb(zipStream(dumpParts(tx, place)) as NodeStream), createWriteStream(waiting));
				return dumpName({ day: place.today, begun, journal });
			},
			{ isolationLevel: 'repeatable read', accessMode: 'read only' }
		);
		await rename(waiting, join(folder, name));
	} finally {
		await rm(waiting, { force: true });
	}
}

type Kept = DumpName & { readonly path: string };

async function namesIn(folder: string): Promise<Kept[]> {
	const names = await readdir(folder).catch(() => []);
	return names.flatMap((name) => {
		const read = readDumpName(name);
		return read ? [{ ...read, path: join(folder, name) }] : [];
	});
}

/** Those since which nothing public was taken away. */
async function stillPublic(db: Db, all: readonly Kept[]): Promise<Kept[]> {
	if (all.length === 0) return [];
	const first = Math.min(...all.map(({ journal }) => journal)) - LEEWAY_ENTRIES;
	const [taken] = await db.execute<{ at: string | null }>(sql`
		select max(at) as at from journal_entry
		where id > ${first} and about_kind in ('pilot', 'lesson', 'solution', 'measurement', 'organisation', 'concept')
			and kind ~ '[.](hidden|withdrawn|deleted|concept_retired)$'`);
	const last = taken?.at ? new Date(taken.at).getTime() : 0;
	return all.filter(({ begun }) => begun.getTime() - LEEWAY_MS > last || last === 0);
}

async function lastEntry(db: Db): Promise<number> {
	const [row] = await db.execute<{ id: number }>(sql`select coalesce(max(id), 0)::int as id from journal_entry`);
	return row?.id ?? 0;
}

async function sizeOf(path: string): Promise<number | undefined> {
	return (await stat(path).catch(() => undefined))?.size;
}

function folderOf(dataDir: string): string {
	return resolve(dataDir, 'open-data');
}
