/** What is known where a step to another phase is asked for or decided. */
import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Measured, PhaseFacts } from './phase.ts';
import type { Outcome, Phase, Standing, WhatFollowed } from './pilot-view.ts';
import type { Pilot } from './pilots.server.ts';
import { phaseChange } from './schema.server.ts';

/**
 * Measurements and lessons belong to domains that stand on this one, so that only whether there are any is asked here.
 * What the public may read counts; of a pilot that is not public yet, its draft.
 */
export async function phaseFacts(db: Db, pilot: Pilot): Promise<PhaseFacts> {
	const [row] = await db.execute<{ baseline: boolean; later: boolean; lesson: boolean }>(sql`
		select
			exists (
				select 1 from measurement
				where pilot_id = ${pilot.id} and point = 'baseline' and state = 'approved'
			) as baseline,
			exists (
				select 1 from measurement later
				join measurement baseline using (pilot_id, indicator_key, indicator_version)
				where pilot_id = ${pilot.id} and baseline.point = 'baseline' and baseline.state = 'approved'
					and later.point <> 'baseline' and later.state = 'approved'
			) as later,
			exists (
				select 1 from lesson where pilot_id = ${pilot.id} and publication in ('submitted', 'published')
			) as lesson`);
	const measured: Measured = {
		hasBaseline: row?.baseline ?? false,
		hasLater: row?.later ?? false,
		hasLesson: row?.lesson ?? false
	};
	return { phase: pilot.phase, content: (pilot.public ?? pilot.open ?? pilot.last).content, measured };
}

export type OpenStep = {
	id: string;
	from: Phase;
	to: Phase;
	/** Set when the phase stays and the pilot is to rest, stop or go on. */
	toStanding: Standing | null;
	reason: string;
	outcome: Outcome | null;
	decision: WhatFollowed | null;
	requestedBy: string;
	requestedAt: Date;
	name: string;
	/** Name of the administrator who was asked; null when that person is gone. */
	askedOf: string | null;
};

const asked = alias(person, 'asked');

/** The step that waits for the owner's administrator; undefined when there is none. */
export async function openStep(db: Db, pilotId: string): Promise<OpenStep | undefined> {
	const [row] = await db
		.select({
			id: phaseChange.id,
			from: sql<Phase>`${phaseChange.fromPhase}`,
			to: sql<Phase>`${phaseChange.toPhase}`,
			toStanding: sql<Standing | null>`${phaseChange.toStanding}`,
			reason: phaseChange.reason,
			outcome: sql<Outcome | null>`${phaseChange.outcome}`,
			decision: sql<WhatFollowed | null>`${phaseChange.decision}`,
			requestedBy: phaseChange.requestedBy,
			requestedAt: phaseChange.requestedAt,
			name: person.name,
			askedOf: asked.name
		})
		.from(phaseChange)
		.innerJoin(person, eq(person.id, phaseChange.requestedBy))
		.leftJoin(asked, eq(asked.id, phaseChange.askedOf))
		.where(and(eq(phaseChange.pilotId, pilotId), eq(phaseChange.state, 'submitted')));
	return row;
}
