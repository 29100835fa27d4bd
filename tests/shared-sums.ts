/** The shared budget added up from raw rows, in SQL of its own. */
import type { Sql } from 'postgres';

export type Sums = { readonly budget: bigint; readonly spent: bigint; readonly inReview: bigint };
type Row = { partner: string; side: 'NO' | 'SE'; work_package: string } & Record<
	'budget' | 'spent' | 'in_review' | 'national',
	string
>;

export type Line = Sums & Pick<Row, 'partner' | 'side'> & { readonly workPackage: string; readonly national: bigint };

/** A row for each partner and work package; `national`: approved as it was entered, of a cut one its accepted part. */
export async function rawLines(sql: Sql): Promise<readonly Line[]> {
	const rows = await sql<Row[]>`
		with counted as (
			select e.organisation_id, e.work_package, e.period_code, e.category = 'staff' as is_staff,
				e.state in ('approved', 'cut') as is_spent, coalesce(e.approved_minor, e.eur_minor) as eur,
				case when e.state = 'cut' then round(e.approved_minor * e.rate_per_euro) else e.amount_minor end as national
			from expense e
			where e.project_id = 'demo-sol' and e.state in ('approved', 'cut', 'submitted', 'queried')
		), direct as (
			select organisation_id, work_package, period_code, is_spent, sum(eur) as eur, sum(national) as national,
				coalesce(sum(eur) filter (where is_staff), 0) as staff
			from counted group by 1, 2, 3, 4
		), whole as (
			select d.*, eur + trunc(staff * (s.flat_rates ->> 'office_on_staff')::numeric / 100) as with_office
			from direct d
			join project_partner p on p.project_id = 'demo-sol' and p.organisation_id = d.organisation_id
			join project_side x on x.project_id = 'demo-sol' and x.side = p.side
			join rule_set s on s.id = x.rule_set_id
		), used as (
			select organisation_id, work_package, sum(with_office) filter (where is_spent) as spent,
				sum(with_office) filter (where not is_spent) as in_review, sum(national) filter (where is_spent) as national
			from whole group by 1, 2
		), planned as (
			select organisation_id, work_package, sum(amount_minor) as budget from budget_line
			where version_id = budget_version_at('demo-sol', current_date) group by 1, 2
		)
		select organisation_id as partner, p.side, work_package, coalesce(budget, 0)::text as budget,
			coalesce(spent, 0)::text as spent, coalesce(in_review, 0)::text as in_review, coalesce(national, 0)::text as national
		from planned full join used using (organisation_id, work_package)
		join project_partner p using (organisation_id) where p.project_id = 'demo-sol'
		order by 1, 3`;
	return rows.map(({ partner, side, work_package: workPackage, ...each }) => ({
		partner,
		side,
		workPackage,
		budget: BigInt(each.budget),
		spent: BigInt(each.spent),
		inReview: BigInt(each.in_review),
		national: BigInt(each.national)
	}));
}

export function sumOf(lines: readonly Sums[]): Sums {
	const add = (of: (each: Sums) => bigint) => lines.reduce((total, each) => total + of(each), 0n);
	return { budget: add(({ budget }) => budget), spent: add(({ spent }) => spent), inReview: add((l) => l.inReview) };
}

/** Half away from zero, as a person rounds. `perEuro` in thousandths. */
export function inNational(minor: bigint, perEuro: bigint): bigint {
	const twice = minor * perEuro * 2n;
	return (twice + (minor < 0n ? -1000n : 1000n)) / 2000n;
}
