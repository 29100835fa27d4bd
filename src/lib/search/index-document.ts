/** What the index keeps of a thing. */
import { isNewSentence, plain, wordsIn } from '#lib/language/fold.ts';
import { sideOf, type Side } from '#lib/language/side.ts';
import { analysed, inTitle } from './lexeme.ts';
import type { SearchKind } from './hit.ts';
import type { Source } from './source.ts';

export type IndexedWord = { side: Side; word: string; plain: string; stem: string; cognate: string };

export type Indexed = {
	kind: SearchKind;
	id: string;
	slug: string;
	language: string;
	title: string;
	body: string;
	other: { language: string; text: string }[];
	country: string | null;
	owner_id: string | null;
	technology_area: string | null;
	at: string;
	/** In the notation of PostgreSQL's `tsvector`. */
	words: string;
};

type Weight = 'A' | 'B' | 'C' | 'D';
/** The index bears no place beyond; a word that stands there is found, but in no phrase. */
const LAST_PLACE = 16_000;
/** Between two sentences and two texts, so that no phrase goes over their border. */
const GAP = 8;
/** PostgreSQL keeps no more places of one word. */
const MOST_PLACES = 200;
/** PostgreSQL keeps a little more of one thing, and refuses all of it beyond: the words that come last are not found. */
const MOST_BYTES = 1_000_000;

/** The row of the index, and its words in their own right are added to `known`. */
export function indexedOf(kind: SearchKind, source: Source, known: Map<string, IndexedWord>): Indexed {
	const rest = source.rest.flatMap((text) => (text === null || text.trim() === '' ? [] : [text.trim()]));
	const other = (source.other ?? []).flatMap(({ language, text }) =>
		text === null || text.trim() === '' ? [] : [{ language, text: text.trim() }]
	);
	const body = [source.summary.trim(), ...rest].filter((text) => text !== '').join('\n');
	const own = sideOf(source.language);
	const writer = wordWriter(known);
	writer.add(source.title, own, 'A');
	writer.add(source.summary, own, 'B');
	for (const text of rest) writer.add(text, own, 'C');
	for (const { language, text } of other) writer.add(text, sideOf(language), 'D');
	return {
		kind,
		id: source.id,
		slug: source.slug,
		language: source.language,
		title: source.title,
		body,
		other,
		country: source.country,
		owner_id: source.ownerId,
		technology_area: source.technologyArea,
		at: source.at,
		words: writer.written()
	};
}

const utf8 = new TextEncoder();
/** Bytes beside the letters: of each place, and of a word with its first one. */
const PLACE = 2;
const ROW = 6;

function wordWriter(known: Map<string, IndexedWord>) {
	const places = new Map<string, string[]>();
	let [place, bytes] = [0, 0];
	const put = (lexeme: string, weight: Weight) => {
		const at = places.get(lexeme) ?? [];
		const more = at.length === 0 ? utf8.encode(lexeme).length + ROW : PLACE;
		if (at.length >= MOST_PLACES || bytes + more > MOST_BYTES) return;
		bytes += more;
		at.push(`${Math.min(place, LAST_PLACE)}${weight === 'D' ? '' : weight}`);
		places.set(lexeme, at);
	};
	return {
		add(text: string, side: Side, weight: Weight): void {
			const words = wordsIn(text);
			for (const [at, each] of words.entries()) {
				const { word } = each;
				place += isNewSentence(text, words[at - 1], each) ? GAP : 1;
				const { stem, cognate, lexemes } = analysed(word, side);
				known.set(`${side}/${word}`, { side, word, plain: plain(word), stem, cognate });
				for (const lexeme of lexemes) put(lexeme, weight);
				if (weight === 'A') for (const lexeme of lexemes) put(inTitle(lexeme), weight);
			}
			place += GAP;
		},
		written: () => [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ')
	};
}
