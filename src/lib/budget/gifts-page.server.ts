import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { budgetWarnings, sideSum } from './budget.ts';
import { namesOf, projectOf } from './budget-pages.server.ts';
import { frameOf, versionOf } from './budget-versions.server.ts';
import { inKindOf } from './save-gifts.server.ts';

/**
 * The co-financing of one partner in a draft, with what the rules say of its side; the first partner when none was asked
 * for. @throws 404 of what is no draft
 */
export async function giftsPage(db: Db, by: Actor, number: number, asked: string | null, today: string) {
	demand(by, 'budget.propose', { organisationId: null }, 'budget.read');
	const project = await projectOf(db, by, today);
	const { version, budget } = await versionOf(db, by, project, number);
	found(version.state === 'draft' ? version : undefined);
	const frame = await frameOf(db, project);
	const names = await namesOf(db, frame.partners);
	const partner = names.has(asked ?? '') ? (asked ?? '') : ([...names.keys()][0] ?? '');
	const side = found(frame.sides.find((each) => each.side === frame.partners.get(partner)));
	const ofSide = project.sides.find((each) => each.side === side.side);
	return {
		project,
		version,
		names,
		partner,
		gifts: budget.gifts.filter(({ organisation }) => organisation === partner),
		rules: {
			side: side.side,
			name: ofSide?.ruleSet.id ?? '',
			inKind: inKindOf(project, frame, partner),
			grantPercent: side.grantPercent,
			grantMinor: side.grantMinor,
			linesMinor: sideSum(budget.lines, side.side, frame),
			giftsMinor: sideSum(budget.gifts, side.side, frame)
		},
		warnings: budgetWarnings(budget, frame).filter(({ params }) => params['side'] === side.side)
	};
}
