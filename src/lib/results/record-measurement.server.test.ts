import { and, eq, sql } from 'drizzle-orm';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { membership } from '#lib/accounts/schema.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { decideMeasurement } from './decide-measurement.server.ts';
import { deleteMeasurement } from './delete-measurement.server.ts';
import { enterMeasurement, changeMeasurement } from './record-measurement.server.ts';
import { measurement } from './schema.server.ts';
import { submitMeasurement } from './submit-measurement.server.ts';

const { db } = await testDb({ demo: true });
const saving = { lang: 'nb', today: '2026-11-21', submit: false } as const;
const sender = { origin: 'http://sol.example', today: '2026-11-21' };
const nobody = '00000000-0000-4000-8000-000000000000';
const visits = 'visits_per_user_week';

let kari: Actor, admin: Actor, finance: Actor, karlstad: Actor, auditor: Actor, one: Actor, two: Actor;
let pilotId = '';

beforeAll(async () => {
	[kari, admin, finance, karlstad, auditor, one, two] = await Promise.all([
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'admin.ringsaker'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'revisor'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2')
	]);
	const [row] = await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.externalId, 'P14'));
	pilotId = row?.id ?? '';
});

const before = { point: 'baseline', value: '3,1', n: '18', starts_on: '1.2.2026', ends_on: '14.2.2026' };
const after = { point: 'end', value: '1,9', n: '18', starts_on: '1.9.2026', ends_on: '14.9.2026' };

function form(fields: Record<string, string>): FormData {
	const filled = new FormData();
	const all = { method: 'system_log', collected_by: 'unit', numerator: '31', denominator: '32', note: '', ...fields };
	for (const [name, value] of Object.entries(all)) filled.set(name, value);
	return filled;
}

async function enter(fields: Record<string, string>, indicatorKey = visits, by = kari): Promise<string> {
	const entered = await enterMeasurement(db, by, { pilotId, indicatorKey }, form(fields), saving);
	if (!entered.ok) throw new Error(JSON.stringify(entered.issues));
	return entered.value;
}

async function kept(id: string) {
	const [row] = await db.select().from(measurement).where(eq(measurement.id, id));
	return row;
}

async function moves(id: string): Promise<string[]> {
	const rows = await db
		.select({ kind: journalEntry.kind })
		.from(journalEntry)
		.where(and(eq(journalEntry.aboutKind, 'measurement'), eq(journalEntry.aboutId, id)))
		.orderBy(journalEntry.id);
	return rows.map(({ kind }) => kind.replace('measurement.', ''));
}

const keys = (decision: { ok: boolean; issues?: readonly { key: string }[] }) =>
	(decision.issues ?? []).map(({ key }) => key);
const approval = (revision: number) => form({ decision: 'approved', remark: '', revision: String(revision) });

async function approved(fields: Record<string, string>, indicatorKey = visits): Promise<string> {
	const id = await enter(fields, indicatorKey);
	await submitMeasurement(db, kari, id, 1);
	expect(await decideMeasurement(db, one, id, approval(2), sender)).toEqual({ ok: true, value: 'approved' });
	return id;
}

const mine = () => and(eq(measurement.pilotId, pilotId), eq(measurement.isDemo, false));

async function clear(): Promise<void> {
	await db.delete(measurement).where(mine());
	await db.delete(outgoingMail);
}

