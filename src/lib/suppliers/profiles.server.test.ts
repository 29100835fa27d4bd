import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { inviteMember } from '#lib/accounts/invite-member.server.ts';
import { roles } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import { registerSolution } from '#lib/solutions/write-solution.server.ts';
import { submitSolution } from '#lib/solutions/publish-solution.server.ts';
import { supplierPage } from '#lib/solutions/suppliers.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { makeMember } from '../../../tests/members.ts';
import { ownProfile, writeProfile } from './profiles.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const origin = 'https://sol.example';
const supplier = await actorOf(db, 'leverandor1');
const adviser = await actorOf(db, 'radgiver');
const unverified = await actorOf(db, 'ny.leverandor');
const waits = 'attrap-omsorgsteknik-aps';

async function form(typed: Readonly<Record<string, string>> = {}): Promise<FormData> {
	const { revision } = await ownProfile(db, supplier, 's1');
	const made = new FormData();
	const all = {
		revision,
		presentation: 'Vi lager alarmer.',
		areas: 'social_alarm',
		email: 'post@s1.example',
		...typed
	};
	for (const [name, value] of Object.entries(all)) made.append(name, value);
	return made;
}

describe('a supplier that writes its profile', () => {
	test('is read at once, in the language of the reader where it has written it', async () => {
		const saved = await writeProfile(db, supplier, 's1', await form({ presentation_other: 'Vi gör larm.' }));
		expect(saved).toMatchObject({ ok: true });
		expect((await supplierPage(db, 's1', 'sv'))?.presentation).toEqual({ text: 'Vi gör larm.', language: 'sv' });
		expect((await supplierPage(db, 's1', 'nb'))?.presentation).toEqual({ text: 'Vi lager alarmer.', language: 'nb' });
		expect((await supplierPage(db, 's1', 'nb'))?.areas.map(({ key }) => key)).toEqual(['social_alarm']);

		await writeProfile(db, supplier, 's1', await form());
		expect((await supplierPage(db, 's1', 'sv'))?.presentation).toEqual({ text: 'Vi lager alarmer.', language: 'nb' });
	});

	test('leaves in the journal what it was and what it became', async () => {
		await writeProfile(db, supplier, 's1', await form({ presentation: 'Nye ord.' }));
		const [entry] = await db.execute<{ before: { presentation: string }; after: { presentation: string } }>(sql`
			select before, after from journal_entry where kind = 'supplier.profile_changed' and about_id = 's1'
			order by id desc limit 1`);
		expect([entry?.before.presentation, entry?.after.presentation]).toEqual(['Vi lager alarmer.', 'Nye ord.']);
	});

	test('hears of every fault at once, and of a colleague who was faster', async () => {
		const wrong = { presentation: '', areas: 'none', website: 'http://x', email: 'x', revision: 'old' };
		const refused = await writeProfile(db, supplier, 's1', await form(wrong));
		expect(refused.ok ? [] : refused.issues.map(({ field }) => field)).toEqual([
			'presentation',
			'areas',
			'website',
			'email'
		]);
		expect(await writeProfile(db, supplier, 's1', await form({ revision: 'old' }))).toMatchObject({
			issues: [{ key: 'supplier.changed_meanwhile' }]
		});
	});

	test('is nobody but the firm itself', async () => {
		const others = [...roles.filter((role) => role !== 'supplier')].map((role) => [role, 'karlstad'] as const);
		for (const [role, home] of [...others, ['supplier', 's2'] as const]) {
			const by = await makeMember(db, `P${role}`, role, home);
			await expect(ownProfile(db, by, 's1')).rejects.toMatchObject({ status: 404 });
			await expect(writeProfile(db, by, 's1', new FormData())).rejects.toMatchObject({ status: 404 });
		}
	});
});

describe('the people of a supplier', () => {
	const invite = async (by: typeof supplier, organisationId: string, email: string, role = 'supplier') =>
		inviteMember(db, by, { organisationId, origin, today }, { email, name: 'Ny Kollega', role });

	test('invite a colleague to their own firm, as a supplier and nothing else', async () => {
		expect(await invite(supplier, 's1', 'kollega@s1.example')).toMatchObject({ ok: true });
		const [held] = await db.execute(sql`select m.role from membership m join person p on p.id = m.person_id
			where p.email = 'kollega@s1.example' and m.organisation_id = 's1'`);
		expect(held).toEqual({ role: 'supplier' });
		expect(await invite(supplier, 's1', 'sjef@s1.example', 'administrator')).toMatchObject({
			issues: [{ key: 'member.role_does_not_fit' }]
		});
		await expect(invite(supplier, 's2', 'kollega@s2.example')).rejects.toMatchObject({ status: 404 });
		await expect(invite(supplier, 'karlstad', 'kollega@k.example')).rejects.toMatchObject({ status: 404 });
	});

	test('invite nobody before the firm is verified', async () => {
		expect(await invite(unverified, waits, 'kollega@attrap.example')).toMatchObject({
			issues: [{ key: 'member.firm_not_verified' }]
		});
	});

	test('put nobody out: that is the secretariat', () => {
		expect(may(supplier, 'member.manage', { organisationId: 's1' })).toBe(false);
	});
});

describe('what is sold', () => {
	const content = {
		kind: 'product',
		technologyArea: 'fall_sensor',
		name: 'Matte',
		summary: 'Sensor i en matte.',
		prerequisites: 'Strøm.',
		summaryOther: null,
		prerequisitesOther: null,
		isReadyToReuse: false,
		language: 'nb',
		pilots: []
	} as const;

	test('an unverified firm drafts, and sends nothing in', async () => {
		const draft = await registerSolution(db, unverified, waits, { ...content, supplierId: waits });
		expect(draft.ok).toBe(true);
		const id = draft.ok ? draft.value : '';
		expect(await submitSolution(db, unverified, id)).toMatchObject({ issues: [{ key: 'solution.firm_waits' }] });
		await db.execute(sql`update organisation set verified_at = now() where id = ${waits}`);
		expect(await submitSolution(db, unverified, id)).toMatchObject({ ok: true });
	});

	test('an adviser owns no solution', async () => {
		expect(await registerSolution(db, adviser, 'r1', { ...content, supplierId: 'r1' })).toMatchObject({
			issues: [{ key: 'solution.adviser_owns_none' }]
		});
	});

	test('no supplier reads a draft, a budget or a cost line of anybody', () => {
		for (const by of [supplier, adviser, unverified])
			for (const action of [
				'workspace.read',
				'pilot.read_draft',
				'need.read_draft',
				'need_log.read',
				'lesson.read_draft',
				'measurement.read_draft',
				'gain.read',
				'expense.read',
				'expense.read_staff',
				'budget.read',
				'payment.read',
				'report.read',
				'reconciliation.read',
				'audit.read',
				'response.read',
				'response.count'
			] as const)
				for (const organisationId of ['karlstad', 's1', 's2', 'r1', waits, null])
					expect([action, may(by, action, { organisationId })]).toEqual([action, false]);
	});
});
