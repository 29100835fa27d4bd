import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { hidePilot } from '#lib/pilots/hide-pilot.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { withdrawPilot } from '#lib/pilots/withdraw-pilot.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { registering } from '../../../tests/registering.ts';
import { openNeed } from '../../../tests/responses.ts';
import { ownEntry } from './own-register.server.ts';
import { publicRegister, registerChoices, registerEntry, registerForFile } from './register.server.ts';
import { readRegisterQuery } from './register.ts';

const today = '2026-11-22';
const { db } = await testDb({ demo: true });
const all = await organisationDirectory(db);
const secretary = await actorOf(db, 'sekretariat1');
const { written, onPilot, found } = await registering(db, today);

describe('Reading the public register', () => {
	test('a document of a published pilot is found by its title, its case number and its organisation', async () => {
		const { id } = await onPilot({ textSv: 'Zonavtal om larm', textNb: 'Zonavtale', caseNumber: 'KS 2026/77' });
		for (const q of ['zonavtal', 'ZONAVTALE', '2026/77', 'larm karlstad', 'ks zonavtal'])
			expect(await found(`q=${encodeURIComponent(q)}`), q).toContain(id);
		expect(await found('q=zonavtal+finnsinte')).toEqual([]);
		expect(await found('q=%25')).toEqual([]);
		expect(await found("q=' OR 1=1")).toEqual([]);
		expect(await found('q=zonavtal&organisasjon=ringsaker')).toEqual([]);
		expect(await found('q=zonavtal&organisasjon=karlstad&aar=2026&type=pdf')).toEqual([id]);
		expect(await found('q=zonavtal&aar=2025')).toEqual([]);
		expect(await found('q=zonavtal&type=picture')).toEqual([]);
		expect((await registerChoices(db)).owners).toContain('karlstad');
		expect(await registerEntry(db, id)).toMatchObject({
			kind: 'pdf',
			place: { kind: 'pilot' },
			publishedOn: '2026-11-01'
		});
	});

	test('the newest stands first, by the day on the document or else by that of its publication', async () => {
		const { id: old } = await onPilot({ textSv: 'Ordnad ett', documentDate: '2020-01-01' });
		const { id: late } = await onPilot({ textSv: 'Ordnad två', documentDate: '2026-11-20' });
		const { id: plain } = await onPilot({ textSv: 'Ordnad tre' });
		expect(await found('q=ordnad')).toEqual([late, plain, old]);
	});

	test('a pilot that is hidden or taken back has its documents in no list, choice or page', async () => {
		const { id, pilotId } = await onPilot({ textSv: 'Dold handling' }, '2026-11-01', 1);
		expect(await found('q=dold')).toEqual([id]);
		const context = { origin: 'https://sol.example', today };
		await hidePilot(db, secretary, { pilotId, hide: true, reason: 'Provas' }, context);
		expect(await found('q=dold')).toEqual([]);
		expect(await registerEntry(db, id)).toBeUndefined();
		await db.update(pilot).set({ hiddenAt: null }).where(eq(pilot.id, pilotId));
		expect(await found('q=dold')).toEqual([id]);

		const owner = await actorOf(db, 'admin.karlstad');
		expect(await withdrawPilot(db, owner, pilotId, 'Tas tillbaka')).toMatchObject({ ok: true });
		expect(await found('q=dold')).toEqual([]);
		expect(await registerEntry(db, id)).toBeUndefined();
		// whatever became of the version that was public
		await db.execute(sql`update pilot_version set publication = 'published' where pilot_id = ${pilotId}
			and number = (select max(number) from pilot_version where pilot_id = ${pilotId} and publication = 'withdrawn')`);
		expect(await found('q=dold')).toEqual([]);
	});

	test('what belongs to a draft, a voucher or nothing is not there', async () => {
		const loose = await written({ textSv: 'Lös handling' });
		const { id: needId } = await openNeed(db, { state: 'draft', publishedAt: null });
		await db.execute(sql`insert into need_document (need_id, document_id) values (${needId}, ${loose})`);
		expect(await found('q=l%C3%B6s')).toEqual([]);
		await db.execute(sql`update need set state = 'open', published_at = now() where id = ${needId}`);
		expect(await found('q=l%C3%B6s', '2100-01-01')).toEqual([loose]);
	});

	test.each(['submitted', 'returned'])('what belongs to a need that is only %s is not there either', async (state) => {
		const id = await written({ textSv: `Underlag ${state}` });
		const { id: needId } = await openNeed(db, { state, publishedAt: null });
		await db.execute(sql`insert into need_document (need_id, document_id) values (${needId}, ${id})`);
		expect(await found(`q=underlag+${state}`)).toEqual([]);
		expect(await registerEntry(db, id)).toBeUndefined();
	});

	test('what stands only in a draft of a published pilot is not there', async () => {
		const { id, pilotId, number } = await onPilot({ textSv: 'Kladdens bilaga' });
		await db.execute(sql`insert into pilot_version (pilot_id, number, publication, title, project_id)
			select pilot_id, number + 70, 'draft', title, project_id from pilot_version
			where pilot_id = ${pilotId} and number = ${number}`);
		await db.execute(sql`update pilot_document set number = ${number + 70} where document_id = ${id}`);
		expect(await found('q=kladdens')).toEqual([]);
		expect(await registerEntry(db, id)).toBeUndefined();
		await db.execute(sql`delete from pilot_version where pilot_id = ${pilotId} and number = ${number + 70}`);
	});

	test('a document that stands in two places is there once', async () => {
		const { id } = await onPilot({ textSv: 'Dubbel handling' });
		const { id: needId } = await openNeed(db);
		await db.execute(sql`insert into need_document (need_id, document_id) values (${needId}, ${id})`);
		expect(await found('q=dubbel')).toEqual([id]);
		expect(await ownEntry(db, ['karlstad'], id)).toMatchObject({ place: { kind: 'pilot' } });
	});

	test('nobody finds a document by the name of its file where it has a title, or by the pilot that it stands in', async () => {
		const { id } = await onPilot({ textSv: 'Avtal', textNb: 'Avtale', name: 'kvickrot.pdf' });
		await db.execute(sql`update pilot_version set title = 'Stallbacken' where pilot_id = (
			select pilot_id from pilot_document where document_id = ${id}) and publication = 'published'`);
		expect(await found('q=kvickrot')).toEqual([]);
		expect(await found('q=stallbacken')).toEqual([]);
	});

	test('minutes of a meeting stand there with the page of the meeting', async () => {
		await db.execute(sql`update event set minutes = 'Vi snakket.', minutes_language = 'nb', minutes_published_at = now(),
			title = 'Referatmøte' where id = (select id from event where state = 'published' order by id limit 1)`);
		const { entries } = await publicRegister(
			db,
			readRegisterQuery(new URLSearchParams('q=referatm%C3%B8te&type=minutes')).query,
			all,
			today
		);
		expect(entries).toMatchObject([{ kind: 'minutes', place: { kind: 'event', title: 'Referatmøte' } }]);
	});

	test('minutes that are still being written, or of a meeting that is a draft again, stand nowhere', async () => {
		const [meeting] = await db.execute<{
			id: string;
		}>(sql`update event set minutes = 'Vi snakker.', minutes_language = 'nb',
			minutes_published_at = null, title = 'Lukketmøte' where id = (
				select id from event where state = 'published' order by id desc limit 1) returning id`);
		const id = meeting?.id ?? '';
		expect(await found('q=lukketm%C3%B8te')).toEqual([]);
		await db.execute(sql`update event set minutes_published_at = now() where id = ${id}`);
		expect(await found('q=lukketm%C3%B8te', '2100-01-01')).toEqual([id]);
		// they are read on the page of their meeting and have none of their own
		expect(await registerEntry(db, id)).toBeUndefined();
		await db.execute(sql`update event set state = 'draft' where id = ${id}`);
		expect(await found('q=lukketm%C3%B8te', '2100-01-01')).toEqual([]);
	});

	test.each(['x', '', "' or 1=1 --", '00000000-0000-4000-8000-000000000000'])('of %j there is no page', async (id) => {
		expect(await registerEntry(db, id)).toBeUndefined();
		expect(await ownEntry(db, ['karlstad'], id)).toBeUndefined();
	});
});

