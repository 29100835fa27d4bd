/**
 * Things like the first ones that were found, for when these are few: whoever wrote them had other words for the matter,
 * and shares with them those that say the most.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { sideOf } from '#lib/language/side.ts';
import { lookAlikesOf, spokenOf, type Spoken } from './alike.ts';
import { readAsk } from './ask.ts';
import type { Asked, Hit, SearchKind } from './hit.ts';
import { likeHit } from './hit-of.server.ts';
import type { Lexeme } from './lexeme.ts';
import type { Lexicon } from './lexicon.ts';
import { searchRow, wantedBy, type Filter, type RankedRow } from './rank.server.ts';
import { unitQuery } from './way.ts';

/** What stands in more things than this says nothing of any of them. */
const MOST_COMMON = 200;
const COMMON_SHARE = 0.2;
/** As many words tell what the things are about. */
const TELLING = 12;
/** Of what these words say, so much has to stand in the other thing too. */
const LEAST_SHARED = 0.12;

type Limits = {
	/** What was found already. */
	readonly found: readonly { readonly kind: SearchKind; readonly id: string }[];
	/** What has one of these is like nothing that was asked for. */
	readonly except: readonly Lexeme[];
	readonly filter: Filter;
	readonly most: number;
};
/** With the places among `spoken` of what it shares, the most telling first. */
type AlikeRow = RankedRow & { readonly shared: readonly number[] };

/** Like the first of the hits, which are all that was found; none where the reader wants words as they stand, or fewer. */
export async function alikeTo(
	db: Db,
	asked: Asked,
	found: readonly RankedRow[],
	most: number,
	book: Lexicon
): Promise<Hit[]> {
	const { words, quoted } = readAsk(asked.q);
	if (quoted.length > 0 || asked.without.length > 0) return [];
	const spoken = spokenOf(withoutResults(found), book);
	const typed = words.map(({ word }) => word);
	const except = lookAlikesOf(typed, sideOf(asked.lang), book);
	const alike = await rankAlike(db, spoken, { found, except, filter: asked, most });
	return alike.map((row) => {
		const shared = row.shared.flatMap((place) => spoken[place]?.unit ?? []);
		return likeHit(row, shared);
	});
}

/** A result says the words of its pilot again. */
function withoutResults(rows: readonly RankedRow[]): readonly RankedRow[] {
	const others = rows.filter(({ kind }) => kind !== 'result');
	return others.length > 0 ? others : rows;
}

async function rankAlike(
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
			from sharing join search_document d using (kind, id)),
		alike as (select measured.* from measured join search_document d using (kind, id)
			where likeness >= ${LEAST_SHARED}::float8 and kind <> 'result' and ${wantedBy(filter)}${without(except)} order by likeness desc, kind, id limit ${most})
		select json_agg(${searchRow(sql`'shared', alike.shared`)} order by likeness desc, d.kind, d.id) as rows
		from alike join search_document d using (kind, id)`);
	return row?.rows ?? [];
}

const texts = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`;

function without(except: readonly Lexeme[]): SQL {
	if (except.length === 0) return sql``;
	return sql` and not d.words @@ ${except.map((each) => `'${each}'`).join(' | ')}::tsquery`;
}
