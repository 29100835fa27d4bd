import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { issuesOf } from '#lib/decision.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { registering } from '../../../tests/registering.ts';
import { openNeed } from '../../../tests/responses.ts';
import { ownEntry, ownRegister, registerWorkspace } from './own-register.server.ts';
import { postJournal } from './post-journal.server.ts';
import { registerDocument } from './register-document.server.ts';
import { stampOfEntry } from './register-form.ts';
import { document } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const { written, onPilot, found } = await registering(db, '2026-11-22');
const editor = await actorOf(db, 'redaktor.karlstad');
const reader = await actorOf(db, 'okonomi.karlstad');
const secretary = await actorOf(db, 'sekretariat1');
const supplier = await actorOf(db, 'leverandor1');
const neighbour = await actorOf(db, 'redaktor.ringsaker');

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
		expect(await ownEntry(db, ['karlstad'], id)).toBeUndefined();
		expect(await ownEntry(db, ['ringsaker'], id)).toMatchObject({ id });
	});

	test('a voucher, or what belongs to nothing, is no document of the register', async () => {
		const voucher = await written({ textSv: 'Faktura' });
		const refused = await registerDocument(db, editor, keeper, voucher, typed({ caseNumber: '9/26' }));
		expect(issuesOf(refused)).toMatchObject([{ key: 'register.gone' }]);
		const [kept] = await db.select({ caseNumber: document.caseNumber }).from(document).where(eq(document.id, voucher));
		expect(kept).toEqual({ caseNumber: null });
	});

	test('saving what stands there already leaves no trace', async () => {
		const { id } = await onPilot({ textSv: 'Redan', caseNumber: '3/26' });
		const same = typed({ caseNumber: '3/26' }, { caseNumber: 'något annat' });
		expect(await registerDocument(db, editor, keeper, id, same)).toMatchObject({ ok: true });
		expect(await db.execute(sql`select from journal_entry where about_kind = 'document' and about_id = ${id}`)).toEqual(
			[]
		);
	});

	test('who may only read the workspace is offered no form', async () => {
		expect((await registerWorkspace(db, reader, 'karlstad')).mayRegister).toBe(false);
		expect((await registerWorkspace(db, editor, 'karlstad')).mayRegister).toBe(true);
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

	test('it holds nothing of another organisation, and no message of another kind', async () => {
		const { id: theirs } = await onPilot({ textSv: 'Grannens', organisationId: 'ringsaker' });
		const { id: needId } = await openNeed(db, { ownerId: 'ringsaker' });
		const [asked] = await db.execute<{ id: string }>(sql`insert into question (need_id, language, text)
			values (${needId}, 'nb', 'Hva da?') returning id`);
		const entries = await db.execute<{ id: string }>(sql`
			insert into journal_entry (kind, organisation_id, about_kind, about_id) values
				('pilot.submitted', 'ringsaker', 'pilot', 'x'), ('member.invited', 'karlstad', 'membership', 'x'),
				('expense.submitted', 'karlstad', 'expense', 'x') returning id::text`);
		const ids = (await postJournal(db, editor, keeper, always)).map(({ id }) => id);
		for (const id of [theirs, asked?.id, ...entries.map((each) => each.id)]) expect(ids).not.toContain(id);
	});

	test('a question stands there when it is asked, its answer when it is given, each on its day', async () => {
		const { id: needId } = await openNeed(db);
		const [asked] = await db.execute<{ id: string }>(sql`insert into question (need_id, language, text, asked_at)
			values (${needId}, 'sv', 'Vad då?', '2026-04-01 12:00+02') returning id`);
		const of = async (period: { from: string | null; to: string | null } = always) =>
			(await postJournal(db, editor, keeper, period)).filter(({ id }) => id === asked?.id).map(({ what }) => what);
		expect(await of()).toEqual(['question']);
		await db.execute(sql`update question set public_text = 'Vad?', answer = 'Det.', answer_language = 'sv', answer_no = 1,
			answered_at = '2026-04-09 12:00+02' where id = ${asked?.id ?? ''}`);
		expect(await of()).toEqual(['question', 'answer']);
		expect(await of({ from: '2026-04-02', to: null })).toEqual(['answer']);
		expect(await of({ from: null, to: '2026-04-08' })).toEqual(['question']);
		expect(await of({ from: '2026-04-02', to: '2026-04-08' })).toEqual([]);
	});

	test('a message names the pilot or the need that it is about, and keeps to the period', async () => {
		const { id: needId } = await openNeed(db, { title: 'Tyst natt' });
		const [sent] = await db.execute<{ id: string }>(sql`
			insert into journal_entry (kind, organisation_id, about_kind, about_id, at)
			values ('need.submitted', 'karlstad', 'need', ${needId}, '2026-05-01 12:00+02') returning id::text`);
		const of = async (from: string) =>
			(await postJournal(db, editor, keeper, { from, to: null })).filter(({ id }) => id === sent?.id);
		expect(await of('2026-05-01')).toMatchObject([{ day: '2026-05-01', what: 'sent', textNb: 'Tyst natt' }]);
		expect(await of('2026-05-02')).toEqual([]);
	});

	test('it is for the organisation and those who oversee it', async () => {
		for (const by of [neighbour, supplier])
			await expect(postJournal(db, by, keeper, always)).rejects.toMatchObject({ status: 404 });
	});
});
