/**
 * Things like the first ones that were found, for when these are few: whoever wrote them had other words for the matter,
 * and shares with them those that say the most.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Spoken } from './alike.ts';
import type { SearchKind } from './hit.ts';
import type { Lexeme } from './lexeme.ts';
import { searchRow, wantedBy, type Filter, type RankedRow } from './rank.server.ts';
import { unitQuery } from './way.ts';

/** What stands in more things than this says nothing of any of them. */
const MOST_COMMON = 200;
const COMMON_SHARE = 0.2;
/** As many words tell what the things are about. */
const TELLING = 12;
/** Of what these words say, so much has to stand in the other thing too. */
const LEAST_SHARED = 0.06;

type Limits = {
	/** What was found already. */
	readonly found: readonly { readonly kind: SearchKind; readonly id: string }[];
	/** What has one of these is like nothing that was asked for. */
	readonly except: readonly Lexeme[];
	readonly filter: Filter;
	readonly most: number;
};
/** A thing with the places among `spoken` of what it shares, the most telling first. */
export type AlikeRow = RankedRow & { readonly shared: readonly number[] };

export async function rankAlike(
	db: Db,
	spoken: readonly Spoken[],
	{ found, except, filter, most }: Limits
): Promise<AlikeRow[]> {
	if (spoken.length === 0) return [];
	const weights = sql`${sql.param(spoken.map(({ weight }) => weight))}::float8[]`;
	const queries = sql`${sql.param(spoken.map(({ unit }) => unitQuery(unit)))}::text[]`;
	const known = sql`select * from unnest(${texts(found.map(({ kind }) => kind))}, ${texts(found.map(({ id }) => id))})`;
	const [row] = await db.execute<{ rows: AlikeRow[] | null }>(sql`
		with asked as (select * from unnest(${weights}, ${queries}) with ordinality as asked(weight, query, place)),
		things as (select greatest(reltuples, (select count(*) from (select from search_document limit 1000) few)) as entries
			from pg_class where oid = 'search_document'::regclass),
		stands as materialized (select asked.place, asked.weight, each.kind, each.id
			from asked cross join lateral (select kind, id from search_matches(asked.query::tsquery) limit ${MOST_COMMON}) each),
		telling as materialized (select place, weight * ln(entries / count(*)) as worth from stands, things
			group by place, weight, entries having count(*) < least(${MOST_COMMON}, ${COMMON_SHARE}::float8 * entries)
			order by worth desc, place limit ${TELLING}),
		sharing as (select kind, id, sum(worth) / (select sum(worth) from telling) as share,
				json_agg(place - 1 order by worth desc, place) as shared
			from stands join telling using (place) where (kind, id) not in (${known}) group by kind, id
			having sum(worth) >= ${LEAST_SHARED}::float8 * (select sum(worth) from telling)),
		measured as (select sharing.*, share / sqrt(0.5 + 0.5 * length(words) / avg(length(words)) over ()) as likeness
			from sharing join search_document d using (kind, id) where ${wantedBy(filter)}${without(except)}),
		alike as (select * from measured where likeness >= ${LEAST_SHARED}::float8 order by likeness desc, kind, id limit ${most})
		select json_agg(${searchRow(sql`'shared', alike.shared`)} order by likeness desc, d.kind, d.id) as rows
		from alike join search_document d using (kind, id)`);
	return row?.rows ?? [];
}

const texts = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`;

function without(except: readonly Lexeme[]): SQL {
	if (except.length === 0) return sql``;
	return sql` and not d.words @@ ${except.map((each) => `'${each}'`).join(' | ')}::tsquery`;
}
