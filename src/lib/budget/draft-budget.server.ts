/** A new version is a copy of the one that holds, changed until it is proposed. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { readDay } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { missingAs } from '#lib/missing.ts';
import type { Project } from '#lib/projects/project.ts';
import { readText } from '#lib/text.ts';
import { lineFaults, type Budget, type Line } from './budget.ts';
import { frameOf } from './budget-versions.server.ts';
import { asSeen, lockVersion, touch } from './locked-version.server.ts';
import { budgetLine, budgetPlan, budgetVersion } from './schema.server.ts';

type Asked = { reason: string; decidedOn: string; lang: Lang };

/** @returns the number of the draft */
export async function beginVersion(db: Db, by: Actor, project: Project, asked: Asked): Promise<Decision<string>> {
	demand(by, 'budget.propose', { organisationId: null }, 'budget.read');
	const read = all({
		reason: missingAs(
			'budget_version.reason_missing',
			at('reason', readText(asked.reason, { max: 1000, required: true }))
		),
		decidedOn: missingAs(
			'budget_version.day_missing',
			at('decided_on', readDay(asked.decidedOn, asked.lang === 'sv' ? 'year_first' : 'day_first'))
		)
	});
	if (!read.ok) return read;
	return db.transaction((tx) => copyOfLast(tx, by, project, { ...read.value, lang: asked.lang }));
}

async function copyOfLast(tx: Db, by: Actor, project: Project, { lang, ...asked }: Asked): Promise<Decision<string>> {
	// one at a time: two would give the same number
	await tx.execute(sql`select from project where id = ${project.id} for update`);
	const rows = await tx
		.select({
			id: budgetVersion.id,
			number: budgetVersion.number,
			state: budgetVersion.state,
			on: budgetVersion.decidedOn
		})
		.from(budgetVersion)
		.where(eq(budgetVersion.projectId, project.id))
		.orderBy(asc(budgetVersion.number));
	if (rows.some(({ state }) => state === 'draft' || state === 'proposed'))
		return no({ field: '', key: 'budget_version.one_open' });
	const approved = rows.findLast(({ state }) => state === 'approved');
	if (approved && asked.decidedOn < approved.on)
		return no({ field: 'decided_on', key: 'budget_version.before_last', params: { number: approved.number } });
	const number = (rows.at(-1)?.number ?? 0) + 1;
	const [made] = await tx
		.insert(budgetVersion)
		.values({ projectId: project.id, number, language: lang, ...asked })
		.returning({ id: budgetVersion.id });
	if (approved && made) await copyContent(tx, approved.id, made.id);
	await record(tx, {
		kind: 'budget_version.begun',
		by: by.personId,
		organisationId: null,
		about: { kind: 'budget_version', id: `${project.id} ${number}` },
		reason: asked.reason,
		after: { number, from: approved?.number ?? null }
	});
	return yes(String(number));
}

async function copyContent(tx: Db, from: string, to: string): Promise<void> {
	await tx.execute(sql`
		insert into budget_line (project_id, version_id, organisation_id, work_package, category, amount_minor)
		select project_id, ${to}, organisation_id, work_package, category, amount_minor from budget_line where version_id = ${from}`);
	await tx.execute(sql`
		insert into budget_plan (project_id, version_id, organisation_id, work_package, category, period_code, amount_minor)
		select project_id, ${to}, organisation_id, work_package, category, period_code, amount_minor
		from budget_plan where version_id = ${from}`);
	await tx.execute(sql`
		insert into co_financing (project_id, version_id, organisation_id, kind, form, source, amount_minor)
		select project_id, ${to}, organisation_id, kind, form, source, amount_minor from co_financing where version_id = ${from}`);
}

export type Edited = {
	number: number;
	revision: number;
	lines: readonly Line[];
	/** The partner whose lines these are; undefined when they are all there are. */
	organisationId?: string | undefined;
};

/** Replaces the lines of one partner, or all of them. Faults of any line keep everything as it was. */
export async function saveLines(db: Db, by: Actor, project: Project, edited: Edited): Promise<Decision<null>> {
	demand(by, 'budget.propose', { organisationId: null }, 'budget.read');
	const frame = await frameOf(db, project);
	const budget: Budget = { lines: edited.lines, gifts: [] };
	const faults = lineFaults(budget, frame);
	if (faults.length > 0) return no(...faults);
	return db.transaction(async (tx) => {
		const row = found(await lockVersion(tx, project.id, edited.number));
		const seen = asSeen(row, 'draft', edited.revision);
		if (!seen.ok) return seen;
		const { organisationId } = edited;
		await tx
			.delete(budgetLine)
			.where(
				and(
					eq(budgetLine.versionId, row.id),
					organisationId === undefined ? undefined : eq(budgetLine.organisationId, organisationId)
				)
			);
		await insertLines(tx, project, row.id, edited.lines);
		await touch(tx, row.id);
		await record(tx, {
			kind: 'budget_version.changed',
			by: by.personId,
			organisationId: organisationId ?? null,
			about: { kind: 'budget_version', id: `${project.id} ${edited.number}` },
			after: { lines: edited.lines.length, total: String(edited.lines.reduce((sum, { minor }) => sum + minor, 0n)) }
		});
		return yes(null);
	});
}

async function insertLines(tx: Db, project: Project, versionId: string, lines: readonly Line[]): Promise<void> {
	if (lines.length === 0) return;
	const place = (line: Line) => ({
		projectId: project.id,
		versionId,
		organisationId: line.organisation,
		workPackage: line.workPackage,
		category: line.category
	});
	await tx.insert(budgetLine).values(lines.map((line) => ({ ...place(line), amountMinor: line.minor })));
	const plan = lines.flatMap((line) =>
		project.periods.map(({ code }, index) => ({
			...place(line),
			periodCode: code,
			amountMinor: line.plan[index] ?? 0n
		}))
	);
	await tx.insert(budgetPlan).values(plan);
}

/** Throws a draft away; a proposed one must be decided. */
export async function discardVersion(db: Db, by: Actor, project: Project, number: number): Promise<Decision<null>> {
	demand(by, 'budget.propose', { organisationId: null }, 'budget.read');
	return db.transaction(async (tx) => {
		const row = found(await lockVersion(tx, project.id, number));
		if (row.state !== 'draft') return no({ field: '', key: 'budget_version.moved_on' });
		await tx.delete(budgetVersion).where(eq(budgetVersion.id, row.id));
		await record(tx, {
			kind: 'budget_version.discarded',
			by: by.personId,
			organisationId: null,
			about: { kind: 'budget_version', id: `${project.id} ${number}` },
			before: { number, reason: row.reason }
		});
		return yes(null);
	});
}
