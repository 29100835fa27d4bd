import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted } from '../../../tests/decided.ts';
import { adoptionIn, adoptionsOf } from './adoptions.server.ts';
import {
	changeAdoption,
	confirmAdoption,
	endAdoption,
	refuseAdoption,
	takeBackDeclaration
} from './answer-adoption.server.ts';
import { declarationOptions, declareAdoption } from './declare-adoption.server.ts';
import { programmeSpread, publicUses } from './public-uses.server.ts';
import { adoption, solution } from './schema.server.ts';
import { solutionWorkspace } from './solution-workspace.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const sender = { origin: 'https://sol.example', today };
const use = { stage: 'in_use', sinceOn: '2026-10-01', userCount: 40 } as const;

let supplier: Actor, otherSupplier: Actor, admin: Actor, editor: Actor, foreign: Actor, office: Actor, auditor: Actor;
let varselHjem: string, rettKallelse: string, dornokkel: string;

beforeAll(async () => {
	[supplier, otherSupplier, admin, editor, foreign, office, auditor] = await Promise.all([
		actorOf(db, 'leverandor1'),
		actorOf(db, 'leverandor2'),
		actorOf(db, 'admin.hammaro'),
		actorOf(db, 'redaktor.hammaro'),
		actorOf(db, 'admin.ringsaker'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'revisor')
	]);
	const rows = await db.select({ id: solution.id, slug: solution.slug }).from(solution);
	const idOf = (slug: string) => rows.find((row) => row.slug === slug)?.id ?? '';
	[varselHjem, rettKallelse, dornokkel] = [idOf('varsel-hjem'), idOf('ratt-kallelse'), idOf('dornokkel')];
});

beforeEach(async () => {
	await db.delete(adoption).where(eq(adoption.organisationId, 'hammaro'));
	await db.delete(outgoingMail);
});

async function declare(by: Actor, organisationId: string, solutionId: string, rest = {}) {
	const workspace = await solutionWorkspace(db, by, organisationId);
	const said = { solutionId, organisationId: 'hammaro', pilotId: null, sinceOn: '2026-09-01', userCount: null };
	return declareAdoption(db, by, workspace, { ...said, ...rest }, sender);
}

async function declared(): Promise<string> {
	return accepted(await declare(supplier, 's1', varselHjem));
}

const isPublic = async (id: string) => (await publicUses(db, {}, today)).uses.some((each) => each.id === id);

