/** What a person follows and what was new, for their own page. */
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { isPace, type Pace, type Target } from './follow.ts';
import type { Label } from './follow-labels.server.ts';
import type { NewsItem } from './news-item.ts';
import { newsItems } from './news-items.server.ts';
import { followsTold } from './reasons.server.ts';
import { follower, notice } from './schema.server.ts';

const PER_PAGE = 40;
const anybody = { organisationId: null };

type Told = NewsItem & { readonly isNew: boolean };
/** What is new of one thing stands together, the newest first. */
type Group = { readonly first: Told; readonly items: readonly Told[] };
type Followed = { id: string; kind: Target['kind']; label: Label; pace: Pace; lastAt: Date | null };
export type FollowsPage = {
	groups: readonly Group[];
	/** Where the older ones begin; null at the end. */
	older: number | null;
	hasUnseen: boolean;
	follows: readonly Followed[];
	mailStopped: string | null;
};

/** @param before the notice at which the page before ended */
export async function followsPage(db: Db, by: Actor | null, lang: Lang, before?: number): Promise<FollowsPage> {
	demand(by, 'account.use', anybody);
	const [me] = await db
		.select({ id: follower.id, mailStopped: follower.mailStoppedWhy })
		.from(follower)
		.where(eq(follower.personId, by.personId));
	if (!me) return { groups: [], older: null, hasUnseen: false, follows: [], mailStopped: null };
	const rows = await db
		.select({ id: notice.id, seenAt: notice.seenAt })
		.from(notice)
		.where(
			and(
				eq(notice.followerId, me.id),
				isNull(notice.dismissedAt),
				before === undefined ? undefined : lt(notice.id, before)
			)
		)
		.orderBy(desc(notice.id))
		.limit(PER_PAGE + 1);
	const shown = rows.slice(0, PER_PAGE);
	const isNew = new Set(shown.filter(({ seenAt }) => seenAt === null).map(({ id }) => id));
	const ids = shown.map(({ id }) => id);
	const items = (await newsItems(db, { followerId: me.id }, ids, lang)).map((item) => ({
		...item,
		isNew: isNew.has(item.noticeId)
	}));
	return {
		groups: grouped(items),
		older: rows.length > PER_PAGE ? (ids.at(-1) ?? null) : null,
		hasUnseen: isNew.size > 0,
		follows: await followedBy(db, me.id, lang),
		mailStopped: me.mailStopped
	};
}

function grouped(items: readonly Told[]): Group[] {
	const things = Map.groupBy(items, ({ thing, path }) =>
		thing.kind === 'result' ? `pilot ${path}` : `${thing.kind} ${thing.slug}`
	);
	return [...things.values()].flatMap((all) => (all[0] ? [{ first: all[0], items: all }] : []));
}

async function followedBy(db: Db, followerId: string, lang: Lang): Promise<Followed[]> {
	const [{ follows }, rows] = [
		await followsTold(db, followerId, 'all', lang),
		await db.execute<{ id: string; pace: string; last_at: string | null }>(sql`
			select f.id, f.pace, told.last_at from follow f
			left join (
				select (reason ->> 'follow')::uuid as follow, max(n.created_at) as last_at
				from notice n cross join lateral jsonb_array_elements(n.reasons) reason where n.follower_id = ${followerId} group by 1
			) told on told.follow = f.id
			where f.follower_id = ${followerId} order by f.created_at desc, f.id limit 1000`)
	];
	return rows.flatMap(({ id, pace, last_at: last }) => {
		const told = follows.get(id);
		if (told === undefined || !isPace(pace)) return [];
		return [{ id, kind: told.target.kind, label: told.label, pace, lastAt: last === null ? null : new Date(last) }];
	});
}

/** Puts one away for good: no page and no mail shows it again. Another's is left as it is. */
export async function dismissNotice(db: Db, by: Actor | null, noticeId: number): Promise<void> {
	demand(by, 'account.use', anybody);
	await db
		.update(notice)
		.set({ dismissedAt: sql`now()` })
		.where(and(eq(notice.id, noticeId), isOwn(by), isNull(notice.dismissedAt)));
}

/** All up to now, those that may not be read any more too. */
export async function markSeen(db: Db, by: Actor | null): Promise<void> {
	demand(by, 'account.use', anybody);
	await db
		.update(notice)
		.set({ seenAt: sql`now()` })
		.where(and(isOwn(by), isNull(notice.seenAt)));
}

function isOwn(by: Actor) {
	return sql`${notice.followerId} = (select id from follower where person_id = ${by.personId})`;
}
