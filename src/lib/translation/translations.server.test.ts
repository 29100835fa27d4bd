import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { translating } from '../../../tests/translating.ts';
import { originalOf } from './originals.server.ts';
import { demandTranslation } from './translation-work.server.ts';
import { approvedInAll, inReadersLanguage } from './translations.server.ts';

const { db } = await testDb({ demo: true });
const { people, pilotOf, approved, read } = await translating(db);
const { editor } = people;

describe('readers', () => {
	test('of nynorsk get bokmål where there is no nynorsk, and readers of bokmål the other way round', async () => {
		const target = await pilotOf();
		await approved(target, { title: 'Tilsyn om natten', summary: 'Færre forstyrrelser' });
		const nynorsk = { ...target, language: 'nn' };
		await approved(nynorsk, { title: 'Tilsyn om natta' });
		expect(await read(target, 'nn')).toEqual({
			title: ['Tilsyn om natta', false],
			summary: ['Færre forstyrrelser', false]
		});
		expect(await read(target, 'nb')).toMatchObject({ title: ['Tilsyn om natten', false] });
		expect(await read(target, 'sv')).toEqual({});
		const all = await approvedInAll(db, 'pilot', [target.id]);
		expect(all.get(target.id)?.['title']).toEqual({ nb: 'Tilsyn om natten', nn: 'Tilsyn om natta' });
	});

	test('get a list in their own language with the language of each text', async () => {
		const target = await pilotOf();
		await approved(target, { title: 'Tilsyn om natten' });
		const things = [
			{ id: target.id, language: 'sv', title: 'Tillsyn nattetid', summary: 'Färre störningar' },
			{ id: '00000000-0000-0000-0000-000000000000', language: 'nb', title: 'Noe annet', summary: '' }
		] as const;
		const [first, other] = await inReadersLanguage(db, 'pilot', things, 'nb');
		expect(first).toEqual({
			...things[0],
			title: 'Tilsyn om natten',
			translated: { fields: { title: 'nb' }, outdated: [] }
		});
		expect(other).toBe(things[1]);
	});
});

describe('each kind of thing', () => {
	test('has the fields that its readers see, in their order', async () => {
		const ids = await db.execute<{ kind: 'pilot' | 'need' | 'lesson' | 'event'; id: string }>(sql`
			(select 'pilot' as kind, pilot_id as id from pilot_version v join pilot p on p.id = v.pilot_id
				where publication = 'published' and hidden_at is null limit 1)
			union all (select 'need', id from need where state = 'open' limit 1)
			union all (select 'lesson', id from lesson where publication = 'published' limit 1)
			union all (select 'event', id from event where minutes_published_at is not null limit 1)`);
		const found = await Promise.all(ids.map(({ kind, id }) => originalOf(db, kind, id)));
		expect(found.map((original) => original?.kind)).toEqual(['pilot', 'need', 'lesson', 'event']);
		for (const original of found) expect(original?.fields[0]).toMatchObject({ name: 'title', text: original?.title });
	});

	test('minutes are translated from the language they were written in', async () => {
		const [made] = await db.execute<{ id: string }>(sql`
			insert into event (slug, owner_id, language, title, text, state, starts_at, ends_at, minutes, minutes_language)
			values ('m-1', 'karlstad', 'sv', 'Möte', 'Vi ses', 'published', now() - interval '2 days', now() - interval '1 day',
				'Vi snakket sammen', 'nb') returning id`);
		const fields = async (language: string) =>
			(
				await demandTranslation(db, editor, 'translation.read_draft', {
					kind: 'event',
					id: made?.id ?? '',
					language
				}).catch(() => ({ fields: [] }))
			).fields.map(({ name }) => name);
		expect([await fields('nb'), await fields('sv')]).toEqual([['title', 'text'], []]);
		await db.execute(sql`update event set minutes_published_at = now() where slug = 'm-1'`);
		expect([await fields('nb'), await fields('sv')]).toEqual([['title', 'text'], ['minutes']]);
	});
});