describe('entering a measurement', () => {
	beforeAll(clear);

	test('keeps what was typed as a draft, in the language of the pilot and the definition of the library', async () => {
		const id = await enter(before);
		expect(await kept(id)).toMatchObject({
			state: 'draft',
			revision: 1,
			indicatorKey: visits,
			indicatorVersion: 1,
			point: 'baseline',
			value: '3.1000',
			n: 18,
			startsOn: '2026-02-01',
			endsOn: '2026-02-14',
			language: 'nb',
			enteredBy: kari.personId,
			isDemo: false
		});
		expect(await moves(id)).toEqual(['entered']);
	});

	test('is refused a second time at the same point while the first is on its way', async () => {
		const again = await enterMeasurement(db, admin, { pilotId, indicatorKey: visits }, form(before), saving);
		expect(keys(again)).toEqual(['measurement.open_already']);
	});

	test('names faults of the form and of what stands around it at once, and keeps nothing', async () => {
		const faulty = form({ ...after, point: 'baseline', value: '101', n: '0' });
		const entered = await enterMeasurement(db, kari, { pilotId, indicatorKey: visits }, faulty, saving);
		expect(keys(entered)).toEqual(['number.too_large', 'number.too_small', 'measurement.open_already']);
		const rows = await db.select({ id: measurement.id }).from(measurement).where(mine());
		expect(rows).toHaveLength(1);
	});

	test('is refused for an indicator that is not in the library', async () => {
		const entered = await enterMeasurement(db, kari, { pilotId, indicatorKey: 'happiness' }, form(before), saving);
		expect(keys(entered)).toEqual(['measurement.unknown_indicator']);
	});

	test('may go to the secretariat in the same step', async () => {
		const entered = await enterMeasurement(db, kari, { pilotId, indicatorKey: visits }, form(after), {
			...saving,
			submit: true
		});
		const id = entered.ok ? entered.value : '';
		expect(await kept(id)).toMatchObject({ state: 'submitted', revision: 2 });
		expect(await moves(id)).toEqual(['entered', 'submitted']);
	});

	test('two at once at the same point: one is kept, the other is told', async () => {
		let second: ReturnType<typeof enterMeasurement> | undefined;
		const to = { pilotId, indicatorKey: visits };
		const mid = { ...after, point: 'mid', starts_on: '1.6.2026', ends_on: '14.6.2026' };
		const first = await db.transaction(async (tx) => {
			const entered = await enterMeasurement(tx, kari, to, form(mid), saving);
			second = enterMeasurement(db, admin, to, form(mid), saving);
			await Promise.race([second, setTimeout(200)]);
			return entered;
		});
		expect(first.ok).toBe(true);
		expect(keys((await second) ?? { ok: true })).toEqual(['measurement.open_already']);
	});

	test.each([
		['finance of the same organisation', () => finance, 403],
		['an editor of another organisation', () => karlstad, 404],
		['the secretariat, which approves and so never enters', () => one, 403],
		['the auditor', () => auditor, 403]
	])('is not for %s', async (_, by, status) => {
		const entering = enterMeasurement(db, by(), { pilotId, indicatorKey: visits }, form(before), saving);
		await expect(entering).rejects.toMatchObject({ status });
	});

	test.each([nobody, 'not-an-id', ''])('of a pilot that is not there (%j) is not found', async (id) => {
		const entering = enterMeasurement(db, kari, { pilotId: id, indicatorKey: visits }, form(before), saving);
		await expect(entering).rejects.toMatchObject({ status: 404 });
	});

	test('leaves no value of too few in the log', async () => {
		const id = await enter({ ...before, value: '7,65', n: '4' }, 'staff_minutes_per_user_day');
		const [entry] = await db.select().from(journalEntry).where(eq(journalEntry.aboutId, id));
		expect(entry?.after).toMatchObject({ suppressed: true });
		expect(JSON.stringify(entry)).not.toMatch(/7\D65/);
	});
});

describe('changing a measurement', () => {
	beforeAll(clear);

	test('keeps the new value and counts the save', async () => {
		const id = await enter(before);
		const changed = await changeMeasurement(db, admin, id, form({ ...before, value: '3,2', revision: '1' }), saving);
		expect(changed).toEqual({ ok: true, value: id });
		expect(await kept(id)).toMatchObject({ value: '3.2000', revision: 2, state: 'draft', enteredBy: admin.personId });
		expect(await moves(id)).toEqual(['entered', 'changed']);
	});

	test('from an older screen is refused together with the other faults, and nothing is overwritten', async () => {
		const id = await enter({ ...before, point: 'mid', starts_on: '1.5.2026', ends_on: '2.5.2026' });
		await changeMeasurement(
			db,
			admin,
			id,
			form({ ...before, point: 'mid', starts_on: '1.5.2026', ends_on: '2.5.2026', value: '5', revision: '1' }),
			saving
		);
		const stale = form({
			...before,
			point: 'mid',
			starts_on: '1.5.2026',
			ends_on: '2.5.2026',
			value: 'ni',
			revision: '1'
		});
		const refused = await changeMeasurement(db, kari, id, stale, saving);
		expect(keys(refused)).toEqual(['measurement.changed_meanwhile', 'number.unreadable']);
		expect(await kept(id)).toMatchObject({ value: '5.0000', revision: 2 });
	});

	test('is refused once it is submitted', async () => {
		const id = await enter({ ...after });
		await submitMeasurement(db, kari, id, 1);
		const refused = await changeMeasurement(db, kari, id, form({ ...after, revision: '2' }), saving);
		expect(keys(refused)).toEqual(['measurement.not_open']);
	});

	test.each([
		['another organisation', () => karlstad, 404],
		['finance', () => finance, 403],
		['the secretariat', () => two, 403]
	])('is not for %s', async (_, by, status) => {
		const [row] = await db
			.select({ id: measurement.id })
			.from(measurement)
			.where(and(mine(), eq(measurement.state, 'draft')));
		const changing = changeMeasurement(db, by(), row?.id ?? '', form({ ...before, revision: '1' }), saving);
		await expect(changing).rejects.toMatchObject({ status });
	});
});

