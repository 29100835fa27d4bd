/** What some pilots of the demonstration tell beyond the world's file: where, with whom, by when, and over the border. */
import details from '#data/demo-pilot-details.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { roleOf } from '#lib/pilots/pilot.ts';
import { phases, type Phase } from '#lib/pilots/pilot-view.ts';
import { phaseChange, pilotMilestone, pilotPartner } from '#lib/pilots/schema.server.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { actingToday, editorOf } from './demo-owner.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

type Details = (typeof details)[keyof typeof details];
type Owned = { id: string; owner_partner: string; project_id: string };
type Row = Owned & { pilotId: string };

/** Undefined for a pilot that tells no more. */
function detailsOf({ id }: Owned): Details | undefined {
	return Object.entries(details).find(([key]) => key === id)?.[1];
}

function administratorOf(organisation: string): string {
	return `admin.${actingToday(organisation)}@demo.example`;
}

/** Columns of the version; nothing for a pilot that tells no more. */
export function detailColumns(row: Owned, people: DemoPeople) {
	const found = detailsOf(row);
	if (!found) return {};
	const { place, sites, systems, borderDifferences, dataQuality } = found;
	return {
		...{ place, sites, systems, borderDifferences, dataQuality },
		professionalContact: idOf(people, editorOf(row.owner_partner)),
		itContact: idOf(people, administratorOf(row.owner_partner))
	};
}

/** Roles beside those of the world's file, milestones, and the steps that were taken. */
export async function loadDemoDetails(
	tx: Db,
	pilots: readonly Row[],
	people: DemoPeople,
	days: DemoCalendar
): Promise<void> {
	await tx.insert(pilotPartner).values(pilots.flatMap(partnerRows));
	await tx.insert(pilotMilestone).values(pilots.flatMap((row) => milestoneRows(row, days)));
	await tx.insert(phaseChange).values(pilots.flatMap((row) => stepRows(row, people, days)));
}

function partnerRows(row: Row) {
	const { pilotId } = row;
	const found = detailsOf(row);
	if (!found) return [];
	const lists = ['coOwners', 'researchers', 'funders'] as const;
	return lists.flatMap((list) =>
		found[list].map((organisationId) => ({ pilotId, number: 1, organisationId, role: roleOf[list] }))
	);
}

function milestoneRows(row: Row, days: DemoCalendar) {
	const { pilotId } = row;
	return (detailsOf(row)?.milestones ?? []).map((each, position) => {
		return { pilotId, number: 1, position, ...each, dueOn: days.move(row.project_id, each.dueOn) };
	});
}

function stepRows(row: Row, people: DemoPeople, days: DemoCalendar) {
	return (detailsOf(row)?.steps ?? []).map(({ phase, on }) => {
		const administrator = idOf(people, administratorOf(row.owner_partner));
		const at = new Date(`${days.move(row.project_id, on)}T10:00:00Z`);
		return {
			pilotId: row.pilotId,
			fromPhase: before(phase),
			toPhase: phase,
			state: 'approved',
			reason: '',
			askedOf: administrator,
			requestedBy: idOf(people, editorOf(row.owner_partner)),
			requestedAt: at,
			decidedBy: administrator,
			decidedAt: at
		};
	});
}

function before(phase: string): Phase {
	return phases[phases.findIndex((each) => each === phase) - 1] ?? 'idea';
}
