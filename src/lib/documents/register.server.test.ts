import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import type { Directory } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { hidePilot } from '#lib/pilots/hide-pilot.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { withdrawPilot } from '#lib/pilots/withdraw-pilot.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { openNeed } from '../../../tests/responses.ts';
import { ownEntry, ownRegister, registerWorkspace } from './own-register.server.ts';
import { postJournal } from './post-journal.server.ts';
import { registerDocument } from './register-document.server.ts';
import { stampOfEntry } from './register-form.ts';
import { publicRegister, registerChoices, registerEntry, registerForFile } from './register.server.ts';
import { readRegisterQuery } from './register.ts';
import { document } from './schema.server.ts';

const today = '2026-11-22';
let db: Db;
let all: Directory;
let editor: Actor, reader: Actor, secretary: Actor, supplier: Actor, neighbour: Actor;
let count = 0;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	all = await organisationDirectory(db);
	editor = await actorOf(db, 'redaktor.karlstad');
	reader = await actorOf(db, 'okonomi.karlstad');
	secretary = await actorOf(db, 'sekretariat1');
	supplier = await actorOf(db, 'leverandor1');
	neighbour = await actorOf(db, 'redaktor.ringsaker');
});

type Written = Partial<typeof document.$inferInsert>;

async function written(values: Written = {}): Promise<string> {
	count += 1;
	const [row] = await db
		.insert(document)
		.values({
			organisationId: 'karlstad',
			name: `fil-${count}.pdf`,
			mediaType: 'application/pdf',
			sha256: count.toString(16).padStart(64, '0'),
			byteCount: 1000,
			language: 'sv',
			uploadedBy: editor.personId,
			...values
		})
		.returning({ id: document.id });
	return row?.id ?? '';
}

/** On the published version of a pilot, Karlstad's first, as if approved on this day. */
async function onPilot(values: Written, publishedOn = '2026-11-01', which = 0) {
	const pilots = await db.execute<{ id: string; number: number }>(sql`
		select p.id, v.number from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		where p.hidden_at is null order by p.owner_id <> 'karlstad', p.slug`);
	const on = pilots[which];
	if (!on) throw new Error('There is no such pilot');
	await db.execute(sql`update pilot_version set decided_at = ${`${publishedOn} 12:00 Europe/Oslo`}::timestamptz
		where pilot_id = ${on.id} and number = ${on.number}`);
	const id = await written(values);
	await db.execute(sql`insert into pilot_document (pilot_id, number, document_id, position)
		values (${on.id}, ${on.number}, ${id}, 90)`);
	return { id, pilotId: on.id, number: on.number };
}

