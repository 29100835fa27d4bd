/** How well what was asked for stands in a row `d`, as the database works it out. */
import { sql, type SQL } from 'drizzle-orm';
import { waysQuery, type Unit } from './way.ts';

export const asQuery = (text: string): SQL => sql`${text}::tsquery`;

/** How well each unit stands in the row: the surest of its ways, in the title, in the summary, anywhere. */
export function scoreOf(units: readonly Unit[], worths: readonly SQL[] = []): SQL {
	return sql.join(
		units.map((unit, at) => sql`(${unitScore(unit)}) * ${worths[at] ?? sql`1::float8`}`),
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
