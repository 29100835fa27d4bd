import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import told from '#data/demo-translations.json' with { type: 'json' };
import { testDb } from '../../../tests/db.ts';

const { db } = await testDb({ demo: true });

test('the demonstration has translations in every state that a person can bring about', async () => {
	const [states] = await db.execute(sql`
		select count(*) filter (where approved is not null)::int > 0 as approved,
			count(*) filter (where submitted_at is not null)::int > 0 as waiting,
			count(distinct language)::int as languages,
			count(*) filter (where written_by = approved_by or written_by is null)::int as own_work from translation`);
	expect(states).toEqual({ approved: true, waiting: true, languages: 3, own_work: 0 });
});

test('every text of the file is one of a field with words', async () => {
	const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from translation`);
	const texts = told.translations.flatMap((one) => Object.keys(one.texts));
	expect(row?.n).toBe(texts.length);
});
