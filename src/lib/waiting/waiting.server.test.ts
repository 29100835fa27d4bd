import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { person } from '#lib/accounts/schema.server.ts';
import { jar } from '../../../tests/jar.ts';
import { testDb } from '../../../tests/db.ts';
import { sessionOf, startSession } from '#lib/accounts/session.server.ts';
import { overviewOf } from './overview.server.ts';
import { queuesOf } from './queues.server.ts';
import { waitingFor } from './waiting.server.ts';
import type { WaitingKind } from './waiting.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
const today = '2026-11-21';

async function as(name: string): Promise<Actor> {
	const [found] = await db
		.select({ id: person.id })
		.from(person)
		.where(sql`email = ${`${name}@demo.example`}`);
	const browser = jar();
	await startSession(db, found?.id ?? '', browser);
	const actor = await sessionOf(db, browser, today);
	if (!actor) throw new Error(`${name} is not signed in`);
	return actor;
}

const editor = await as('redaktor.karlstad');
const finance = await as('okonomi.karlstad');
const administrator = await as('admin.karlstad');
const foreign = await as('admin.ringsaker');
const office = await as('sekretariat1');
const colleague = await as('sekretariat2');
const auditor = await as('revisor');

const kindsFor = async (by: Actor) => new Set((await waitingFor(db, by, today)).map(({ kind }) => kind));
const has = async (by: Actor, kind: WaitingKind, thing: string) =>
	(await waitingFor(db, by, today)).some((one) => one.kind === kind && one.thing === thing);
const first = async (query: ReturnType<typeof sql>) => {
	const [row] = await db.execute<{ id: string }>(query);
	return row?.id ?? '';
};

const pilotId = await first(sql`
	select pilot.id::text from pilot join pilot_version on pilot_id = pilot.id
	where owner_id = 'karlstad' and publication = 'published' limit 1`);
const draftId = await first(sql`
	insert into pilot (slug, owner_id, project_id, language, created_by)
	select 'nytt-utkast', 'karlstad', project_id, 'sv', ${editor.personId} from pilot where id = ${pilotId} returning id::text`);
await db.execute(sql`
	insert into pilot_version (pilot_id, number, title, project_id, edited_by)
	select id, 1, 'Nytt utkast', project_id, ${editor.personId} from pilot where id = ${draftId}`);

describe('what waits for an editor', () => {
	test('is a draft, then nothing while it is looked at, then what came back', async () => {
		expect(await has(editor, 'pilot_draft', draftId)).toBe(true);
		await db.execute(
			sql`update pilot_version set publication = 'submitted', submitted_by = ${editor.personId}, submitted_at = now() where pilot_id = ${draftId}`
		);
		expect(await has(editor, 'pilot_draft', draftId)).toBe(false);
		expect(await has(office, 'pilot_submitted', draftId)).toBe(true);
		await db.execute(
			sql`update pilot_version set publication = 'returned', decided_by = ${office.personId}, decided_at = now() where pilot_id = ${draftId}`
		);
		expect(await has(editor, 'pilot_returned', draftId)).toBe(true);
		expect(await has(office, 'pilot_submitted', draftId)).toBe(false);
	});

	test('is never what belongs to another organisation', async () => {
		expect(await has(foreign, 'pilot_returned', draftId)).toBe(false);
	});

	test('is no submission of expenses and no decision', async () => {
		const kinds = await kindsFor(editor);
		for (const kind of ['expense_draft', 'expense_submitted', 'pilot_submitted', 'phase_change'] as const)
			expect(kinds.has(kind)).toBe(false);
	});
});

describe('what waits for those who own a need', () => {
	test('is its questions, for co-owners too, until each is answered or declined', async () => {
		const coOwner = await as('redaktor.region-varmland');
		const needId = await first(sql`select id::text from need where external_id = 'B07'`);
		for (const by of [editor, administrator, coOwner]) expect(await has(by, 'questions_open', needId)).toBe(true);
		for (const by of [finance, foreign, office, auditor]) expect(await has(by, 'questions_open', needId)).toBe(false);
		await db.execute(
			sql`update question set declined_reason = 'Nei', declined_at = now() where need_id = ${needId} and answered_at is null`
		);
		expect(await has(editor, 'questions_open', needId)).toBe(false);
	});
});

