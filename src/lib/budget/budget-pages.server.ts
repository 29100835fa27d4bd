/** What the pages of the budget versions show. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import type { Project } from '#lib/projects/project.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { budgetWarnings, proposalFaults } from './budget.ts';
import { budgetOf, frameOf, versionOf, versionsOf } from './budget-versions.server.ts';
import { differenceOf } from './difference.ts';

export type Names = ReadonlyMap<string, { nb: string; sv: string; side: string }>;

export async function projectOf(db: Db, by: Actor, today: string): Promise<Project> {
	demand(by, 'budget.read', { organisationId: null });
	return found(await runningProject(db, today));
}

export async function versionsPage(db: Db, by: Actor, today: string) {
	const project = await projectOf(db, by, today);
	const versions = await versionsOf(db, by, project.id);
	return {
		versions,
		isOpen: versions.some(({ state }) => state === 'draft' || state === 'proposed'),
		mayPropose: may(by, 'budget.propose', { organisationId: null })
	};
}

/** One version against the one before it, or against another that was asked for. */
export async function versionPage(db: Db, by: Actor, number: number, against: string | null, today: string) {
	const project = await projectOf(db, by, today);
	const { version, versions, budget } = await versionOf(db, by, project, number);
	const frame = await frameOf(db, project);
	const other =
		versions.find((each) => String(each.number) === against && each.number !== number) ??
		versions.find((each) => each.number < number && each.state === 'approved');
	const before = other ? await budgetOf(db, project, other.id) : undefined;
	return {
		version,
		budget,
		others: versions.filter((each) => each.number !== number).map((each) => each.number),
		against: other?.number,
		difference: before && differenceOf(before, budget, frame),
		faults: version.state === 'draft' ? proposalFaults(budget, frame) : [],
		warnings: budgetWarnings(budget, frame),
		names: await namesOf(db, frame.partners),
		workPackages: project.workPackages,
		periods: project.periods.map(({ code }) => code),
		isOwn: version.proposedBy === by.personId,
		mayPropose: may(by, 'budget.propose', { organisationId: null }),
		mayDecide: may(by, 'budget.decide', { organisationId: null })
	};
}

/** Number of the version that holds on a day; undefined before the first. */
export async function versionAt(db: Db, by: Actor, day: string, today: string): Promise<number | undefined> {
	const project = await projectOf(db, by, today);
	const [row] = await db.execute<{ number: number }>(
		sql`select number from budget_version where id = budget_version_at(${project.id}, ${day}::date)`
	);
	return row?.number;
}

/** In the order of the partner list. */
export async function namesOf(db: Db, partners: ReadonlyMap<string, string>): Promise<Names> {
	const directory = await organisationDirectory(db);
	return new Map(
		[...directory.values()].flatMap(({ id, nameNb, nameSv }) => {
			const side = partners.get(id);
			return side === undefined ? [] : [[id, { nb: nameNb, sv: nameSv, side }] as const];
		})
	);
}

/** The lines of one partner in a draft; the first partner when none was asked for. @throws 404 of what is no draft */
export async function editPage(db: Db, by: Actor, number: number, asked: string | null, today: string) {
	demand(by, 'budget.propose', { organisationId: null }, 'budget.read');
	const project = await projectOf(db, by, today);
	const { version, budget } = await versionOf(db, by, project, number);
	found(version.state === 'draft' ? version : undefined);
	const names = await namesOf(db, (await frameOf(db, project)).partners);
	const partner = names.has(asked ?? '') ? (asked ?? '') : ([...names.keys()][0] ?? '');
	return {
		project,
		version,
		names,
		partner,
		lines: budget.lines.filter(({ organisation }) => organisation === partner),
		workPackages: project.workPackages,
		periods: project.periods.map(({ code }) => code)
	};
}
