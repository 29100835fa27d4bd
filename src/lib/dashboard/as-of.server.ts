/** Every expense of a project with how far it had come on a day and what it counted for then: the one source of each view here. */
import { sql, type SQL } from 'drizzle-orm';
import type { ProjectSide } from '#lib/projects/project.ts';
import type { Side } from '#lib/projects/rule-set.ts';

export type Of = {
	readonly projectId: string;
	readonly sides: readonly ProjectSide[];
	/** Undefined for now. */
	readonly asOf: string | undefined;
	readonly side?: Side | undefined;
	readonly organisationId?: string | undefined;
};

/**
 * A subselect of expenses `e` with `side`, `level` (1 entered, 2 submitted, 3 approved, 4 claimed, 5 paid) and
 * `minor`, in euro cents. What had not been entered, and what was withdrawn or rejected by then, has the level null.
 *
 * @param columns those of `e` that are wanted besides
 */
export function expensesAsOf(of: Of, columns: SQL): SQL {
	const level = levelAt(of.asOf);
	return sql`(
		select ${columns}, partner.side, ${level} as level,
			case when ${level} >= 3 then e.approved_minor when ${level} = 2 then e.eur_minor
				else coalesce(e.eur_minor, ${draftEuros(of.sides)}) end as minor
		from expense e
		join project_partner partner on partner.project_id = e.project_id and partner.organisation_id = e.organisation_id
		left join report r on r.project_id = e.project_id and r.organisation_id = e.organisation_id
			and r.period_code = e.period_code
		where e.project_id = ${of.projectId}
			and ${of.side === undefined ? sql`true` : sql`partner.side = ${of.side}`}
			and ${of.organisationId === undefined ? sql`true` : sql`e.organisation_id = ${of.organisationId}`})`;
}

/** Reported step by step: what was decided later was still in review, what was submitted later was still a draft. */
function levelAt(asOf: string | undefined): SQL {
	const done = (moment: SQL) =>
		asOf === undefined
			? sql`${moment} is not null`
			: sql`${moment} < (${asOf}::date + 1)::timestamp at time zone 'Europe/Oslo'`;
	const decided = asOf === undefined ? sql`true` : done(sql`e.decided_at`);
	const submitted = asOf === undefined ? sql`true` : done(sql`coalesce(e.submitted_at, e.entered_at)`);
	const entered = asOf === undefined ? sql`true` : done(sql`e.entered_at`);
	return sql`case
		when e.state in ('approved', 'cut') and ${decided}
			then case when ${done(sql`r.paid_at`)} then 5 when ${done(sql`r.claimed_at`)} then 4 else 3 end
		when e.state = 'withdrawn' or (e.state = 'rejected' and ${decided}) then null
		when e.state <> 'draft' and ${submitted} then 2
		when ${entered} then 1 end`;
}

/** A draft at today's rate, halves away from zero, exactly as when it is frozen. */
function draftEuros(sides: readonly ProjectSide[]): SQL {
	const branches = sides.flatMap(({ side, rateNow }) =>
		rateNow === undefined ? [] : [sql`when partner.side = ${side} then (${rateNow.perEuro}::numeric * 1000000)::bigint`]
	);
	if (branches.length === 0) return sql`0::bigint`;
	const rate = sql`(case ${sql.join(branches, sql` `)} end)`;
	return sql`coalesce(sign(e.amount_minor::numeric) * div(2 * abs(e.amount_minor::numeric) * 1000000 + ${rate}, 2 * ${rate}), 0)`;
}
