import { sql } from 'drizzle-orm';
import { bigint, customType, index, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** Text of a thing in another language than its own. */
export type OtherText = { readonly language: string; readonly text: string };

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * What everybody may read, one row per thing, as the search sees it. Kept by triggers and `refreshSearch`: whatever
 * changes at its source leaves this table in the same transaction, and comes back only if it is still public.
 */
export const searchDocument = pgTable(
	'search_document',
	{
		kind: text('kind').notNull(),
		id: text('id').notNull(),
		/** Last part of its address. */
		slug: text('slug').notNull(),
		language: text('language').notNull(),
		title: text('title').notNull(),
		/** All other text in the language of the thing. */
		body: text('body').notNull(),
		/** The same in other languages, where somebody wrote it: `[{language, text}]`. */
		other: jsonb('other').$type<OtherText[]>().notNull().default([]),
		country: text('country'),
		ownerId: text('owner_id'),
		technologyArea: text('technology_area'),
		/** When it was published or last changed. */
		at: timestamp('at', { withTimezone: true }).notNull(),
		/** Its folded words, each marked with its side of the border; A = title, B = summary, C = the rest, D = translations. */
		words: tsvector('words').notNull()
	},
	(table) => [primaryKey({ columns: [table.kind, table.id] }), index('search_document_words').using('gin', table.words)]
);

/** Every word of public text, by the side of the border it stands on, with what it is recognised by. */
export const searchWord = pgTable(
	'search_word',
	{
		side: text('side').notNull(),
		/** Folded. */
		word: text('word').notNull(),
		/** As it is typed where the letters å, ä and ö are not at hand. */
		plain: text('plain').notNull(),
		/** Without its endings. */
		stem: text('stem').notNull(),
		/** What it has in common with the same word on the other side of the border, by the regular rules. */
		cognate: text('cognate').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.side, table.word] }),
		index('search_word_stem').on(table.stem, table.side),
		index('search_word_plain').on(table.plain, table.side),
		/** For compounds that begin, and that end, with a word. */
		index('search_word_begins').on(sql`${table.cognate} text_pattern_ops`, table.side),
		index('search_word_ends').on(sql`reverse(${table.cognate}) text_pattern_ops`, table.side),
		index('search_word_cognate').on(table.cognate, table.side),
		index('search_word_letters').using('gin', sql`${table.word} gin_trgm_ops`)
	]
);

/** What changed at its source and has to be read again before the next search. */
export const searchStale = pgTable(
	'search_stale',
	{
		kind: text('kind').notNull(),
		id: text('id').notNull(),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [primaryKey({ columns: [table.kind, table.id] })]
);

/**
 * A row for each statement that changed the index, written by triggers in the same transaction. Their sum tells which
 * changes a reader sees: whoever commits first is counted first, and nobody waits for another one to write it.
 */
export const searchChange = pgTable('search_change', {
	id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
	/** More than one where rows were added up. */
	count: bigint('count', { mode: 'number' }).notNull().default(1)
});
