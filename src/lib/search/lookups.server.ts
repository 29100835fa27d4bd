/** Looks words up in the index: quick looks by exact key, and the slow one for typing errors. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { exact } from './lexeme.ts';
import type { Side } from './side.ts';
import type { CompoundWord, KnownWord } from './vocabulary.ts';

const MOST = 600;
/** Of each root. */
const MOST_COMPOUNDS = 40;

const texts = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`;

type Keys = {
	readonly words: readonly string[];
	readonly stems: readonly string[];
	readonly plains: readonly string[];
};

export async function lookUpWords(db: Db, { words, stems, plains }: Keys): Promise<KnownWord[]> {
	if (words.length + stems.length === 0) return [];
	return db.execute<KnownWord>(sql`
		(select side, word, stem, plain from search_word where word = any(${texts(words)}) limit ${MOST})
		union all
		(select distinct on (side, stem) side, word, stem, plain from search_word where stem = any(${texts(stems)}) limit ${MOST})
		union all
		(select side, word, stem, plain from search_word where plain = any(${texts(plains)}) limit ${MOST})`);
}

/** The shortest public words that begin, and that end, with one of the roots. */
export async function lookUpCompounds(
	db: Db,
	roots: readonly { readonly side: Side; readonly root: string }[]
): Promise<{ begins: CompoundWord[]; ends: CompoundWord[] }> {
	if (roots.length === 0) return { begins: [], ends: [] };
	const asked = sql`unnest(${texts(roots.map(({ side }) => side))}, ${texts(roots.map(({ root }) => root))}) as asked(side, root)`;
	const rows = await db.execute<CompoundWord & { isEnd: boolean }>(sql`
		select found.side, asked.root, found.word, found.stem, false as "isEnd"
		from ${asked} cross join lateral (
			select side, word, stem from search_word w
			where w.side = asked.side and w.word ~>=~ asked.root and w.word ~<~ (asked.root || ${LAST_LETTER})
				and length(w.word) > length(asked.root) + 2
			order by length(w.word), w.word limit ${MOST_COMPOUNDS}) found
		union all
		select found.side, asked.root, found.word, found.stem, true
		from ${asked} cross join lateral (
			select side, word, stem from search_word w
			where w.side = asked.side and reverse(w.stem) ~>=~ reverse(asked.root)
				and reverse(w.stem) ~<~ (reverse(asked.root) || ${LAST_LETTER}) and length(w.stem) > length(asked.root) + 2
			order by length(w.word), w.word limit ${MOST_COMPOUNDS}) found`);
	return { begins: rows.filter(({ isEnd }) => !isEnd), ends: rows.filter(({ isEnd }) => isEnd) };
}

/** After every letter there is. */
const LAST_LETTER = '\u{10ffff}';

/** Public words that look like a typed one, and stand in something that is public at this moment. */
export async function lookUpLike(db: Db, words: readonly string[], most: number): Promise<Map<string, KnownWord[]>> {
	if (words.length === 0) return new Map();
	const rows = await db.execute<KnownWord & { typed: string }>(sql`
		select typed.word as typed, found.side, found.word, found.stem, found.plain
		from unnest(${texts(words)}) as typed(word) cross join lateral (
			select side, word, stem, plain from search_word w
			where w.word % typed.word and abs(length(w.word) - length(typed.word)) <= ${most}
			order by similarity(w.word, typed.word) desc, w.word limit 60) found`);
	return Map.groupBy(rows, ({ typed }) => typed);
}

/** Which of these words stand in something that is public now: a word may outlive its texts. */
export async function stillPublic(
	db: Db,
	words: readonly { readonly side: Side; readonly word: string }[]
): Promise<Set<string>> {
	if (words.length === 0) return new Set();
	const lexemes = words.map(({ side, word }) => exact(side, word));
	const rows = await db.execute<{ lexeme: string }>(sql`
		select lexeme from unnest(${texts(lexemes)}) lexeme
		where exists (select from search_document where words @@ (quote_literal(lexeme)::tsquery))`);
	return new Set(rows.map(({ lexeme }) => lexeme));
}