describe('a supplier says that a municipality uses its product', () => {
	test('and nobody outside is told', async () => {
		const before = await programmeSpread(db, today);
		const id = await declared();
		expect(await isPublic(id)).toBe(false);
		expect(await programmeSpread(db, today)).toEqual(before);
		for (const outsider of [foreign, otherSupplier])
			await expect(adoptionIn(db, outsider, outsider.memberships[0]?.organisationId ?? '', id)).rejects.toMatchObject({
				status: 404
			});
	});

	test('and both sides, the secretariat and the auditor see it', async () => {
		const id = await declared();
		for (const [by, place] of [
			[admin, 'hammaro'],
			[editor, 'hammaro'],
			[supplier, 's1'],
			[office, 'hammaro'],
			[auditor, 's1']
		] as const)
			expect((await adoptionIn(db, by, place, id)).adoption.stage).toBe('declared');
		await expect(adoptionIn(db, foreign, 'hammaro', id)).rejects.toMatchObject({ status: 404 });
	});

	test('and the administrator there is asked, by mail and on the start page', async () => {
		const id = await declared();
		const mails = await db.select().from(outgoingMail);
		expect(mails.map(({ toAddress, kind }) => [toAddress, kind])).toEqual([
			['admin.hammaro@demo.example', 'adoption_declared']
		]);
		expect(mails[0]?.body).toContain(`/sv/arbeid/hammaro/losninger/bruk/${id}`);
		const waits = async (by: Actor) => (await waitingFor(db, by, today)).some((each) => each.thing === id);
		expect([await waits(admin), await waits(editor), await waits(foreign), await waits(supplier)]).toEqual([
			true,
			false,
			false,
			false
		]);
	});

	test('but not of a product of somebody else', async () => {
		expect(await declare(supplier, 's1', dornokkel)).toMatchObject({
			issues: [{ field: 'user', key: 'adoption.not_your_side' }]
		});
		const { solutions } = await declarationOptions(db, await solutionWorkspace(db, supplier, 's1'), 'nb', today);
		expect(solutions.map(({ slug }) => slug)).toEqual(['felles-alarmmottak', 'varsel-hjem']);
	});

	test('nor of what is not published, nor twice', async () => {
		expect(await declare(otherSupplier, 's2', rettKallelse)).toMatchObject({
			issues: [{ key: 'adoption.solution_missing' }]
		});
		await declared();
		expect(await declare(supplier, 's1', varselHjem)).toMatchObject({ issues: [{ key: 'adoption.known_already' }] });
	});

	test('nor in the name of another organisation', async () => {
		await expect(declare(supplier, 's2', varselHjem)).rejects.toMatchObject({ status: 404 });
		await expect(declare(office, 's1', varselHjem)).rejects.toMatchObject({ status: 403 });
		await expect(declare(auditor, 's1', varselHjem)).rejects.toMatchObject({ status: 403 });
		const finance = await actorOf(db, 'okonomi.hammaro');
		await expect(declare(finance, 'hammaro', varselHjem)).rejects.toMatchObject({ status: 403 });
	});

	test('and takes it back while nobody has answered', async () => {
		const id = await declared();
		await expect(takeBackDeclaration(db, foreign, { id, revision: 1 })).rejects.toMatchObject({ status: 404 });
		await expect(takeBackDeclaration(db, admin, { id, revision: 1 })).rejects.toMatchObject({ status: 403 });
		expect(await takeBackDeclaration(db, supplier, { id, revision: 1 })).toMatchObject({ ok: true });
		await expect(adoptionIn(db, admin, 'hammaro', id)).rejects.toMatchObject({ status: 404 });
	});
});

