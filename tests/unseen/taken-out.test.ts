/** Whatever changes at its source leaves the index in the transaction in which it changes, and is read again. */
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { testDb } from '../db.ts';
import { allChanges, type Change } from './changes.ts';

const { db } = await testDb({ demo: true });
// they keep words from being changed at all; here something is to change
await db.execute(sql`drop trigger need_words_stand on need`);
await db.execute(sql`drop trigger need_is_kept on need`);
await db.execute(sql`drop trigger need_addendum_stands on need_addendum`);
await db.execute(sql`drop trigger question_answered_once on question`);
const changes = await allChanges(db);
const undone = new Error('undone');

/** As if all of it stood in the index and nothing waited: what leaves it by the last of the statements. */
async function takenOut(tx: Db, { statements, gone }: Change): Promise<[gone: string[], waiting: string[]]> {
	for (const statement of statements.slice(0, -1)) await tx.execute(sql.raw(statement));
	await tx.execute(sql`delete from search_stale`);
	const things = sql`(select split_part(one, ' ', 1) as kind, split_part(one, ' ', 2) as id
		from unnest(${sql.param(gone)}::text[]) one) thing`;
	await tx.execute(sql`insert into search_document (kind, id, slug, language, title, body, at, words)
		select kind, id, id, 'nb', 'x', 'x', now(), '' from ${things} on conflict (kind, id) do nothing`);
	await tx.execute(sql.raw(statements.at(-1) ?? ''));
	const names = async (table: string) =>
		(
			await tx.execute<{ name: string }>(sql`select kind || ' ' || id as name from ${things} where exists (
				select from ${sql.identifier(table)} kept where kept.kind = thing.kind and kept.id = thing.id)`)
		).map(({ name }) => name);
	const left = await names('search_document');
	return [gone.filter((each) => !left.includes(each)), await names('search_stale')];
}

describe('a change', () => {
	test.each(changes)('takes what it concerns out of the index: $change', async (change) => {
		let seen: [string[], string[]] = [[], []];
		await db
			.transaction(async (tx) => {
				seen = await takenOut(tx, change);
				throw undone;
			})
			.catch((fault: unknown) => {
				if (fault !== undone) throw fault;
			});
		expect(seen.map((each) => each.toSorted())).toEqual([change.gone.toSorted(), change.gone.toSorted()]);
	});

	test('of each sort that the database tells the search of was tried', async () => {
		const triggers = await db.execute<{ change: string }>(sql`
			select distinct c.relname || ' ' || case when t.tgtype & 4 > 0 then 'insert' when t.tgtype & 8 > 0 then 'delete' else 'update' end
				as change
			from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid where p.proname like 'search%' and c.relname not like 'search%'`);
		expect(changes.map(({ change }) => change).toSorted()).toEqual(triggers.map(({ change }) => change).toSorted());
	});
});
