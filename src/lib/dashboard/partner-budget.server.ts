/** A partner's own budget: each work package and category, the plan, and what it believes itself. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import { ownForecasts } from '#lib/budget/own-forecast.server.ts';
import type { Db } from '#lib/db.server.ts';
import { rollUp } from '#lib/funding/figures.ts';
import { budgetRows, partnerFigures, ratesOfSides } from '#lib/funding/figures.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { runningProject, sideOfPartner } from '#lib/projects/projects.server.ts';
import { monthsOf } from './burn-up.ts';
import { dashboardOf } from './dashboard.server.ts';
import { levelOf, readQuery, statuses } from './query.ts';
import { spendingOf } from './spending.server.ts';

/** `part` is undefined where an organisation takes no part in the project. */
export async function partnerBudgetPage(
	db: Db,
	by: Actor,
	organisationId: string,
	asked: URLSearchParams,
	today: string
) {
	demand(by, 'expense.read', { organisationId });
	const organisation = found((await organisationDirectory(db)).get(organisationId));
	const project = await runningProject(db, today);
	const side = project && (await sideOfPartner(db, project.id, organisationId));
	if (!project || !side) return { organisation, part: undefined };

	const query = { ...readQuery(asked, today, statuses), side: undefined, sorting: undefined };
	const of = { projectId: project.id, sides: project.sides, asOf: query.asOf, organisationId };
	const counting = { level: levelOf(query.status), months: monthsOf(project), recentAfter: project.startsOn };
	const [shown, drafts, budget, spending, forecasts] = await Promise.all([
		dashboardOf(db, project, query, today, organisationId),
		partnerFigures(db, project, today, { organisationId, drafts: true }),
		budgetRows(db, project.id, query.asOf ?? today, { organisationId }),
		spendingOf(db, of, counting),
		ownForecasts(db, project.id, organisationId)
	]);
	const rates = ratesOfSides(project.sides);
	const lines = project.workPackages.map((workPackage) => {
		const isHere = (row: { workPackage: string }) => row.workPackage === workPackage.code;
		return { workPackage, figures: rollUp(budget.filter(isHere), spending.rows.filter(isHere), rates) };
	});
	return {
		organisation,
		part: {
			query,
			shown,
			draft: drafts.total.draft,
			lines: lines.filter(({ figures }) => figures.byCategory.size > 0),
			forecasts,
			national: project.sides.find((each) => each.side === side)?.currency,
			mayForecast: may(by, 'forecast.write', { organisationId })
		}
	};
}
