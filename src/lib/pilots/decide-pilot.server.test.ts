import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { full } from '../../../tests/pilot-contents.ts';
import { context, reviewing, sendBack } from '../../../tests/reviewing.ts';
import { hidePilot } from './hide-pilot.server.ts';
import { openDraft } from './open-draft.server.ts';
import { hiddenBecause } from './pilot-journal.server.ts';
import { pilotById } from './pilots.server.ts';
import { saveSection } from './save-section.server.ts';
import { pilotVersion } from './schema.server.ts';
import { stampOf } from './section-stamp.server.ts';
import { submitPilot } from './submit-pilot.server.ts';

const { db } = await testDb({ demo: true });
const { people, draft, submitted, decide, state, mailsTo } = await reviewing(db);
const { editor, admin, stranger, secretary, other, auditor } = people;

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
		expect(keysOf(await decide(id))).toEqual(['pilot.moved_on']);
	});

	test('is refused when the owner changed it after it was read', async () => {
		const id = await submitted();
		const { revision = 0 } = (await pilotById(db, id))?.open ?? {};
		expect(keysOf(await decide(id, { revision: revision - 1 }))).toEqual(['review.changed_meanwhile']);
	});

	test('is refused while something is missing that the page needs', async () => {
		const id = await submitted();
		await db.execute(sql`update pilot_version set summary = '' where pilot_id = ${id}`);
		expect(keysOf(await decide(id))).toEqual(['section.summary_missing']);
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
		for (const verdict of [{}, sendBack]) expect(keysOf(await decide(id, verdict, both))).toEqual(['pilot.own_work']);
		expect((await decide(id)).ok).toBe(true);
	});

	test('nor somebody who wrote in it before another wrote in it and submitted it', async () => {
		const id = await draft();
		const stamp = async () => stampOf((await pilotById(db, id))?.open?.content ?? full, 'goals');
		const change = { pilotId: id, section: 'goals', mode: 'whole' } as const;
		await saveSection(db, both, { ...change, read: { values: { goals: 'Mine' }, issues: [] }, stamp: await stamp() });
		await saveSection(db, editor, { ...change, read: { values: { goals: 'Våre' }, issues: [] }, stamp: await stamp() });
		await submitPilot(db, editor, id);
		expect(keysOf(await decide(id, {}, both))).toEqual(['pilot.own_work']);
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
		expect(keysOf(await hidePilot(db, secretary, hide, context))).toEqual(['pilot.moved_on']);
		await decide(id);
		expect(keysOf(await hidePilot(db, secretary, hide, context))).toEqual(['review.reason_missing']);
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
