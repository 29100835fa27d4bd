import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { registerEntry } from '#lib/documents/register.server.ts';
import { areNamesOpen } from '#lib/documents/register.ts';
import { env } from '#lib/env.server.ts';
import { datedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const [entry, all] = await Promise.all([registerEntry(db(), params.id), organisationDirectory(db())]);
	const shown = found(entry);
	const owner = shown.ownerId === null ? undefined : all.get(shown.ownerId);
	return {
		entry: shown,
		owner: owner ? datedName(owner, all, today()) : null,
		areNamesOpen: areNamesOpen(shown.publishedOn, today()),
		address: env().origin + url.pathname
	};
};
