/** Measurements of a pilot of Ringsaker's on their way, and those who enter and decide them. */
import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { decideMeasurement } from '#lib/results/decide-measurement.server.ts';
import { enterMeasurement } from '#lib/results/record-measurement.server.ts';
import { measurement } from '#lib/results/schema.server.ts';
import { submitMeasurement } from '#lib/results/submit-measurement.server.ts';
import { actorOf } from './actor.ts';
import { accepted } from './decided.ts';
import { formOf } from './typed.ts';

export const saving = { lang: 'nb', today: '2026-11-21', submit: false } as const;
export const sender = { origin: 'http://sol.example', today: '2026-11-21' };
export const visits = 'visits_per_user_week';
export const before = { point: 'baseline', value: '3,1', n: '18', starts_on: '1.2.2026', ends_on: '14.2.2026' };
export const after = { point: 'end', value: '1,9', n: '18', starts_on: '1.9.2026', ends_on: '14.9.2026' };

export const form = (fields: Readonly<Record<string, string>>) =>
	formOf({ method: 'system_log', collected_by: 'unit', numerator: '31', denominator: '32', note: '', ...fields });
export const approval = (revision: number) => form({ decision: 'approved', remark: '', revision: String(revision) });

export async function measuring(db: Db) {
	const [kari, admin, finance, karlstad, auditor, one, two] = await Promise.all([
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'admin.ringsaker'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'revisor'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2')
	]);
	const [row] = await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.externalId, 'P14'));
	const pilotId = row?.id ?? '';

	async function enter(fields: Record<string, string>, indicatorKey = visits, by = kari): Promise<string> {
		return accepted(await enterMeasurement(db, by, { pilotId, indicatorKey }, form(fields), saving));
	}
	async function approved(fields: Record<string, string>, indicatorKey = visits): Promise<string> {
		const id = await enter(fields, indicatorKey);
		await submitMeasurement(db, kari, id, 1);
		expect(await decideMeasurement(db, one, id, approval(2), sender)).toEqual({ ok: true, value: 'approved' });
		return id;
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

	const mine = () => and(eq(measurement.pilotId, pilotId), eq(measurement.isDemo, false));
	async function clear(): Promise<void> {
		await db.delete(measurement).where(mine());
		await db.delete(outgoingMail);
	}

	const people = { kari, admin, finance, karlstad, auditor, one, two };
	return { people, pilotId, enter, approved, kept, moves, mine, clear };
}
