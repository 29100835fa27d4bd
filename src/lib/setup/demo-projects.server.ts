import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { period, project, projectPartner, projectSide, workPackage } from '#lib/projects/schema.server.ts';
import type { DemoCalendar } from './demo-calendar.ts';

type DemoProject = (typeof world.projects)[number];

export async function loadDemoProjects(tx: Db, days: DemoCalendar): Promise<void> {
	await tx.insert(project).values(
		world.projects.map((row) => ({
			id: row.id,
			nameNb: row.name.nb,
			nameSv: row.name.sv,
			startsOn: days.move(row.id, row.start),
			endsOn: days.move(row.id, row.end),
			isArchive: row.sides === undefined,
			isDemo: true
		}))
	);
	await tx.insert(projectSide).values(world.projects.flatMap(sidesOf));
	await tx.insert(workPackage).values(world.projects.flatMap(workPackagesOf));
	await tx.insert(period).values(world.projects.flatMap((row) => periodsOf(row, days)));
	await tx.insert(projectPartner).values(partners());
}

/** The archive has no budget; its sides exist only so that its expenses have a currency. */
const sidesOfArchive = [
	{ side: 'SE', lead_partner: 'region-varmland', grant_rate: 0.6, budget_eur: 0, grant_eur: 0 },
	{ side: 'NO', lead_partner: 'lillestrom', grant_rate: 0.5, budget_eur: 0, grant_eur: 0 }
];

function sidesOf(row: DemoProject) {
	return (row.sides ?? sidesOfArchive).map((side) => ({
		projectId: row.id,
		side: side.side,
		currency: side.side === 'SE' ? 'SEK' : 'NOK',
		fund: side.side === 'SE' ? 'ERDF' : 'IR',
		grantPercent: String(side.grant_rate * 100),
		budgetMinor: BigInt(side.budget_eur) * 100n,
		grantMinor: BigInt(side.grant_eur) * 100n,
		leadId: side.lead_partner,
		ruleSetId: 'demo-2025'
	}));
}

function workPackagesOf(row: DemoProject) {
	const [, running] = world.projects;
	return (row.work_packages ?? running?.work_packages ?? []).map((part, position) => ({
		projectId: row.id,
		code: part.id,
		nameNb: part.name.nb,
		nameSv: part.name.sv,
		position
	}));
}

function periodsOf(row: DemoProject, days: DemoCalendar) {
	return row.reporting_periods.map((part) => ({
		projectId: row.id,
		code: part.id,
		startsOn: days.move(row.id, part.from),
		endsOn: days.move(row.id, part.to),
		reportDueOn: 'report_due' in part && part.report_due ? days.move(row.id, part.report_due) : null,
		isLocked: part.status === 'approved' || part.status === 'submitted'
	}));
}

/** Everybody with a budget or an expense takes part. */
function partners() {
	const rows = [
		...world.projects.flatMap((row) =>
			(row.budget_lines ?? []).map((line) => ({ projectId: row.id, organisationId: line.partner, side: line.side }))
		),
		...world.expenses.map((row) => ({ projectId: row.project_id, organisationId: row.partner, side: row.side }))
	];
	return [...new Map(rows.map((row) => [`${row.projectId} ${row.organisationId}`, row])).values()];
}
