/** Whose things are translated, and by whom: nothing that is not public, and nobody who only takes part. */
import { sql, TransactionRollbackError, type SQL } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { statusOf } from '../../../tests/decided.ts';
import { originalOf } from './originals.server.ts';
import { demandTranslation } from './translation-work.server.ts';
import { waitingTranslations } from './waiting-translations.server.ts';
import { translationList } from './worklist.server.ts';

const { db } = await testDb({ demo: true });
const [editor, neighbour] = (await Promise.all(
	['redaktor.karlstad', 'redaktor.ringsaker'].map((who) => actorOf(db, who))
)) as [Actor, Actor];

async function one(query: SQL): Promise<string> {
	const [row] = await db.execute<{ id: string }>(query);
	if (!row) throw new Error('There is none');
	return row.id;
}
const lesson = await one(sql`select l.id from lesson l join pilot p on p.id = l.pilot_id
	where l.publication = 'published' and p.owner_id = 'karlstad' order by l.id limit 1`);
const pilot = await one(sql`select pilot_id as id from lesson where id = ${lesson}`);
const need = await one(sql`select id from need where state = 'open' and owner_id = 'karlstad' order by slug limit 1`);
const isThere = async () => (await originalOf(db, 'lesson', lesson)) !== undefined;
const status = async (by: Actor, kind: string, id: string) =>
	statusOf(demandTranslation(db, by, 'translation.write', { kind, id, language: 'nb' }));
const listed = async () =>
	(await translationList(db, neighbour, 'ringsaker', new URLSearchParams(), '2026-11-22')).things.map(({ id }) => id);

describe('a lesson', () => {
	test.each([
		['is a draft again', sql`update lesson set publication = 'draft' where id = ${lesson}`],
		['was withdrawn', sql`update lesson set publication = 'withdrawn' where id = ${lesson}`],
		['is of a pilot that is hidden', sql`update pilot set hidden_at = now() where id = ${pilot}`],
		[
			'is of a pilot that was withdrawn',
			sql`update pilot_version set publication = 'withdrawn' where pilot_id = ${pilot}`
		]
	])('is none to translate when it %s', async (_, change) => {
		expect(await isThere()).toBe(true);
		const seen: unknown[] = [];
		const undone = db.transaction(async (tx) => {
			await tx.execute(change);
			seen.push(await originalOf(tx, 'lesson', lesson));
			tx.rollback();
		});
		await expect(undone).rejects.toThrow(TransactionRollbackError);
		expect(seen).toEqual([undefined]);
	});
});

describe('who takes part', () => {
	test('in a pilot without owning it translates nothing of it', async () => {
		await db.execute(sql`delete from pilot_partner where organisation_id = 'ringsaker' and pilot_id = ${pilot}`);
		await db.execute(sql`insert into pilot_partner (pilot_id, number, organisation_id, role)
			select pilot_id, number, 'ringsaker', 'test_site' from pilot_version where pilot_id = ${pilot} and publication = 'published'`);
		expect(await status(editor, 'pilot', pilot)).toBe(200);
		expect([await status(neighbour, 'pilot', pilot), await status(neighbour, 'lesson', lesson)]).toEqual([404, 404]);
	});

	test.each([
		['has the same need', `'same_need', now()`, 404],
		['was asked to own it too and has not answered', `'co_owner', null`, 404],
		['owns it too', `'co_owner', now()`, 200]
	])('in a need, who %s', async (_, role, answer) => {
		await db.execute(sql`delete from need_partner where need_id = ${need}`);
		await db.execute(sql`insert into need_partner (need_id, organisation_id, role, accepted_at)
			values (${need}, 'ringsaker', ${sql.raw(role)})`);
		expect(await status(neighbour, 'need', need)).toBe(answer);
		expect((await listed()).includes(need)).toBe(answer === 200);
	});
});

test('what waits for the secretariat is seen by nobody of a partner', async () => {
	await expect(waitingTranslations(db, editor)).rejects.toMatchObject({ status: 404 });
});
