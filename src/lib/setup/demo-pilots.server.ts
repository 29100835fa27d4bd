import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { addDays } from '#lib/day.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { minorOf } from './demo-amount.ts';
import { phaseChange, pilot, pilotPartner, pilotVersion } from '#lib/pilots/schema.server.ts';
import { measurement } from '#lib/results/schema.server.ts';
import { slugOf } from '#lib/slug.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { actingToday, editorOf } from './demo-owner.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';
import { shareOf } from './demo-measures.server.ts';
import { detailColumns, loadDemoDetails } from './demo-pilot-details.server.ts';

type DemoPilot = (typeof world.pilots)[number];
/** Pilot id by its key in the file. */
export type DemoPilots = ReadonlyMap<string, string>;

const secretaries = ['sekretariat1@demo.example', 'sekretariat2@demo.example'] as const;

export async function loadDemoPilots(tx: Db, people: DemoPeople, days: DemoCalendar): Promise<DemoPilots> {
	const saved = await tx
		.insert(pilot)
		.values(world.pilots.map((row) => pilotRow(row, people, days)))
		.returning({ id: pilot.id, externalId: pilot.externalId });
	const ids = new Map(saved.map(({ id, externalId }) => [externalId ?? '', id]));
	const id = (row: DemoPilot) => ids.get(row.id) ?? '';

	await tx
		.insert(pilotVersion)
		.values(world.pilots.map((row) => ({ pilotId: id(row), ...versionRow(row, people, days) })));
	await tx
		.insert(pilotPartner)
		.values(
			world.pilots.flatMap((row) =>
				row.partners.map((organisationId) => ({ pilotId: id(row), number: 1, organisationId }))
			)
		);
	const owned = world.pilots.map((row) => ({ ...row, pilotId: id(row) }));
	await loadDemoDetails(tx, owned, people, days);
	await tx.insert(phaseChange).values(world.pilots.flatMap((row) => stopOf(id(row), row, people, days)));
	await tx.insert(measurement).values(world.pilots.flatMap((row) => measurementRows(id(row), row, people, days)));
	await tx.insert(journalEntry).values(world.pilots.flatMap((row) => historyOf(id(row), row, people, days)));
	return ids;
}

/** A published pilot of the demonstration went public four weeks after its start or its end. */
export function publishedOn(row: DemoPilot, days: DemoCalendar): string {
	const ended = row.phase === 'realisation' || row.phase === 'closing';
	const day = addDays(days.move(row.project_id, ended ? row.end : row.start), 28);
	return day < days.today ? day : addDays(days.today, -3);
}

function at(day: string, hour: number): Date {
	return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
}

function pilotRow(row: DemoPilot, people: DemoPeople, days: DemoCalendar) {
	const published = publishedOn(row, days);
	return {
		externalId: row.id,
		slug: slugOf(row.title),
		ownerId: row.owner_partner,
		projectId: row.project_id,
		language: row.language,
		phase: row.phase,
		standing: row.decision === 'stopped' ? 'stopped' : 'running',
		standingReason: row.standing_reason ?? '',
		outcome: row.outcome,
		decision: row.decision,
		createdBy: idOf(people, editorOf(row.owner_partner)),
		createdAt: at(addDays(published, -7), 9),
		publishedAt: at(published, 12),
		isDemo: true
	};
}

/** A stopped pilot was stopped on its last day, by the administrator of its owner. */
function stopOf(pilotId: string, row: DemoPilot, people: DemoPeople, days: DemoCalendar) {
	if (row.standing_reason === undefined) return [];
	const day = days.move(row.project_id, row.end);
	return [
		{
			pilotId,
			fromPhase: row.phase,
			toPhase: row.phase,
			toStanding: 'stopped',
			state: 'approved',
			reason: row.standing_reason,
			outcome: row.outcome,
			decision: row.decision,
			requestedBy: idOf(people, editorOf(row.owner_partner)),
			requestedAt: at(addDays(day, -7), 9),
			decidedBy: idOf(people, `admin.${actingToday(row.owner_partner)}@demo.example`),
			decidedAt: at(day, 9)
		}
	];
}

function versionRow(row: DemoPilot, people: DemoPeople, days: DemoCalendar) {
	const published = publishedOn(row, days);
	const editor = idOf(people, editorOf(row.owner_partner));
	return {
		number: 1,
		publication: 'published',
		title: row.title,
		summary: row.summary,
		targetGroup: row.target_group,
		technologyArea: row.technology_area,
		supplierId: row.supplier,
		...detailColumns(row, people),
		startsOn: days.move(row.project_id, row.start),
		endsOn: days.move(row.project_id, row.end),
		projectId: row.project_id,
		workPackage: row.work_package,
		budgetMinor: row.budget.lines.reduce((sum, line) => sum + minorOf(line.budget), 0n),
		editedBy: editor,
		editedAt: at(addDays(published, -1), 9),
		submittedBy: editor,
		submittedAt: at(addDays(published, -1), 10),
		decidedBy: idOf(people, secretaryOf(row)),
		decidedAt: at(published, 12)
	};
}

export function secretaryOf(row: DemoPilot): string {
	return secretaries[row.language === 'sv' ? 1 : 0];
}

function measurementRows(pilotId: string, row: DemoPilot, people: DemoPeople, days: DemoCalendar) {
	const ended = row.phase === 'realisation' || row.phase === 'closing';
	return row.indicators.flatMap((result) => {
		const value = (point: string, text: string, n: number | null, startsOn: string, endsOn: string) => ({
			...shareOf(row.id, result.key, point === 'baseline' ? 'baseline' : 'measured'),
			pilotId,
			indicatorKey: result.key,
			indicatorVersion: 1,
			point,
			value: text,
			n,
			method: result.method,
			collectedBy: result.collected_by,
			startsOn,
			endsOn,
			language: row.language,
			state: result.state,
			enteredBy: idOf(people, editorOf(row.owner_partner)),
			enteredAt: at(min(addDays(endsOn, 7), days.today), 0),
			...decidedOf(result.state, row, people, min(addDays(endsOn, 21), days.today)),
			isDemo: true
		});
		const from = days.move(row.project_id, result.baseline_from);
		const to = days.move(row.project_id, result.baseline_to);
		const baseline = value('baseline', String(result.baseline), result.baseline_n, from, to);
		if (result.measured === null) return [baseline];

		const month = days.move(row.project_id, `${result.measured_at}-01`).slice(0, 7);
		const point = ended ? 'end' : 'mid';
		return [baseline, value(point, String(result.measured), result.n, `${month}-01`, `${month}-28`)];
	});
}

function decidedOf(state: string, row: DemoPilot, people: DemoPeople, day: string) {
	return state === 'approved'
		? { decidedBy: idOf(people, secretaryOf(row)), decidedAt: at(day, 0) }
		: { decidedBy: null, decidedAt: null };
}

function historyOf(pilotId: string, row: DemoPilot, people: DemoPeople, days: DemoCalendar) {
	const published = publishedOn(row, days);
	const editor = idOf(people, editorOf(row.owner_partner));
	const entry = (kind: string, personId: string, day: string, hour: number) => ({
		at: at(day, hour),
		kind,
		personId,
		organisationId: actingToday(row.owner_partner),
		aboutKind: 'pilot',
		aboutId: pilotId
	});
	return [
		entry('pilot.registered', editor, addDays(published, -7), 9),
		entry('pilot.submitted', editor, addDays(published, -1), 10),
		entry('pilot.published', idOf(people, secretaryOf(row)), published, 12)
	];
}

function min(one: string, other: string): string {
	return one < other ? one : other;
}
