/** Invented solutions of the demonstration, and who uses them; after the pilots that tried them. */
import invented from '#data/demo-solutions.json' with { type: 'json' };
import { addDays } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { slugOf } from '#lib/slug.ts';
import { adoption, pilotSolution, solution } from '#lib/solutions/schema.server.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';
import type { DemoPilots } from './demo-pilots.server.ts';

type DemoSolution = (typeof invented.solutions)[number];
type DemoAdoption = (typeof invented.adoptions)[number];
type Ids = ReadonlyMap<string, string>;

const secretary = 'sekretariat1@demo.example';

export async function loadDemoSolutions(
	tx: Db,
	people: DemoPeople,
	pilots: DemoPilots,
	days: DemoCalendar
): Promise<void> {
	const saved = await tx
		.insert(solution)
		.values(invented.solutions.map((row) => solutionRow(row, people, days)))
		.returning({ id: solution.id, slug: solution.slug });
	const bySlug = new Map(saved.map(({ id, slug }) => [slug, id]));
	const ids: Ids = new Map(invented.solutions.map((row) => [row.id, bySlug.get(slugOf(row.name)) ?? '']));

	await tx
		.insert(pilotSolution)
		.values(
			invented.solutions.flatMap((row) =>
				row.pilots.map((pilot) => ({ solutionId: idIn(ids, row.id), pilotId: idIn(pilots, pilot) }))
			)
		);
	const uses = await tx
		.insert(adoption)
		.values(invented.adoptions.map((row) => adoptionRow(row, ids, { people, pilots, days })))
		.returning({
			id: adoption.id,
			organisationId: adoption.organisationId,
			personId: adoption.declaredBy,
			at: adoption.declaredAt
		});
	await tx.insert(journalEntry).values(
		uses.map(({ id, organisationId, personId, at }) => ({
			at,
			personId,
			kind: 'adoption.declared',
			organisationId,
			aboutKind: 'adoption',
			aboutId: id
		}))
	);
}

function solutionRow(row: DemoSolution, people: DemoPeople, days: DemoCalendar) {
	const writer = writerOf(row.owner, people);
	const sent = row.publication !== 'draft';
	return {
		slug: slugOf(row.name),
		kind: row.kind,
		supplierId: row.supplier,
		organisationId: row.owner,
		technologyArea: row.technologyArea,
		language: row.language,
		name: row.name,
		summary: row.summary,
		prerequisites: row.prerequisites,
		summaryOther: row.summaryOther ?? null,
		prerequisitesOther: row.prerequisitesOther ?? null,
		isReadyToReuse: row.isReadyToReuse,
		publication: row.publication,
		writtenBy: writer,
		writtenAt: at(addDays(days.today, -30)),
		submittedBy: sent ? writer : null,
		submittedAt: sent ? at(addDays(days.today, row.publication === 'published' ? -28 : -2)) : null,
		decidedBy: row.publication === 'published' ? idOf(people, secretary) : null,
		decidedAt: row.publication === 'published' ? at(addDays(days.today, -26)) : null,
		isDemo: true
	};
}

/** Only two of the invented suppliers have people. */
function writerOf(owner: string, people: DemoPeople): string | null {
	const known = {
		s1: 'leverandor1',
		s2: 'leverandor2',
		ringsaker: 'redaktor.ringsaker',
		karlstad: 'redaktor.karlstad'
	};
	const name = Object.entries(known).find(([id]) => id === owner)?.[1];
	return name === undefined ? null : idOf(people, `${name}@demo.example`);
}

function adoptionRow(
	row: DemoAdoption,
	solutions: Ids,
	{ people, pilots, days }: { people: DemoPeople; pilots: DemoPilots; days: DemoCalendar }
) {
	const since = days.move(row.project, row.since);
	const sinceOn = since < days.today ? since : addDays(days.today, -7);
	const confirmed = row.stage !== 'declared';
	return {
		solutionId: idIn(solutions, row.solution),
		organisationId: row.organisation,
		pilotId: idIn(pilots, row.pilot),
		stage: row.stage,
		sinceOn,
		userCount: row.users,
		declarerId: row.declarer,
		declaredBy: idOf(people, `${row.declaredBy}@demo.example`),
		declaredAt: at(addDays(days.today, -9)),
		confirmedBy: confirmed ? idOf(people, `admin.${row.organisation}@demo.example`) : null,
		confirmedAt: confirmed ? at(addDays(days.today, -6)) : null,
		endedOn: row.ended,
		endedReason: row.reason,
		language: row.language,
		isDemo: true
	};
}

/** @throws when the demonstration names something it does not have */
function idIn(ids: Ids, key: string): string {
	const id = ids.get(key);
	if (id === undefined) throw new Error(`The demonstration has no ${key}`);
	return id;
}

function at(day: string): Date {
	return new Date(`${day}T09:00:00Z`);
}
