/** Every expense of a project, summed once by the database as finely as the shared figures need it. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Category } from '#lib/funding/calculate.ts';
import type { Group, SpendingRow } from '#lib/funding/figures.ts';
import type { Currency } from '#lib/money.ts';
import type { Project, ProjectSide } from '#lib/projects/project.ts';
import type { Side } from '#lib/projects/rule-set.ts';

export type FiguresOf = { organisationId?: string | undefined; side?: Side | undefined; drafts?: boolean };
export type NationalRow = SpendingRow & { nationalMinor: bigint };
export type RateUsed = { currency: Currency; perEuro: string; source: string; from: string; to: string };

type Sum = {
	organisation: string;
	side: Side;
	work_package: string;
	period: string;
	category: Category;
	state: string;
	currency: Currency;
	rate: string | null;
	source: string;
	from_day: string | null;
	to_day: string | null;
	eur: string;
	national: string;
};

/** What is withdrawn or rejected is in no figure. */
const groups: Readonly<Record<string, Group | undefined>> = {
	approved: 'spent',
	cut: 'spent',
	submitted: 'in_review',
	queried: 'in_review',
	draft: 'draft'
};

/**
 * One pass in the order of an index that holds all that is read here. Side and archive are looked up once for each sum,
 * and states that do not count are left out afterwards: asking each expense would be most of the work.
 */
export async function expenseSums(db: Db, project: Project, of: FiguresOf) {
	const rows = await db.execute<Sum>(sql`
		select e.organisation_id as organisation, partner.side, e.work_package, e.period_code as period, e.category, e.state,
			e.currency, trim_scale(e.rate_per_euro)::text as rate, coalesce(e.rate_source, '') as source,
			e.from_day::text, e.to_day::text, e.eur, e.national
		from (
			select e.project_id, e.organisation_id, e.period_code, e.work_package, e.category, e.state, e.currency,
				e.rate_per_euro, e.rate_source, min(e.rate_on) as from_day, max(e.rate_on) as to_day,
				sum(coalesce(e.approved_minor, e.eur_minor, ${of.drafts ? draftEuros(project.sides) : sql`0`})) as eur,
				sum(case e.state when 'cut' then round(e.approved_minor * e.rate_per_euro)::bigint else e.amount_minor end) as national
			from expense e
			where e.project_id = ${project.id}
				and ${of.organisationId === undefined ? sql`true` : sql`e.organisation_id = ${of.organisationId}`}
			group by e.project_id, e.organisation_id, e.period_code, e.work_package, e.category, e.state, e.currency,
				e.rate_per_euro, e.rate_source) e
		join project on project.id = e.project_id and not project.is_archive
		join project_partner partner on partner.project_id = e.project_id and partner.organisation_id = e.organisation_id
		where ${of.side === undefined ? sql`true` : sql`partner.side = ${of.side}`}
		order by e.period_code`);
	const counted = [...rows].filter(({ state }) => groups[state] !== undefined && (of.drafts || state !== 'draft'));
	return { spending: counted.flatMap(spendingRow), rates: ratesUsed(counted.filter(({ state }) => state !== 'draft')) };
}

/** A draft at today's rate, in whole numbers and halves away from zero, exactly as when it is frozen. */
function draftEuros(sides: readonly ProjectSide[]): SQL {
	const branches = sides.flatMap(({ side, rateNow }) =>
		rateNow === undefined ? [] : [sql`when ${side} then (${rateNow.perEuro}::numeric * 1000000)::bigint`]
	);
	if (branches.length === 0) return sql`0`;
	const rate = sql`(select case p.side ${sql.join(branches, sql` `)} end from project_partner p
		where p.project_id = e.project_id and p.organisation_id = e.organisation_id)`;
	return sql`(select (sign(e.amount_minor::numeric) * div(2 * abs(e.amount_minor::numeric) * 1000000 + rate, 2 * rate))::bigint
		from (select ${rate} as rate) now), 0`;
}

function spendingRow(row: Sum): NationalRow[] {
	const group = groups[row.state];
	if (group === undefined) return [];
	return [
		{
			organisation: row.organisation,
			side: row.side,
			workPackage: row.work_package,
			period: row.period,
			category: row.category,
			group,
			eurMinor: BigInt(row.eur),
			nationalMinor: BigInt(row.national)
		}
	];
}

/** By currency, and in each by the day from which a rate was used. */
function ratesUsed(sums: readonly Sum[]): RateUsed[] {
	const used = new Map<string, RateUsed>();
	for (const { currency, rate, source, from_day: from, to_day: to } of sums) {
		if (rate === null || from === null || to === null) continue;
		const key = [currency, rate, source].join('\n');
		const known = used.get(key) ?? { currency, perEuro: rate, source, from, to };
		used.set(key, { ...known, from: from < known.from ? from : known.from, to: to > known.to ? to : known.to });
	}
	const place = (each: RateUsed) => `${each.currency} ${each.from}`;
	return [...used.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
