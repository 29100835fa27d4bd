import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { restoreConcept, retireConcept, saveConcept } from '#lib/glossary/edit-concept.server.ts';
import { typedOf } from '#lib/glossary/typed-concept.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { freshConcept, keptConcept } from '../../../tests/glossary.ts';
import { previewConcept, previewTurn } from './glossary-preview.server.ts';
import { occurrencesOf } from './occurrences.server.ts';
import { search } from './search.server.ts';

const { db } = await testDb({ demo: true });
const desk = await actorOf(db, 'sekretariat1');
const id = 'medication-dispenser';

const formOf = (typed: Record<string, string>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries({ reason: 'Prøve', ...typed })) form.set(name, value);
	return form;
};
const asked = { lang: 'nb', kind: null, country: null, without: [], page: 1, perPage: 50 } as const;
const hitsOf = async (q: string) => (await search(db, { ...asked, q })).hits;

describe('before a change of the glossary is saved', () => {
	test('the secretariat sees what comes in by a new word, and nothing is changed yet', async () => {
		const before = await keptConcept(db, id);
		const typed = typedOf({ ...before, words: { ...before.words, nb: [...before.words.nb, 'zvimblograk'] } });
		const seen = await previewConcept(db, desk, id, formOf({ ...typed, revision: String(before.revision) }));
		const change = seen.ok ? seen.value.changes.find(({ q }) => q === 'zvimblograk') : undefined;
		expect(change?.comesIn.length).toBeGreaterThan(0);
		expect(change?.fallsOut).toEqual([]);
		expect(await keptConcept(db, id)).toEqual(before);
		expect(await hitsOf('zvimblograk')).toEqual([]);
		const [journal] = await db.execute(sql`select 1 from journal_entry where kind like 'glossary.%'`);
		expect(journal).toBeUndefined();

		const content = { ...before, words: { ...before.words, nb: [...before.words.nb, 'zvimblograk'] } };
		const saved = await saveConcept(db, desk, id, { revision: before.revision, content, reason: 'Brukt' });
		expect(saved.ok).toBe(true);
		const found = new Set((await hitsOf('zvimblograk')).map((hit) => hit.id));
		expect(change?.comesIn.every((hit) => found.has(hit.id))).toBe(true);
	});

	test('and what falls out when nothing joins the words any more', async () => {
		const before = await keptConcept(db, id);
		const typed = { ...typedOf(before), weight: '0', revision: String(before.revision) };
		const seen = await previewConcept(db, desk, id, formOf(typed));
		expect(seen.ok && seen.value.changes.some(({ fallsOut }) => fallsOut.length > 0)).toBe(true);
	});

	test('and what falls out when it is taken out, and comes in when it is put back', async () => {
		const before = await keptConcept(db, id);
		const gone = await previewTurn(db, desk, id, formOf({ revision: String(before.revision) }));
		expect(gone.ok && gone.value.changes.some(({ fallsOut }) => fallsOut.length > 0)).toBe(true);
		expect(await keptConcept(db, id)).toEqual(before);
		const late = await previewTurn(db, desk, id, formOf({ revision: String(before.revision - 1) }));
		expect(late).toMatchObject({ issues: [{ key: 'glossary.changed_meanwhile' }] });

		await retireConcept(db, desk, id, { revision: before.revision, reason: 'Prøve' });
		const back = await previewTurn(db, desk, id, formOf({ revision: String(before.revision + 1) }));
		const moved = (hits: readonly { q: string; ids: readonly string[] }[]) =>
			new Map(hits.map(({ q, ids }) => [q, ids]));
		const out = gone.ok
			? moved(gone.value.changes.map(({ q, fallsOut }) => ({ q, ids: fallsOut.map((hit) => hit.id) })))
			: 0;
		const into = back.ok
			? moved(back.value.changes.map(({ q, comesIn }) => ({ q, ids: comesIn.map((hit) => hit.id) })))
			: 1;
		expect(into).toEqual(out);
		await restoreConcept(db, desk, id, { revision: before.revision + 1, reason: 'Prøve' });
	});

	test('and which other concept has one of its words already', async () => {
		const before = await keptConcept(db, id);
		const words = { ...before.words, sv: [...before.words.sv, 'trygghetslarm'] };
		const typed = typedOf({ ...before, words });
		const seen = await previewConcept(db, desk, id, formOf({ ...typed, revision: String(before.revision) }));
		expect(seen.ok && seen.value.alsoIn).toContainEqual({
			word: 'trygghetslarm',
			id: 'social-alarm',
			other: 'trygghetslarm'
		});
	});

	test('is told what is wrong with it', async () => {
		const typed = { ...typedOf(freshConcept), weight: 'x', reason: '' };
		expect(await previewConcept(db, desk, null, formOf(typed))).toMatchObject({
			issues: [{ field: 'weight' }, { field: 'reason' }]
		});
		const stale = { ...typedOf({ ...(await keptConcept(db, id)), weight: 3 }), revision: '0' };
		expect(await previewConcept(db, desk, id, formOf(stale))).toMatchObject({
			issues: [{ key: 'glossary.changed_meanwhile' }]
		});
	});

	test('may be asked by nobody else', async () => {
		const editor = await actorOf(db, 'redaktor.karlstad');
		const typed = typedOf(freshConcept);
		await expect(previewConcept(db, editor, null, formOf(typed))).rejects.toMatchObject({ status: 404 });
		await expect(previewConcept(db, editor, id, formOf(typed))).rejects.toMatchObject({ status: 404 });
	});
});

describe('the page of a concept', () => {
	test('says where its words stand, in both languages', async () => {
		const { found } = await occurrencesOf(db, await keptConcept(db, id), 'nb');
		expect(new Set(found.map(({ language }) => language))).toEqual(new Set(['nb', 'sv']));
		expect(found.every(({ kind }) => ['pilot', 'need', 'lesson', 'solution'].includes(kind))).toBe(true);
	});
});