describe('the adopting organisation', () => {
	test('alone decides, by its administrator', async () => {
		const id = await declared();
		const at = { id, revision: 1 };
		for (const verb of [
			(by: Actor) => confirmAdoption(db, by, at, use, sender),
			(by: Actor) => refuseAdoption(db, by, at, 'Nei.', sender),
			(by: Actor) => changeAdoption(db, by, at, use),
			(by: Actor) => endAdoption(db, by, at, { endedOn: today, reason: 'Nei.' })
		]) {
			for (const by of [foreign, otherSupplier]) await expect(verb(by)).rejects.toMatchObject({ status: 404 });
			for (const by of [editor, supplier, office, auditor])
				await expect(verb(by)).rejects.toMatchObject({ status: 403 });
		}
		expect((await adoptionIn(db, admin, 'hammaro', id)).adoption.stage).toBe('declared');
	});

	test('confirms, and one municipality more uses something', async () => {
		const before = await programmeSpread(db, today);
		const id = await declared();
		expect(await confirmAdoption(db, admin, { id, revision: 1 }, use, sender)).toMatchObject({ ok: true });
		const { uses } = await publicUses(db, { solution: [varselHjem] }, today);
		expect(uses.find((each) => each.id === id)).toMatchObject({ stage: 'in_use', sinceOn: '2026-10-01', users: 40 });
		expect((await programmeSpread(db, today)).municipalities).toBe(before.municipalities + 1);
		expect(await confirmAdoption(db, admin, { id, revision: 2 }, use, sender)).toMatchObject({
			issues: [{ key: 'adoption.not_waiting' }]
		});
	});

	test('confirms what it said itself, also when the same person did both', async () => {
		const decision = await declare(admin, 'hammaro', dornokkel);
		const id = decision.ok ? decision.value : '';
		expect(await confirmAdoption(db, admin, { id, revision: 1 }, use, sender)).toMatchObject({ ok: true });
	});

	test('refuses with a reason, and what was said is gone but for the log', async () => {
		const id = await declared();
		expect(await refuseAdoption(db, admin, { id, revision: 1 }, '', sender)).toMatchObject({
			issues: [{ field: 'remark', key: 'adoption.refusal_missing' }]
		});
		await db.delete(outgoingMail);
		expect(await refuseAdoption(db, admin, { id, revision: 1 }, 'Vi har aldri kjøpt den.', sender)).toMatchObject({
			ok: true
		});
		expect((await db.select().from(outgoingMail)).map(({ toAddress }) => toAddress)).toEqual([
			'leverandor1@demo.example'
		]);
		const log = await db.select().from(journalEntry).where(eq(journalEntry.aboutId, id));
		expect(log.map(({ kind }) => kind)).toEqual(['adoption.declared', 'adoption.refused']);
		expect(await adoptionsOf(db, { covers: ['hammaro'] })).toEqual({ own: [], ofOthers: [] });
	});

	test('ends it with a reason that stays, and it counts no more', async () => {
		const before = await programmeSpread(db, today);
		const id = await declared();
		await confirmAdoption(db, admin, { id, revision: 1 }, use, sender);
		const ending = { endedOn: '2026-09-30', reason: 'For få alarmer kom fram.' };
		expect(await endAdoption(db, admin, { id, revision: 2 }, ending)).toMatchObject({
			issues: [{ field: 'ended_on', key: 'adoption.ended_before_start' }]
		});
		expect(await endAdoption(db, admin, { id, revision: 1 }, { ...ending, endedOn: '2026-11-01' })).toMatchObject({
			issues: [{ key: 'adoption.changed_meanwhile' }]
		});
		expect(await endAdoption(db, admin, { id, revision: 2 }, { ...ending, endedOn: '2026-11-01' })).toMatchObject({
			ok: true
		});
		const { uses } = await publicUses(db, { organisation: ['hammaro'] }, today);
		expect(uses).toMatchObject([{ stage: 'ended', endedReason: 'For få alarmer kom fram.', endedOn: '2026-11-01' }]);
		expect(await programmeSpread(db, today)).toMatchObject({
			municipalities: before.municipalities,
			ended: before.ended + 1
		});
	});

	test('of a hidden pilot is told, the pilot is not', async () => {
		const [first] = await db.execute<{ id: string; pilot: string }>(
			sql`select id, pilot_id as pilot from adoption where stage = 'in_use' and pilot_id is not null limit 1`
		);
		await db
			.update(pilot)
			.set({ hiddenAt: new Date() })
			.where(eq(pilot.id, first?.pilot ?? ''));
		const { uses } = await publicUses(db, {}, today);
		expect(uses.find(({ id }) => id === first?.id)).toMatchObject({ from: null, months: null });
		await db
			.update(pilot)
			.set({ hiddenAt: null })
			.where(eq(pilot.id, first?.pilot ?? ''));
	});
});

describe('the demonstration', () => {
	test('shows use after the pilots, one that ended, and hides two that nobody confirmed', async () => {
		const { uses, spread } = await publicUses(db, {}, today);
		expect(uses.map(({ stage }) => stage)).not.toContain('declared');
		expect(uses.filter(({ stage }) => stage === 'ended')).toMatchObject([{ users: 'too_few' }]);
		expect(uses).toHaveLength(13);
		// lørenskog, rælingen, lillestrøm, karlstad, arvika, ringsaker, aurskog-høland
		expect(spread).toMatchObject({ municipalities: 7, ended: 1, daily: { part: 11, of: 13, percent: '84.62' } });
		// 2, 5, 9 | 14 | 5, 8 | 1 | 18 | 6 | 1, 0 from the eleven in daily use, sorted 0 1 1 2 5 5 6 8 9 14 18
		expect([spread.monthsToUse, spread.monthsFrom]).toEqual([5, 11]);
	});
});