const found = async (address: string, on = today) =>
	(await publicRegister(db, readRegisterQuery(new URLSearchParams(address)).query, all, on)).entries.map(
		({ id }) => id
	);

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
	});

	test('what belongs to a draft, a voucher or nothing is not there', async () => {
		const loose = await written({ textSv: 'Lös handling' });
		const { id: needId } = await openNeed(db, { state: 'draft', publishedAt: null });
		await db.execute(sql`insert into need_document (need_id, document_id) values (${needId}, ${loose})`);
		expect(await found('q=l%C3%B6s')).toEqual([]);
		await db.execute(sql`update need set state = 'open', published_at = now() where id = ${needId}`);
		expect(await found('q=l%C3%B6s', '2100-01-01')).toEqual([loose]);
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

describe('Entering a document in the register', () => {
	const keeper = { organisationId: 'karlstad', covers: ['karlstad'] };
	const empty = { caseNumber: null, documentDate: null, sender: null, receiver: null };
	const typed = (values: object, was: object = empty) => ({
		...empty,
		...values,
		was: stampOfEntry({ ...empty, ...was })
	});

	test('an editor enters it, and the journal says what was there before', async () => {
		const { id } = await onPilot({ textSv: 'Registreras' });
		const done = await registerDocument(db, editor, keeper, id, typed({ caseNumber: '1/26', sender: 'Regionen' }));
		expect(done).toMatchObject({ ok: true });
		expect(await ownEntry(db, ['karlstad'], id)).toMatchObject({ caseNumber: '1/26', sender: 'Regionen' });
		expect(await found('q=1%2F26')).toEqual([id]);
		const [line] = await db.execute(sql`select kind, before, after, organisation_id as owner from journal_entry
			where about_kind = 'document' and about_id = ${id}`);
		expect(line).toMatchObject({ kind: 'document.registered', before: empty, after: { caseNumber: '1/26' } });
		expect(
			await registerDocument(
				db,
				secretary,
				keeper,
				id,
				typed({ caseNumber: '2/26' }, { caseNumber: '1/26', sender: 'Regionen' })
			)
		).toMatchObject({
			ok: true
		});
	});

	test('what somebody else entered meanwhile stands', async () => {
		const { id } = await onPilot({ textSv: 'Samtidigt', caseNumber: '5/26' });
		const refused = await registerDocument(db, editor, keeper, id, typed({ caseNumber: '6/26' }));
		expect(issuesOf(refused)).toMatchObject([{ key: 'register.changed_meanwhile' }]);
		expect(await ownEntry(db, ['karlstad'], id)).toMatchObject({ caseNumber: '5/26' });
	});

	test('who may read the workspace but not enter is told so, others know of nothing', async () => {
		const { id } = await onPilot({ textSv: 'Rättigheter' });
		const as = (by: Actor) => registerDocument(db, by, keeper, id, typed({ caseNumber: '9/26' }));
		await expect(as(reader)).rejects.toMatchObject({ status: 403 });
		await expect(as(await actorOf(db, 'revisor'))).rejects.toMatchObject({ status: 403 });
		for (const by of [neighbour, supplier]) await expect(as(by)).rejects.toMatchObject({ status: 404 });
		await expect(registerWorkspace(db, neighbour, 'karlstad')).rejects.toMatchObject({ status: 404 });
	});

	test('a document of another organisation is none of theirs', async () => {
		const { id } = await onPilot({ textSv: 'Annans', organisationId: 'ringsaker' });
		const refused = await registerDocument(db, editor, keeper, id, typed({ caseNumber: '9/26' }));
		expect(issuesOf(refused)).toMatchObject([{ key: 'register.gone' }]);
		expect((await registerDocument(db, editor, keeper, 'x', typed({}))).ok).toBe(false);
	});

	test('those without a case number stand first', async () => {
		const { entries, missing } = await ownRegister(db, ['karlstad'], null);
		expect(missing).toBeGreaterThan(0);
		expect(entries.slice(0, missing).every(({ caseNumber }) => caseNumber === null)).toBe(true);
	});
});

describe('Fetching the list for the post journal', () => {
	const keeper = { organisationId: 'karlstad', covers: ['karlstad'] };
	const always = { from: null, to: null };

	test('it holds drafts, messages to and from the secretariat, and questions without who asked', async () => {
		const draft = await written({ textSv: 'Utkastets bilaga', documentDate: '2026-03-05', sender: 'Ulla' });
		const { id: needId } = await openNeed(db, { state: 'draft', publishedAt: null });
		await db.execute(sql`insert into need_document (need_id, document_id) values (${needId}, ${draft})`);
		const lines = await postJournal(db, editor, keeper, always);
		expect(lines.find(({ id }) => id === draft)).toMatchObject({ day: '2026-03-05', sender: 'Ulla', isPublic: false });
		expect(new Set(lines.map(({ what }) => what))).toContain('sent');
		expect(new Set(lines.map(({ what }) => what))).toContain('received');
		for (const line of lines.filter(({ what }) => what === 'question')) expect(line.sender).toBeNull();
		expect(lines.map(({ day }) => day)).toEqual(lines.map(({ day }) => day).toSorted());
	});

	test('it keeps to its period', async () => {
		const lines = await postJournal(db, secretary, keeper, { from: '2026-03-05', to: '2026-03-05' });
		expect(new Set(lines.map(({ day }) => day))).toEqual(new Set(['2026-03-05']));
	});

	test('it is for the organisation and those who oversee it', async () => {
		for (const by of [neighbour, supplier])
			await expect(postJournal(db, by, keeper, always)).rejects.toMatchObject({ status: 404 });
	});
});
