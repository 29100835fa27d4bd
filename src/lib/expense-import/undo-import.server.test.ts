import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { expense } from '#lib/funding/schema.server.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { testDb } from '../../../tests/db.ts';
import { at, csv, home, lines, today, withoutImports, importing } from '../../../tests/importing.ts';
import { columnsPage, statePage } from './import-pages.server.ts';
import { startImport } from './start-import.server.ts';
import { undoImport } from './undo-import.server.ts';

const { db } = await testDb({ demo: true });
const { eva, kari, foreign, reader, checked, look, start, expenses, stateOf } = await importing(db);

beforeEach(() => withoutImports(db));

describe('an import that was wrong', () => {
	test('is taken back whole within a day, and may come in again', async () => {
		const id = await checked(csv(lines(3)));
		await start(id);
		expect(await undoImport(db, eva, at(id), new Date())).toEqual({ ok: true, value: 3 });
		const rows = await db
			.select({ state: expense.state })
			.from(expense)
			.where(sql`text like 'Import%'`);
		expect(rows.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
		expect(await stateOf(id)).toMatchObject({ state: 'undone', undoneBy: eva.personId });
		const again = await checked(csv(lines(3)));
		expect((await look(again)).counts).toMatchObject({ ready: 3, known: 0 });
	});

	test('leaves what somebody has changed or submitted, and names it', async () => {
		const id = await checked(csv(lines(3)));
		await start(id);
		const [first, second] = await expenses();
		await submitExpenses(db, eva, home, [first?.id ?? ''], today);
		await db.execute(sql`update expense set revision = 2 where id = ${second?.id ?? ''}`);
		const page = await statePage(db, eva, at(id), new Date());
		expect(page.touched.map(({ text }) => text)).toEqual(['Import 1', 'Import 2']);
		expect(await undoImport(db, eva, at(id), new Date())).toEqual({ ok: true, value: 1 });
		expect((await expenses()).map(({ text, state }) => [text, state])).toEqual([
			['Import 1', 'submitted'],
			['Import 2', 'draft']
		]);
	});

	test('stays after a day', async () => {
		const id = await checked(csv(lines(3)));
		await start(id);
		const later = new Date(Date.now() + 24 * 3_600_000 + 1000);
		expect(await undoImport(db, eva, at(id), later)).toMatchObject({
			ok: false,
			issues: [{ key: 'expense_import.undo_over' }]
		});
		expect((await statePage(db, eva, at(id), later)).undo).toBe(false);
		expect(await expenses()).toHaveLength(3);
	});
});

describe('an import', () => {
	test('is of those who enter expenses of the organisation, and whoever starts it stands for them', async () => {
		const id = await checked(csv(lines(1)));
		await expect(columnsPage(db, reader, at(id), today)).rejects.toMatchObject({ status: 403 });
		await expect(columnsPage(db, foreign, at(id), today)).rejects.toMatchObject({ status: 404 });
		await expect(startImport(db, foreign, at(id), 'all', today)).rejects.toMatchObject({ status: 404 });
		await expect(columnsPage(db, foreign, { organisationId: 'karlstad', id }, today)).rejects.toMatchObject({
			status: 404
		});
		await expect(columnsPage(db, reader, at('00000000-0000-4000-8000-000000000000'), today)).rejects.toMatchObject({
			status: 404
		});
		expect(await startImport(db, kari, at(id), 'all', today)).toMatchObject({ ok: true });
		expect(await expenses()).toMatchObject([{ enteredBy: kari.personId }]);
	});
});
