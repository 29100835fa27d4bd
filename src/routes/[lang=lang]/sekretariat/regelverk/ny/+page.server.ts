import { fail, redirect } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import { atDesk } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { proposeRuleSet } from '#lib/rates/propose-rule-set.server.ts';
import { readRuleSet } from '#lib/rates/rule-set-form.ts';
import { followedSets, ruleSets } from '#lib/rates/rule-sets.server.ts';
import { ruleSetValues, tickedIn } from '#lib/rates/rule-set-values.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	atDesk(locals, url, 'rate.decide');
	const [sets, followed] = await Promise.all([ruleSets(db()), followedSets(db())]);
	const from = found(sets.find(({ id }) => id === (url.searchParams.get('fra') ?? sets[0]?.id)));
	const free = followed.filter(({ inUse }) => !inUse).map(({ side }) => side);
	return { from: from.id, values: ruleSetValues(from), ticked: tickedIn(from), free };
};

export const actions = {
	default: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'rate.decide');
		const form = await request.formData();
		const taken = (await ruleSets(db())).map(({ id }) => id);
		const read = readRuleSet(form, { lang: locals.lang, taken });
		const proposed = read.ok
			? await once(db(), by, form, (tx) => proposeRuleSet(tx, by, read.value, locals.lang))
			: read;
		const names = ['in_kind_SE', 'in_kind_NO', 'real_office_SE', 'real_office_NO', 'follow'];
		const ticked = names.flatMap((name) => form.getAll(name).map((value) => `${name} ${String(value)}`));
		if (!proposed.ok) return fail(422, { issues: proposed.issues, typed: typedText(form), ticked });
		redirect(303, `/${locals.lang}/sekretariat/regelverk?gjort=proposed`);
	}
} satisfies Actions;
