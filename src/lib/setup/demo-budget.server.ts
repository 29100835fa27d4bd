/** The budgets of the demonstration: the decided one with its plan, one that waits for a decision, and own forecasts. */
import { eq } from 'drizzle-orm';
import world from '#data/demo-world.json' with { type: 'json' };
import { splitByWeights } from '#lib/budget/split.ts';
import { budgetLine, budgetPlan, budgetVersion, coFinancing, ownForecast } from '#lib/budget/schema.server.ts';
import { addDays, addMonths } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { percentOf } from '#lib/rational.ts';
import { minorOf } from './demo-amount.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

type DemoProject = (typeof world.projects)[number];
type Line = { projectId: string; organisationId: string; workPackage: string; category: string; amountMinor: bigint };

/** How the work spreads over the six half-years, in per cent. */
const spread = [5n, 13n, 20n, 22n, 22n, 18n];

/** Fewer hours of hired help, more sensors: what the second version asks for. */
const wish = { organisationId: 'karlstad', workPackage: 'AP3', from: 'external', to: 'equipment', minor: 500_000n };

/** Share of its budget that each believes it will have used at the end. */
const beliefs = [
	{ organisationId: 'karlstad', percent: '97', comment: 'Vi räknar med att resa mindre än planerat.' },
	{ organisationId: 'arvika', percent: '100', comment: '' },
	{
		organisationId: 'region-varmland',
		percent: '92',
		comment: 'Tjänsten som projektledare var vakant i fyra månader.'
	},
	{ organisationId: 'ringsaker', percent: '94', comment: 'Anbudet på sensorer ble lavere enn ventet.' },
	{ organisationId: 'lillestrom', percent: '99', comment: '' },
	{ organisationId: 'ahus', percent: '81', comment: 'Piloten på sengepost starter et halvt år senere.' }
];

export async function loadDemoBudget(tx: Db, people: DemoPeople, days: DemoCalendar): Promise<void> {
	for (const row of world.projects) {
		const lines = linesOf(row);
		if (lines.length === 0) continue;
		const first = await firstVersion(tx, row, lines, days);
		await tx.update(budgetVersion).set({ state: 'approved' }).where(eq(budgetVersion.id, first));
		await wishedVersion(tx, row, lines, people, days);
		await tx.insert(ownForecast).values(forecasts(lines, people, days));
	}
}

function linesOf(row: DemoProject): Line[] {
	return (row.budget_lines ?? []).map((line) => ({
		projectId: row.id,
		organisationId: line.partner,
		workPackage: line.work_package,
		category: line.category,
		amountMinor: minorOf(line.amount_eur)
	}));
}

async function firstVersion(tx: Db, row: DemoProject, lines: readonly Line[], days: DemoCalendar): Promise<string> {
	return fill(tx, row, lines, {
		projectId: row.id,
		number: 1,
		decidedOn: days.move(row.id, row.start),
		reason: 'Budsjettet i de to vedtakene da prosjektet startet',
		language: 'nb'
	});
}

/** Asked for, and not decided yet. */
async function wishedVersion(
	tx: Db,
	row: DemoProject,
	lines: readonly Line[],
	people: DemoPeople,
	days: DemoCalendar
): Promise<void> {
	const moved = lines.map((line) => ({ ...line, amountMinor: line.amountMinor + wishFor(line) }));
	await fill(tx, row, moved, {
		projectId: row.id,
		number: 2,
		state: 'proposed',
		decidedOn: `${addMonths(days.today, 1).slice(0, 7)}-01`,
		reason: 'Karlstad behöver fler sensorer i AP3 och köper mindre extern hjälp',
		language: 'sv',
		proposedBy: idOf(people, 'sekretariat1@demo.example'),
		proposedAt: new Date(`${addDays(days.today, -3)}T09:00:00Z`)
	});
}

function wishFor({ organisationId, workPackage, category }: Line): bigint {
	if (organisationId !== wish.organisationId || workPackage !== wish.workPackage) return 0n;
	if (category === wish.to) return wish.minor;
	return category === wish.from ? -wish.minor : 0n;
}

async function fill(
	tx: Db,
	row: DemoProject,
	lines: readonly Line[],
	version: typeof budgetVersion.$inferInsert
): Promise<string> {
	const [saved] = await tx.insert(budgetVersion).values(version).returning({ id: budgetVersion.id });
	if (!saved) throw new Error('The demonstration got no budget version');
	await tx.insert(budgetLine).values(lines.map((line) => ({ ...line, versionId: saved.id })));
	await tx.insert(budgetPlan).values(lines.flatMap((line) => planOf(line, row, saved.id)));
	await tx.insert(coFinancing).values(giftsOf(lines, row, saved.id));
	return saved.id;
}

function planOf({ amountMinor, ...line }: Line, row: DemoProject, versionId: string) {
	const parts = splitByWeights(amountMinor, spread);
	return row.reporting_periods.map(({ id }, index) => ({
		...line,
		versionId,
		periodCode: id,
		amountMinor: parts[index] ?? 0n
	}));
}

/** Every partner pays its part of what the fund does not; every third one a quarter of it in kind. */
function giftsOf(lines: readonly Line[], row: DemoProject, versionId: string) {
	return (row.sides ?? []).flatMap((side) => {
		const partners = [
			...new Set((row.budget_lines ?? []).filter((line) => line.side === side.side).map((line) => line.partner))
		];
		const budgets = partners.map((partner) => sum(lines.filter((line) => line.organisationId === partner)));
		const shares = splitByWeights(BigInt(side.cofinancing_eur) * 100n, budgets);
		return partners.flatMap((organisationId, index) => {
			const share = shares[index] ?? 0n;
			const inKind = index % 3 === 2 ? percentOf(share, '25') : 0n;
			const gift = { projectId: row.id, versionId, organisationId, kind: 'public' };
			return [
				{ ...gift, form: 'cash', amountMinor: share - inKind },
				...(inKind > 0n ? [{ ...gift, form: 'in_kind', amountMinor: inKind }] : [])
			];
		});
	});
}

function forecasts(lines: readonly Line[], people: DemoPeople, days: DemoCalendar) {
	return beliefs.map(({ organisationId, percent, comment }, index) => {
		const own = lines.filter((line) => line.organisationId === organisationId);
		return {
			projectId: own[0]?.projectId ?? '',
			organisationId,
			amountMinor: percentOf(sum(own), percent),
			comment,
			language: own[0] && isSwedish(organisationId) ? 'sv' : 'nb',
			enteredBy: idOf(people, `okonomi.${organisationId}@demo.example`),
			enteredAt: new Date(`${addDays(days.today, -30 - 3 * index)}T12:00:00Z`)
		};
	});
}

function isSwedish(organisationId: string): boolean {
	return world.projects.some((row) =>
		row.budget_lines?.some((line) => line.partner === organisationId && line.side === 'SE')
	);
}

function sum(lines: readonly Line[]): bigint {
	return lines.reduce((total, line) => total + line.amountMinor, 0n);
}
