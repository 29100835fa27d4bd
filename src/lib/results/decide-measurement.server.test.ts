import { and, eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { membership } from '#lib/accounts/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { after, approval, before, form, measuring, saving, sender, visits } from '../../../tests/measuring.ts';
import { decideMeasurement } from './decide-measurement.server.ts';
import { enterMeasurement, changeMeasurement } from './record-measurement.server.ts';
import { measurement } from './schema.server.ts';
import { submitMeasurement } from './submit-measurement.server.ts';

const { db } = await testDb({ demo: true });
const { people, pilotId, enter, approved, kept, moves, clear } = await measuring(db);
const { kari, admin, karlstad, auditor, one, two } = people;

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
		expect(keysOf(await decide({ decision: 'returned', remark: ' ' }))).toEqual(['measurement.remark_empty']);
		expect(keysOf(await decide({ decision: 'maybe', remark: '15076500565' }))).toEqual([
			'measurement.unknown_decision',
			'text.personal_number'
		]);
		expect(keysOf(await decideMeasurement(db, one, id, approval(1), sender))).toEqual([
			'measurement.changed_meanwhile'
		]);
		expect(await kept(id)).toMatchObject({ state: 'submitted' });
	});

	test('is refused to whoever entered or submitted the value, though they are of the secretariat', async () => {
		await db
			.insert(membership)
			.values({ personId: two.personId, organisationId: 'ringsaker', role: 'editor', startsOn: '2026-01-01' });
		const both = await actorOf(db, 'sekretariat2');
		const entered = await enter({ ...before, n: '20' }, 'uptime', both);
		await submitMeasurement(db, kari, entered, 1);
		expect(keysOf(await decideMeasurement(db, both, entered, approval(2), sender))).toEqual([
			'measurement.own_decision'
		]);

		const submitted = await enter({ ...before, n: '20' }, 'adoption_rate');
		await submitMeasurement(db, both, submitted, 1);
		expect(keysOf(await decideMeasurement(db, both, submitted, approval(2), sender))).toEqual([
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
		expect(keysOf(decided)).toEqual(['measurement.own_decision']);
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
