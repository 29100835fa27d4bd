/** New rules are asked for by one person of the secretariat and come into force when another one approves. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { ruleSet } from '#lib/projects/schema.server.ts';
import { decideProposal, type Verdict } from './locked-proposal.server.ts';
import type { RuleSetAsked } from './rule-set-form.ts';
import { ruleProposal } from './schema.server.ts';

/** @returns id of the proposal */
export async function proposeRuleSet(db: Db, by: Actor, asked: RuleSetAsked, lang: Lang): Promise<Decision<string>> {
	demand(by, 'rate.decide', { organisationId: null }, 'review.read');
	return db.transaction(async (tx) => {
		const used = await followFaults(tx, asked, 'follow');
		if (!used.ok) return used;
		const [made] = await tx
			.insert(ruleProposal)
			.values({ kind: 'rule_set', content: asked, reason: asked.reason, language: lang, proposedBy: by.personId })
			.returning({ id: ruleProposal.id });
		const id = made?.id ?? '';
		await record(tx, {
			kind: 'rule_set.proposed',
			by: by.personId,
			organisationId: null,
			about: { kind: 'rule_proposal', id },
			reason: asked.reason,
			after: asked
		});
		return yes(id);
	});
}

export async function decideRuleSet(db: Db, by: Actor, projectId: string | undefined, verdict: Verdict) {
	demand(by, 'rate.decide', { organisationId: null }, 'review.read');
	return decideProposal(db, by, 'rule_set', verdict, async (tx, content): Promise<Decision<null>> => {
		// only our own rules write the column
		const asked = content as RuleSetAsked;
		const made = await tx.insert(ruleSet).values(asked.ruleSet).onConflictDoNothing().returning({ id: ruleSet.id });
		if (made.length === 0) return no({ field: '', key: 'rule_set.id_taken' });
		const used = await followFaults(tx, asked, '');
		if (!used.ok) return used;
		await tx.execute(sql`
			update project_side set rule_set_id = ${asked.ruleSet.id}
			where project_id = ${projectId ?? ''} and side = any(${sql.param([...asked.follow])}::text[])`);
		return yes(null);
	});
}

/** Where something was submitted the rules stay as they are. */
async function followFaults(tx: Db, { follow }: RuleSetAsked, field: string): Promise<Decision<null>> {
	const rows = await tx.execute<{ side: string }>(sql`
		select distinct m.side from project_partner m
		join project p on p.id = m.project_id and not p.is_archive
		join expense e on e.project_id = m.project_id and e.organisation_id = m.organisation_id
		where e.rule_set_id is not null and m.side = any(${sql.param([...follow])}::text[])`);
	const used = [...rows].map(({ side }) => ({ field, key: 'rule_set.side_in_use', params: { side } }));
	return used.length > 0 ? no(...used) : yes(null);
}
