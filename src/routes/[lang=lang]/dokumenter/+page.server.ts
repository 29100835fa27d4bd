import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { publicRegister, registerChoices } from '#lib/documents/register.server.ts';
import { readRegisterQuery } from '#lib/documents/register.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { datedName, nameIn } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const { query, ignored } = readRegisterQuery(url.searchParams);
	const [all, choices] = await Promise.all([organisationDirectory(db()), registerChoices(db())]);
	const list = await publicRegister(db(), query, all, today());
	const collator = new Intl.Collator(lang);
	const owners = choices.owners
		.flatMap((id) => all.get(id) ?? [])
		.map((owner) => ({ value: owner.id, label: nameIn(lang, owner) }))
		.sort((a, b) => collator.compare(a.label, b.label));
	return {
		...list,
		entries: list.entries.map((entry) => {
			const owner = entry.ownerId === null ? undefined : all.get(entry.ownerId);
			return { ...entry, owner: owner ? datedName(owner, all, today()) : null };
		}),
		query,
		ignored,
		choices: { ...choices, owners }
	};
};