describe('Searching by a personal name', () => {
	test('ends a year after publication, in the list and in the file; the page of the document keeps it', async () => {
		const names = { textSv: 'Namnad handling', sender: 'Kerstin Ödåker', receiver: 'Rådet' };
		const { id } = await onPilot(names, '2025-11-22', 4);
		const q = `q=${encodeURIComponent('kerstin ödåker')}`;
		const file = async (on: string) =>
			(await registerForFile(db, readRegisterQuery(new URLSearchParams('q=namnad')).query, all, on)).map(
				({ sender, receiver }) => [sender, receiver]
			);
		expect(await found(q, '2026-11-21')).toEqual([id]);
		expect(await file('2026-11-21')).toEqual([['Kerstin Ödåker', 'Rådet']]);

		expect(await found(q, '2026-11-22')).toEqual([]);
		expect(await file('2026-11-22')).toEqual([[null, null]]);
		expect(await registerEntry(db, id)).toMatchObject({ sender: 'Kerstin Ödåker' });
	});

	test('a later version of the pilot does not make the document new', async () => {
		const { id, pilotId, number } = await onPilot({ textSv: 'Gammal', sender: 'Rut Åberg' }, '2024-01-01', 5);
		await db.execute(
			sql`update pilot_version set publication = 'withdrawn' where pilot_id = ${pilotId} and number = ${number}`
		);
		await db.execute(sql`insert into pilot_version (pilot_id, number, publication, title, project_id, decided_at)
			select pilot_id, number + 50, 'published', title, project_id, now() from pilot_version
			where pilot_id = ${pilotId} and number = ${number}`);
		await db.execute(sql`insert into pilot_document (pilot_id, number, document_id, position)
			values (${pilotId}, ${number + 50}, ${id}, 0)`);
		expect(await found('q=gammal')).toEqual([id]);
		expect(await found('q=rut')).toEqual([]);
		expect(await registerEntry(db, id)).toMatchObject({ publishedOn: '2024-01-01' });
	});
});
