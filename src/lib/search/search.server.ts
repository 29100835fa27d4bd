/** Search over everything public: found by either language's word, by sense and not by likeness of letters. */
import type { Db } from '#lib/db.server.ts';
import { readPage } from '#lib/page.ts';
import { alikeTo } from './alike.server.ts';
import { searchKinds, type AddedWord, type Asked, type Fit, type SearchAnswer, type SearchKind } from './hit.ts';
import { hitOf } from './hit-of.server.ts';
import { knownAnswer } from './known-answers.server.ts';
import { lexiconAt } from './lexicon.server.ts';
import { withoutTerms, type Lexicon } from './lexicon.ts';
import { rankAll, rankMost, type Cut, type Ranked, type Tally } from './rank.server.ts';
import { refreshIfStale } from './refresh-search.server.ts';
import { understandQuery } from './understand-query.server.ts';
import { hasTopic, widened, type Unit } from './way.ts';

/** Fewer hits than this are filled up with what speaks of the same topic. */
const ENOUGH = 10;
/** Fewer hits than this are no answer while there is a looser one. */
const FEW = 3;
const MOST_PER_PAGE = 100;
const LAST_PAGE = 1000;

/** What everybody may read that speaks of `q`, the surest first. */
export async function search(db: Db, asked: Asked): Promise<SearchAnswer> {
	return knownAnswer(db, asked, async ({ isStale, words }) => {
		if (isStale) await refreshIfStale(db);
		return answerTo(db, asked, await lexiconAt(db, words));
	});
}

async function answerTo(db: Db, asked: Asked, book: Lexicon): Promise<SearchAnswer> {
	const known = await understandQuery(db, asked, book);
	const units =
		asked.without.length === 0 ? known : await understandQuery(db, asked, withoutTerms(book, asked.without));
	const perPage = within(asked.perPage, MOST_PER_PAGE);
	const wished = within(asked.page, LAST_PAGE);
	const { ranked, fit, by } = await ranking(db, units, asked, {
		limit: perPage,
		offset: (wished - 1) * perPage
	});
	const total = sumOf(ranked.tallies, asked);
	const page = readPage(String(wished), total, perPage);
	const { rows } =
		page.page === wished ? ranked : (await ranking(db, units, asked, { limit: perPage, offset: page.offset })).ranked;
	return {
		q: asked.q,
		expansions: known.flatMap(expansionsOf),
		total,
		counts: countsOf(ranked.tallies, asked),
		hits: rows.map((row) => hitOf(row, by)),
		alike:
			fit === 'some' || total >= ENOUGH || rows.length < total
				? []
				: await alikeTo(db, asked, rows, ENOUGH - total, book),
		page,
		fit
	};
}

/** A whole number from 1 on. */
function within(wish: number, most: number): number {
	return Math.min(Math.max(Math.trunc(wish) || 1, 1), most);
}

type Filter = Pick<Asked, 'kind' | 'country'>;

type Ranking = { ranked: Ranked; fit: Fit; by: readonly Unit[] };

/** All words together where that gives an answer, then what is about the same, else the most of the words. */
async function ranking(db: Db, asked: readonly Unit[], filter: Asked, cut: Cut): Promise<Ranking> {
	const strict = await rankAll(db, asked, filter, cut);
	if (countOf(strict) >= ENOUGH) return { ranked: strict, fit: 'all', by: asked };
	// who switches words off wants less, not more
	const mayWiden = filter.without.length === 0;
	const units = mayWiden ? asked.map(widened) : asked;
	const wide = mayWiden && asked.some(hasTopic) ? await rankAll(db, units, filter, cut) : strict;
	const all = countOf(wide);
	const fit = countOf(strict) === 0 && all > 0 ? 'topic' : 'all';
	const apart = units.flatMap((unit) => [unit, ...unit.parts, ...unit.inner.flatMap((each) => [each, ...each.parts])]);
	if (all >= FEW || apart.length < 2) return { ranked: wide, fit, by: units };
	const loose = await rankMost(db, units, apart, filter, cut);
	return { ranked: loose, fit: all === 0 && loose.tallies.length > 0 ? 'some' : fit, by: units };
}

function countOf({ tallies }: Ranked): number {
	return tallies.reduce((sum, { count }) => sum + count, 0);
}

function fits({ kind, country }: Tally, filter: Filter): { kind: boolean; country: boolean } {
	return {
		kind: filter.kind === null || kind === filter.kind,
		country: filter.country === null || country === filter.country
	};
}

function sumOf(tallies: Ranked['tallies'], filter: Filter): number {
	return tallies
		.filter((each) => fits(each, filter).kind && fits(each, filter).country)
		.reduce((sum, { count }) => sum + count, 0);
}

function countsOf(tallies: Ranked['tallies'], filter: Filter): SearchAnswer['counts'] {
	const kind = Object.fromEntries(searchKinds.map((each) => [each, 0])) as Record<SearchKind, number>;
	const country: Record<string, number> = {};
	for (const tally of tallies) {
		const is = fits(tally, filter);
		if (is.country) kind[tally.kind] += tally.count;
		if (is.kind && tally.country !== null) country[tally.country] = (country[tally.country] ?? 0) + tally.count;
	}
	return { kind, country };
}

/** What the glossary adds to each word, each once. */
function expansionsOf({ term, ways, inner }: Unit): SearchAnswer['expansions'] {
	const added = new Map<string, AddedWord>();
	for (const way of ways) if (way.added) added.set(`${way.added.lang} ${way.added.term}`, way.added);
	const own = added.size === 0 ? [] : [{ term, added: [...added.values()] }];
	return [...own, ...inner.flatMap(expansionsOf)];
}
