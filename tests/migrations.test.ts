/** What stands in a database survives the migrations that come after it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { openDb, type Db } from '#lib/db.server.ts';

const folder = new URL('../drizzle/', import.meta.url);
const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', folder), 'utf8')) as {
	entries: readonly { tag: string }[];
};

/** An empty database, and how to bring it to a migration, this one included. */
async function emptyDb(): Promise<{ db: Db; upTo: (tag: string) => Promise<void> }> {
	const { url: server, prefix } = inject('databases');
	const name = `${prefix}_${randomUUID().replaceAll('-', '')}`;
	const admin = openDb(server, 1);
	await admin.db.execute(sql.raw(`create database ${name}`));
	const { db, close } = openDb(Object.assign(new URL(server), { pathname: `/${name}` }).href, 1);
	afterAll(async () => {
		await close();
		await admin.db.execute(sql.raw(`drop database ${name} with (force)`));
		await admin.close();
	});

	const left = journal.entries.map(({ tag }) => tag);
	const upTo = async (tag: string) => {
		const through = left.indexOf(tag);
		if (through < 0) throw new Error(`${tag} is applied already, or there is none`);
		for (const each of left.splice(0, through + 1))
			for (const statement of statementsOf(each)) await db.execute(sql.raw(statement));
	};
	return { db, upTo };
}

function statementsOf(tag: string): string[] {
	const file = fileURLToPath(new URL(`${tag}.sql`, folder));
	return readFileSync(file, 'utf8').split('--> statement-breakpoint');
}

const pilotIds = {
	both: '00000000-0000-4000-8000-000000000001',
	withdrawn: '00000000-0000-4000-8000-000000000002',
	silent: '00000000-0000-4000-8000-000000000003'
};
const editor = '00000000-0000-4000-8000-00000000000a';
const secretary = '00000000-0000-4000-8000-00000000000b';
const long = `Lang ${'og lengre '.repeat(30)}`.trim();

async function insertPilots(db: Db): Promise<void> {
	await db.execute(sql`insert into person (id, email, name, language) values
		(${editor}, 'a@demo.example', 'A', 'nb'), (${secretary}, 'b@demo.example', 'B', 'nb')`);
	await db.execute(sql`insert into organisation (id, kind, country, name_nb, name_sv, language)
		values ('ringsaker', 'municipality', 'NO', 'Ringsaker', 'Ringsaker', 'nb')`);
	await db.execute(sql`insert into project (id, name_nb, name_sv, starts_on, ends_on)
		values ('p', 'P', 'P', '2025-01-01', '2027-01-01')`);
	for (const [name, id] of Object.entries(pilotIds))
		await db.execute(sql`insert into pilot (id, slug, owner_id, project_id, language, is_demo)
			values (${id}, ${name}, 'ringsaker', 'p', 'nb', ${name === 'both'})`);
	const version = (id: string, number: number, publication: string, lessons: string) =>
		db.execute(sql`insert into pilot_version
			(pilot_id, number, publication, project_id, title, lessons, edited_by, submitted_by, decided_by, decided_at)
			values (${id}, ${number}, ${publication}, 'p', 'T', ${lessons}, ${editor},
				${publication === 'published' ? editor : null}, ${publication === 'published' ? secretary : null},
				${publication === 'published' ? '2026-03-01T12:00:00Z' : null})`);
	await version(pilotIds.both, 1, 'withdrawn', 'Gammelt\nFørste');
	await version(pilotIds.both, 2, 'published', `Første\r\n\n  Andre  \n${long}`);
	await version(pilotIds.both, 3, 'draft', 'Første\nNytt');
	await version(pilotIds.withdrawn, 1, 'withdrawn', 'Før');
	await version(pilotIds.withdrawn, 2, 'withdrawn', 'Sist');
	await version(pilotIds.silent, 1, 'published', ' \n');
}

describe('the text of lessons in a pilot', async () => {
	const { db, upTo } = await emptyDb();
	await upTo('0003_gains_and_rounds');
	await insertPilots(db);
	await upTo('0004_lessons_of_their_own');
	const lessonsOf = (id: string) =>
		db.execute(sql`
			select position, kind, title, what_happened, publication, language, is_demo,
				written_by::text, submitted_by::text, decided_by::text
			from lesson where pilot_id = ${id} order by position`);

	test('becomes a published lesson for each line of the public version, in their order', async () => {
		const rows = await lessonsOf(pilotIds.both);
		const said = { kind: 'organisation', publication: 'published', language: 'nb', is_demo: true };
		const by = { written_by: editor, submitted_by: editor, decided_by: secretary };
		expect(rows.slice(0, 2)).toEqual([
			{ position: 1, title: 'Første', what_happened: '', ...said, ...by },
			{ position: 2, title: 'Andre', what_happened: '', ...said, ...by }
		]);
	});

	test('a line too long for a title is kept whole', async () => {
		const third = (await lessonsOf(pilotIds.both))[2];
		expect(third).toMatchObject({ what_happened: long });
		expect(String(third?.['title'])).toHaveLength(160);
	});

	test('what stands only in the open version becomes a draft that nobody has decided', async () => {
		const [, , , fourth, ...none] = await lessonsOf(pilotIds.both);
		expect(fourth).toMatchObject({
			position: 4,
			title: 'Nytt',
			publication: 'draft',
			submitted_by: null,
			decided_by: null
		});
		expect(none).toEqual([]);
	});

	test('of a pilot that is not public any more, the last version is kept as drafts', async () => {
		const titles = (await lessonsOf(pilotIds.withdrawn)).map(({ title, publication }) => [title, publication]);
		expect(titles).toEqual([['Sist', 'draft']]);
	});

	test('without words there is no lesson', async () => {
		expect(await lessonsOf(pilotIds.silent)).toEqual([]);
	});

	test('and then the column is gone', async () => {
		const rows = await db.execute(sql`
			select from information_schema.columns where table_name = 'pilot_version' and column_name = 'lessons'`);
		expect(rows).toHaveLength(0);
	});
});
