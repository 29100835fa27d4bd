import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { decideReport, now, type Seen } from './decide-report.server.ts';
import { frozenOf, readFrozen, type ReportFigures } from './report-figures.ts';
import type { ReportAt, ReportPlace } from './report-place.server.ts';
import { reportFigures, undecidedCount } from './report-rows.server.ts';

/** Only when every expense is decided; what was accepted is frozen beside what was declared. */
export async function approveReport(db: Db, by: Actor, at: ReportAt, seen: Seen): Promise<Decision<null>> {
	return decideReport(db, by, at, { move: 'approve', seen }, async (tx, place, row) => {
		const undecided = await undecidedCount(tx, place);
		if (undecided > 0) return no({ field: '', key: 'report.undecided', params: { count: undecided } });
		const frozen = await accepted(tx, place, readFrozen(row.frozen), seen.today);
		return yes({ columns: { approvedBy: by.personId, approvedAt: now, frozen: frozenOf(frozen) } });
	});
}

/** By the rules and the budget of the submission, which a later rule set does not replace. */
async function accepted(tx: Db, place: ReportPlace, frozen: ReportFigures, today: string): Promise<ReportFigures> {
	const rules = { ...place.side.ruleSet, id: frozen.ruleSetId, flatRates: frozen.flatRates };
	const figures = await reportFigures(tx, { ...place, side: { ...place.side, ruleSet: rules } }, today);
	const budget = new Map(frozen.lines.map((line) => [`${line.workPackage} ${line.category}`, line.budgetMinor]));
	return {
		...figures,
		lines: figures.lines.map((line) => ({
			...line,
			budgetMinor: budget.get(`${line.workPackage} ${line.category}`) ?? 0n
		}))
	};
}
