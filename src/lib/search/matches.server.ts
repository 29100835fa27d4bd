/** What stands where: the part of a search that the index of the database answers. */
import { sql, type SQL } from 'drizzle-orm';
import { asQuery } from './score.server.ts';
import { isSingle, unitQuery, type Unit, type Way } from './way.ts';

type Where = 'anywhere' | 'title';

/** All units in one thing. */
export function allOf(units: readonly Unit[], where: Where = 'anywhere'): string {
	return joined(eachOf(units, where));
}

/** The same unit by unit; nothing where one of them can be found nowhere. */
function eachOf(units: readonly Unit[], where: Where, keep: (way: Way) => boolean = () => true): string[] {
	const parts = units.map((unit) => unitQuery(only(unit, keep), where));
	return parts.includes('') ? [] : parts;
}

const joined = (parts: readonly string[]) => parts.map((part) => `(${part})`).join(' & ');

function only(unit: Unit, keep: (way: Way) => boolean): Unit {
	return { ...unit, ways: unit.ways.filter(keep), inner: unit.inner.map((each) => only(each, keep)) };
}

/** Where words have to stand after each other, which only the row itself can tell, and not the index. */
const isTold = ({ pattern }: Way) => pattern.order !== 'adjacent' || isSingle(pattern);

/** The same with the words of each phrase anywhere. */
function loosened(unit: Unit): Unit {
	const ways = unit.ways.map((way): Way =>
		isTold(way) ? way : { ...way, pattern: { ...way.pattern, order: 'together' } }
	);
	return { ...unit, ways, inner: unit.inner.map(loosened) };
}

const hasPhrase = ({ ways, inner }: Unit): boolean => !ways.every(isTold) || inner.some(hasPhrase);

/** Only by its phrases, or by those of its words. */
function byPhrase(unit: Unit): Unit {
	return {
		...unit,
		ways: unit.ways.filter((way) => !isTold(way)),
		inner: unit.inner.some(hasPhrase) ? unit.inner : []
	};
}

/** What may be found by a phrase and by nothing else: one unit by its phrases, the others by any of their ways. */
function mayBe(units: readonly Unit[], where: Where): string {
	return units
		.flatMap((unit, at) => (hasPhrase(unit) ? [units.with(at, byPhrase(unit)).map(loosened)] : []))
		.map((each) => allOf(each, where))
		.filter((query) => query !== '')
		.map((query) => `(${query})`)
		.join(' | ');
}

/** In which all of these stand. */
function found([first = '', ...others]: readonly string[]): SQL {
	const columns = sql`select kind, id, country, at from`;
	return others.length === 0
		? sql`${columns} search_matches(${asQuery(first)})`
		: sql`${columns} search_matches(${asQuery(first)}, ${asQuery(joined(others))})`;
}

/**
 * What a query finds. Left to itself the database looks into every row of a page of which it has to look into one: so
 * what the index can tell is asked for first, and of the rest only rows with all words of a phrase are looked into.
 */
export function matches(units: readonly Unit[], where: Where = 'anywhere', keep = (_: Way) => true): SQL[] {
	const kept = units.map((unit) => only(unit, keep));
	const whole = eachOf(kept, where);
	if (whole.length === 0) return [];
	const told = eachOf(kept, where, isTold);
	if (joined(told) === joined(whole)) return [found(whole)];
	// of a single unit only its phrases are left
	const rest = kept.length > 1 ? kept : kept.map((unit) => ({ ...byPhrase(unit), inner: [] }));
	const byPhrases = (isOther: SQL) => sql`
		select kind, id, country, at from (
			select * from search_candidates(${asQuery(mayBe(rest, where))}) may where ${isOther} offset 0) may
		where words @@ ${asQuery(allOf(rest, where))}`;
	if (told.length === 0) return [byPhrases(sql`true`)];
	return [
		sql`with told as materialized (${found(told)})
			select * from told union all ${byPhrases(sql`(may.kind, may.id) not in (select kind, id from told)`)}`
	];
}
