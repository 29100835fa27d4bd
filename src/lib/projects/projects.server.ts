import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Period, Project, ProjectSide, WorkPackage } from './project.ts';
import type { Rate, RuleSet, Side } from './rule-set.ts';
import { period, project, projectPartner, projectSide, rate, ruleSet, workPackage } from './schema.server.ts';

/** The project that runs now: the newest that is no archive. Undefined in a database where none is set up yet. */
export async function runningProject(db: Db, today: string): Promise<Project | undefined> {
	const [row] = await db
		.select({
			id: project.id,
			nameNb: project.nameNb,
			nameSv: project.nameSv,
			startsOn: project.startsOn,
			endsOn: project.endsOn,
			isDemo: project.isDemo
		})
		.from(project)
		.where(eq(project.isArchive, false))
		.orderBy(desc(project.startsOn), asc(project.id))
		.limit(1);
	if (!row) return undefined;
	const [sides, workPackages, periods] = await Promise.all([
		sidesOf(db, row.id, today),
		workPackagesOf(db, row.id),
		periodsOf(db, row.id)
	]);
	return { ...row, sides, workPackages, periods };
}

/** On which side an organisation takes part; undefined when it does not. */
export async function sideOfPartner(db: Db, projectId: string, organisationId: string): Promise<Side | undefined> {
	const [row] = await db
		.select({ side: projectPartner.side })
		.from(projectPartner)
		.where(and(eq(projectPartner.projectId, projectId), eq(projectPartner.organisationId, organisationId)));
	return row?.side as Side | undefined;
}

/** The rate of an expense submitted on a day, by the policy of its side; undefined when none is known for that day. */
async function rateFor(db: Db, rules: RuleSet, side: Side, on: string): Promise<Rate | undefined> {
	const { ratePolicy, fixedRate, currency } = rules.sides[side];
	if (ratePolicy === 'fixed') return fixedRate === null ? undefined : { perEuro: fixedRate, source: rules.source, on };

	const [row] = await db
		.select({ perEuro: rate.perEuro, source: rate.source })
		.from(rate)
		.where(and(eq(rate.currency, currency), lte(rate.validFrom, on), gte(rate.validTo, on)))
		.orderBy(desc(rate.validFrom))
		.limit(1);
	return row && { ...row, on };
}

const ruleSetColumns = {
	id: ruleSet.id,
	source: ruleSet.source,
	flatRates: ruleSet.flatRates,
	sides: ruleSet.sides,
	limits: ruleSet.limits
};

async function sidesOf(db: Db, projectId: string, today: string): Promise<ProjectSide[]> {
	const rows = await db
		.select({
			side: projectSide.side,
			currency: projectSide.currency,
			fund: projectSide.fund,
			grantPercent: projectSide.grantPercent,
			grantMinor: projectSide.grantMinor,
			realOffice: sql<string[]>`array(
				select p.organisation_id from ${projectPartner} p where p.project_id = ${projectSide.projectId}
					and p.side = ${projectSide.side} and p.office = 'real' order by 1)`,
			ruleSet: ruleSetColumns
		})
		.from(projectSide)
		.innerJoin(ruleSet, eq(ruleSet.id, projectSide.ruleSetId))
		.where(eq(projectSide.projectId, projectId))
		.orderBy(asc(projectSide.side));
	// two sides at most, so this asks at most twice
	return Promise.all(
		rows.map(async (row) => {
			const rules = asRuleSet(row.ruleSet);
			const side = row.side as Side;
			const { ratePolicy, realOffice: mayBeReal } = rules.sides[side];
			const realOffice = mayBeReal ? row.realOffice : [];
			const rateNow = await rateFor(db, rules, side, today);
			return {
				...row,
				side,
				currency: row.currency as ProjectSide['currency'],
				ruleSet: rules,
				ratePolicy,
				realOffice,
				rateNow
			};
		})
	);
}

async function workPackagesOf(db: Db, projectId: string): Promise<WorkPackage[]> {
	return db
		.select({ code: workPackage.code, nameNb: workPackage.nameNb, nameSv: workPackage.nameSv })
		.from(workPackage)
		.where(eq(workPackage.projectId, projectId))
		.orderBy(asc(workPackage.position));
}

async function periodsOf(db: Db, projectId: string): Promise<Period[]> {
	return db
		.select({
			code: period.code,
			startsOn: period.startsOn,
			endsOn: period.endsOn,
			reportDueOn: period.reportDueOn,
			isLocked: period.isLocked
		})
		.from(period)
		.where(eq(period.projectId, projectId))
		.orderBy(asc(period.startsOn));
}

/** The columns hold JSON that only our own reference data writes. */
function asRuleSet(row: { id: string; source: string; flatRates: unknown; sides: unknown; limits: unknown }): RuleSet {
	return {
		id: row.id,
		source: row.source,
		flatRates: row.flatRates as RuleSet['flatRates'],
		sides: row.sides as RuleSet['sides'],
		limits: row.limits as RuleSet['limits']
	};
}
