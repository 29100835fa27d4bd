import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { full, fullRow } from '../../../tests/pilot-contents.ts';
import { decidePilot, type Verdict } from './decide-pilot.server.ts';
import { hidePilot } from './hide-pilot.server.ts';
import { openDraft } from './open-draft.server.ts';
import { hiddenBecause, pilotHistory } from './pilot-journal.server.ts';
import { pilotById, pilotIn, pilotsOf, pilotWorkspace } from './pilots.server.ts';
import { registerPilot } from './register-pilot.server.ts';
import { remarksOn } from './remarks.server.ts';
import { saveSection } from './save-section.server.ts';
import { pilotVersion } from './schema.server.ts';
import { stampOf } from './section-stamp.server.ts';
import { submitPilot } from './submit-pilot.server.ts';
import { discardDraft, takeBackPilot } from './take-back-pilot.server.ts';
import { waitingPilots } from './waiting-pilots.server.ts';

const today = '2026-11-21';
const context = { origin: 'https://sol.example', today };
let db: Db;
let editor: Actor, admin: Actor, stranger: Actor, secretary: Actor, other: Actor, auditor: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.ringsaker');
	admin = await actorOf(db, 'admin.ringsaker');
	stranger = await actorOf(db, 'redaktor.karlstad');
	secretary = await actorOf(db, 'sekretariat1');
	other = await actorOf(db, 'sekretariat2');
	auditor = await actorOf(db, 'revisor');
});

async function draft(title = 'Nattilsyn'): Promise<string> {
	const made = await registerPilot(db, editor, 'ringsaker', { title, language: 'nb' }, today);
	if (!made.ok) throw new Error('refused');
	const content = { ...fullRow, title };
	await db.update(pilotVersion).set(content).where(eq(pilotVersion.pilotId, made.value));
	return made.value;
}

async function submitted(title?: string): Promise<string> {
	const id = await draft(title);
	await submitPilot(db, editor, id);
	return id;
}

async function state(id: string) {
	const found = await pilotById(db, id);
	return { open: found?.open?.publication, public: found?.public?.number, slug: found?.slug };
}

async function decide(id: string, verdict: Partial<Verdict> = {}, by = secretary) {
	const revision = (await pilotById(db, id))?.open?.revision ?? 0;
	return decidePilot(
		db,
		by,
		{ pilotId: id, revision, verdict: 'publish', remarks: [], language: 'nb', ...verdict },
		context
	);
}

const sendBack = { verdict: 'return', remarks: [{ field: 'targetGroup', text: 'Hvor mange rom?' }] } as const;

async function mailsTo(kind: string, title: string) {
	const rows = await db.select().from(outgoingMail).where(eq(outgoingMail.kind, kind));
	return rows.filter(({ subject }) => subject.includes(title));
}

