import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { full } from '../../../tests/pilot-contents.ts';
import { reviewing, sendBack, today } from '../../../tests/reviewing.ts';
import { openDraft } from './open-draft.server.ts';
import { pilotHistory } from './pilot-journal.server.ts';
import { pilotById, pilotIn, pilotsOf, pilotWorkspace } from './pilots.server.ts';
import { remarksOn } from './remarks.server.ts';
import { submitPilot } from './submit-pilot.server.ts';
import { discardDraft, takeBackPilot } from './take-back-pilot.server.ts';
import { waitingPilots } from './waiting-pilots.server.ts';

const { db } = await testDb({ demo: true });
const { people, draft, submitted, decide, state, mailsTo } = await reviewing(db);
const { editor, admin, stranger, secretary, auditor } = people;

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
		expect(keysOf(await submitPilot(db, editor, id))).toEqual(['pilot.moved_on']);
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
		expect(keysOf(await decide(id, { verdict: 'return' }))).toEqual(['remark.missing']);
		expect(keysOf(await decide(id, { remarks: sendBack.remarks }))).toEqual(['remark.only_when_returning']);
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
