/** The statements that find and rank. What they compare was decided before: no row is analysed by them. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Country } from '#lib/organisations/organisation.ts';
import type { SearchKind } from './hit.ts';
import { unitQuery, waysQuery, type Unit, type Way } from './way.ts';

export type Tally = { readonly kind: SearchKind; readonly country: string | null; readonly count: number };
export type Key = { readonly kind: SearchKind; readonly id: string };
export type Ranked = { readonly tallies: readonly Tally[]; readonly keys: readonly Key[] };
export type Filter = { readonly kind: SearchKind | null; readonly country: Country | null };
export type Cut = { readonly limit: number; readonly offset: number };

/** As many are compared word by word; of more, the nearest and newest. */
const MOST_COMPARED = 90;

/** Of own words: what is compared first. */
const strong = (way: Way) => way.weight >= 0.9;

const asQuery = (text: string): SQL => sql`${text}::tsquery`;

/** All units in one thing. */
export function allOf(
	units: readonly Unit[],
	where: 'anywhere' | 'title' = 'anywhere',
	keep: (way: Way) => boolean = () => true
): string {
	const parts = units.map((unit) => unitQuery(only(unit, keep), where));
	return parts.some((part) => part === '') ? '' : parts.map((part) => `(${part})`).join(' & ');
}

/** Any of them. */
export function anyOf(units: readonly Unit[]): string {
	return units
		.map((unit) => unitQuery(unit))
		.filter((part) => part !== '')
		.map((part) => `(${part})`)
		.join(' | ');
}

function only(unit: Unit, keep: (way: Way) => boolean): Unit {
	return { ...unit, ways: unit.ways.filter(keep), inner: unit.inner.map((each) => only(each, keep)) };
}