describe('sending in a pilot', () => {
	test('puts it in the queue of the secretariat, the oldest first', async () => {
		const [first, second] = [await submitted('Først i køen'), await submitted('Sist i køen')];
		await db.execute(sql`update pilot_version set submitted_at = now() - interval '4 days' where pilot_id = ${first}`);
		const queue = await waitingPilots(db, secretary, new Date().toISOString().slice(0, 10));
		expect(queue.map(({ id }) => id)).toEqual([first, second]);
		expect(queue[0]).toMatchObject({ title: 'Først i køen', ownerNb: 'Ringsaker kommune', submittedBy: editor.name });
	});

	test('a second time is answered and changes nothing', async () => {
		const id = await submitted();
		expect(issuesOf(await submitPilot(db, editor, id)).map(({ key }) => key)).toEqual(['pilot.moved_on']);
		expect((await pilotHistory(db, id)).filter(({ kind }) => kind === 'pilot.submitted')).toHaveLength(1);
	});

	test('at the same moment by two people happens once', async () => {
		const id = await draft();
		const both = await Promise.all([submitPilot(db, editor, id), submitPilot(db, admin, id)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('is for those who may write, and can be taken back', async () => {
		const id = await draft();
		await expect(submitPilot(db, stranger, id)).rejects.toMatchObject({ status: 404 });
		await expect(submitPilot(db, auditor, id)).rejects.toMatchObject({ status: 403 });
		await submitPilot(db, editor, id);
		await expect(takeBackPilot(db, stranger, id)).rejects.toMatchObject({ status: 404 });
		expect((await takeBackPilot(db, admin, id)).ok).toBe(true);
		expect((await state(id)).open).toBe('draft');
		expect((await takeBackPilot(db, admin, id)).ok).toBe(false);
	});

	test('the queue is for the secretariat and the auditor', async () => {
		await expect(waitingPilots(db, editor, today)).rejects.toMatchObject({ status: 404 });
		await expect(waitingPilots(db, null, today)).rejects.toMatchObject({ status: 404 });
		await expect(waitingPilots(db, auditor, today)).resolves.toBeDefined();
	});
});

describe('publishing', () => {
	test('makes the version public under the title of that day and tells the owner’s editors in their language', async () => {
		const id = await submitted('Foreløpig');
		await db.execute(sql`update pilot_version set title = 'Nattilsyn i Brøttum' where pilot_id = ${id}`);
		expect((await decide(id)).ok).toBe(true);
		expect(await state(id)).toEqual({ open: undefined, public: 1, slug: 'nattilsyn-i-brottum' });
		const mails = await mailsTo('pilot_published', 'Nattilsyn i Brøttum');
		expect(mails.map(({ toAddress, language }) => [toAddress, language])).toEqual([[editor.email, 'nb']]);
		expect(mails[0]?.body).toContain('https://sol.example/nb/piloter/nattilsyn-i-brottum');
	});

	test('gives a free address when the title of that day is taken', async () => {
		const id = await submitted('Ennå uten navn');
		await db.execute(sql`update pilot_version set title = 'Nattilsyn i Brøttum' where pilot_id = ${id}`);
		await decide(id);
		expect((await state(id)).slug).toBe('nattilsyn-i-brottum-2');
	});

	test('of three renamed to one title at the same moment gives each an address of its own', async () => {
		const ids = [await submitted('En for seg'), await submitted('To for seg'), await submitted('Tre for seg')];
		for (const id of ids)
			await db.update(pilotVersion).set({ title: 'Alle samtidig' }).where(eq(pilotVersion.pilotId, id));
		const done = await Promise.all(ids.map((id, place) => decide(id, {}, place === 1 ? other : secretary)));
		expect(done.map(({ ok }) => ok)).toEqual([true, true, true]);
		const slugs = await Promise.all(ids.map(async (id) => (await state(id)).slug));
		expect(slugs.toSorted()).toEqual(['alle-samtidig', 'alle-samtidig-2', 'alle-samtidig-3']);
	});

	test('of an edited one replaces the words and keeps the address', async () => {
		const id = await submitted('Stabil adresse');
		await decide(id);
		await openDraft(db, editor, id);
		await db.execute(
			sql`update pilot_version set title = 'Nytt navn' where pilot_id = ${id} and publication = 'draft'`
		);
		await submitPilot(db, editor, id);
		expect((await pilotById(db, id))?.public?.content.title).toBe('Stabil adresse');
		await decide(id);
		expect(await state(id)).toEqual({ open: undefined, public: 2, slug: 'stabil-adresse' });
		expect((await pilotById(db, id))?.public?.content.title).toBe('Nytt navn');
	});

	test('twice, or by two at the same moment, happens once', async () => {
		const id = await submitted();
		const both = await Promise.all([decide(id), decide(id, {}, other)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(issuesOf(await decide(id)).map(({ key }) => key)).toEqual(['pilot.moved_on']);
	});

	test('is refused when the owner changed it after it was read', async () => {
		const id = await submitted();
		const { revision = 0 } = (await pilotById(db, id))?.open ?? {};
		expect(issuesOf(await decide(id, { revision: revision - 1 })).map(({ key }) => key)).toEqual([
			'review.changed_meanwhile'
		]);
	});

	test('is refused while something is missing that the page needs', async () => {
		const id = await submitted();
		await db.execute(sql`update pilot_version set summary = '' where pilot_id = ${id}`);
		expect(issuesOf(await decide(id)).map(({ key }) => key)).toEqual(['section.summary_missing']);
	});

	test.each([
		['an editor of the owner', () => editor, 403],
		['an administrator of the owner', () => admin, 403],
		['the auditor', () => auditor, 403],
		['an editor of another organisation', () => stranger, 404]
	] as const)('is not for %s', async (_, who, status) => {
		await expect(decide(await submitted(), {}, who())).rejects.toMatchObject({ status });
	});
});

describe('four eyes', () => {
	let both: Actor;

	beforeAll(async () => {
		await db.execute(sql`
			insert into membership (person_id, organisation_id, role, starts_on)
			values (${other.personId}, 'ringsaker', 'editor', '2025-09-01')`);
		both = await actorOf(db, 'sekretariat2');
	});

	test('somebody of the secretariat who submitted a version does not decide it', async () => {
		const id = await draft();
		await submitPilot(db, both, id);
		for (const verdict of [{}, sendBack])
			expect(issuesOf(await decide(id, verdict, both)).map(({ key }) => key)).toEqual(['pilot.own_work']);
		expect((await decide(id)).ok).toBe(true);
	});

	test('nor somebody who wrote in it before another wrote in it and submitted it', async () => {
		const id = await draft();
		const stamp = async () => stampOf((await pilotById(db, id))?.open?.content ?? full, 'goals');
		const change = { pilotId: id, section: 'goals', mode: 'whole' } as const;
		await saveSection(db, both, { ...change, read: { values: { goals: 'Mine' }, issues: [] }, stamp: await stamp() });
		await saveSection(db, editor, { ...change, read: { values: { goals: 'Våre' }, issues: [] }, stamp: await stamp() });
		await submitPilot(db, editor, id);
		expect(issuesOf(await decide(id, {}, both)).map(({ key }) => key)).toEqual(['pilot.own_work']);
	});

	test('but a later version without a word of theirs they do decide', async () => {
		const id = await draft();
		await submitPilot(db, both, id);
		await decide(id);
		await openDraft(db, editor, id);
		await submitPilot(db, editor, id);
		expect((await decide(id, {}, both)).ok).toBe(true);
	});
});

describe('sending back', () => {
	test('puts the remarks at their fields, mails them, and lets the owner write and submit again', async () => {
		const id = await submitted('Retur');
		expect((await decide(id, sendBack)).ok).toBe(true);
		expect((await state(id)).open).toBe('returned');
		expect(await remarksOn(db, id, 1)).toMatchObject([
			{ field: 'targetGroup', text: 'Hvor mange rom?', name: secretary.name, isNewest: true }
		]);
		const [mail] = await mailsTo('pilot_returned', 'Retur');
		expect(mail?.body).toContain('Målgruppe: Hvor mange rom?');
		expect(mail?.body).toContain(`https://sol.example/nb/arbeid/ringsaker/piloter/${id}`);

		expect((await submitPilot(db, editor, id)).ok).toBe(true);
		expect((await decide(id)).ok).toBe(true);
		expect((await pilotHistory(db, id)).map(({ kind }) => kind)).toEqual([
			'pilot.published',
			'pilot.submitted',
			'pilot.returned',
			'pilot.submitted',
			'pilot.registered'
		]);
	});

	test('a second time marks only the remarks of that time as the newest', async () => {
		const id = await submitted();
		await decide(id, sendBack);
		await submitPilot(db, editor, id);
		await decide(id, { verdict: 'return', remarks: [{ field: '', text: 'Fortsatt uklart' }] });
		expect((await remarksOn(db, id, 1)).map(({ text, isNewest }) => [text, isNewest])).toEqual([
			['Fortsatt uklart', true],
			['Hvor mange rom?', false]
		]);
	});

	test('needs a remark; publishing drops none', async () => {
		const id = await submitted();
		expect(issuesOf(await decide(id, { verdict: 'return' })).map(({ key }) => key)).toEqual(['remark.missing']);
		expect(issuesOf(await decide(id, { remarks: sendBack.remarks })).map(({ key }) => key)).toEqual([
			'remark.only_when_returning'
		]);
		expect((await state(id)).open).toBe('submitted');
	});
});

describe('a draft beside the public version', () => {
	test('begins with the same words and partners, once', async () => {
		const id = await submitted('Ved siden av');
		await db.execute(sql`insert into pilot_partner values (${id}, 1, 'karlstad')`);
		await decide(id);
		await Promise.all([openDraft(db, editor, id), openDraft(db, admin, id)]);
		const found = await pilotById(db, id);
		expect(found?.open?.number).toBe(2);
		expect(found?.open?.content).toEqual(found?.public?.content);
		expect(found?.open?.content.partners).toEqual(['karlstad']);
	});

	test('can be laid aside while the public one stays', async () => {
		const id = await submitted('Blir stående');
		await decide(id);
		await openDraft(db, editor, id);
		expect((await discardDraft(db, editor, id)).ok).toBe(true);
		expect(await state(id)).toMatchObject({ open: undefined, public: 1 });
		expect((await discardDraft(db, editor, id)).ok).toBe(false);
		await openDraft(db, editor, id);
		expect((await pilotById(db, id))?.open?.number).toBe(3);
	});

	test('a pilot that was laid aside is taken up again with all its words', async () => {
		const id = await draft('Lagt bort');
		await discardDraft(db, editor, id);
		expect((await pilotById(db, id))?.last.publication).toBe('withdrawn');
		await openDraft(db, editor, id);
		expect((await pilotById(db, id))?.open).toMatchObject({
			number: 2,
			content: { title: 'Lagt bort', goals: full.goals }
		});
	});

	test('is not for others', async () => {
		const id = await submitted();
		await decide(id);
		await expect(openDraft(db, stranger, id)).rejects.toMatchObject({ status: 403 });
		await expect(discardDraft(db, secretary, id)).rejects.toMatchObject({ status: 403 });
	});
});

describe('hiding a page', () => {
	test('is done at once with a reason that the owner reads, and undone', async () => {
		const id = await submitted('Skjules');
		await decide(id);
		const hide = { pilotId: id, hide: true, reason: 'Et navn i omtalen' };
		expect((await hidePilot(db, secretary, hide, context)).ok).toBe(true);
		expect((await pilotById(db, id))?.hiddenAt).toBeInstanceOf(Date);
		expect(await hiddenBecause(db, id)).toBe('Et navn i omtalen');
		expect((await mailsTo('pilot_hidden', 'Skjules'))[0]?.body).toContain('Et navn i omtalen');
		expect((await hidePilot(db, secretary, hide, context)).ok).toBe(false);
		await expect(openDraft(db, stranger, id)).rejects.toMatchObject({ status: 404 });

		expect((await hidePilot(db, secretary, { ...hide, hide: false, reason: 'Rettet' }, context)).ok).toBe(true);
		expect((await pilotById(db, id))?.hiddenAt).toBeNull();
	});

	test('needs a reason and a public page', async () => {
		const id = await submitted();
		const hide = { pilotId: id, hide: true, reason: '' };
		expect(issuesOf(await hidePilot(db, secretary, hide, context)).map(({ key }) => key)).toEqual(['pilot.moved_on']);
		await decide(id);
		expect(issuesOf(await hidePilot(db, secretary, hide, context)).map(({ key }) => key)).toEqual([
			'review.reason_missing'
		]);
	});

	test('is for the secretariat alone', async () => {
		const id = await submitted();
		await decide(id);
		for (const who of [editor, admin, auditor, stranger])
			await expect(hidePilot(db, who, { pilotId: id, hide: true, reason: 'x' }, context)).rejects.toMatchObject({
				status: 403
			});
	});
});

describe('the workspace', () => {
	test('shows the pilots of the organisation and of those that it came after', async () => {
		const lillestrom = await pilotWorkspace(db, await actorOf(db, 'redaktor.lillestrom'), 'lillestrom');
		expect((await pilotsOf(db, lillestrom)).map(({ ownerId }) => ownerId).sort()).toEqual(['fet', 'skedsmo', 'sorum']);
	});

	test('opens a pilot only where it belongs', async () => {
		const id = await draft();
		await expect(pilotIn(db, editor, 'ringsaker', id)).resolves.toMatchObject({ pilot: { id } });
		await expect(pilotIn(db, editor, 'karlstad', id)).rejects.toMatchObject({ status: 404 });
		await expect(pilotIn(db, stranger, 'karlstad', id)).rejects.toMatchObject({ status: 404 });
		await expect(pilotIn(db, secretary, 'karlstad', id)).rejects.toMatchObject({ status: 404 });
		await expect(pilotIn(db, auditor, 'ringsaker', id)).resolves.toBeDefined();
		await expect(pilotIn(db, editor, 'ringsaker', "'\u0000")).rejects.toMatchObject({ status: 404 });
		await expect(pilotIn(db, editor, 'ring\u0000saker', id)).rejects.toMatchObject({ status: 404 });
		await expect(pilotIn(db, null, 'ringsaker', id)).rejects.toMatchObject({ status: 404 });
	});
});