describe('submitting a measurement', () => {
	beforeAll(clear);

	test('hands a draft over, once', async () => {
		const id = await enter(before);
		expect(await submitMeasurement(db, kari, id, 1)).toEqual({ ok: true, value: id });
		expect(keys(await submitMeasurement(db, kari, id, 2))).toEqual(['measurement.not_open']);
		expect(await moves(id)).toEqual(['entered', 'submitted']);
	});

	test('of an older version is refused', async () => {
		const id = await enter(after);
		expect(keys(await submitMeasurement(db, kari, id, 7))).toEqual(['measurement.changed_meanwhile']);
		await expect(submitMeasurement(db, karlstad, id, 1)).rejects.toMatchObject({ status: 404 });
		await expect(submitMeasurement(db, finance, id, 1)).rejects.toMatchObject({ status: 403 });
		expect(await kept(id)).toMatchObject({ state: 'draft' });
	});
});

describe('deleting a measurement', () => {
	beforeAll(clear);

	test('takes a draft away and leaves a line in the log', async () => {
		const id = await enter(before);
		await expect(deleteMeasurement(db, karlstad, id, 1)).rejects.toMatchObject({ status: 404 });
		await expect(deleteMeasurement(db, one, id, 1)).rejects.toMatchObject({ status: 403 });
		expect(await deleteMeasurement(db, kari, id, 1)).toEqual({ ok: true, value: id });
		expect(await kept(id)).toBeUndefined();
		expect(await moves(id)).toEqual(['entered', 'deleted']);
	});

	test('is refused when it is approved, or changed meanwhile', async () => {
		const id = await approved(before);
		expect(keys(await deleteMeasurement(db, kari, id, 3))).toEqual(['measurement.not_open']);
		const draft = await enter(after);
		expect(keys(await deleteMeasurement(db, kari, draft, 9))).toEqual(['measurement.changed_meanwhile']);
	});
});

