/** How well what was asked for stands in a row `d`, as the database works it out. */
import { sql, type SQL } from 'drizzle-orm';
import { inTitle, widest } from './lexeme.ts';
import { isSingle, isTopical, waysQuery, type Unit, type Way } from './way.ts';

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
	const topical = ways.filter(isTopical);
	const sure = ways.filter((way) => !isTopical(way));
	const bands = [...Map.groupBy(sure, (way) => Math.round(way.weight * 10) / 10)].toSorted(
		([one], [other]) => other - one
	);
	const surely = bands.flatMap(([weight, of]) => [
		sql`when d.words @@ ${asQuery(waysQuery(of, 'title'))} then ${weight}::float8`,
		...(weight < WORTH_A_LOOK
			? []
			: [sql`when d.words @@ ${asQuery(waysQuery(of, 'top'))} then ${weight * TOP}::float8`]),
		sql`when d.words @@ ${asQuery(waysQuery(of))} then ${weight * REST}::float8`
	]);
	const whens = topical.length === 0 ? surely : [...surely, topicWhen(topical)];
	const apart = inner.length === 0 ? sql`0` : sql`(${scoreOf(inner)}) * ${APART / inner.length}::float8`;
	return whens.length === 0 ? apart : sql`case ${sql.join(whens, sql` `)} else ${apart} end`;
}

/** So many words of a topic tell as much as all of them. */
const WHOLE_TOPIC = 6;
/** A phrase stands nowhere by chance. */
const PHRASE = 2;
/** `ts_rank` gives the mean over all words that are asked for, and a word that stands there once this much: 6/π². */
const ONCE = 0.6079;

/** The more words of the topic stand there, the surer; those of the title count twice. */
function topicWhen(ways: readonly Way[]): SQL {
	const isOneWord = ({ pattern }: Way) => isSingle(pattern);
	const [single, phrases] = [ways.filter(isOneWord), ways.filter((way) => !isOneWord(way))];
	const words = widest(single.flatMap(({ pattern }) => pattern.words.flat())).flatMap((each) => [each, inTitle(each)]);
	const any = asQuery(words.map((each) => `'${each}'`).join(' | '));
	const count = sql`ts_rank('{1,1,1,1}', d.words, ${any}) * ${words.length / ONCE}::float8
		+ (d.words @@ ${asQuery(waysQuery(phrases))})::int * ${PHRASE}`;
	const most = Math.max(...ways.map(({ weight }) => weight));
	return sql`when d.words @@ ${asQuery(waysQuery(ways))} then ${most}::float8 * least(1, (${count}) / ${WHOLE_TOPIC})`;
}
