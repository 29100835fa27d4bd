/** Looks words up in the index: quick looks by exact key, and the slow one for typing errors. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Side } from '#lib/language/side.ts';
import { exact } from './lexeme.ts';
import { hidesInOpaque } from '#lib/language/opaque.ts';
import type { CompoundWord, Compounds, KnownWord } from './vocabulary.ts';

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
		(select side, word, stem, plain, cognate from search_word where word = any(${texts(words)}) limit ${MOST})
		union all
		(select distinct on (side, stem) side, word, stem, plain, cognate from search_word where stem = any(${texts(stems)}) limit ${MOST})
		union all
		(select side, word, stem, plain, cognate from search_word where plain = any(${texts(plains)}) limit ${MOST})`);
}

/** Of these keys those that some public word has. */
export async function lookUpKeys(db: Db, keys: readonly string[]): Promise<KnownWord[]> {
	if (keys.length === 0) return [];
	return db.execute<KnownWord>(sql`
		select distinct on (side, cognate) side, word, stem, plain, cognate from search_word where cognate = any(${texts(keys)}) limit ${MOST}`);
}

type AskedRoots = readonly { readonly side: Side; readonly root: string; readonly isHead: boolean }[];

/** Public words that begin, and that end, with one of the roots. */
export async function lookUpCompounds(db: Db, roots: AskedRoots): Promise<Compounds> {
	if (roots.length === 0) return { begins: [], ends: [] };
	const firsts = roots.filter(({ isHead }) => !isHead);
	const heads = roots.filter(({ isHead }) => isHead);
	const asked = (of: AskedRoots) =>
		sql`unnest(${texts(of.map(({ side }) => side))}, ${texts(of.map(({ root }) => root))}) as asked(side, root)`;
	const rows = await db.execute<CompoundWord & { isEnd: boolean }>(sql`
		select asked.side, asked.root, found.stem, found.cognate, false as "isEnd"
		from ${asked(firsts)} cross join lateral (
			select distinct stem, cognate from search_word w
			where w.side = asked.side and w.cognate ~>=~ asked.root and w.cognate ~<~ (asked.root || ${LAST_LETTER})
				and length(w.cognate) > length(asked.root) + 2
			order by stem limit ${MOST_COMPOUNDS}) found
		union all
		select asked.side, asked.root, found.stem, found.cognate, true
		from ${asked(heads)} cross join lateral (
			select distinct stem, cognate from search_word w
			where w.side = asked.side and reverse(w.cognate) ~>=~ reverse(asked.root)
				and reverse(w.cognate) ~<~ (reverse(asked.root) || ${LAST_LETTER}) and length(w.cognate) > length(asked.root) + 1
			order by stem limit ${MOST_COMPOUNDS}) found`);
	const known = rows.filter(({ stem, side, root, isEnd }) => !hidesInOpaque(stem, side, root, isEnd));
	return { begins: known.filter(({ isEnd }) => !isEnd), ends: known.filter(({ isEnd }) => isEnd) };
}

/** After every letter there is. */
const LAST_LETTER = '\u{10ffff}';

/** Public words that look like a typed one, and stand in something that is public at this moment. */
export async function lookUpLike(db: Db, words: readonly string[], most: number): Promise<Map<string, KnownWord[]>> {
	if (words.length === 0) return new Map();
	const rows = await db.execute<KnownWord & { typed: string }>(sql`
		select typed.word as typed, found.side, found.word, found.stem, found.plain, found.cognate
		from unnest(${texts(words)}) as typed(word) cross join lateral (
			select side, word, stem, plain, cognate from search_word w
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
		where exists (select from search_matches(quote_literal(lexeme)::tsquery))`);
	return new Set(rows.map(({ lexeme }) => lexeme));
}
