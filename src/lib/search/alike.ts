/** What the first things that were found speak of: the words by which others are told that are like them. */
import { wordsIn } from '#lib/language/fold.ts';
import { acrossFrom, sideOf, type Side } from '#lib/language/side.ts';
import { isSmall } from '#lib/language/small-words.ts';
import { stemOf } from '#lib/language/stem.ts';
import type { Read } from './explain.ts';
import { byStem, type Lexeme } from './lexeme.ts';
import type { Lexicon } from './lexicon.ts';
import { waysOn, type Topic } from './topic.ts';
import type { Unit, Way } from './way.ts';
import { wordWays } from './word-ways.ts';

/** A word of what was found, in all its ways, and how much it says there. */
export type Spoken = { readonly unit: Unit; readonly weight: number };

/** What follows is further and further from what was asked for. */
const MOST_READ = 3;
/** Words that stand further behind are of the details. */
const MOST_WORDS = 80;
const MOST_SPOKEN = 60;
const IN_TITLE = 2;
const SHORTEST = 3;

/** Topics that they are about, and words of the titles and beginnings, those first that stand most often. */
export function spokenOf(found: readonly Read[], lexicon: Lexicon): Spoken[] {
	const said = new Map<string, { word: string; side: Side; weight: number }>();
	for (const { language, title, body } of found.slice(0, MOST_READ)) {
		const side = sideOf(language);
		for (const [text, weight] of [[title, IN_TITLE] as const, [body, 1] as const])
			for (const { word } of wordsIn(text).slice(0, MOST_WORDS)) {
				if (word.length < SHORTEST || isSmall(word) || /\d/.test(word)) continue;
				const key = `${side} ${stemOf(word, side)}`;
				const known = said.get(key);
				if (known) known.weight += weight;
				else said.set(key, { word, side, weight });
			}
	}
	return [
		...topicsSpoken([...said.values()], lexicon),
		...[...said.values()]
			.toSorted((one, other) => other.weight - one.weight)
			.slice(0, MOST_SPOKEN)
			.map(({ word, side, weight }) => ({ unit: unitFor(word, side, lexicon), weight: 1 + Math.log(weight) }))
	];
}

/** Topics that several words of what was found belong to: what is like it may have any other of their words. */
function topicsSpoken(said: readonly { word: string; side: Side; weight: number }[], { topics }: Lexicon): Spoken[] {
	const found = new Map<Topic, { words: number; weight: number }>();
	for (const { word, side, weight } of said)
		for (const topic of new Set(topics[side].get(stemOf(word, side)) ?? [])) {
			const known = found.get(topic) ?? { words: 0, weight: 0 };
			found.set(topic, { words: known.words + 1, weight: known.weight + weight });
		}
	return [...found]
		.filter(([, { words }]) => words >= SEVERAL)
		.toSorted(([, one], [, other]) => other.weight - one.weight)
		.slice(0, MOST_TOPICS)
		.map(([topic, { weight }]) => ({ unit: unitOf('', waysOn(topic)), weight: 1 + Math.log(weight) }));
}
/** A single word may be of a topic by chance. */
const SEVERAL = 2;
const MOST_TOPICS = 12;

function unitOf(term: string, ways: readonly Way[]): Unit {
	return { term, ways, wider: [], inner: [], parts: [] };
}

const noCompounds = { compounds: { begins: [], ends: [] }, knows: () => false };

function unitFor(word: string, side: Side, lexicon: Lexicon): Unit {
	const ways = wordWays({ word, side, splits: [] }, { ...noCompounds, lexicon });
	return unitOf(word, ways);
}

/** What looks like a word of the query across the border: a thing with it is like nothing that was asked for. */
export function lookAlikesOf(words: readonly string[], side: Side, { apart }: Lexicon): Lexeme[] {
	return words.flatMap((word) =>
		[...(apart[side].get(stemOf(word, side)) ?? [])].map((other) => byStem(acrossFrom(side), other))
	);
}
