import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { makeMember } from '../../../tests/members.ts';
import { changeRole, endNow, revisionOf, setLastDay } from './change-member.server.ts';
import { membership, person } from './schema.server.ts';

const { db } = await testDb();
const today = '2026-11-21';
type Someone = Awaited<ReturnType<typeof makeMember>>;
let anne: Someone;
let bo: Someone;
let eva: Someone;

beforeEach(async () => {
	await db.delete(person);
	anne = await makeMember(db, 'Anne', 'administrator', 'karlstad');
	bo = await makeMember(db, 'Bo', 'administrator', 'karlstad');
	eva = await makeMember(db, 'Eva', 'editor', 'karlstad');
});

const which = (who: Someone, held: { role: string; endsOn: string | null }) => ({
	organisationId: 'karlstad',
	membershipId: who.membershipId,
	revision: revisionOf(held),
	today
});
const asAdministrator = { role: 'administrator', endsOn: null };
const asEditor = { role: 'editor', endsOn: null };
const heldBy = async (who: Someone) => {
	const [row] = await db
		.select({ role: membership.role, endsOn: membership.endsOn })
		.from(membership)
		.where(eq(membership.id, who.membershipId));
	return row;
};
const last = { ok: false, issues: [{ key: 'member.last_administrator' }] };

describe('changing a member', () => {
	test('gives another role and writes it in the log', async () => {
		expect(await changeRole(db, anne, which(eva, asEditor), 'finance')).toMatchObject({ ok: true });
		expect(await heldBy(eva)).toEqual({ role: 'finance', endsOn: null });
		const log = await db.select().from(journalEntry).where(eq(journalEntry.aboutId, eva.personId));
		expect(log).toMatchObject([
			{
				kind: 'member.role_changed',
				personId: anne.personId,
				organisationId: 'karlstad',
				before: asEditor,
				after: { role: 'finance', endsOn: null }
			}
		]);
	});

	test('refuses a role that does not fit the organisation', async () => {
		for (const role of ['secretariat', 'supplier', 'auditor', 'king', ''])
			expect(await changeRole(db, anne, which(eva, asEditor), role)).toMatchObject({ issues: [{ field: 'role' }] });
		expect(await heldBy(eva)).toEqual(asEditor);
	});

	test('refuses what began from an older state', async () => {
		await changeRole(db, anne, which(eva, asEditor), 'reader');
		expect(await changeRole(db, bo, which(eva, asEditor), 'finance')).toMatchObject({
			issues: [{ key: 'member.changed_meanwhile' }]
		});
		expect(await heldBy(eva)).toMatchObject({ role: 'reader' });
	});

	test('sets, moves and takes away the last day', async () => {
		expect(await setLastDay(db, anne, which(eva, asEditor), '2026-12-31')).toMatchObject({ ok: true });
		expect(await heldBy(eva)).toEqual({ role: 'editor', endsOn: '2026-12-31' });
		expect(await setLastDay(db, anne, which(eva, { role: 'editor', endsOn: '2026-12-31' }), '')).toMatchObject({
			ok: true
		});
		expect(await heldBy(eva)).toEqual(asEditor);
	});

	test.each([
		['31.2.2027', 'day.not_in_calendar'],
		['snart', 'day.unreadable'],
		['31.12.2025', 'member.last_day_before_first']
	])('refuses the last day %j', async (typed, key) =>
		expect(await setLastDay(db, anne, which(eva, asEditor), typed)).toMatchObject({
			issues: [{ field: 'lastDay', key }]
		})
	);

	test('puts somebody out at once', async () => {
		expect(await endNow(db, anne, which(eva, asEditor))).toMatchObject({ ok: true });
		expect(await heldBy(eva)).toEqual({ role: 'editor', endsOn: '2026-11-20' });
	});

	test('leaves no trace of a membership that began today', async () => {
		await db.update(membership).set({ startsOn: today }).where(eq(membership.id, eva.membershipId));
		expect(await endNow(db, anne, which(eva, asEditor))).toMatchObject({ ok: true });
		expect(await heldBy(eva)).toBeUndefined();
	});
});

