/** The statements that find and rank. What they compare was decided before: no row is analysed by them. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Country } from '#lib/organisations/organisation.ts';
import type { Read } from './explain.ts';
import type { Hit, SearchKind } from './hit.ts';
import { matches } from './matches.server.ts';
import { scoreOf } from './score.server.ts';
import { unitQuery, type Unit, type Way } from './way.ts';

export type Tally = { readonly kind: SearchKind; readonly country: string | null; readonly count: number };
export type RankedRow = Read &
	Pick<Hit, 'kind' | 'id' | 'slug' | 'language' | 'country' | 'ownerId' | 'technologyArea'> & { readonly at: string };
export type Ranked = { readonly tallies: readonly Tally[]; readonly rows: readonly RankedRow[] };
export type Filter = { readonly kind: SearchKind | null; readonly country: Country | null };
export type Cut = { readonly limit: number; readonly offset: number };

/** As many are compared word by word; of more, the nearest and newest. */
const MOST_COMPARED = 60;

/** Of own words: what is compared first. */
const strong = (way: Way) => way.weight >= 0.9;

export function wantedBy({ kind, country }: Filter): SQL {
	const conditions = [
		kind === null ? [] : [sql`kind = ${kind}`],
		country === null ? [] : [sql`country = ${country}`]
	].flat();
	return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Everything in which all units stand, the best first. */
export async function rankAll(db: Db, units: readonly Unit[], filter: Filter, cut: Cut): Promise<Ranked> {
	const [all] = matches(units);
	if (all === undefined) return { tallies: [], rows: [] };
	const tiers = [matches(units, 'title', strong), matches(units, 'anywhere', strong), matches(units, 'title')];
	const nearer = tiers
		.flat()
		.map(
			(tier, at) =>
				sql`(select kind, id, at, ${at}::int as tier from (${tier}) tier where (select are from many) and ${wantedBy(filter)} order by at desc, id limit ${MOST_COMPARED / 3})`
		);
	const rest = sql`(select kind, id, at, 9 as tier from listed order by at desc, id limit ${MOST_COMPARED})`;
	return ranked(
		db,
		sql`found as materialized (${all}),
		many as materialized (select count(*) > ${MOST_COMPARED} as are from found),
		listed as not materialized (select kind, id, at, -1 as score from found where ${wantedBy(filter)}),
		near as materialized (
			select kind, id, 0 as plus from (${sql.join([...nearer, rest], sql` union all `)}) tiers
			group by kind, id order by min(tier), max(at) desc, id limit ${MOST_COMPARED})`,
		scoreOf(units),
		cut
	);
}

/**
 * Where not all units stand together anywhere: things in which those stand that say the most, a rare one more than a
 * common one.
 */
export async function rankMost(
	db: Db,
	all: readonly Unit[],
	units: readonly Unit[],
	filter: Filter,
	cut: Cut
): Promise<Ranked> {
	const asked = units.filter((unit) => unitQuery(unit) !== '');
	if (asked.length === 0) return { tallies: [], rows: [] };
	const name = (at: number) => sql.raw(`unit${at}`);
	const worthName = (at: number) => sql.raw(`worth${at}`);
	const worths = asked.map((_, at) => sql`(select worth from ${worthName(at)})`);
	const each = asked.map(
		(unit, at) => sql`${name(at)} as materialized (${sql.join(matches([unit]))}),
		${worthName(at)} as materialized (select ln(1 + greatest(entries, count)::float8 / (count + 1)) as worth
			from (select count(*) from ${name(at)}) found, (${ENTRIES}) thing)`
	);
	const parts = [
		...matches(all).map((query) => sql`select kind, id, country, at, 0 as worth, true as is_all from (${query}) whole`),
		...asked.map((_, at) => sql`select kind, id, country, at, ${worths[at]}, false from ${name(at)}`)
	];
	return ranked(
		db,
		sql`${sql.join(each, sql`, `)},
		matched as materialized (
			select kind, id, country, at, sum(worth) as worth, bool_or(is_all) as is_all
			from (${sql.join(parts, sql` union all `)}) each group by kind, id, country, at),
		found as materialized (select * from matched where is_all or worth >= ${ENOUGH}::float8 * (select max(worth) from matched where not is_all)),
		listed as (select kind, id, at, is_all, worth, worth - 1000000 as score from found where ${wantedBy(filter)}),
		near as materialized (select kind, id, is_all::int * 1000 as plus from listed order by is_all desc, worth desc, at desc, kind, id limit ${MOST_COMPARED})`,
		scoreOf(asked, worths),
		cut
	);
}

/** What a thing has to share with the query, beside the one that shares most. */
const ENOUGH = 0.6;

/** The fewer things a unit stands in, the more it says. */
const ENTRIES = sql`select greatest(reltuples, 100)::int as entries from pg_class where oid = 'search_document'::regclass`;

/** Of what is `found`, the `near` by their score, and then the other `listed`. */
async function ranked(db: Db, tables: SQL, score: SQL, { limit, offset }: Cut): Promise<Ranked> {
	const [row] = await db.execute<{ tallies: Tally[] | null; rows: RankedRow[] | null }>(sql`
		with ${tables},
		scored as materialized (select d.kind, d.id, d.at, d.plus + (${score}) * ${ofItsKind} as score from ${compared} d),
		ranked as materialized (
			select kind, id, at, score from scored
			union all
			select kind, id, at, score from listed
			where ${offset + limit}::int > (select count(*) from near) and (kind, id) not in (select kind, id from near)
			order by score desc, at desc, kind, id limit ${limit} offset ${offset})
		select (select json_agg(t) from (select kind, country, count(*)::int from found group by kind, country) t) as tallies,
			(select json_agg(${searchRow()} order by r.score desc, r.at desc, r.kind, r.id)
			from ranked r join search_document d on d.kind = r.kind and d.id = r.id) as rows`);
	return { tallies: row?.tallies ?? [], rows: row?.rows ?? [] };
}

/** A row `d` as it is read, with what else is told of it. */
export function searchRow(besides?: SQL): SQL {
	const more = besides === undefined ? sql`` : sql`, ${besides}`;
	return sql`json_build_object('kind', d.kind, 'id', d.id, 'slug', d.slug, 'language', d.language, 'title', d.title,
		'body', d.body, 'other', d.other, 'country', d.country, 'ownerId', d.owner_id, 'technologyArea', d.technology_area,
		'at', d.at${more})`;
}

/** Those that are compared, their words fetched once: they lie beside the row, and each comparison would fetch them again. */
const compared = sql`(select d.kind, d.id, d.at, near.plus, d.words || ''::tsvector as words
	from near join search_document d on d.kind = near.kind and d.id = near.id offset 0)`;

/** A result says the words of its pilot, of which it is one of many: the pilot itself and others like it come first. */
const ofItsKind = sql`case d.kind when 'result' then 0.65::float8 else 1::float8 end`;
