import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/day.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, keysOf } from '../../../tests/decided.ts';
import { formOf } from '../../../tests/typed.ts';
import { answerGains } from './answer-gains.server.ts';
import { allPublicGains, gainToWrite, gainWorkspace, publicGains } from './gains.server.ts';
import { changeGain, deleteGain, planGain } from './plan-gain.server.ts';
import { remindGains } from './remind-gains.server.ts';

const { db } = await testDb({ demo: true });
await db.execute(sql`delete from gain`);

const editor = await actorOf(db, 'redaktor.karlstad');
const finance = await actorOf(db, 'okonomi.karlstad');
const foreign = await actorOf(db, 'redaktor.ringsaker');
const office = await actorOf(db, 'sekretariat1');

/** Karlstad's pilot on night supervision, which ended on 31 August 2026. */
const pilotBy = async (key: string) => {
	const [row] = await db.execute<{ id: string }>(sql`select id::text from pilot where external_id = ${key}`);
	return row?.id ?? '';
};
const pilot = await pilotBy('P17');
await db.execute(sql`update pilot_version set ends_on = '2026-08-31' where pilot_id = ${pilot}`);
const at = { organisation: 'karlstad', id: pilot };

const plan = {
	category: 'saved_time',
	text: 'Färre bilturer på natten',
	owner: 'Enhetschef i hemtjänsten',
	expected: '60',
	unit: 'hours_per_month',
	indicator: '',
	follow_up_on: '2027-03-01'
};
const made = async (fields: Readonly<Record<string, string>> = {}) => {
	return accepted(await planGain(db, editor, pilot, formOf({ ...plan, ...fields }), 'sv'));
};
const [drives, nights] = [await made(), await made({ text: 'Lugnare nätter', category: 'quality', unit: 'percent' })];

const tasks = async (today: string, who = editor) =>
	(await waitingFor(db, who, today)).filter(({ kind, thing }) => kind === 'gain_unanswered' && thing.startsWith(pilot));
const reminders = async () =>
	db.execute<{ kind: string; to: string; body: string }>(
		sql`select kind, to_address as to, body from outgoing_mail where kind like 'gain_%' order by created_at, kind`
	);
const told = async (today: string, id = drives) => {
	const { gains } = await publicGains(db, pilot, today);
	return gains.find((gain) => gain.id === id)?.told.map(({ told: { kind } }) => kind);
};
const answer = (today: string, fields: Readonly<Record<string, string>>, point: 'after_6' | 'after_12' = 'after_6') =>
	answerGains(db, editor, { pilotId: pilot, point }, formOf(fields), today);

describe('half a year after the pilot', () => {
	test('comes the task, then the reminder, then the second one, then nobody knows', async () => {
		const story: string[] = [];
		const seen = new Set<string>();
		const tell = (what: string, day: string) => {
			if (!seen.has(what)) story.push(`${day} ${what}`);
			seen.add(what);
		};
		for (let day = '2027-02-20'; day < '2027-05-05'; day = addDays(day, 1)) {
			const [task] = await tasks(day);
			if (task) tell('task', day);
			await remindGains(db, day, 'http://sol.example');
			for (const { kind } of await reminders()) tell(kind, day);
			if ((await told(day))?.[0] === 'unknown') tell('unknown', day);
		}
		expect(story).toEqual([
			'2027-02-28 task',
			'2027-02-28 gain_opening_after_6',
			'2027-04-14 gain_closing_after_6',
			'2027-04-29 unknown'
		]);
	}, 60_000);

	test('each of the two reminders went once, to the editor, with the way to the answer', async () => {
		const sent = await reminders();
		expect(sent.map(({ to }) => to)).toEqual(Array(2).fill('redaktor.karlstad@demo.example'));
		for (const { body } of sent)
			expect(body).toContain(`http://sol.example/sv/arbeid/karlstad/piloter/${pilot}/gevinster/oppfolging/6`);
	});

	test('the task says how many, since when and until when, and leads there', async () => {
		expect(await tasks('2027-03-10')).toMatchObject([
			{ count: 2, since: '2027-02-28', due: '2027-04-28', thing: `${pilot} 6`, organisationId: 'karlstad' }
		]);
	});

	test('waits for nobody else', async () => {
		expect(await tasks('2027-03-10', finance)).toEqual([]);
		expect(await tasks('2027-03-10', foreign)).toEqual([]);
		expect(await tasks('2027-03-10', office)).toEqual([]);
	});

	test('is too early before, and a late answer takes the place of not knowing', async () => {
		const said = { [`status_${drives}`]: 'partly', [`realised_${drives}`]: '41,5', [`revision_${drives}`]: '0' };
		expect(keysOf(await answer('2027-02-27', said))).toEqual(['gain.not_asked_yet']);
		expect(await answer('2027-06-01', said)).toEqual({ ok: true, value: 1 });
		const { gains } = await publicGains(db, pilot, '2027-06-02');
		expect(gains.find(({ id }) => id === drives)?.told[0]).toMatchObject({
			told: { kind: 'answered', isLate: true, answer: { status: 'partly', realised: '41.5', answeredOn: '2027-06-01' } }
		});
		// the other gain is still unknown, and so is this one a year after
		expect(await told('2027-06-02', nights)).toEqual(['unknown', 'not_yet']);
		expect(await told('2027-12-01')).toEqual(['answered', 'unknown']);
		expect(await tasks('2027-06-02')).toMatchObject([{ count: 1 }]);
	});

	test('of two who answer at once the second sees the first, and chooses', async () => {
		const mine = { [`status_${drives}`]: 'not', [`note_${drives}`]: 'Bilarna kör ändå', [`revision_${drives}`]: '0' };
		expect(keysOf(await answer('2027-06-03', mine))).toEqual(['gain.answered_meanwhile']);
		expect((await told('2027-06-03'))?.[0]).toBe('answered');
		expect(await answer('2027-06-03', { ...mine, [`revision_${drives}`]: '1' })).toEqual({ ok: true, value: 1 });
	});

	test('all is remembered', async () => {
		const rows = await db.execute<{ kind: string }>(
			sql`select kind from journal_entry where about_id = ${pilot} and kind like 'gain.%' order by id`
		);
		expect(rows.map(({ kind }) => kind)).toEqual(['gain.planned', 'gain.planned', 'gain.answered', 'gain.answered']);
	});
});

