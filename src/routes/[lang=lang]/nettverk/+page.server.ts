import { redirect } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';
import { askedPairs, figuresOf, membersOf, pairsOf, readNetworkQuery } from '#lib/network/network.ts';
import { network } from '#lib/network/ties.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { readPage } from '#lib/page.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 20;

export const load: PageServerLoad = async ({ locals: { lang }, url }) => {
	if (hasEmptyParameter(url.searchParams)) redirect(302, url.pathname + withoutEmpty(url.searchParams));
	const { ties, members } = await network(db(), lang);
	const pairs = pairsOf(ties, members, { lang, today: today() });
	const { query, ignored } = readNetworkQuery(url.searchParams, (id) => members.has(id));
	const asked = askedPairs(pairs, query, lang);
	const page = readPage(query.page, asked.length, PER_PAGE);
	const collator = new Intl.Collator(lang);
	return {
		query,
		ignored,
		page,
		total: asked.length,
		pairs: asked.slice(page.offset, page.offset + PER_PAGE),
		/** What is drawn: everything that the filters leave, whichever page of the table is shown. */
		drawn: askedPairs(pairs, { ...query, sorting: 'count' }, lang),
		figures: figuresOf(pairs),
		organisations: membersOf(pairs)
			.map((member) => ({ value: member.id, label: nameIn(lang, member) }))
			.sort((a, b) => collator.compare(a.label, b.label))
	};
};
