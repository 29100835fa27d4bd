/** Needs and answers to try things on, and the search for what must not be found anywhere. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ResponseContent } from '#lib/responses/response.ts';
import { need, needPartner } from '#lib/needs/schema.server.ts';
import { randomUUID } from 'node:crypto';

type NewNeed = Partial<typeof need.$inferInsert> & {
	/** Seconds from now to the deadline, when it is not a day of its own. */
	readonly secondsLeft?: number;
	/** A co-owner that has accepted. */
	readonly coOwner?: string;
};

/** A need of Karlstad's that is open; what is given stands instead. */
export async function openNeed(
	db: Db,
	{ secondsLeft, coOwner, ...rest }: NewNeed = {}
): Promise<{ id: string; slug: string }> {
	const slug = `behov-${randomUUID()}`;
	const [row] = await db
		.insert(need)
		.values({
			slug,
			ownerId: 'karlstad',
			language: 'sv',
			title: 'Färre fall på natten',
			text: 'De som bor på våra boenden ska falla mer sällan på natten.',
			technologyArea: sql`(select key from technology_area order by key limit 1)`,
			type: 'market_dialogue',
			state: 'open',
			publishedAt: sql`now()`,
			...rest,
			...(secondsLeft !== undefined && inSeconds(secondsLeft))
		})
		.returning({ id: need.id });
	if (!row) throw new Error('No need');
	if (coOwner !== undefined)
		await db
			.insert(needPartner)
			.values({ needId: row.id, organisationId: coOwner, role: 'co_owner', acceptedAt: sql`now()` });
	return { id: row.id, slug };
}

/** The column knows whole seconds: the deadline falls on the next one. */
function inSeconds(seconds: number) {
	const at = sql`(date_trunc('second', clock_timestamp() + ${seconds} * interval '1 second') at time zone 'Europe/Oslo')`;
	return { deadline: sql`${at}::date`, deadlineTime: sql`${at}::time` };
}

/** As if the deadline had been yesterday, which nothing on the site can do to a sealed need. */
export async function passDeadline(db: Db, needId: string): Promise<void> {
	await db.transaction(async (tx) => {
		await tx.execute(sql`alter table need disable trigger need_words_stand`);
		await tx.execute(sql`update need set deadline = current_date - 1, deadline_time = null where id = ${needId}`);
		await tx.execute(sql`alter table need enable trigger need_words_stand`);
	});
}

export function aContent(rest: Partial<ResponseContent> = {}): ResponseContent {
	return {
		language: 'nb',
		offer: 'Vi varsler når noen er på vei ut av sengen.',
		evidence: 'Prøvd på tre sykehjem.',
		solutionId: null,
		contact: 'Kari Nordmann, kari@firma.example',
		cost: '',
		secrets: [],
		secretReason: '',
		...rest
	};
}

/** The text as it could lie somewhere: in clear, in two widths of letters, as hex digits or base64 in any alignment. */
export function disguises(canary: string): string[] {
	const plain = Buffer.from(canary);
	const wide = Buffer.from(canary, 'utf16le');
	const bytes = [
		plain,
		wide,
		Buffer.from(wide).swap16(),
		Buffer.from(canary.toLowerCase()),
		Buffer.from(canary.toUpperCase())
	];
	const texts = bytes.flatMap((one) => [one.toString('latin1'), ...inBase64(one)]);
	return [...new Set([...texts, ...texts.map((text) => Buffer.from(text, 'latin1').toString('hex'))])];
}

/** Without the ends, which depend on what stands before and after. */
function inBase64(bytes: Buffer): string[] {
	return [0, 1, 2].map((before) =>
		Buffer.concat([Buffer.alloc(before), bytes])
			.toString('base64')
			.replace(/=+$/, '')
			.slice(before === 0 ? 0 : 4, -2)
	);
}

export function holds(text: string, canary: string): boolean {
	const lower = text.toLowerCase();
	return disguises(canary).some((each) => text.includes(each) || (/^[0-9a-f]+$/.test(each) && lower.includes(each)));
}

/** Tables of the whole database in which the text lies in any column. */
export async function tablesWith(db: Db, canary: string): Promise<string[]> {
	const tables = await db.execute<{ schema: string; name: string }>(sql`
		select table_schema as schema, table_name as name from information_schema.tables
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`);
	const found: string[] = [];
	for (const { schema, name } of tables) {
		const rows = await db.execute<{ row: string }>(
			sql`select each::text as row from ${sql.identifier(schema)}.${sql.identifier(name)} as each`
		);
		if (rows.some(({ row }) => holds(row, canary))) found.push(`${schema}.${name}`);
	}
	return found;
}

/** A database that runs takes files away as it goes. */
function goneMeanwhile(fault: unknown): Buffer {
	if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return Buffer.alloc(0);
	throw fault;
}

/** Files under a folder, however deep, that hold the text in their name or their bytes. */
export async function filesWith(folder: string, canary: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const found: string[] = [];
	for (const entry of entries) {
		const path = join(entry.parentPath, entry.name);
		const content = entry.isFile() ? (await readFile(path).catch(goneMeanwhile)).toString('latin1') : '';
		if (holds(entry.name, canary) || holds(content, canary)) found.push(path);
	}
	return found;
}
