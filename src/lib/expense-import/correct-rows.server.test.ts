import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { decisionFaults } from '#lib/funding/expense.ts';
import { views } from '#lib/funding/expenses.server.ts';
import { lockExpense } from '#lib/funding/locked-expense.server.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { staffLineOf } from '#lib/funding/staff-lines.server.ts';
import { testDb } from '../../../tests/db.ts';
import { at, csv, line, today, withoutImports, importing } from '../../../tests/importing.ts';
import { formOf } from '../../../tests/typed.ts';
import { correctRows } from './correct-rows.server.ts';
import { checkPage, columnsPage } from './import-pages.server.ts';
import { startImport } from './start-import.server.ts';

const { db } = await testDb({ demo: true });
const { eva, kari, checked, look, start, expenses } = await importing(db);

beforeEach(() => withoutImports(db));

describe('a row that somebody else corrected', () => {
	const faulty = csv([line(1), 'B2;2.10.2026;Import 2;mye;Reise og opphold;AP2;Vy']);
	const mend = async (id: string, by: Actor, fields: Readonly<Record<string, string>>) => {
		const form = formOf(fields);
		expect(await correctRows(db, by, at(id), form, today)).toMatchObject({ ok: true });
	};
	const handsOf = async (text: string) => {
		const [row] = await db
			.select({ id: expense.id })
			.from(expense)
			.where(sql`text = ${text}`);
		const held = await lockExpense(db, row?.id ?? '');
		if (!held) throw new Error(`${text} is not in`);
		const reading = { by: eva, today, rateNow: undefined };
		const [view] = await views(db, sql`e.id = ${held.id}`, sql`e.id`, { limit: 1, offset: 0 }, reading);
		expect(view?.changedBy).toEqual(held.changedBy);
		return held;
	};

	test('is an expense that they have had a hand in, and the log says so', async () => {
		const id = await checked(faulty);
		await mend(id, kari, { row_3_amount: '2,50' });
		await start(id);
		const held = await handsOf('Import 2');
		expect([held.enteredBy, held.changedBy]).toEqual([eva.personId, [kari.personId]]);
		expect(decisionFaults({ ...held, state: 'submitted' }, 'approve', kari.personId)).toMatchObject([
			{ key: 'expense.own_hands' }
		]);
		expect((await handsOf('Import 1')).changedBy).toEqual([]);
		const log = await db.execute(sql`
			select person_id, kind, after from journal_entry where about_id in (${id}, ${held.id}) and person_id = ${kari.personId}
			order by id`);
		expect([...log]).toEqual([
			{ person_id: kari.personId, kind: 'expense_import.corrected', after: { rows: [3] } },
			{ person_id: kari.personId, kind: 'expense.corrected_in_file', after: { import: id, row: 3 } }
		]);
	});

	test('and one that another brought in have the hand of whoever uploaded the file', async () => {
		const id = await checked(csv(['B9;2.10.2026;Import 9;9,00;Reise og opphold;AP2;Vy']));
		expect(await startImport(db, kari, at(id), 'all', today)).toMatchObject({ ok: true });
		const held = await handsOf('Import 9');
		expect([held.enteredBy, held.changedBy]).toEqual([kari.personId, [eva.personId]]);
		expect(decisionFaults({ ...held, state: 'submitted' }, 'approve', eva.personId)).toMatchObject([
			{ key: 'expense.own_hands' }
		]);
	});

	test('is not one that they only looked at, and a second correction leaves the first hand in it', async () => {
		const id = await checked(faulty);
		await mend(id, kari, { row_3_amount: 'mye' });
		await mend(id, eva, { row_3_amount: '3' });
		await start(id);
		expect((await handsOf('Import 2')).changedBy).toEqual([]);

		const other = await checked(csv(['B7;2.10.2026;Import 7;x;Reise og opphold;AP2;Vy']));
		await mend(other, kari, { row_2_amount: 'y' });
		await mend(other, eva, { row_2_amount: '7' });
		await start(other);
		expect((await handsOf('Import 7')).changedBy).toEqual([kari.personId]);
	});
});

describe('rows about wages', () => {
	const staff = [
		'Dato;Hva gjelder det;AP;Person;Måned;Timer;Pris per time eller måned;Kostnadstype;Beløp',
		'2.10.2026;Import av møter;AP2;Kari Nordmann;2026-10;10,5;612,40;;',
		'3.10.2026;Import av timer;AP2;Per Hansen;snart;8;500;;',
		'4.10.2026;Import av tog;AP2;;;;;Reise;55,00'
	];
	const file = () => new File([staff.join('\r\n')], 'timer.csv');

	test('come in as staff lines, the person kept apart from the expense', async () => {
		const id = await checked(file());
		await start(id, 'right');
		const [, row] = await db
			.select()
			.from(expense)
			.where(sql`source_key like 'file|%'`)
			.orderBy(sql`paid_on desc`);
		expect(row).toMatchObject({ kind: 'staff', category: 'staff', amountMinor: 643_020n });
		expect(JSON.stringify(row, (_, each: unknown) => String(each))).not.toContain('Nordmann');
		expect(await staffLineOf(db, row?.id ?? '')).toMatchObject({
			personName: 'Kari Nordmann',
			month: '2026-10-01',
			hours: '10.50',
			rateMinor: 61_240n
		});
	});

	test('are neither shown to, corrected by nor brought in by those who may not see them', async () => {
		const id = await checked(file());
		const columns = await columnsPage(db, kari, at(id), today);
		const shown = await checkPage(db, kari, at(id), new URLSearchParams(), today);
		const ready = await checkPage(db, kari, at(id), new URLSearchParams('vis=ready'), today);
		const sent = JSON.stringify([columns.examples, shown.rows, ready.rows]);
		for (const secret of ['Nordmann', 'Hansen', '612,40', '61240', '500', '10,5', 'møter', 'timer'])
			expect([secret, sent.includes(secret)]).toEqual([secret, false]);
		expect(sent).toContain('4.10.2026');
		expect(JSON.stringify((await look(id)).rows)).toContain('Hansen');

		const form = new FormData();
		form.set('row_3_month', '2026-10');
		form.set('row_4_text', 'Import av buss');
		await correctRows(db, kari, at(id), form, today);
		expect((await look(id)).counts).toMatchObject({ faulty: 2, ready: 1 });
		expect(await startImport(db, kari, at(id), 'right', today)).toMatchObject({ ok: true });
		expect((await expenses()).map(({ text }) => text)).toEqual(['Import av buss']);
		expect(await start(id, 'right')).toMatchObject({ ok: true });
		expect(await expenses()).toHaveLength(2);
	});
});
