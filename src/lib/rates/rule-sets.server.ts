/** The rule sets that stand, who follows them, and those that are asked for. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { RuleSet, Side } from '#lib/projects/rule-set.ts';
import type { DatedRuleSet, RuleSetAsked } from './rule-set-form.ts';
import { waitingProposals } from './waiting-proposals.server.ts';

/** Everybody may read the rules. */
export async function ruleSets(db: Db): Promise<DatedRuleSet[]> {
	const rows = await db.execute<{
		id: string;
		source: string;
		from: string;
		to: string | null;
		flat: RuleSet['flatRates'];
		sides: RuleSet['sides'];
		limits: RuleSet['limits'];
	}>(sql`
		select id, source, valid_from::text as from, valid_to::text as to, flat_rates as flat, sides, limits
		from rule_set order by valid_from desc, id limit 100`);
	return [...rows].map(({ from, to, flat, ...row }) => ({ ...row, validFrom: from, validTo: to, flatRates: flat }));
}

type Followed = { ruleSetId: string; side: Side; nb: string; sv: string; inUse: boolean };

/** Sides of projects with the rules they follow, and whether anything was submitted on them. */
export async function followedSets(db: Db): Promise<Followed[]> {
	return [
		...(await db.execute<Followed>(sql`
			select s.rule_set_id as "ruleSetId", s.side, p.name_nb as nb, p.name_sv as sv, exists (
				select from expense e
				join project_partner m on m.project_id = e.project_id and m.organisation_id = e.organisation_id
				where m.project_id = s.project_id and m.side = s.side and e.rule_set_id is not null) as "inUse"
			from project_side s join project p on p.id = s.project_id
			where not p.is_archive order by p.starts_on desc, s.side desc limit 100`))
	];
}

type OfficeChoice = { organisationId: string; nb: string; sv: string; office: 'flat' | 'real'; inUse: boolean };

/** Partners of the running project whose rules let them show real office costs. */
async function officeChoices(db: Db, projectId: string): Promise<OfficeChoice[]> {
	return [
		...(await db.execute<OfficeChoice>(sql`
			select o.id as "organisationId", o.name_nb as nb, o.name_sv as sv, m.office, exists (
				select from expense e where e.project_id = m.project_id and e.organisation_id = m.organisation_id
					and e.rule_set_id is not null) as "inUse"
			from project_partner m
			join organisation o on o.id = m.organisation_id
			join project_side s on s.project_id = m.project_id and s.side = m.side
			join rule_set r on r.id = s.rule_set_id
			where m.project_id = ${projectId} and (r.sides -> m.side ->> 'realOffice')::boolean
			order by o.partner_order nulls last, o.id limit 200`))
	];
}

export async function rulesPage(db: Db, by: Actor, projectId: string | undefined) {
	demand(by, 'review.read', { organisationId: null });
	const [sets, followed, waiting, offices] = await Promise.all([
		ruleSets(db),
		followedSets(db),
		waitingProposals<RuleSetAsked>(db, by, 'rule_set'),
		projectId === undefined ? [] : officeChoices(db, projectId)
	]);
	return { sets, followed, waiting, offices, mayDecide: may(by, 'rate.decide', { organisationId: null }) };
}
