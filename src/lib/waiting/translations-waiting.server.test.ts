import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { decideTranslation } from '#lib/translation/decide-translation.server.ts';
import { stampOf } from '#lib/translation/stamp.server.ts';
import { submitTranslation } from '#lib/translation/submit-translation.server.ts';
import type { Target } from '#lib/translation/translation-work.server.ts';
import { testDb } from '../../../tests/db.ts';
import { actorOf } from '../../../tests/actor.ts';
import { queuesOf } from './queues.server.ts';
import { waitingFor } from './waiting.server.ts';
import { placeOf } from './waiting.ts';

const { db } = await testDb({ demo: true });
await db.execute(sql`delete from translation`);
const [editor, admin, finance, office, stranger, partner, supplier] = (await Promise.all(
	[
		'redaktor.karlstad',
		'admin.karlstad',
		'okonomi.karlstad',
		'sekretariat1',
		'admin.ringsaker',
		'redaktor.arvika',
		'leverandor1'
	].map((who) => actorOf(db, who))
)) as [Actor, Actor, Actor, Actor, Actor, Actor, Actor];
const [found] = await db.execute<{ id: string; title: string; number: number }>(sql`
	select p.id, v.title, v.number from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
	where p.owner_id = 'karlstad' and p.hidden_at is null order by v.title limit 1`);
if (!found) throw new Error('Karlstad has published nothing');
const target: Target = { kind: 'pilot', id: found.id, language: 'nb' };

const submit = () =>
	submitTranslation(db, editor, target, [
		{ field: 'title', text: 'Ny tekst', revision: 0, source: stampOf(found.title), isTouched: true }
	]);
const places = async (by: Actor) =>
	(await waitingFor(db, by, '2026-11-22'))
		.filter(({ kind }) => kind.startsWith('translation_'))
		.map((one) => [one.kind, placeOf(one, 'nb')]);
const revision = async () => {
	const [row] = await db.execute<{ revision: number }>(sql`select revision from translation`);
	return row?.revision ?? 0;
};
const page = `/oversettelser/pilot/${found.id}/nb`;

describe('a translation that waits', () => {
	test('waits for the others of its owner and for the secretariat, not for who wrote it', async () => {
		expect((await submit()).ok).toBe(true);
		expect(await places(admin)).toEqual([['translation_submitted', `/nb/arbeid/karlstad${page}/godkjenn`]]);
		expect(await places(office)).toEqual([['translation_submitted', `/nb/arbeid/karlstad${page}/godkjenn`]]);
		for (const other of [editor, finance, stranger, supplier]) expect(await places(other)).toEqual([]);
		const queues = await queuesOf(db, office);
		expect(queues.find(({ name }) => name === 'translations')?.count).toBe(1);
	});

	test('waits for the people of a co-owner in their own workspace', async () => {
		await db.execute(sql`
			insert into pilot_partner (pilot_id, number, organisation_id, role)
			select id, number, 'arvika', 'co_owner' from pilot join pilot_version on pilot_id = id where id = ${found.id}`);
		expect(await places(partner)).toEqual([['translation_submitted', `/nb/arbeid/arvika${page}/godkjenn`]]);
		await db.execute(sql`delete from pilot_partner where pilot_id = ${found.id} and role = 'co_owner'`);
	});

	test('waits for its writers when it was sent back, and for nobody when the pilot is hidden', async () => {
		const revisions = new Map([['title', await revision()]] as const);
		await decideTranslation(db, admin, target, { verdict: 'return', remark: 'Se tittelen', revisions });
		expect(await places(editor)).toEqual([['translation_returned', `/nb/arbeid/karlstad${page}`]]);
		expect(await places(office)).toEqual([]);
		await db.execute(sql`update pilot set hidden_at = now() where id = ${found.id}`);
		expect(await places(editor)).toEqual([]);
	});
});
