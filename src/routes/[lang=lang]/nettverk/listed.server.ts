import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { askedPairs, pairsOf, readNetworkQuery } from '#lib/network/network.ts';
import { network } from '#lib/network/ties.server.ts';

/** All pairs that the address asks for, for a file. */
export async function listedPairs({ locals: { lang }, url }: { locals: { lang: Lang }; url: URL }) {
	const { ties, members } = await network(db(), lang);
	const { query } = readNetworkQuery(url.searchParams, (id) => members.has(id));
	return askedPairs(pairsOf(ties, members, { lang, today: today() }), query, lang);
}
