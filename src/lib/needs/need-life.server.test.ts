import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import type { Decision } from '#lib/decision.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, keysOf, statusOf } from '../../../tests/decided.ts';
import { content, needing, sender } from '../../../tests/needing.ts';
import { changeState, ownPilots } from './change-state.server.ts';
import { decideNeed } from './decide-need.server.ts';
import type { StateChange } from './need-content.ts';
import { allMoves, rightFor, stateMoves, type NeedMove, type StateMove } from './need.ts';
import { needInFull } from './need-page.server.ts';
import { waitingNeeds } from './need-review.server.ts';
import { demandNeed, needIn, workedNeed } from './need-work.server.ts';
import { ownNeeds } from './own-needs.server.ts';
import { need } from './schema.server.ts';
import { submitAsked } from './submit-need.server.ts';
import { beginNeed, discardNeed, saveNeed, submitNeed, takeBackNeed } from './write-need.server.ts';

const { db } = await testDb({ demo: true });
const { people, draft, submitted, opened, stateOf, logOf, newsOf } = await needing(db);
const { otherOffice, ...others } = people;
const { editor, admin, finance, office, stranger, supplier, auditor } = others;

describe('writing a need', () => {
	test('begins with a title and a language alone, and is read by nobody else', async () => {
		const id = accepted(await beginNeed(db, editor, 'karlstad', { title: 'Något', language: 'sv' }));
		expect(await stateOf(id)).toBe('draft');
		expect(await statusOf(demandNeed(db, stranger, 'need.read_draft', id))).toBe(404);
		expect(await statusOf(needIn(db, stranger, 'ringsaker', id))).toBe(404);
		expect(keysOf(await submitNeed(db, editor, id))).toEqual([
			'need.text_missing',
			'need.target_group_missing',
			'need.technology_missing',
			'need.type_missing'
		]);
		expect((await ownNeeds(db, ['karlstad'])).find((each) => each.id === id)).toMatchObject({
			role: 'owner',
			state: 'draft'
		});
		accepted(await discardNeed(db, editor, id));
		expect(await workedNeed(db, id)).toBeUndefined();
	});

	test('keeps what the first of two saved, and says so to the second', async () => {
		const id = await draft();
		const mine = { ...content, text: 'Mina ord.' };
		expect(accepted(await saveNeed(db, admin, id, 2, mine))).toBe(3);
		expect(keysOf(await saveNeed(db, editor, id, 2, content))).toEqual(['need.changed_meanwhile']);
		expect((await workedNeed(db, id))?.content).toEqual(mine);
	});

	test('of two who save at the same moment one is told', async () => {
		const id = await draft();
		const both = await Promise.all([editor, admin].map((by) => saveNeed(db, by, id, 2, { ...content, text: by.name })));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('is held once by a question about its words, and sent when its author stays by them', async () => {
		const id = await draft();
		const words = { ...content, text: 'Vi behöver ett system.' };
		const form = new FormData();
		form.set('revision', '2');
		expect(await submitAsked(db, editor, id, form, words)).toEqual({ ok: true, value: 'asked' });
		expect(await stateOf(id)).toBe('draft');
		form.set('revision', '3');
		form.append('seen', 'text:need.lint_solution:behöver ett system');
		expect(await submitAsked(db, editor, id, form, words)).toEqual({ ok: true, value: 'submitted' });
	});

	test('is not sent in with a deadline that has passed', async () => {
		expect(keysOf(await submitNeed(db, editor, await draft({ deadline: '2020-01-01' })))).toEqual([
			'need.deadline_past'
		]);
	});

	test('is not written in while others read it, unless it is taken back', async () => {
		const id = await submitted();
		expect(keysOf(await saveNeed(db, editor, id, 2, content))).toEqual(['need.moved_on']);
		expect(keysOf(await discardNeed(db, editor, id))).toEqual(['need.moved_on']);
		accepted(await takeBackNeed(db, editor, id));
		accepted(await saveNeed(db, editor, id, 2, content));
	});
});

describe('each move of a need', () => {
	const change: StateChange = { move: 'close', reason: 'Klart.', procurementUrl: 'https://a.example/', pilotId: null };
	const before: Record<NeedMove, () => Promise<string>> = {
		submit: draft,
		take_back: submitted,
		return: submitted,
		open: submitted,
		dialogue: opened,
		close: opened,
		to_procurement: opened,
		to_pilot: opened,
		cancel: opened
	};
	async function make(move: NeedMove, by: Actor, id: string): Promise<Decision<unknown>> {
		if (move === 'submit') return submitNeed(db, by, id);
		if (move === 'take_back') return takeBackNeed(db, by, id);
		if (move === 'open' || move === 'return')
			return decideNeed(db, by, id, { verdict: move, remark: 'Mer om vilka.', revision: 2 }, sender);
		const [pilot] = await ownPilots(db, { actingIds: ['karlstad'] });
		return changeState(db, by, id, { ...change, move: move satisfies StateMove, pilotId: pilot?.id ?? null });
	}

	test.each(allMoves)('%s is made by those who may, and by nobody else', async (move) => {
		for (const [who, by] of Object.entries(others)) {
			const id = await before[move]();
			const allowed = may(by, rightFor(move), { organisationId: 'karlstad' });
			const done = await make(move, by, id).then(
				({ ok }) => ok,
				() => 'refused'
			);
			expect([who, move, done]).toEqual([who, move, allowed ? true : 'refused']);
		}
	});

	test.each(stateMoves)('%s is told to followers and stands in the log', async (move) => {
		const id = await opened();
		accepted(await make(move, editor, id));
		expect(await newsOf(id)).toEqual(['need.opened', 'need.state_changed']);
		expect(await logOf(id)).toEqual(['opened', 'state']);
		expect(keysOf(await make('submit', editor, id))).toEqual(['need.moved_on']);
	});

	test('tells strangers nothing of a draft, and of a public one only that it is not theirs', async () => {
		expect(await statusOf(submitNeed(db, stranger, await draft()))).toBe(404);
		expect(await statusOf(submitNeed(db, finance, await draft()))).toBe(403);
		expect(await statusOf(changeState(db, stranger, await opened(), change))).toBe(403);
		expect(await statusOf(changeState(db, supplier, '00000000-0000-4000-8000-000000000000', change))).toBe(404);
		expect(
			await statusOf(decideNeed(db, auditor, await submitted(), { verdict: 'open', remark: '', revision: 2 }, sender))
		).toBe(403);
	});

	test('to open never takes the address of a page that stands beside the needs', async () => {
		const id = await opened({ title: 'Kart' });
		expect((await workedNeed(db, id))?.slug).toBe(`kart-${id.slice(0, 8)}`);
	});

	test('to a pilot goes with an own one alone', async () => {
		const [foreign] = await ownPilots(db, { actingIds: ['ringsaker'] });
		const asked = { ...change, move: 'to_pilot' as const, pilotId: foreign?.id ?? '' };
		expect(keysOf(await changeState(db, editor, await opened(), asked))).toEqual(['need.pilot_missing']);
	});
});

describe('the secretariat', () => {
	test('sees what was sent in, opens it under an address of its own, and writes to the owner', async () => {
		const id = await submitted({ title: 'Ett helt eget behov' });
		expect((await waitingNeeds(db, office, sender.today)).map((each) => each.id)).toContain(id);
		await db.delete(outgoingMail);
		accepted(await decideNeed(db, office, id, { verdict: 'open', remark: '', revision: 2 }, sender));
		expect((await needInFull(db, 'ett-helt-eget-behov'))?.sites).toEqual(['Karlstad', 'Molkom']);
		expect(await db.select({ kind: outgoingMail.kind }).from(outgoingMail)).toContainEqual({ kind: 'need_opened' });
		const twin = await submitted({ title: 'Ett helt eget behov' });
		accepted(await decideNeed(db, office, twin, { verdict: 'open', remark: '', revision: 2 }, sender));
		expect((await workedNeed(db, twin))?.slug).toBe(`ett-helt-eget-behov-${twin.slice(0, 8)}`);
	});

	test('opens three of one title at the same moment, each under an address of its own', async () => {
		const title = 'Tre behov på en gang';
		const ids = [await submitted({ title }), await submitted({ title }), await submitted({ title })];
		const verdict = { verdict: 'open', remark: '', revision: 2 } as const;
		for (const done of await Promise.all(ids.map((id) => decideNeed(db, office, id, verdict, sender)))) accepted(done);
		const slugs = await Promise.all(ids.map(async (id) => (await workedNeed(db, id))?.slug));
		expect(slugs).toContain('tre-behov-pa-en-gang');
		expect(new Set(slugs).size).toBe(3);
	});

	test('returns it with a remark, and it comes again', async () => {
		const id = await submitted();
		accepted(await decideNeed(db, office, id, { verdict: 'return', remark: 'Vilka?', revision: 2 }, sender));
		expect(await workedNeed(db, id)).toMatchObject({ state: 'returned', remark: 'Vilka?' });
		accepted(await submitNeed(db, editor, id));
		expect(await stateOf(id)).toBe('submitted');
	});

	test('decides with four eyes, in the rule and in the database', async () => {
		const both = { ...office, memberships: [...office.memberships, ...editor.memberships] };
		const id = await draft();
		accepted(await submitNeed(db, both, id));
		const verdict = { verdict: 'open', remark: '', revision: 2 } as const;
		expect(keysOf(await decideNeed(db, both, id, verdict, sender))).toEqual(['need.own_work']);
		const decidedAlone = db.update(need).set({ decidedBy: office.personId }).where(eq(need.id, id));
		await expect(decidedAlone).rejects.toMatchObject({ cause: { constraint_name: 'need_four_eyes' } });
		accepted(await decideNeed(db, otherOffice, id, verdict, sender));
	});

	test('decides once when two do it at the same moment', async () => {
		const id = await submitted();
		const verdict = { verdict: 'open', remark: '', revision: 2 } as const;
		const both = await Promise.all([office, otherOffice].map((by) => decideNeed(db, by, id, verdict, sender)));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await logOf(id)).toEqual(['opened']);
	});
});
