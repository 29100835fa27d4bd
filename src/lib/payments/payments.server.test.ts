import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf, statusOf } from '../../../tests/decided.ts';
import { claimInstalment } from './claim-instalment.server.ts';
import { enterAdvance } from './enter-advance.server.ts';
import { grantInstalment } from './grant-instalment.server.ts';
import { paymentsPage } from './payments.server.ts';
import { receiveInstalment } from './receive-instalment.server.ts';
import { settleAdvance } from './settle-advance.server.ts';

const today = '2026-11-22';
const { db } = await testDb({ demo: true });
let finance: Actor, first: Actor, second: Actor, auditor: Actor;

beforeAll(async () => {
	[finance, first, second, auditor] = await Promise.all([
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2'),
		actorOf(db, 'revisor')
	]);
});

const about = { side: 'SE' as const, periodCode: 'P1' };
const claim = { claimedOn: '2026-05-20', claimedMinor: 50_000_00n, comment: '' };
const sideSe = async () => (await paymentsPage(db, auditor, today)).sides?.find(({ side }) => side === 'SE');

describe('an instalment', () => {
	test('is read by secretariat and auditor, written by the secretariat alone', async () => {
		expect(await statusOf(paymentsPage(db, finance, today))).toBe(404);
		expect(await statusOf(claimInstalment(db, auditor, about, claim, today))).toBe(403);
		expect(await statusOf(claimInstalment(db, finance, about, claim, today))).toBe(404);
	});

	test('is claimed once, granted, and received by another one than who claimed it', async () => {
		expect((await claimInstalment(db, first, about, claim, today)).ok).toBe(true);
		expect(keysOf(await claimInstalment(db, second, about, claim, today))).toEqual(['payment.claimed_already']);
		const grant = { on: '2026-07-01', eurMinor: 49_000_00n, seen: 1 };
		expect((await grantInstalment(db, first, about, grant, today)).ok).toBe(true);
		const got = { on: '2026-07-15', eurMinor: 49_000_00n, nationalMinor: 548_800_00n, seen: 2 };
		expect(keysOf(await receiveInstalment(db, first, about, got, today))).toEqual(['payment.own_hands']);
		const both = await Promise.all([
			receiveInstalment(db, second, about, got, today),
			receiveInstalment(db, second, about, got, today)
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect((await sideSe())?.balance).toMatchObject({ receivedMinor: 49_000_00n, outstandingMinor: 851_000_00n });
	});

	test('received by who claimed it is refused by the database itself', async () => {
		const same = db.execute(
			sql`update instalment set received_by = claimed_by where period_code = 'P1' and side = 'SE'`
		);
		await expect(same).rejects.toMatchObject({ cause: { constraint_name: 'instalment_four_eyes' } });
	});
});

describe('an advance', () => {
	const paid = {
		organisationId: 'karlstad',
		paidOn: '2025-10-01',
		eurMinor: 1_000_00n,
		nationalMinor: 11_200_00n,
		comment: ''
	};

	test('stands with a partner of its side and is settled never beyond what is left, also by two at once', async () => {
		expect(keysOf(await enterAdvance(db, first, 'NO', paid, today))).toEqual(['payment.partner_unknown']);
		const entered = await enterAdvance(db, first, 'SE', paid, today);
		const id = entered.ok ? entered.value : '';
		const part = { settledOn: '2026-07-15', eurMinor: 600_00n, comment: '' };
		expect(await statusOf(settleAdvance(db, first, 'x', part, today))).toBe(404);
		const both = await Promise.all([
			settleAdvance(db, first, id, part, today),
			settleAdvance(db, second, id, part, today)
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.flatMap(keysOf)).toEqual(['payment.settles_too_much']);
		expect((await sideSe())?.balance).toMatchObject({ advancedMinor: 1_000_00n, unsettledMinor: 400_00n });
	});
});
