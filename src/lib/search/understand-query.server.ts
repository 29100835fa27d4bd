/** What a query means, with what the index and the glossary know at this moment. */
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { acrossFrom, sideOf, type Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { firstBefore, restAfter, restSharing } from './compound.ts';
import { mayJoin, type Lexicon } from './lexicon.ts';
import { exact } from './lexeme.ts';
import { lookUpCompounds, lookUpKeys, lookUpLike, lookUpWords, stillPublic } from './lookups.server.ts';
import { isDoubtful, mended, typedInReach, type Meant } from './mending.ts';
import { keysOfFirst } from './roots.ts';
import { forgiven, inReach } from './spelling.ts';
import {
	joinedWanted,
	rootsToLookUp,
	tellingWords,
	toLookUp,
	understood,
	wantedOf,
	type Understood
} from './understand.ts';
import { unitsOf } from './units.ts';
import { vocabularyOf, type Compounds, type CompoundWord, type Vocabulary } from './vocabulary.ts';
import type { Unit } from './way.ts';

/** The words and phrases of a query with all that they may be found by; none for a query without words. */
export async function understandQuery(
	db: Db,
	{ q, lang }: { q: string; lang: Lang },
	lexicon: Lexicon
): Promise<Unit[]> {
	const side = sideOf(lang);
	const typed = wantedOf(q, side, lexicon);
	if (typed.groups.length + typed.ask.quoted.length === 0) return [];
	const here = await lookUpWords(db, toLookUp(typed));
	const index = vocabularyOf(here);
	const wanted = joinedWanted(typed, lexicon, index);
	const read = tellingWords(wanted.groups).map((each) => understood(each, side, lexicon, index));
	const all = await mendSpelling(db, read, side, lexicon, index);
	const compounds = withoutOff(await lookUpCompounds(db, rootsToLookUp(all, lexicon)), lexicon);
	const rests = [
		...compounds.begins.flatMap(({ cognate, root, side: on }) => [
			...restAfter(cognate, root, on),
			...restSharing(cognate, root)
		]),
		...compounds.ends.flatMap(({ cognate, root, side: on }) =>
			firstBefore(cognate, root).flatMap((first) => keysOfFirst(first, on))
		)
	];
	const parts = await lookUpKeys(db, [...new Set(rests)]);
	return unitsOf(wanted, all, compounds, lexicon, vocabularyOf([...here, ...parts]));
}

/** What the reader switched off is not found as a compound of the words either. */
function withoutOff({ begins, ends }: Compounds, { off }: Lexicon): Compounds {
	const isOff = ({ side, stem }: CompoundWord) => [...off].some((word) => stemOf(word, side) === stem);
	return { begins: begins.filter((each) => !isOff(each)), ends: ends.filter((each) => !isOff(each)) };
}

/** A word that nobody knows may be one that somebody knows with a typing error in it. */
async function mendSpelling(
	db: Db,
	all: readonly Understood[],
	side: Side,
	lexicon: Lexicon,
	index: Vocabulary
): Promise<Understood[]> {
	const unknown = all.filter((each) => isDoubtful(each, lexicon, index)).map(({ asked }) => asked.word);
	if (unknown.length === 0) return [...all];
	const like = await lookUpLike(
		db,
		unknown.filter((word) => forgiven(word) > 0),
		2
	);
	const meant = new Map<string, Meant[]>();
	for (const word of unknown)
		for (const on of [side, acrossFrom(side)]) {
			const known = lexicon.words[on];
			const nearby = (like.get(word) ?? [])
				.filter((each) => each.side === on && !known.has(each.word))
				.map((each) => each.word);
			const found = [...inReach(word, [...known, ...nearby]), ...typedInReach(word, on, lexicon)]
				.filter((each) => mayJoin(lexicon, stemOf(word, side), side, stemOf(each.word, on)))
				.map((each) => ({ ...each, side: on }));
			meant.set(word, [...(meant.get(word) ?? []), ...found]);
		}
	// before the nearest are kept: what is hidden must not stand in the way of what is public
	const inIndex = [...meant.values()].flat().filter(({ word, side: on }) => !lexicon.words[on].has(word));
	const shown = await stillPublic(db, inIndex);
	return all.map((each) => {
		if (!unknown.includes(each.asked.word)) return each;
		const found = (meant.get(each.asked.word) ?? []).filter(
			({ word, side: on }) => shown.has(exact(on, word)) || lexicon.words[on].has(word)
		);
		return mended(each, found, side, lexicon);
	});
}
