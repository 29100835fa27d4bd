/** What has to hold of every project, whatever stands in it; each check says what does not. */
import type { Calculated, Calculation, Category, Line } from '../../src/lib/funding/calculate.ts';
import type { Figures, FundingFigures, Group, SpendingRow } from '../../src/lib/funding/figures.ts';
import { counted, euros, part, share, sum, type Paid } from './by-hand.ts';
import type { RandomProject, Spent, State } from './random-project.ts';
import type { Broken, Rules } from './rules.ts';

const groups: Readonly<Record<State, Group>> = {
	draft: 'draft',
	submitted: 'in_review',
	queried: 'in_review',
	approved: 'spent',
	cut: 'spent'
};
const amounts = { spent: 'spent', in_review: 'inReview', draft: 'draft' } as const satisfies Record<
	Group,
	keyof Figures
>;
const categories = [
	'staff',
	'travel',
	'external',
	'equipment',
	'infrastructure',
	'lump_sum',
	'unit_cost',
	'other',
	'office'
] as const satisfies readonly Category[];

const accepted = (eur: bigint, { state, cutBy }: Spent) => (state === 'cut' ? eur - (eur * cutBy) / 100n : eur);

function rowsOf({ conversion }: Rules, { spent }: RandomProject): SpendingRow[] {
	return spent.map((each) => {
		const eur = each.rate === null ? each.minor : conversion.toEurMinor(each.minor, each.rate);
		return { ...each, group: groups[each.state], eurMinor: accepted(eur, each) };
	});
}

const ratesOf = ({ rates, realOffice }: RandomProject) => ({ ...rates, realOffice });
const rolled = (rules: Rules, project: RandomProject): FundingFigures =>
	rules.figures.rollUp(project.budget, rowsOf(rules, project), ratesOf(project));

function conversion(rules: Rules, { spent }: RandomProject): Broken {
	const wrong = spent.find(
		({ minor, rate }) => rate !== null && rules.conversion.toEurMinor(minor, rate) !== euros(minor, rate)
	);
	return wrong && `${String(wrong.minor)} at ${String(wrong.rate)} is not ${String(euros(wrong.minor, wrong.rate))}`;
}

/** Per partner, period, work package and state, reckoned by hand. */
function flatAmounts(rules: Rules, project: RandomProject): Broken {
	const bases = new Map<string, { first: Spent; paid: Record<string, bigint> }>();
	for (const each of project.spent) {
		const key = [each.organisation, each.period, each.workPackage, groups[each.state]].join(' ');
		const base = bases.get(key) ?? { first: each, paid: {} };
		base.paid[each.category] = (base.paid[each.category] ?? 0n) + accepted(euros(each.minor, each.rate), each);
		bases.set(key, base);
	}
	const wanted = { spent: 0n, inReview: 0n, draft: 0n };
	for (const { first, paid } of bases.values()) {
		const ofSide = project.rates[first.side];
		const real = project.realOffice.has(first.organisation);
		const rates = real ? { ...ofSide, officeOnStaff: null, officeOnDirect: null } : ofSide;
		wanted[amounts[groups[first.state]]] += sum(Object.values(counted(paid as Paid, rates)));
	}
	const { total } = rolled(rules, project);
	const wrong = (['spent', 'inReview', 'draft'] as const).find((name) => total[name] !== wanted[name]);
	return wrong && `${wrong} is ${String(total[wrong])}, by hand ${String(wanted[wrong])}`;
}

/** Partners, sides, work packages, categories and periods each add up to the project. */
function partsAddUp(rules: Rules, project: RandomProject): Broken {
	const figures = rolled(rules, project);
	for (const by of ['bySide', 'byOrganisation', 'byWorkPackage', 'byCategory'] as const)
		for (const name of ['budget', 'spent', 'inReview', 'draft', 'remaining'] as const)
			if (sum([...figures[by].values()].map((each) => each[name])) !== figures.total[name])
				return `${name} ${by} is not the project's`;
	for (const name of ['spent', 'inReview', 'draft'] as const)
		if (sum([...figures.byPeriod.values()].map((each) => each[name])) !== figures.total[name])
			return `${name} of the periods is not the project's`;
	return undefined;
}

function restIsBudgetLessSpent(rules: Rules, project: RandomProject): Broken {
	const { total, bySide, byOrganisation, byCategory, byWorkPackage } = rolled(rules, project);
	const every = [total, ...[bySide, byOrganisation, byCategory, byWorkPackage].flatMap((by) => [...by.values()])];
	return every.some(({ budget, spent, remaining }) => spent + remaining !== budget)
		? 'spent and remaining are not the budget'
		: undefined;
}

