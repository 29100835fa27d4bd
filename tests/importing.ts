/** Files of expenses as somebody of Ringsaker brings them in, step by step. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { bringFile } from '#lib/expense-import/bring-file.server.ts';
import { checkPage, columnsPage } from '#lib/expense-import/import-pages.server.ts';
import { matchColumns } from '#lib/expense-import/match-columns.server.ts';
import { expenseImport } from '#lib/expense-import/schema.server.ts';
import { startImport } from '#lib/expense-import/start-import.server.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { actorOf } from './actor.ts';
import { accepted } from './decided.ts';

export const today = '2026-11-21';
export const home = 'ringsaker';
export const head = 'Bilag;Dato;Tekst;Beløp;Kostnadstype;AP;Leverandør';

export const line = (at: number, text = `Import ${at}`) => `B${at};2.10.2026;${text};${at},50;Reise og opphold;AP2;Vy`;
export const lines = (count: number) => Array.from({ length: count }, (_, at) => line(at + 1));
export const csv = (rows: readonly string[], name = 'utgifter.csv') => new File([[head, ...rows].join('\r\n')], name);
export const at = (id: string) => ({ organisationId: home, id });

/** As if nobody had brought in a file yet. */
export async function withoutImports(db: Db): Promise<void> {
	await db.execute(sql`delete from expense_import`);
	await db.execute(sql`delete from import_mapping`);
	await db.execute(sql`delete from expense where source_key like 'file|%' or text like 'Import%'`);
	await db.execute(sql`update period set is_locked = false where code = 'P3'`);
}

/** Who may bring in files, who may not, and the steps of `eva`, who may. */
export async function importing(db: Db) {
	const [eva, kari, foreign] = await Promise.all([
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'okonomi.karlstad')
	]);
	const reader: Actor = { ...eva, memberships: eva.memberships.map((each) => ({ ...each, role: 'reader' as const })) };

	async function bring(file: File, by = eva): Promise<string> {
		const form = new FormData();
		form.set('file', file);
		return accepted(await bringFile(db, by, home, form, { today, lang: 'nb' }));
	}

	/** As somebody who agrees with what was guessed. */
	async function match(id: string, changes: Readonly<Record<string, string>> = {}, by = eva) {
		const { mapping } = await columnsPage(db, by, at(id), today);
		const form = new FormData();
		for (const [field, column] of Object.entries(mapping.columns)) form.set(`column_${column}`, field);
		for (const [name, value] of Object.entries(changes)) form.set(name, value);
		return matchColumns(db, by, at(id), form, today);
	}

	async function checked(file: File, changes: Readonly<Record<string, string>> = {}): Promise<string> {
		const id = await bring(file);
		accepted(await match(id, changes));
		return id;
	}

	const look = (id: string, asked = '') => checkPage(db, eva, at(id), new URLSearchParams(asked), today);
	const start = (id: string, which = 'all') => startImport(db, eva, at(id), which, today);
	const expenses = () =>
		db
			.select()
			.from(expense)
			.where(sql`source_key like 'file|%'`)
			.orderBy(expense.voucherNumber);
	const stateOf = async (id: string) => (await db.select().from(expenseImport).where(eq(expenseImport.id, id)))[0];
	return { eva, kari, foreign, reader, bring, match, checked, look, start, expenses, stateOf };
}
