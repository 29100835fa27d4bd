/** The public figures of the shared budget for programs: the same as on the page, from the same rows. */
import { publicPilotSums, type PublicPilotSum } from '#lib/dashboard/public-pilots.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Figures, Spending } from '#lib/funding/figures.ts';
import { projectFigures, type ProjectFigures } from '#lib/funding/figures.server.ts';
import { nationalMinor } from '#lib/funding/national.ts';
import { amountText, type Currency } from '#lib/money.ts';
import type { Project } from '#lib/projects/project.ts';
import { runningProject } from '#lib/projects/projects.server.ts';

type Amount = { amount: string; currency: Currency };
type Shown = Omit<Figures, 'draft'>;

/** Undefined when the asked project is another than the one that runs: an archive is in no shared figure. */
export async function fundingAnswer(db: Db, asked: string | null, today: string) {
	const project = await runningProject(db, today);
	if (!project || (asked !== null && asked !== project.id)) return undefined;
	const [figures, pilots] = await Promise.all([projectFigures(db, project, today), publicPilotSums(db, project)]);
	return {
		project: headOf(project),
		as_of: figures.asOf,
		...inEach(figures.total, project),
		...divided(figures, project),
		by_pilot: byPilot(figures.total.spent, pilots, project),
		approved_as_entered: figures.national.map(({ side, currency, minor }) => ({ side, ...amount(minor, currency) })),
		rates: figures.rates.map(({ perEuro, ...rate }) => ({ ...rate, per_euro: perEuro }))
	};
}

function headOf({ id, nameNb, nameSv, startsOn, endsOn, isDemo }: Project) {
	return { id, name: { nb: nameNb, sv: nameSv }, starts_on: startsOn, ends_on: endsOn, is_demo: isDemo };
}

function divided(figures: ProjectFigures, project: Project) {
	const of = (each: Shown) => inEach(each, project);
	return {
		by_side: [...figures.bySide].map(([side, each]) => ({ side, ...of(each) })),
		by_source: figures.sources.map(({ side, source, ...each }) => ({ side, source, ...of(each) })),
		by_partner: [...figures.byOrganisation].map(([id, each]) => {
			const known = figures.organisations.get(id);
			return { id, name: { nb: known?.nb ?? id, sv: known?.sv ?? id }, side: known?.side ?? '', ...of(each) };
		}),
		by_category: [...figures.byCategory].map(([category, each]) => ({ category, ...of(each) })),
		by_work_package: project.workPackages.flatMap(({ code, nameNb, nameSv }) => {
			const each = figures.byWorkPackage.get(code);
			return each ? [{ code, name: { nb: nameNb, sv: nameSv }, ...of(each) }] : [];
		}),
		by_period: project.periods.map(({ code, startsOn, endsOn }) => ({
			code,
			starts_on: startsOn,
			ends_on: endsOn,
			...spendingIn(figures.byPeriod.get(code), project)
		}))
	};
}

function byPilot(spent: bigint, pilots: readonly PublicPilotSum[], project: Project) {
	const computed = pilots.reduce((left, each) => left - each.spent, spent);
	return [
		...pilots.map((each) => ({ pilot: each.id, computed: false, spent: amounts(each.spent, project) })),
		{ pilot: null, computed: true, spent: amounts(computed, project) }
	];
}

/** Every amount in euro, and in each national currency at the project's rate of today. */
function inEach({ budget, spent, inReview, remaining, spentPercent }: Shown, project: Project) {
	return {
		budget: amounts(budget, project),
		spent: amounts(spent, project),
		in_review: amounts(inReview, project),
		remaining: amounts(remaining, project),
		spent_percent: spentPercent ?? null
	};
}

function spendingIn(spending: Spending | undefined, project: Project) {
	return { spent: amounts(spending?.spent ?? 0n, project), in_review: amounts(spending?.inReview ?? 0n, project) };
}

function amounts(minor: bigint, { sides }: Project): Amount[] {
	const national = sides.flatMap(({ currency, rateNow }) =>
		rateNow ? [amount(nationalMinor(minor, rateNow.perEuro), currency)] : []
	);
	return [amount(minor, 'EUR'), ...national];
}

function amount(minor: bigint, currency: Currency): Amount {
	return { amount: amountText({ minor, currency }), currency };
}
