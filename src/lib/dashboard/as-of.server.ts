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
	const step = stepAt(of.asOf);
	return sql`(
		select ${columns}, partner.side, ${levelAt(step, of.asOf)} as level, ${minorAt(of, step, sql`partner.side`)} as minor
		from expense e ${placeOf(sql`e`)}
		where ${among(of)} and ${of.side === undefined ? sql`true` : sql`partner.side = ${of.side}`})`;
}

/** The partner and, where there is one, the report that the row `e` belongs to. */
export function placeOf(e: SQL): SQL {
	return sql`
		join project_partner partner on partner.project_id = ${e}.project_id and partner.organisation_id = ${e}.organisation_id
		left join report r on r.project_id = ${e}.project_id and r.organisation_id = ${e}.organisation_id
			and r.period_code = ${e}.period_code`;
}

/** The expenses `e` of the project or of its one partner. */
export function among({ projectId, organisationId }: Of): SQL {
	const partner = organisationId === undefined ? sql`true` : sql`e.organisation_id = ${organisationId}`;
	return sql`e.project_id = ${projectId} and ${partner}`;
}

/** The level without what its report adds to it: what was decided later was still in review, what was submitted later was still a draft. */
export function stepAt(asOf: string | undefined): SQL {
	const decided = asOf === undefined ? sql`true` : doneBy(sql`e.decided_at`, asOf);
	const submitted = asOf === undefined ? sql`true` : doneBy(sql`coalesce(e.submitted_at, e.entered_at)`, asOf);
	const entered = asOf === undefined ? sql`true` : doneBy(sql`e.entered_at`, asOf);
	return sql`case
		when e.state in ('approved', 'cut') and ${decided} then 3
		when e.state = 'withdrawn' or (e.state = 'rejected' and ${decided}) then null
		when e.state <> 'draft' and ${submitted} then 2
		when ${entered} then 1 end`;
}

/** What is approved has been claimed and paid as its report `r` was. */
export function levelAt(step: SQL, asOf: string | undefined): SQL {
	return sql`case when ${step} < 3 then ${step} when ${step} = 3 then
		case when ${doneBy(sql`r.paid_at`, asOf)} then 5 when ${doneBy(sql`r.claimed_at`, asOf)} then 4 else 3 end end`;
}

/**
 * What the expense `e` counts for at a step; what is entered only counts where the side is told that it is of.
 *
 * @param side of the partner of `e`
 */
export function minorAt({ asOf, sides }: Of, step: SQL, side?: SQL): SQL {
	const entered = side === undefined ? sql`e.eur_minor` : sql`coalesce(e.eur_minor, ${draftEuros(sides, side)})`;
	// now an accepted amount stands on what is approved, and on nothing else
	if (asOf === undefined) return sql`coalesce(e.approved_minor, ${entered})`;
	return sql`case ${step} when 3 then e.approved_minor when 2 then e.eur_minor when 1 then ${entered} end`;
}

function doneBy(moment: SQL, asOf: string | undefined): SQL {
	return asOf === undefined
		? sql`${moment} is not null`
		: sql`${moment} < (${asOf}::date + 1)::timestamp at time zone 'Europe/Oslo'`;
}

/** A draft at today's rate, halves away from zero, exactly as when it is frozen. */
function draftEuros(sides: readonly ProjectSide[], side: SQL): SQL {
	const branches = sides.flatMap((each) =>
		each.rateNow === undefined
			? []
			: [sql`when ${side} = ${each.side} then (${each.rateNow.perEuro}::numeric * 1000000)::bigint`]
	);
	if (branches.length === 0) return sql`0::bigint`;
	const rate = sql`(case ${sql.join(branches, sql` `)} end)`;
	return sql`coalesce(sign(e.amount_minor::numeric) * div(2 * abs(e.amount_minor::numeric) * 1000000 + ${rate}, 2 * ${rate}), 0)::bigint`;
}