describe('what waits for finance', () => {
	test('is the drafts of each open period, with the day its report is due', async () => {
		const expected = await db.execute<{ code: string; count: number; due: string }>(sql`
			select period_code as code, count(*)::int as count, max(report_due_on)::text as due
			from expense join period on period.project_id = expense.project_id and code = period_code
			where organisation_id = 'karlstad' and state = 'draft' and not is_locked group by period_code`);
		const drafts = (await waitingFor(db, finance, today)).filter(({ kind }) => kind === 'expense_draft');
		expect(expected.length).toBeGreaterThan(0);
		expect(drafts.map(({ title, count, due }) => ({ code: title, count, due }))).toEqual([...expected]);
	});

	test('is a question about an expense, with its text', async () => {
		const id = await first(sql`
			update expense set state = 'queried', reason = 'Hva er dette?', organisation_id = 'karlstad',
				decided_by = ${office.personId}, decided_at = now()
			where id = (select id from expense where state = 'submitted' limit 1) returning id::text`);
		expect(id).not.toBe('');
		expect(await has(finance, 'expense_queried', id)).toBe(true);
		expect(await has(office, 'expense_queried', id)).toBe(false);
	});
});

describe('what waits for an administrator', () => {
	test('is a new phase asked for by somebody else', async () => {
		const ask = (by: Actor) =>
			db.execute(sql`
			insert into phase_change (pilot_id, from_phase, to_phase, reason, requested_by)
			values (${pilotId}, 'planning', 'execution', 'Klar', ${by.personId})`);
		await ask(editor);
		expect(await has(administrator, 'phase_change', pilotId)).toBe(true);
		expect(await has(editor, 'phase_change', pilotId)).toBe(false);
		expect(await has(foreign, 'phase_change', pilotId)).toBe(false);
		await db.execute(sql`delete from phase_change`);
		await ask(administrator);
		expect(await has(administrator, 'phase_change', pilotId)).toBe(false);
	});

	test('is an invitation that nobody used', async () => {
		const invited = await first(
			sql`insert into person (email, name, language) values ('ny@x.example', 'Ny', 'sv') returning id::text`
		);
		const id = await first(sql`
			insert into membership (person_id, organisation_id, role, starts_on) values (${invited}, 'karlstad', 'reader', '2026-01-01') returning id::text`);
		expect(await has(administrator, 'invitation_unused', id)).toBe(true);
		expect(await has(foreign, 'invitation_unused', id)).toBe(false);
		expect(await has(editor, 'invitation_unused', id)).toBe(false);
	});
});

describe('what waits for the secretariat', () => {
	test('is every submitted expense that the person has not entered or submitted', async () => {
		const submitted = async (by: Actor) =>
			(await waitingFor(db, by, today))
				.filter(({ kind }) => kind === 'expense_submitted')
				.reduce((sum, { count }) => sum + count, 0);
		const [total] = await db.execute<{ count: number }>(
			sql`select count(*)::int as count from expense where state = 'submitted'`
		);
		expect(total?.count).toBeGreaterThan(1);
		expect(await submitted(office)).toBe(total?.count);
		await db.execute(sql`update expense set entered_by = ${office.personId}
			where id = (select id from expense where state = 'submitted' limit 1)`);
		expect(await submitted(office)).toBe((total?.count ?? 0) - 1);
		expect(await submitted(colleague)).toBe(total?.count);
	});

	test('is an open report about accessibility', async () => {
		await db.execute(
			sql`insert into accessibility_report (language, page, text) values ('nb', '/nb/piloter', 'Kan ikke leses')`
		);
		expect((await kindsFor(office)).has('accessibility_report')).toBe(true);
		expect((await kindsFor(administrator)).has('accessibility_report')).toBe(false);
	});

	test('is counted for all of it together', async () => {
		const queues = await queuesOf(db, office);
		expect(queues.map(({ name }) => name)).toEqual([
			'pilots',
			'solutions',
			'needs',
			'suppliers',
			'measurements',
			'lessons',
			'expenses',
			'budget',
			'rates',
			'rules',
			'glossary',
			'translations',
			'accessibility',
			'mail'
		]);
		expect(queues.find(({ name }) => name === 'accessibility')).toMatchObject({ count: 1 });
		expect((await queuesOf(db, auditor)).length).toBe(14);
		await expect(queuesOf(db, administrator)).rejects.toMatchObject({ status: 404 });
	});
});

test('nothing waits for an auditor, who changes nothing', async () => {
	expect(await waitingFor(db, auditor, today)).toEqual([]);
});

