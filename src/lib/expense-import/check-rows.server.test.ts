import { beforeEach, describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { at, csv, line, lines, today, withoutImports, importing } from '../../../tests/importing.ts';
import { correctRows } from './correct-rows.server.ts';
import { statePage } from './import-pages.server.ts';

const { db } = await testDb({ demo: true });
const { eva, checked, look, start, expenses } = await importing(db);

beforeEach(() => withoutImports(db));

describe('a file with one faulty row among three', () => {
	const three = csv([line(1), 'B2;2.10.2026;Import 2;mye;Reise og opphold;AP2;Vy', line(3), ';;Sum;100,00;;;']);

	test('is counted and summed before anything is entered, the faulty row first with its cell', async () => {
		const id = await checked(three);
		const page = await look(id);
		expect(page.counts).toMatchObject({ ready: 2, faulty: 1, known: 0, left_out: 1 });
		expect(page.shown).toBe('faulty');
		expect(page.rows.map(({ number, faults }) => [number, faults.map(({ field, key }) => [field, key])])).toEqual([
			[3, [['amount', 'money.unreadable']]]
		]);
		expect(page.sums).toEqual([
			{ currency: 'NOK', right: 500n, known: 0n, faulty: 0n, all: 500n, told: 10_000n, difference: 9500n }
		]);
		expect(await expenses()).toEqual([]);
	});

	test('comes in with only the right ones when asked for them, never whole', async () => {
		const id = await checked(three);
		expect(await start(id)).toMatchObject({ ok: false, issues: [{ key: 'expense_import.has_faults' }] });
		expect(await expenses()).toEqual([]);
		expect(await start(id, 'right')).toEqual({ ok: true, value: 'done' });
		expect(
			(await expenses()).map(({ text, amountMinor, state, currency }) => [text, amountMinor, state, currency])
		).toEqual([
			['Import 1', 150n, 'draft', 'NOK'],
			['Import 3', 350n, 'draft', 'NOK']
		]);
	});

	test('is mended on the screen, before or after the others are in', async () => {
		const id = await checked(three);
		await start(id, 'right');
		const form = new FormData();
		form.set('row_3_amount', '96');
		expect(await correctRows(db, eva, at(id), form, today)).toEqual({ ok: true, value: null });
		const page = await look(id);
		expect(page.counts).toMatchObject({ ready: 1, imported: 2, faulty: 0 });
		expect(page.sums[0]).toMatchObject({ all: 10_100n, told: 10_000n, difference: -100n });
		expect(await start(id)).toEqual({ ok: true, value: 'done' });
		expect(await expenses()).toHaveLength(3);
	});
});

describe('the same row', () => {
	test('of a second import is known and adds nothing', async () => {
		await start(await checked(csv(lines(5))));
		const again = await checked(csv(lines(6), 'en gang til.csv'));
		expect((await look(again)).counts).toMatchObject({ known: 5, ready: 1 });
		expect((await look(again, 'vis=known')).rows.every(({ expenseId }) => expenseId !== null)).toBe(true);
		await start(again);
		expect(await expenses()).toHaveLength(6);
		const third = await checked(csv(lines(6)));
		expect(await start(third)).toMatchObject({ ok: false, issues: [{ key: 'expense_import.nothing_ready' }] });
	});

	test('twice in a file is two expenses, and both are known the next time, wherever they stand', async () => {
		await start(await checked(csv([line(1), line(2), line(1)])));
		expect(await expenses()).toHaveLength(3);
		const again = await checked(csv([line(1), line(1), line(1), line(2)]));
		expect((await look(again)).counts).toMatchObject({ known: 3, ready: 1 });
	});

	test('mended to say the same as one that is in comes in beside it', async () => {
		const id = await checked(csv(['B1;når?;Import 1;1,50;Reise og opphold;AP2;Vy', line(1)]));
		await start(id, 'right');
		const form = new FormData();
		form.set('row_2_date', '2.10.2026');
		await correctRows(db, eva, at(id), form, today);
		expect((await look(id)).counts).toMatchObject({ ready: 1, imported: 1 });
		await start(id);
		expect(await expenses()).toHaveLength(2);
	});

	test('of two imports at once comes in once', async () => {
		const ids = [await checked(csv(lines(60))), await checked(csv(lines(60)))];
		await Promise.all(ids.map((id) => start(id)));
		expect(await expenses()).toHaveLength(60);
		const counts = await Promise.all(ids.map(async (id) => (await statePage(db, eva, at(id), new Date())).counts));
		expect(counts.map(({ imported, known }) => imported + known)).toEqual([60, 60]);
	});
});
