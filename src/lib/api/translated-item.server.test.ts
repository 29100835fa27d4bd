import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { testDb } from '../../../tests/db.ts';
import { readPilotFilter } from './list-query.ts';
import { needInApi } from './public-needs.server.ts';
import { pilotItem, pilotItems } from './public-pilots.server.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
await db.execute(sql`delete from translation`);
const origin = 'https://sol.example';
const all = await organisationDirectory(db);

async function approve(kind: string, id: string, field: string, text: string | null, draft: string | null = null) {
	await db.execute(sql`
		insert into translation (subject_kind, subject_id, field, language, approved, approved_source, approved_at, draft,
			draft_source, draft_origin)
		values (${kind}, ${id}, ${field}, 'nb', ${text}::text, case when ${text}::text is null then null else 'x' end,
			case when ${text}::text is null then null else now() end, ${draft}::text,
			case when ${draft}::text is null then null else 'x' end, case when ${draft}::text is null then null else 'human' end)`);
}
async function swedish(query: ReturnType<typeof sql>): Promise<{ id: string; title: string }> {
	const [row] = await db.execute<{ id: string; title: string }>(query);
	if (!row) throw new Error('nothing Swedish is public');
	return row;
}

test('a program reads each approved language of a pilot beside the original, and no draft', async () => {
	const pilot = await swedish(sql`
		select p.id, v.title from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		where p.language = 'sv' and p.hidden_at is null order by v.title limit 1`);
	await approve('pilot', pilot.id, 'title', 'På norsk');
	await approve('pilot', pilot.id, 'summary', null, 'Hemmelig utkast');
	const read = readPilotFilter(new URLSearchParams('lang=sv&per_page=100'), {
		technology: () => true,
		organisation: () => true
	});
	const { items } = await pilotItems(db, read.ok ? read.value : ({} as never), all, origin);
	const item = items.find(({ id }) => id === pilot.id);
	expect(item?.title).toEqual({ nb: 'På norsk', sv: pilot.title });
	expect(Object.keys(item?.summary ?? {})).toEqual(['sv']);
	expect(await pilotItem(db, pilot.id, origin)).toEqual(item);
	expect(items.filter(({ title }) => title.nb !== undefined)).toHaveLength(1);
});

test('so it does of a need', async () => {
	const need = await swedish(sql`
		select id, title from need where language = 'sv' and state = 'open' and constraints <> '' order by title limit 1`);
	await approve('need', need.id, 'constraints', 'Rammer');
	await approve('need', need.id, 'title', 'På norsk');
	const item = await needInApi(db, need.id, all, origin);
	expect([item?.title, item?.constraints]).toEqual([
		{ nb: 'På norsk', sv: need.title },
		expect.objectContaining({ nb: 'Rammer' })
	]);
});
