import type { PilotItem } from '#lib/api/public-pilots.server.ts';
import { column, dayCell, dayOfInstant, listOf, nameFor, word, written } from './column.ts';

export const pilotList = listOf<PilotItem>('pilot', [
	column('title', ({ title, language }) => written(title, language)),
	column('summary', ({ summary, language }) => written(summary, language)),
	column('language', ({ language }) => language),
	column('phase', ({ phase }, reader) => word('phase.', phase, reader)),
	column('standing', ({ standing }, reader) => word('public_pilot.status_', standing, reader)),
	column('outcome', ({ outcome }, reader) => word('phase.outcome_', outcome, reader)),
	column('technology', ({ technology }, reader) => (technology === null ? '' : reader.technologyName(technology))),
	column('country', ({ country }) => country),
	column('owner_id', ({ owner }) => owner.id),
	column('owner', ({ owner }, reader) => nameFor(owner.name, reader)),
	column('starts_on', (pilot) => dayCell(pilot.starts_on)),
	column('ends_on', (pilot) => dayCell(pilot.ends_on)),
	column('updated_on', (pilot) => dayOfInstant(pilot.updated_at))
]);
