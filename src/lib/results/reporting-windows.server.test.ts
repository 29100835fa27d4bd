import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted } from '../../../tests/decided.ts';
import { formOf } from '../../../tests/typed.ts';
import { windowsAsked } from './reporting-window-asked.server.ts';
import { openWindow } from './reporting-window-open.server.ts';
import { openingOf } from './reporting-window.ts';
import { pilotsOfWindow, reportingWindows } from './reporting-windows.server.ts';
import { reportingWindow } from './reporting-schema.server.ts';
import { measurement } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-21';
const opener = { lang: 'nb', today, origin: 'http://sol.example' } as const;
let office: Actor, auditor: Actor, kari: Actor;
let pilotId = '';

beforeAll(async () => {
	[office, auditor, kari] = await Promise.all([
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'revisor'),
		actorOf(db, 'redaktor.ringsaker')
	]);
	const [row] = await db.execute<{ id: string }>(sql`
		select pilot.id::text from pilot join pilot_version v on v.pilot_id = pilot.id and v.publication = 'published'
		where owner_id = 'ringsaker' and standing = 'running' and hidden_at is null order by pilot.slug limit 1`);
	pilotId = row?.id ?? '';
});

beforeEach(async () => {
	await db.delete(reportingWindow);
	await db.delete(outgoingMail);
});

const days = { opens_on: '15.11.2026', closes_on: '30.11.2026' };

function open(fields: Readonly<Record<string, string>>, by = office) {
	const form = formOf(fields);
	return openWindow(db, by, form, opener);
}

async function opened(fields: Readonly<Record<string, string>>): Promise<string> {
	return accepted(await open(fields));
}

const asked = async (on: string) => {
	const rows = await db.execute<{ thing: string; due: string; count: number }>(
		windowsAsked(sql`('ringsaker')`, on, 100)
	);
	return rows.filter(({ thing }) => thing === pilotId).map(({ due, count }) => ({ due, count }));
};

/** Hands in a value of the pilot on a day, at a point where it has none on its way. */
async function report(on: string, point = 'after_12'): Promise<void> {
	await db.insert(measurement).values({
		pilotId,
		indicatorKey: 'visits_per_user_week',
		indicatorVersion: 1,
		point,
		value: '2',
		n: 12,
		method: 'register',
		collectedBy: 'unit',
		startsOn: '2026-10-01',
		endsOn: '2026-10-31',
		language: 'nb',
		state: 'submitted',
		enteredBy: kari.personId,
		enteredAt: new Date(`${on}T12:00:00Z`)
	});
}

describe('the secretariat that asks for numbers', () => {
	test('hears of every fault at once', async () => {
		expect(await open({ point: 'never', opens_on: 'snart', closes_on: '' })).toMatchObject({
			issues: [{ field: 'point' }, { field: 'opens_on' }, { field: 'closes_on' }]
		});
		expect(await open({ point: 'mid', opens_on: '30.11.2026', closes_on: '15.11.2026' })).toMatchObject({
			issues: [{ field: 'closes_on', key: 'window.closes_before_opens' }]
		});
		expect(await open({ point: 'mid', opens_on: '1.11.2026', closes_on: '20.11.2026' })).toMatchObject({
			issues: [{ field: 'closes_on', key: 'window.closes_in_past' }]
		});
	});

	test('alone may ask', async () => {
		await expect(open({ point: 'mid', ...days }, kari)).rejects.toMatchObject({ status: 404 });
		await expect(open({ point: 'mid', ...days }, auditor)).rejects.toMatchObject({ status: 403 });
		await expect(reportingWindows(db, kari, today)).rejects.toMatchObject({ status: 404 });
		expect(await reportingWindows(db, auditor, today)).toEqual([]);
	});

	test('writes once to each who looks after a running pilot, in their language, with all their pilots', async () => {
		await opened({ point: 'end', ...days });
		const mails = await db.select().from(outgoingMail);
		expect(new Set(mails.map(({ toAddress }) => toAddress)).size).toBe(mails.length);
		const swedish = mails.find(({ toAddress }) => toAddress === 'redaktor.karlstad@demo.example');
		expect(swedish).toMatchObject({ kind: 'reporting_window', language: 'sv' });
		expect(swedish?.subject).toContain('Vid slutet');
		const own = await db.execute<{ id: string }>(sql`
			select pilot.id::text from pilot join pilot_version v on v.pilot_id = pilot.id and v.publication = 'published'
			where owner_id = 'karlstad' and standing = 'running' and hidden_at is null`);
		expect(own.length).toBeGreaterThan(0);
		for (const { id } of own)
			expect(swedish?.body).toContain(`http://sol.example/sv/arbeid/karlstad/piloter/${id}/maling`);
	});

	test('sees who has reported in it and who has not, and every window there was', async () => {
		const id = await opened({ point: 'after_12', ...days });
		const of = async () => (await pilotsOfWindow(db, office, id)).find((each) => each.id === pilotId)?.hasReported;
		expect(await of()).toBe(false);
		await report('2026-11-10');
		expect(await of()).toBe(false);
		await db
			.update(measurement)
			.set({ enteredAt: new Date('2026-11-20T12:00:00Z') })
			.where(eq(measurement.point, 'after_12'));
		expect(await of()).toBe(true);
		await db.update(measurement).set({ state: 'returned' }).where(eq(measurement.point, 'after_12'));
		expect(await of()).toBe(false);
		await db.delete(measurement).where(eq(measurement.point, 'after_12'));
		const [listed] = await reportingWindows(db, office, '2026-12-01');
		expect(listed).toMatchObject({ id, opening: 'closed', reported: 0 });
		await expect(pilotsOfWindow(db, office, 'finnes-ikke')).rejects.toMatchObject({ status: 404 });
	});
});

describe('an owner', () => {
	test('is asked on the start page from the first day to the last, until the numbers are in', async () => {
		await opened({ point: 'after_12', ...days });
		expect(await asked('2026-11-14')).toEqual([]);
		expect(await asked('2026-11-15')).toEqual([{ due: '2026-11-30', count: 1 }]);
		expect(await asked('2026-11-30')).toEqual([{ due: '2026-11-30', count: 1 }]);
		expect(await asked('2026-12-01')).toEqual([]);
		await report('2026-11-21');
		expect(await asked(today)).toEqual([]);
		await db.delete(measurement).where(eq(measurement.point, 'after_12'));
	});

	test('of a pilot that rests is not asked', async () => {
		await opened({ point: 'after_12', ...days });
		await db.update(pilot).set({ standing: 'paused', standingReason: 'Venter' }).where(eq(pilot.id, pilotId));
		expect(await asked(today)).toEqual([]);
		await db.update(pilot).set({ standing: 'running', standingReason: '' }).where(eq(pilot.id, pilotId));
	});
});

test.each([
	['2026-11-14', 'coming'],
	['2026-11-15', 'open'],
	['2026-11-30', 'open'],
	['2026-12-01', 'closed']
])('on %s a window from 15 to 30 November is %s', (on, opening) =>
	expect(openingOf({ opensOn: '2026-11-15', closesOn: '2026-11-30' }, on)).toBe(opening)
);
