import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { roles } from '#lib/accounts/actor.ts';
import { membership } from '#lib/accounts/schema.server.ts';
import { organisationItems } from '#lib/api/public-organisations.server.ts';
import { solutionOptions, solutionWorkspace } from '#lib/solutions/solution-workspace.server.ts';
import { supplierPage, suppliers } from '#lib/solutions/suppliers.server.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { makeMember } from '../../../tests/members.ts';
import { supplierRegistration } from './schema.server.ts';
import { decideRegistration, registrationById, registrations } from './verify-supplier.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const sender = { origin: 'https://sol.example', today };
const firm = 'attrap-omsorgsteknik-aps';
const verify = { verdict: 'verify', reason: '' } as const;
const refuse = { verdict: 'refuse', reason: 'Firmaet finnes ikke i registeret.' } as const;

const secretary = await actorOf(db, 'sekretariat1');
const member = await actorOf(db, 'ny.leverandor');
const [kept] = (await registrations(db, secretary)).waiting;
const id = kept?.id ?? '';

const mails = async () =>
	db.execute<{ kind: string; to_address: string; language: string; body: string }>(
		sql`select kind, to_address, language, body from outgoing_mail order by created_at, to_address`
	);
const journal = async () =>
	db.execute<{ kind: string }>(sql`select kind from journal_entry where about_id = ${firm} order by id`);

beforeEach(async () => {
	await db.execute(
		sql`update supplier_registration set state = 'confirmed', decided_by = null, decided_at = null, reason = ''`
	);
	await db.execute(sql`update organisation set verified_at = null, active_to = null,
		register_number = 'CVR 00000000 (fiktivt)' where id = ${firm}`);
	await db.update(membership).set({ endsOn: null }).where(eq(membership.organisationId, firm));
	await db.execute(sql`delete from outgoing_mail`);
	await db.execute(sql`delete from journal_entry where about_id = ${firm}`);
});

describe('a firm that waits for verification', () => {
	test('is on no public list, page or API, and cannot be chosen', async () => {
		const all = { technology: null, country: null, page: '' };
		const listed = async () => (await suppliers(db, all, 'nb')).suppliers.map((each) => each.id);
		const told = async () =>
			(await organisationItems(db, { page: 1, perPage: 100 }, sender.origin)).items.map((each) => each.id);
		expect(await listed()).not.toContain(firm);
		expect(await supplierPage(db, firm, 'nb')).toBeUndefined();
		expect(await told()).not.toContain(firm);
		const workspace = await solutionWorkspace(db, await actorOf(db, 'redaktor.karlstad'), 'karlstad');
		const offered = (await solutionOptions(db, workspace, 'nb')).choices.suppliers;
		expect(offered).not.toContain(firm);
		expect(offered).not.toContain('r1');
		expect(offered).toContain('s1');

		await decideRegistration(db, secretary, id, verify, sender);
		expect(await listed()).toContain(firm);
		expect((await supplierPage(db, firm, 'nb'))?.country).toBe('DK');
		expect(await told()).toContain(firm);
	});

	test('waits for the secretariat, and not for its own people', async () => {
		const kinds = async () => (await waitingFor(db, secretary, today)).map((each) => each.kind);
		expect(await kinds()).toContain('supplier_registered');
		await db.update(supplierRegistration).set({ personId: secretary.personId });
		expect(await kinds()).not.toContain('supplier_registered');
		await db.update(supplierRegistration).set({ personId: member.personId });
	});
});

describe('the secretariat', () => {
	test('verifies: the firm is told in its language, and it is written down', async () => {
		expect(await decideRegistration(db, secretary, id, verify, sender)).toMatchObject({ ok: true });
		expect(await mails()).toMatchObject([{ kind: 'supplier_verified', to_address: member.email, language: 'nb' }]);
		expect(await journal()).toEqual([{ kind: 'supplier.verified' }]);
		expect(await decideRegistration(db, secretary, id, refuse, sender)).toMatchObject({
			issues: [{ key: 'supplier.decided_meanwhile' }]
		});
	});

	test('refuses with a reason, and nobody works for the firm any more', async () => {
		expect(await decideRegistration(db, secretary, id, { ...refuse, reason: '' }, sender)).toMatchObject({
			issues: [{ field: 'reason', key: 'supplier.reason_missing' }]
		});
		expect(await decideRegistration(db, secretary, id, refuse, sender)).toMatchObject({ ok: true });
		const [told] = await mails();
		expect(told?.body).toContain(refuse.reason);
		const [held] = await db.select().from(membership).where(eq(membership.organisationId, firm));
		expect(held?.endsOn).toBe('2026-11-21');
		expect(await supplierPage(db, firm, 'nb')).toBeUndefined();
		expect(await journal()).toEqual([{ kind: 'supplier.refused' }]);
	});

	test('decides not on a firm of its own person', async () => {
		const [held] = await db
			.insert(membership)
			.values({ personId: secretary.personId, organisationId: firm, role: 'supplier' })
			.returning();
		expect(await decideRegistration(db, secretary, id, verify, sender)).toMatchObject({
			issues: [{ key: 'supplier.own_firm' }]
		});
		await db.delete(membership).where(eq(membership.id, held?.id ?? ''));
		await expect(
			db.update(supplierRegistration).set({ decidedBy: member.personId }).where(eq(supplierRegistration.id, id))
		).rejects.toThrow();
	});

	test('decides once when two do it at the same moment', async () => {
		const other = await actorOf(db, 'sekretariat2');
		const done = await Promise.all([
			decideRegistration(db, secretary, id, verify, sender),
			decideRegistration(db, other, id, refuse, sender)
		]);
		expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await mails()).toHaveLength(1);
	});
});

describe('who may', () => {
	test.each(roles.filter((role) => role !== 'secretariat'))('%s decides nothing', async (role) => {
		const home = role === 'supplier' ? firm : role === 'auditor' ? 'secretariat' : 'karlstad';
		const by = await makeMember(db, `T${role}`, role, home);
		const status = role === 'auditor' ? 403 : 404;
		await expect(decideRegistration(db, by, id, verify, sender)).rejects.toMatchObject({ status });
		if (role === 'auditor') expect((await registrationById(db, by, id)).id).toBe(id);
		else await expect(registrationById(db, by, id)).rejects.toMatchObject({ status: 404 });
		await db.delete(membership).where(eq(membership.id, by.membershipId));
	});
});