describe('a pilot where everything is answered', () => {
	test('is neither a task nor reminded of', async () => {
		await answer(
			'2027-09-01',
			{
				[`status_${drives}`]: 'realised',
				[`realised_${drives}`]: '60',
				[`status_${nights}`]: 'realised',
				[`realised_${nights}`]: '12',
				[`revision_${drives}`]: '0',
				[`revision_${nights}`]: '0'
			},
			'after_12'
		);
		expect((await tasks('2027-09-02')).map(({ thing }) => thing)).toEqual([]);
		const before = (await reminders()).length;
		expect(await remindGains(db, '2027-09-02', 'http://sol.example')).toBe(0);
		expect(await reminders()).toHaveLength(before);
	});
});

describe('a plan', () => {
	test('is changed by one at a time, and deleted while it is unanswered', async () => {
		const id = await made({ text: 'Ny plan' });
		const change = (text: string, revision: string) =>
			changeGain(db, editor, { pilotId: pilot, gainId: id }, formOf({ ...plan, text, revision }), 'sv');
		expect((await change('Först', '1')).ok).toBe(true);
		expect(keysOf(await change('Sedan', '1'))).toEqual(['gain.changed_meanwhile']);
		expect((await gainToWrite(db, editor, { ...at, gain: id }, '2026-11-22')).gain.text).toBe('Först');
		expect(keysOf(await deleteGain(db, editor, { pilotId: pilot, gainId: id }, 1))).toEqual(['gain.changed_meanwhile']);
		expect((await deleteGain(db, editor, { pilotId: pilot, gainId: id }, 2)).ok).toBe(true);
		await expect(gainToWrite(db, editor, { ...at, gain: id }, '2026-11-22')).rejects.toMatchObject({ status: 404 });
	});

	test('stands once it is answered', async () => {
		const about = { pilotId: pilot, gainId: drives };
		expect(keysOf(await changeGain(db, editor, about, formOf({ ...plan, revision: '1' }), 'sv'))).toEqual([
			'gain.answered_already'
		]);
		expect(keysOf(await deleteGain(db, editor, about, 1))).toEqual(['gain.answered_already']);
	});

	test('of another pilot is not found here', async () => {
		const other = { pilotId: await pilotBy('P18'), gainId: drives };
		await expect(deleteGain(db, editor, other, 1)).rejects.toMatchObject({ status: 404 });
	});

	test('is written by the owner alone, and read in its workspace only', async () => {
		await expect(planGain(db, foreign, pilot, formOf(plan), 'nb')).rejects.toMatchObject({ status: 403 });
		await expect(planGain(db, finance, pilot, formOf(plan), 'sv')).rejects.toMatchObject({ status: 403 });
		await expect(gainWorkspace(db, foreign, at, '2026-11-22')).rejects.toMatchObject({ status: 404 });
		expect((await gainWorkspace(db, office, at, '2026-11-22')).mayWrite).toBe(false);
	});
});

describe('what is documented', () => {
	test('is the approved measurement of the indicator, and then nobody is heard on it', async () => {
		const id = await made({
			text: 'Färre besök på natten',
			indicator: 'night_visits',
			category: 'quality',
			unit: 'points'
		});
		const said = {
			[`status_${id}`]: 'realised',
			[`realised_${id}`]: '3',
			[`documented_${id}`]: '99',
			[`revision_${id}`]: '0'
		};
		expect(await answer('2027-03-03', said)).toEqual({ ok: true, value: 1 });
		const { gains } = await publicGains(db, pilot, '2027-03-04');
		const shown = gains.find((gain) => gain.id === id);
		expect(shown?.documented).toMatchObject({ kind: 'measured', comparison: { before: { value: '58' } } });
		expect(shown?.answers[0]?.documented).toBeNull();
	});

	test('is hidden where too few were measured', async () => {
		await db.execute(sql`update measurement set n = 2 where pilot_id = ${pilot} and indicator_key = 'night_visits'`);
		const { gains } = await publicGains(db, pilot, '2027-03-04');
		expect(gains.find(({ indicator }) => indicator === 'night_visits')?.documented.kind).toBe('suppressed');
	});
});

describe('what everybody may read', () => {
	test('is every gain of the published pilots, and none of a hidden one', async () => {
		const all = async () =>
			(await allPublicGains(db, '2027-03-04')).filter(({ gain }) => gain.pilotId === pilot).length;
		expect(await all()).toBe(3);
		await db.execute(sql`update pilot set hidden_at = now() where id = ${pilot}`);
		expect(await all()).toBe(0);
		expect((await publicGains(db, pilot, '2027-03-04')).gains).toEqual([]);
	});
});
