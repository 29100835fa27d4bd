import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';
import { notStanding, type MonthlyRate, type RatesAsked } from './rate.ts';
import { ruleProposal } from './schema.server.ts';
import { standingAmong } from './standing-rates.server.ts';

type Proposed = {
	readonly rates: Decision<readonly MonthlyRate[]>;
	/** Field that a fault with what stands belongs to. */
	readonly field: string;
	readonly source: string;
	readonly sourceField: string;
	readonly lang: Lang;
};

/** @returns id of the proposal */
export async function proposeRates(db: Db, by: Actor, { rates, field, ...about }: Proposed): Promise<Decision<string>> {
	demand(by, 'rate.propose', { organisationId: null });
	const read = all({
		rates,
		source: missingAs(
			'rate.source_missing',
			at(about.sourceField, readText(about.source, { max: 300, required: true }))
		)
	});
	if (!read.ok) return read;
	const fresh = notStanding(read.value.rates, await standingAmong(db, read.value.rates), field);
	if (!fresh.ok) return fresh;
	if (fresh.value.length === 0) return no({ field, key: 'rate.all_stand' });
	return db.transaction(async (tx) => {
		const content: RatesAsked = { source: read.value.source, rates: fresh.value };
		const [made] = await tx
			.insert(ruleProposal)
			.values({
				kind: 'rates',
				content,
				reason: read.value.source,
				language: about.lang,
				proposedBy: by.personId
			})
			.returning({ id: ruleProposal.id });
		const id = made?.id ?? '';
		await record(tx, {
			kind: 'rates.proposed',
			by: by.personId,
			organisationId: null,
			about: { kind: 'rule_proposal', id },
			after: content
		});
		return yes(id);
	});
}