function fundsAndOwn(rules: Rules, project: RandomProject): Broken {
	const { bySide } = rolled(rules, project);
	const sides = (['NO', 'SE'] as const).map((side) => ({
		side,
		fund: `fund of ${side}`,
		grantPercent: project.grants[side],
		grantMinor: share(bySide.get(side)?.budget ?? 0n, project.grants[side])
	}));
	const rows = rules.sources.sourcesOf(sides, bySide);
	for (const { side, fund, grantPercent } of sides)
		for (const name of ['budget', 'spent', 'inReview', 'remaining'] as const) {
			const whole = bySide.get(side)?.[name] ?? 0n;
			const ofSide = rows.filter((row) => row.side === side);
			if (sum(ofSide.map((row) => row[name])) !== whole) return `${name} by source is not that of ${side}`;
			const paid = ofSide.find(({ source }) => source === fund)?.[name] ?? 0n;
			if (name !== 'remaining' && name !== 'budget' && paid !== share(whole, grantPercent))
				return `${fund} pays ${String(paid)} of ${String(whole)}`;
		}
	return undefined;
}

/** A budget that is edited changes the budget and the rest, nothing of what was submitted. */
function budgetEdits(rules: Rules, project: RandomProject): Broken {
	const before = rolled(rules, project);
	const edited = { ...project, budget: project.budget.map((row) => ({ ...row, eurMinor: row.eurMinor * 2n + 1n })) };
	const after = rolled(rules, edited);
	return (['spent', 'inReview', 'draft'] as const).some((name) => before.total[name] !== after.total[name])
		? 'an edited budget changed what was spent'
		: undefined;
}

/** The rest of a partner's rows and of other sides' rules change nothing of its own figures. */
function ownFigures(rules: Rules, project: RandomProject): Broken {
	const whole = rolled(rules, project);
	const [organisation] = [...whole.byOrganisation.keys()];
	const own = { ...project, spent: project.spent.filter((each) => each.organisation === organisation) };
	const alone = rolled(rules, { ...own, budget: project.budget.filter((row) => row.organisation === organisation) });
	const seen = whole.byOrganisation.get(organisation ?? '');
	return seen && (seen.spent !== alone.total.spent || seen.remaining !== alone.total.remaining)
		? 'a partner sees another figure than the project'
		: undefined;
}

function asked(project: RandomProject): Calculation {
	const lines = project.spent.flatMap(({ category, minor, rate, state, cutBy }): Line[] =>
		category === 'office' ? [] : [{ category, minor, rate, deductedMinor: cutBy, parked: state === 'queried' }]
	);
	return {
		flatRates: project.rates.NO,
		lines,
		funds: [{ code: 'IR', percent: project.grants.NO }],
		contributions: [{ kind: 'public', minor: project.given.minor }],
		totalBudgetMinor: project.given.total
	};
}

function byHand({ lines, flatRates }: Calculation, amount: (line: Line) => bigint): Record<Category, bigint> {
	const paid: Record<string, bigint> = {};
	for (const line of lines) paid[line.category] = (paid[line.category] ?? 0n) + amount(line);
	return counted(paid, flatRates);
}

const eur = ({ minor, rate }: Line) => euros(minor, rate);
const columns = {
	declared: eur,
	eligible: (line: Line) => (line.parked ? 0n : eur(line) - line.deductedMinor),
	parked: (line: Line) => (line.parked ? eur(line) : 0n)
};

function calculation(rules: Rules, project: RandomProject): Broken {
	const question = asked(project);
	const answer = rules.calculate.calculate(question);
	for (const [name, amount] of Object.entries(columns)) {
		const column = answer[name as keyof typeof columns];
		const wanted = byHand(question, amount);
		const wrong = categories.find((category) => column[category] !== wanted[category]);
		if (wrong) return `${name} ${wrong} is ${String(column[wrong])}, by hand ${String(wanted[wrong])}`;
		if (column.total !== sum(Object.values(wanted))) return `the total ${name} is not its categories`;
	}
	return deductedFault(answer) ?? splitFault(answer, question);
}

function deductedFault({ declared, eligible, parked, deducted }: Calculated): Broken {
	return [...categories, 'total' as const].some(
		(category) => declared[category] !== eligible[category] + parked[category] + deducted[category]
	)
		? 'declared is not eligible, parked and deducted'
		: undefined;
}

function splitFault(answer: Calculated, { funds, contributions, totalBudgetMinor }: Calculation): Broken {
	for (const name of ['declared', 'eligible', 'parked'] as const) {
		const { total } = answer[name];
		const split = answer.split[name];
		if (sum(Object.values(split.funds)) + split.own !== total) return `funds and own of ${name} are not its total`;
		for (const { code, percent } of funds)
			if (split.funds[code] !== share(total, percent)) return `the fund's part of ${String(total)} is not cut`;
		for (const { kind, minor } of contributions)
			if (split.contributions[kind] !== part(total, minor, totalBudgetMinor)) return 'a contribution is not its part';
	}
	return undefined;
}

export const projectChecks: Readonly<Record<string, (rules: Rules, project: RandomProject) => Broken>> = {
	'an amount is converted alone, halves away from zero': conversion,
	'flat amounts stand per partner, period, work package and state, cut toward zero': flatAmounts,
	'partners, sides, work packages, categories and periods add up to the project': partsAddUp,
	'spent and remaining are the budget': restIsBudgetLessSpent,
	'funds and own share are the total': fundsAndOwn,
	'an edited budget changes nothing of what was submitted': budgetEdits,
	'a partner sees the figure that the project shows of it': ownFigures,
	'declared is eligible, parked and deducted, and all as by hand': calculation
};