describe('who may change members', () => {
	test('is nobody without the role', async () => {
		await expect(changeRole(db, eva, which(bo, asAdministrator), 'reader')).rejects.toMatchObject({ status: 403 });
		expect(await heldBy(bo)).toEqual(asAdministrator);
	});

	test('is no administrator of another organisation, who does not learn that the member exists', async () => {
		const ola = await makeMember(db, 'Ola', 'administrator', 'ringsaker');
		await expect(changeRole(db, ola, which(eva, asEditor), 'reader')).rejects.toMatchObject({ status: 404 });
		await expect(
			changeRole(db, ola, { ...which(eva, asEditor), organisationId: 'ringsaker' }, 'reader')
		).rejects.toMatchObject({ status: 404 });
		expect(await heldBy(eva)).toEqual(asEditor);
	});

	test('is the secretariat too', async () => {
		const sara = await makeMember(db, 'Sara', 'secretariat', 'secretariat');
		expect(await changeRole(db, sara, which(eva, asEditor), 'reader')).toMatchObject({ ok: true });
	});
});

describe('the last administrator', () => {
	beforeEach(() => changeRole(db, anne, which(bo, asAdministrator), 'reader'));

	test('keeps the role', async () => {
		expect(await changeRole(db, anne, which(anne, asAdministrator), 'editor')).toMatchObject(last);
		expect(await heldBy(anne)).toEqual(asAdministrator);
	});

	test('cannot leave, now or later', async () => {
		expect(await endNow(db, anne, which(anne, asAdministrator))).toMatchObject(last);
		expect(await setLastDay(db, anne, which(anne, asAdministrator), '2027-12-31')).toMatchObject(last);
	});

	test('cannot be taken away by the secretariat either', async () => {
		const sara = await makeMember(db, 'Sara', 'secretariat', 'secretariat');
		expect(await endNow(db, sara, which(anne, asAdministrator))).toMatchObject(last);
	});

	test('may go once another has accepted', async () => {
		expect(await changeRole(db, anne, which(eva, asEditor), 'administrator')).toMatchObject({ ok: true });
		await db.update(person).set({ passwordHash: null }).where(eq(person.id, eva.personId));
		expect(await endNow(db, anne, which(anne, asAdministrator))).toMatchObject(last);
		await db.update(person).set({ passwordHash: 'none' }).where(eq(person.id, eva.personId));
		expect(await endNow(db, anne, which(anne, asAdministrator))).toMatchObject({ ok: true });
	});

	test('of the secretariat is its last person', async () => {
		const sara = await makeMember(db, 'Sara', 'secretariat', 'secretariat');
		const own = { ...which(sara, { role: 'secretariat', endsOn: null }), organisationId: 'secretariat' };
		expect(await endNow(db, sara, own)).toMatchObject({ issues: [{ key: 'member.last_secretariat' }] });
	});
});

describe('an auditor', () => {
	test('is never made by a change of role', async () => {
		const sara = await makeMember(db, 'Sara', 'secretariat', 'secretariat');
		await makeMember(db, 'Siri', 'secretariat', 'secretariat');
		const own = { ...which(sara, { role: 'secretariat', endsOn: null }), organisationId: 'secretariat' };
		expect(await changeRole(db, sara, own, 'auditor')).toMatchObject({
			issues: [{ field: 'role', key: 'member.auditor_elsewhere' }]
		});
	});

	test('keeps a last day, which can be moved', async () => {
		const sara = await makeMember(db, 'Sara', 'secretariat', 'secretariat');
		const rita = await makeMember(db, 'Rita', 'auditor', 'secretariat');
		const hers = { ...which(rita, { role: 'auditor', endsOn: null }), organisationId: 'secretariat' };
		expect(await setLastDay(db, sara, hers, ' ')).toMatchObject({
			issues: [{ field: 'lastDay', key: 'member.auditor_last_day' }]
		});
		expect(await setLastDay(db, sara, hers, '2027-12-31')).toMatchObject({ ok: true });
	});
});

test('two administrators who demote each other at the same moment leave one', async () => {
	let second: ReturnType<typeof changeRole> | undefined;
	const first = await db.transaction(async (tx) => {
		const answer = await changeRole(tx, anne, which(bo, asAdministrator), 'editor');
		second = changeRole(db, bo, which(anne, asAdministrator), 'editor');
		await Promise.race([second, pause(300)]); // time enough to overtake, if nothing held it back
		return answer;
	});
	expect(first).toMatchObject({ ok: true });
	expect(await second).toMatchObject(last);
	expect([await heldBy(anne), await heldBy(bo)]).toEqual([asAdministrator, asEditor]);
});
