/**
 * Topics: words that speak of the same thing without meaning the same, in both languages. «Tjuv» and «innbrudd» are no
 * synonyms, and who finds nothing by the one is glad of a text with the other.
 */
import topicList from '#data/topics.json' with { type: 'json' };
import { wordsIn } from '#lib/language/fold.ts';
import { byForm } from './lexeme.ts';
import { acrossFrom, type Side } from '#lib/language/side.ts';
import { stemOf } from '#lib/language/stem.ts';
import { adjacent, isSingle, one, type Way } from './way.ts';

/** As it is delivered: words and short phrases by side. */
export type Topic = Readonly<Record<Side, readonly string[]>>;

export const topics: readonly Topic[] = topicList;

/** Topics by the stems of a word or phrase, joined by blanks. */
export type TopicIndex = Readonly<Record<Side, ReadonlyMap<string, readonly Topic[]>>>;

/** Whatever was really asked for comes before. */
const WORTH = 0.12;
const ABROAD = 0.11;

export function topicIndex(all: readonly Topic[]): TopicIndex {
	const found = { n: new Map<string, Topic[]>(), s: new Map<string, Topic[]>() };
	for (const topic of all)
		for (const side of ['n', 's'] as const)
			for (const key of new Set(topic[side].map((phrase) => keyOf(phrase, side))))
				found[side].set(key, [...(found[side].get(key) ?? []), topic]);
	return found;
}

function keyOf(phrase: string, side: Side): string {
	return stemsOf(phrase, side).join(' ');
}

function stemsOf(phrase: string, side: Side): string[] {
	return wordsIn(phrase).map(({ word }) => stemOf(word, side));
}

/**
 * All other words of the topics that the word or phrase is one of. What looks like another word across the border leads
 * to nothing over there: its neighbours are that word's neighbours too.
 */
export function topicWays(
	words: readonly string[],
	side: Side,
	index: TopicIndex,
	hasLookAlike: (key: string) => boolean
): Way[] {
	const key = words.map((word) => stemOf(word, side)).join(' ');
	const across = acrossFrom(side);
	return (index[side].get(key) ?? []).flatMap((topic) => [
		...waysTo(topic[side], side, WORTH),
		...(hasLookAlike(key) ? [] : waysTo(topic[across], across, ABROAD))
	]);
}

/** All words of a topic, in both languages. */
export function waysOn(topic: Topic): Way[] {
	return (['n', 's'] as const).flatMap((side) => waysTo(topic[side], side, WORTH));
}

function waysTo(phrases: readonly string[], side: Side, weight: number): Way[] {
	const patterns = phrases.map((phrase) =>
		adjacent(wordsIn(phrase).map(({ word }) => [byForm(side, word, stemOf(word, side))]))
	);
	const single = patterns.filter(isSingle).flatMap(({ words }) => words.flat());
	return [...(single.length > 0 ? [one(...single)] : []), ...patterns.filter((each) => !isSingle(each))].map(
		(pattern) => ({ foundBy: 'glossary', weight, pattern, added: null })
	);
}