test('the workspace of an organisation counts its own', async () => {
	const overview = await overviewOf(db, editor, 'karlstad', today);
	expect(overview).toMatchObject({ id: 'karlstad', nameSv: 'Karlstads kommun', inWork: 1, members: 4 });
	expect(overview.published).toBeGreaterThan(0);
	await expect(overviewOf(db, foreign, 'karlstad', today)).rejects.toMatchObject({ status: 404 });
	await expect(overviewOf(db, office, 'atlantis', today)).rejects.toMatchObject({ status: 404 });
});

describe('what waits in the life of a pilot', () => {
	test('is a stop to decide, told apart from a phase', async () => {
		await db.execute(sql`delete from phase_change`);
		await db.execute(sql`
			insert into phase_change (pilot_id, from_phase, to_phase, to_standing, reason, requested_by)
			values (${pilotId}, 'planning', 'planning', 'paused', 'Venter', ${editor.personId})`);
		expect(await has(administrator, 'standing_change', pilotId)).toBe(true);
		expect(await has(administrator, 'phase_change', pilotId)).toBe(false);
	});

	test('is a pilot to take over, for those who were asked', async () => {
		const id = await first(sql`
			insert into ownership_transfer (pilot_id, from_id, to_id, reason, requested_by)
			values (${pilotId}, 'karlstad', 'ringsaker', 'Flyttet', ${administrator.personId}) returning id::text`);
		expect(await has(foreign, 'pilot_transfer', id)).toBe(true);
		expect(await has(administrator, 'pilot_transfer', id)).toBe(false);
	});

	test('is what has not been confirmed for a year, for those who may say so', async () => {
		await db.execute(sql`
			update pilot set standing = 'running', standing_reason = '', project_id = (select id from project where not is_archive limit 1)
			where id = ${pilotId}`);
		await db.execute(sql`update pilot_version set decided_at = '2025-11-21T12:00:00Z' where pilot_id = ${pilotId}`);
		expect(await has(editor, 'pilot_stale', pilotId)).toBe(true);
		expect(await has(finance, 'pilot_stale', pilotId)).toBe(false);
		await db.execute(sql`update pilot set confirmed_on = '2025-11-22' where id = ${pilotId}`);
		expect(await has(editor, 'pilot_stale', pilotId)).toBe(false);
	});
});

describe('what the secretariat has to decide about money', () => {
	const mine = async (by: Actor) =>
		(await waitingFor(db, by, today)).flatMap(({ kind, thing }) =>
			['budget_proposed', 'rates_proposed', 'rule_set_proposed'].includes(kind) ? [`${kind} ${thing}`] : []
		);

	test('is a budget version that another has proposed, until it is decided', async () => {
		await db.execute(sql`delete from rule_proposal`);
		await db.execute(
			sql`update budget_version set state = 'draft', proposed_by = null, proposed_at = null where number = 2`
		);
		expect(await mine(office)).toEqual([]);
		await db.execute(sql`
			update budget_version set state = 'proposed', proposed_by = ${office.personId}, proposed_at = now() where number = 2`);
		expect(await mine(office)).toEqual([]);
		expect(await mine(colleague)).toEqual(['budget_proposed 2']);
		expect((await queuesOf(db, office)).find(({ name }) => name === 'budget')).toMatchObject({ count: 1 });
		for (const by of [auditor, finance, administrator]) expect(await mine(by)).toEqual([]);
		await db.execute(sql`
			update budget_version set state = 'approved', decided_by = ${colleague.personId}, decided_at = now() where number = 2`);
		expect(await mine(colleague)).toEqual([]);
	});

	test('is a proposal of rates and of rules by another', async () => {
		const propose = (kind: string) =>
			first(sql`
				insert into rule_proposal (kind, content, reason, language, proposed_by)
				values (${kind}, '{}'::jsonb, 'Nytt', 'nb', ${office.personId}) returning id::text`);
		const ids = [await propose('rates'), await propose('rule_set')];
		expect(await mine(office)).toEqual([]);
		expect((await mine(colleague)).sort()).toEqual([`rates_proposed ${ids[0]}`, `rule_set_proposed ${ids[1]}`]);
		const counts = (await queuesOf(db, office)).filter(({ name }) => name === 'rates' || name === 'rules');
		expect(counts.map(({ count }) => count)).toEqual([1, 1]);
		for (const by of [auditor, finance]) expect(await mine(by)).toEqual([]);
	});
});