function wanted({ kind, country }: Filter): SQL {
	const conditions = [
		kind === null ? [] : [sql`kind = ${kind}`],
		country === null ? [] : [sql`country = ${country}`]
	].flat();
	return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Everything in which all units stand, the best first. */
export async function rankAll(db: Db, units: readonly Unit[], filter: Filter, cut: Cut): Promise<Ranked> {
	const all = allOf(units);
	if (all === '') return { tallies: [], keys: [] };
	const tiers = [allOf(units, 'title', strong), allOf(units, 'anywhere', strong), allOf(units, 'title')].filter(
		(tier) => tier !== ''
	);
	const nearer = tiers.map(
		(tier) =>
			sql`(select kind, id from search_matches(${asQuery(tier)}) where (select count(*) from found) > ${MOST_COMPARED} and ${wanted(filter)} order by at desc, id limit ${MOST_COMPARED / 3})`
	);
	const rows = await db.execute<{ tally: Tally[] | null; keys: Key[] | null }>(sql`
		with found as materialized (select * from search_matches(${asQuery(all)})),
		listed as (select kind, id, at from found where ${wanted(filter)}),
		near as materialized (
			${sql.join([...nearer, sql`(select kind, id from listed order by at desc, id limit ${MOST_COMPARED})`], sql` union `)}),
		scored as materialized (
			select d.kind, d.id, d.at, (${scoreOf(units)}) * ${ofItsKind} as score from ${wordsOf(sql`0`)} d),
		ranked as (
			select kind, id, at, score from scored
			union all
			select kind, id, at, -1 from listed where (kind, id) not in (select kind, id from near)
			order by score desc, at desc, kind, id limit ${cut.limit} offset ${cut.offset})
		select (select json_agg(t) from (select kind, country, count(*)::int from found group by kind, country) t) as tally,
			(select json_agg(json_build_object('kind', kind, 'id', id) order by score desc, at desc, kind, id) from ranked) as keys`);
	return { tallies: rows[0]?.tally ?? [], keys: rows[0]?.keys ?? [] };
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
	if (asked.length === 0) return { tallies: [], keys: [] };
	const worths = await worthOfEach(db, asked);
	const strict = allOf(all);
	const whole =
		strict === ''
			? []
			: [sql`select kind, id, country, at, 0 as worth, true as is_all from search_matches(${asQuery(strict)})`];
	const each = asked.map(
		(unit, at) =>
			sql`select kind, id, country, at, ${worths[at] ?? 0}::float8 as worth, false as is_all from search_matches(${asQuery(unitQuery(unit))})`
	);
	const rows = await db.execute<{ tally: Tally[] | null; keys: Key[] | null }>(sql`
		with matched as materialized (
			select kind, id, country, at, sum(worth) as worth, bool_or(is_all) as is_all
			from (${sql.join([...whole, ...each], sql` union all `)}) each group by kind, id, country, at),
		found as materialized (select * from matched where is_all or worth >= ${ENOUGH}::float8 * (select max(worth) from matched where not is_all)),
		listed as (select * from found where ${wanted(filter)}),
		near as materialized (select * from listed order by is_all desc, worth desc, at desc, kind, id limit ${MOST_COMPARED}),
		scored as materialized (
			select d.kind, d.id, d.at, d.plus + (${scoreOf(asked, worths)}) * ${ofItsKind} as score from ${wordsOf(sql`near.is_all::int * 1000`)} d),
		ranked as (
			select kind, id, at, score from scored
			union all
			select kind, id, at, worth - 1000000 from listed where (kind, id) not in (select kind, id from near)
			order by score desc, at desc, kind, id limit ${cut.limit} offset ${cut.offset})
		select (select json_agg(t) from (select kind, country, count(*)::int from found group by kind, country) t) as tally,
			(select json_agg(json_build_object('kind', kind, 'id', id) order by score desc, at desc, kind, id) from ranked) as keys`);
	return { tallies: rows[0]?.tally ?? [], keys: rows[0]?.keys ?? [] };
}

/** What a thing has to share with the query, beside the one that shares most. */
const ENOUGH = 0.6;

/** The fewer things a unit stands in, the more it says. */
async function worthOfEach(db: Db, units: readonly Unit[]): Promise<number[]> {
	const counts = units.map((unit) => sql`(select count(*)::int from search_matches(${asQuery(unitQuery(unit))}))`);
	const [row] = await db.execute<{ counts: number[]; all: number }>(sql`
		select array[${sql.join(counts, sql`, `)}] as counts, greatest(reltuples, 100)::int as all
		from pg_class where oid = 'search_document'::regclass`);
	const { counts: found, all } = row ?? { counts: [], all: 0 };
	return found.map((count) => Math.log(1 + Math.max(all, count) / (count + 1)));
}

/** Those that are compared, their words fetched once: they lie beside the row, and each comparison would fetch them again. */
function wordsOf(plus: SQL): SQL {
	return sql`(select d.kind, d.id, d.at, ${plus} as plus, d.words || ''::tsvector as words
		from near join search_document d on d.kind = near.kind and d.id = near.id offset 0)`;
}

/** A result says the words of its pilot, of which it is one of many: the pilot itself and others like it come first. */
const ofItsKind = sql`case d.kind when 'result' then 0.65::float8 else 1::float8 end`;

/** How well each unit stands in the row: the surest of its ways, in the title, in the summary, anywhere. */
function scoreOf(units: readonly Unit[], worths: readonly number[] = []): SQL {
	return sql.join(
		units.map((unit, at) => sql`(${unitScore(unit)}) * ${worths[at] ?? 1}::float8`),
		sql` + `
	);
}

const TOP = 0.9;
/** Of lesser ways it is enough to know whether they stand in the title. */
const WORTH_A_LOOK = 0.6;
const REST = 0.82;
/** Words of a phrase that stand apart say less than the phrase. */
const APART = 0.85;

function unitScore({ ways, inner }: Unit): SQL {
	const bands = [...Map.groupBy(ways, (way) => Math.round(way.weight * 10) / 10)].toSorted(
		([one], [other]) => other - one
	);
	const whens = bands.flatMap(([weight, of]) => [
		sql`when d.words @@ ${asQuery(waysQuery(of, 'title'))} then ${weight}::float8`,
		...(weight < WORTH_A_LOOK
			? []
			: [sql`when d.words @@ ${asQuery(waysQuery(of, 'top'))} then ${weight * TOP}::float8`]),
		sql`when d.words @@ ${asQuery(waysQuery(of))} then ${weight * REST}::float8`
	]);
	const apart = inner.length === 0 ? sql`0` : sql`(${scoreOf(inner)}) * ${APART / inner.length}::float8`;
	return whens.length === 0 ? apart : sql`case ${sql.join(whens, sql` `)} else ${apart} end`;
}
