/** What invented people follow, and what they have heard of it so far. Nobody of them gets mail: nobody asked for it. */
import { sql } from 'drizzle-orm';
import data from '#data/demo-follows.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { expandNews } from '#lib/follows/expand-news.server.ts';
import { keptTarget, type Wish } from '#lib/follows/follow-thing.server.ts';
import { readTarget } from '#lib/follows/follow.ts';
import { follow, follower } from '#lib/follows/schema.server.ts';
import { readSearch } from '#lib/follows/search.ts';
import { newsKinds } from '#lib/journal/news.ts';
import { isLang, type Lang } from '#lib/lang.ts';
import { need } from '#lib/needs/schema.server.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

/** After all that they can follow is there. */
export async function loadDemoFollows(tx: Db, people: DemoPeople): Promise<void> {
	const needs = await tx.select({ id: need.id, externalId: need.externalId }).from(need);
	const ids = new Map(needs.map(({ id, externalId }) => [externalId, id]));
	for (const { person, follows } of data.followers) {
		const [me] = await tx.execute<{ id: string; language: string }>(sql`
			insert into ${follower} (person_id, language) select id, language from person where id = ${idOf(people, person)}
			returning id, language`);
		if (!me) throw new Error(`${person} does not follow`);
		const language = isLang(me.language) ? me.language : 'nb';
		for (const [place, each] of follows.entries()) {
			const { kind, id } = await keptTarget(tx, wishOf(each, ids, language));
			const name = 'name' in each ? each.name : '';
			const createdAt = sql`now() - interval '30 days' + make_interval(mins => ${place})`;
			await tx
				.insert(follow)
				.values({ followerId: me.id, targetKind: kind, targetId: id, name, pace: 'site', after: 0, createdAt });
		}
	}
	await tellOfLately(tx);
}

function wishOf(of: { kind: string; id: string }, needs: ReadonlyMap<string | null, string>, language: Lang): Wish {
	if (of.kind === 'search')
		return { search: readSearch(new URLSearchParams(of.id), language, () => true).search, name: '' };
	const target = readTarget(`${of.kind}:${of.kind === 'need' ? (needs.get(of.id) ?? '') : of.id}`);
	if (!target) throw new Error(`The demonstration has no ${of.kind} ${of.id}`);
	return { target };
}

/** Of the needs: what the journal of the demonstration has is told as the site tells it, in the order in which it happened. */
async function tellOfLately(tx: Db): Promise<void> {
	const kinds = sql`array[${sql.join(
		newsKinds.map((kind) => sql`${kind}`),
		sql`, `
	)}]::text[]`;
	await tx.execute(sql`
		insert into news (journal_id, kind, about_kind, about_id, at)
		select id, kind, about_kind, about_id, at from journal_entry
		where about_kind = 'need' and kind = any(${kinds})
		on conflict do nothing`);
	while ((await expandNews(tx, { most: 100 })) > 0);
	await tx.execute(sql`
		with told as (delete from notice returning follower_id, news_id, reasons, pace)
		insert into notice (follower_id, news_id, reasons, pace, created_at, seen_at)
		select told.follower_id, told.news_id, told.reasons, told.pace, news.at,
			case when news.at < now() - interval '10 days' then now() - interval '9 days' end
		from told join news on news.journal_id = told.news_id order by news.at, news.journal_id`);
}
