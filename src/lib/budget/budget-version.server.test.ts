import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#lib/accounts/actor.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { testDb } from '../../../tests/db.ts';
import { budgetOf, frameOf, versionOf, versionsOf } from './budget-versions.server.ts';
import { decideVersion, proposeVersion } from './decide-budget.server.ts';
import { differenceOf } from './difference.ts';
import { beginVersion, discardVersion, saveLines } from './draft-budget.server.ts';
import { giftsPage } from './gifts-page.server.ts';
import { enterForecast, ownForecasts } from './own-forecast.server.ts';
import { saveGifts } from './save-gifts.server.ts';

const { db } = await testDb({ demo: true });
const running = await runningProject(db, '2026-11-22');
if (!running) throw new Error('no project');
const project = running;

async function actor(email: string, role: Role, organisationId = 'secretariat'): Promise<Actor> {
	const [row] = await db.execute<{ id: string }>(sql`select id from person where email = ${email}`);
	const membership = { organisationId, nameNb: '', nameSv: '', role, covers: [organisationId] };
	return { personId: row?.id ?? '', name: '', email, language: 'nb', memberships: [membership] };
}
const one = await actor('sekretariat1@demo.example', 'secretariat');
const two = await actor('sekretariat2@demo.example', 'secretariat');
const finance = await actor('okonomi.karlstad@demo.example', 'finance', 'karlstad');
const auditor = await actor('revisor@demo.example', 'auditor', 'auditor');
const keysOf = (decision: { ok: boolean; issues?: readonly { key: string }[] }) =>
	decision.issues?.map(({ key }) => key);
const ask = { reason: 'Flyttar pengar', decidedOn: '2027-02-01', lang: 'sv' as const };

async function newest() {
	const [head] = await versionsOf(db, one, project.id);
	if (!head) throw new Error('no version');
	return head;
}

describe('a version that waits', () => {
	test('of the demonstration moves 5 000 euro of Karlstad from hired help to equipment', async () => {
		const { budget: after } = await versionOf(db, one, project, 2);
		const { budget: before } = await versionOf(db, one, project, 1);
		const { lines, total } = differenceOf(before, after, await frameOf(db, project));
		expect(lines.map(({ category, before: was, after: is }) => [category, (is ?? 0n) - (was ?? 0n)])).toEqual([
			['external', -500_000n],
			['equipment', 500_000n]
		]);
		expect(total.before).toBe(total.after);
	});

	test('keeps a second one from being begun', async () => {
		expect(keysOf(await beginVersion(db, one, project, ask))).toEqual(['budget_version.one_open']);
	});

	test('is not decided by the one who proposed it, in code or in the database', async () => {
		const { revision } = await newest();
		const own = await decideVersion(db, one, project, { number: 2, revision, approve: true, reason: '' });
		expect(keysOf(own)).toEqual(['budget_version.own_hands']);
		await expect(
			db.execute(sql`update budget_version set state = 'approved', decided_by = ${one.personId} where number = 2`)
		).rejects.toThrow();
	});

	test('is not rejected without a reason, nor from a screen that is out of date', async () => {
		const { revision } = await newest();
		const silent = await decideVersion(db, two, project, { number: 2, revision, approve: false, reason: ' ' });
		expect(keysOf(silent)).toEqual(['budget_version.rejection_reason']);
		const stale = await decideVersion(db, two, project, {
			number: 2,
			revision: revision + 1,
			approve: true,
			reason: ''
		});
		expect(keysOf(stale)).toEqual(['budget_version.changed_meanwhile']);
	});

	test('is decided once, by two at the same moment', async () => {
		const { revision } = await newest();
		const decide = () => decideVersion(db, two, project, { number: 2, revision, approve: true, reason: '' });
		const answers = await Promise.all([decide(), decide()]);
		expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
		const [{ count } = { count: 0 }] = await db.execute<{ count: number }>(
			sql`select count(*)::int as count from journal_entry where kind = 'budget_version.approved'`
		);
		expect(count).toBe(1);
	});

	test('approved is never changed again, not even by SQL', async () => {
		const { id } = await newest();
		await expect(db.execute(sql`update budget_line set amount_minor = 1 where version_id = ${id}`)).rejects.toThrow();
		await expect(db.execute(sql`update budget_version set reason = 'x' where id = ${id}`)).rejects.toThrow();
		for (const table of ['budget_line', 'budget_plan', 'co_financing'].map((name) => sql.identifier(name))) {
			const [kept] = await db.execute<{ count: number }>(
				sql`select count(*)::int as count from ${table} where version_id = ${id}`
			);
			expect(kept?.count).toBeGreaterThan(0);
			for (const change of [
				sql`update ${table} set amount_minor = amount_minor where version_id = ${id}`,
				sql`delete from ${table} where version_id = ${id}`,
				sql`insert into ${table} select * from ${table} where version_id = ${id} limit 1`
			])
				await expect(db.execute(change)).rejects.toMatchObject({ cause: { code: '23001' } });
		}
		const lines = (await budgetOf(db, project, id)).lines;
		expect(keysOf(await saveLines(db, one, project, { number: 2, revision: 3, lines }))).toEqual([
			'budget_version.moved_on'
		]);
	});
});