describe('deciding on a measurement', () => {
	beforeAll(clear);

	test('approves it, tells the editors, and not the one who decided', async () => {
		const id = await approved(before);
		expect(await kept(id)).toMatchObject({ state: 'approved', revision: 3, decidedBy: one.personId, remark: null });
		expect(await moves(id)).toEqual(['entered', 'submitted', 'approved']);
		const mails = await db.select().from(outgoingMail).orderBy(outgoingMail.toAddress);
		expect(mails.map(({ toAddress, kind, language }) => [toAddress, kind, language])).toEqual([
			['admin.ringsaker@demo.example', 'measurement_approved', 'nb'],
			['redaktor.ringsaker@demo.example', 'measurement_approved', 'nb']
		]);
		expect(mails[0]?.body).toContain(`http://sol.example/nb/arbeid/ringsaker/piloter/${pilotId}/maling/${id}`);
		expect(mails[0]?.body).not.toContain('3,1');
	});

	test('a second approved value at the point supersedes the first in the same step', async () => {
		const [first] = await db
			.select()
			.from(measurement)
			.where(
				and(eq(measurement.indicatorKey, visits), eq(measurement.pilotId, pilotId), eq(measurement.state, 'approved'))
			);
		const second = await approved({ ...before, value: '3,3' });
		expect(await kept(first?.id ?? '')).toMatchObject({ state: 'superseded' });
		expect(await kept(second)).toMatchObject({ state: 'approved' });
		expect(await moves(first?.id ?? '')).toEqual(['entered', 'submitted', 'approved', 'superseded']);
	});

	test('returns it with a remark, which stands in the mail; changed and submitted again it is approved', async () => {
		await db.delete(outgoingMail);
		const id = await enter(after);
		await submitMeasurement(db, kari, id, 1);
		const back = form({ decision: 'returned', remark: 'Gjelder tallet alle brukerne?', revision: '2' });
		expect(await decideMeasurement(db, one, id, back, sender)).toEqual({ ok: true, value: 'returned' });
		expect(await kept(id)).toMatchObject({ state: 'returned', remark: 'Gjelder tallet alle brukerne?' });
		const [mail] = await db.select().from(outgoingMail);
		expect(mail).toMatchObject({ kind: 'measurement_returned' });
		expect(mail?.body).toContain('Gjelder tallet alle brukerne?');

		const changed = form({ ...after, n: '17', revision: '3' });
		await changeMeasurement(db, kari, id, changed, { ...saving, submit: true });
		expect(await kept(id)).toMatchObject({ state: 'submitted', n: 17, revision: 5, decidedBy: null });
		await decideMeasurement(db, two, id, approval(5), sender);
		expect(await moves(id)).toEqual(['entered', 'submitted', 'returned', 'changed', 'submitted', 'approved']);
	});

	test('is refused without a remark when it returns, with a personal number in it, and without a decision', async () => {
		const id = await enter(before, 'staff_minutes_per_user_day');
		await submitMeasurement(db, kari, id, 1);
		const decide = (fields: Record<string, string>) =>
			decideMeasurement(db, one, id, form({ revision: '2', ...fields }), sender);
		expect(keys(await decide({ decision: 'returned', remark: ' ' }))).toEqual(['measurement.remark_empty']);
		expect(keys(await decide({ decision: 'maybe', remark: '15076500565' }))).toEqual([
			'measurement.unknown_decision',
			'text.personal_number'
		]);
		expect(keys(await decideMeasurement(db, one, id, approval(1), sender))).toEqual(['measurement.changed_meanwhile']);
		expect(await kept(id)).toMatchObject({ state: 'submitted' });
	});

	test('is refused to whoever entered or submitted the value, though they are of the secretariat', async () => {
		await db
			.insert(membership)
			.values({ personId: two.personId, organisationId: 'ringsaker', role: 'editor', startsOn: '2026-01-01' });
		const both = await actorOf(db, 'sekretariat2');
		const entered = await enter({ ...before, n: '20' }, 'uptime', both);
		await submitMeasurement(db, kari, entered, 1);
		expect(keys(await decideMeasurement(db, both, entered, approval(2), sender))).toEqual(['measurement.own_decision']);

		const submitted = await enter({ ...before, n: '20' }, 'adoption_rate');
		await submitMeasurement(db, both, submitted, 1);
		expect(keys(await decideMeasurement(db, both, submitted, approval(2), sender))).toEqual([
			'measurement.own_decision'
		]);
		expect(await decideMeasurement(db, one, submitted, approval(2), sender)).toMatchObject({ ok: true });
	});

	test('is refused to whoever entered a value that came without a log', async () => {
		const row = {
			pilotId,
			indicatorKey: 'dropout_rate',
			indicatorVersion: 1,
			point: 'end',
			value: '3',
			method: 'survey',
			collectedBy: 'unit',
			startsOn: '2026-10-01',
			endsOn: '2026-10-02',
			language: 'nb',
			state: 'submitted',
			enteredBy: two.personId
		};
		const [imported] = await db.insert(measurement).values(row).returning({ id: measurement.id });
		const decided = await decideMeasurement(db, two, imported?.id ?? '', approval(1), sender);
		expect(keys(decided)).toEqual(['measurement.own_decision']);
	});

	test.each([
		['the editor', () => kari, 403],
		['the administrator', () => admin, 403],
		['the auditor', () => auditor, 403],
		['another organisation', () => karlstad, 404]
	])('is not for %s', async (_, by, status) => {
		const [row] = await db.select({ id: measurement.id }).from(measurement).where(eq(measurement.state, 'submitted'));
		const deciding = decideMeasurement(db, by(), row?.id ?? '', approval(2), sender);
		await expect(deciding).rejects.toMatchObject({ status });
	});

	test('of a pilot whose owner is gone reaches those who took over', async () => {
		await db.delete(outgoingMail);
		const [fet] = await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.externalId, 'P02'));
		const heir = await actorOf(db, 'redaktor.lillestrom');
		const to = { pilotId: fet?.id ?? '', indicatorKey: 'uptime' };
		const entered = await enterMeasurement(db, heir, to, form(before), { ...saving, submit: true });
		await decideMeasurement(db, one, entered.ok ? entered.value : '', approval(2), sender);
		const mails = await db.select({ to: outgoingMail.toAddress, body: outgoingMail.body }).from(outgoingMail);
		expect(mails.map(({ to: address }) => address)).toContain('redaktor.lillestrom@demo.example');
		expect(mails[0]?.body).toContain('/arbeid/lillestrom/piloter/');
	});
});

test('the database itself refuses a decision by the one who entered', async () => {
	const row = {
		pilotId,
		indicatorKey: visits,
		indicatorVersion: 1,
		point: 'after_6',
		value: '1',
		method: 'survey',
		collectedBy: 'unit',
		startsOn: '2026-10-01',
		endsOn: '2026-10-02',
		language: 'nb',
		state: 'approved',
		enteredBy: kari.personId,
		decidedBy: kari.personId,
		decidedAt: sql`now()`
	};
	await expect(db.insert(measurement).values(row)).rejects.toMatchObject({
		cause: { constraint_name: 'measurement_four_eyes' }
	});
});