describe('a new version', () => {
	let number = 0;
	beforeEach(async () => {
		const begun = await beginVersion(db, one, project, ask);
		if (begun.ok) number = Number(begun.value);
		return async () => {
			const [head] = await versionsOf(db, one, project.id);
			if (head?.state === 'draft') await discardVersion(db, one, project, head.number);
		};
	});

	test('is a copy of the one that holds, with plan and co-financing', async () => {
		const [copy, from] = await Promise.all([versionOf(db, one, project, number), versionOf(db, one, project, 2)]);
		expect(copy.budget).toEqual(from.budget);
		expect(copy.version.state).toBe('draft');
	});

	test('has its co-financing changed partner by partner', async () => {
		const { budget, version } = await versionOf(db, one, project, number);
		const own = budget.gifts.filter(({ organisation }) => organisation === 'karlstad');
		const given = {
			organisation: 'karlstad',
			kind: 'private',
			form: 'cash',
			source: 'Stiftelsen',
			minor: 12_345n
		} as const;
		const edited = { number, revision: version.revision, organisationId: 'karlstad', gifts: [...own, given] };
		expect(await saveGifts(db, one, project, edited)).toEqual({ ok: true, value: null });
		const after = await versionOf(db, one, project, number);
		expect(after.budget.gifts).toHaveLength(budget.gifts.length + 1);
		expect(after.budget.gifts).toContainEqual(given);
		expect(after.budget.lines).toEqual(budget.lines);
		expect(keysOf(await saveGifts(db, two, project, edited))).toEqual(['budget_version.changed_meanwhile']);
		const page = await giftsPage(db, one, number, 'karlstad', '2026-11-22');
		expect(page.gifts).toHaveLength(own.length + 1);
		expect(page.rules.giftsMinor).toBeGreaterThan(12_344n);
		const [row] = await db.execute<{ after: { total: string } }>(sql`
			select after from journal_entry where kind = 'budget_version.gifts_changed' order by id desc limit 1`);
		expect(BigInt(row?.after.total ?? 0)).toBe(own.reduce((sum, { minor }) => sum + minor, 12_345n));
	});

	test('keeps its co-financing from who may not propose, from other organisations and once it is proposed', async () => {
		const { version } = await versionOf(db, one, project, number);
		const edited = { number, revision: version.revision, organisationId: 'karlstad', gifts: [] };
		await expect(saveGifts(db, finance, project, edited)).rejects.toMatchObject({ status: 404 });
		await expect(saveGifts(db, auditor, project, edited)).rejects.toMatchObject({ status: 403 });
		await expect(saveGifts(db, one, project, { ...edited, organisationId: 'secretariat' })).rejects.toMatchObject({
			status: 404
		});
		expect(keysOf(await saveGifts(db, one, project, { ...edited, number: 2 }))).toEqual(['budget_version.moved_on']);
		await expect(giftsPage(db, one, 2, null, '2026-11-22')).rejects.toMatchObject({ status: 404 });
	});

	test('does not begin before the one that holds, nor without a reason', async () => {
		await discardVersion(db, one, project, number);
		const early = await beginVersion(db, one, project, { ...ask, decidedOn: '2025-01-01' });
		expect(keysOf(early)).toEqual(['budget_version.before_last']);
		expect(keysOf(await beginVersion(db, one, project, { ...ask, reason: '', decidedOn: '' }))).toEqual([
			'budget_version.reason_missing',
			'budget_version.day_missing'
		]);
	});

	test('is changed partner by partner, and is not proposed while a side does not add up', async () => {
		const { budget, version } = await versionOf(db, one, project, number);
		const own = budget.lines.filter(({ organisation }) => organisation === 'karlstad');
		const fewer = own.slice(1);
		const edited = { number, revision: version.revision, lines: fewer, organisationId: 'karlstad' };
		expect((await saveLines(db, one, project, edited)).ok).toBe(true);
		const { budget: now, version: then } = await versionOf(db, one, project, number);
		expect(now.lines).toHaveLength(budget.lines.length - 1);
		expect(keysOf(await saveLines(db, two, project, edited))).toEqual(['budget_version.changed_meanwhile']);
		const proposed = await proposeVersion(db, one, project, { number, revision: then.revision });
		expect(keysOf(proposed)).toEqual(['budget_version.side_differs']);
	});

	test('with a faulty line is left as it was', async () => {
		const { budget, version } = await versionOf(db, one, project, number);
		const lines = budget.lines.map((line, index) => (index === 3 ? { ...line, minor: line.minor + 1n } : line));
		const saved = await saveLines(db, one, project, { number, revision: version.revision, lines });
		expect(keysOf(saved)).toEqual(['budget_version.plan_differs']);
		expect((await versionOf(db, one, project, number)).budget).toEqual(budget);
	});

	test('is seen by nobody but secretariat and auditor, and begun by the secretariat only', async () => {
		await expect(versionsOf(db, finance, project.id)).rejects.toMatchObject({ status: 404 });
		expect((await versionsOf(db, auditor, project.id)).length).toBeGreaterThan(1);
		await expect(beginVersion(db, auditor, project, ask)).rejects.toMatchObject({ status: 403 });
		await expect(proposeVersion(db, finance, project, { number, revision: 1 })).rejects.toMatchObject({ status: 404 });
	});
});

describe('an own forecast', () => {
	const typed = (amount: string, comment = '') => {
		const form = new FormData();
		form.set('amount', amount);
		form.set('comment', comment);
		return form;
	};
	const of = { projectId: project.id, organisationId: 'karlstad' };
	test('is entered by finance, the newest first, and every one is kept', async () => {
		const before = await ownForecasts(db, project.id, 'karlstad');
		expect((await enterForecast(db, finance, of, typed('400 000,50', 'Färre resor'), 'sv')).ok).toBe(true);
		const [newestOne, ...rest] = await ownForecasts(db, project.id, 'karlstad');
		expect(newestOne?.minor).toBe(400_000_50n);
		expect(rest).toEqual(before);
	});
	test('is not less than nothing and not entered for another organisation', async () => {
		expect(keysOf(await enterForecast(db, finance, of, typed('-1'), 'sv'))).toEqual(['money.negative']);
		await expect(
			enterForecast(db, finance, { ...of, organisationId: 'ringsaker' }, typed('1'), 'sv')
		).rejects.toMatchObject({ status: 404 });
		await expect(enterForecast(db, one, of, typed('1'), 'sv')).rejects.toMatchObject({ status: 403 });
	});
});
