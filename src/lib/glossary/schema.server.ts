import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';

/** One thing that has words in both countries. The words stand in `term`. */
export const concept = pgTable(
	'concept',
	{
		/** Part of its public address; never changes. */
		id: text('id').primaryKey(),
		/** Field it belongs to: the name of the file it was delivered in, or one of those for a new one. */
		category: text('category').notNull(),
		/** How the two main words stand to each other. */
		relation: text('relation').notNull(),
		/** Percent: how surely the word of the other language means this. 0 = none of the other language. */
		weight: integer('weight').notNull(),
		/** What a Norwegian and what a Swede should know of the neighbour's word; '' where there is nothing to say. */
		differenceNb: text('difference_nb').notNull().default(''),
		differenceSv: text('difference_sv').notNull().default(''),
		/** The review mark: who has looked at it as a reader of both languages. */
		reviewedBy: uuid('reviewed_by').references(() => person.id, { onDelete: 'set null' }),
		reviewedAt: timestamp('reviewed_at', { withTimezone: true }),
		revision: integer('revision').notNull().default(1),
		/** Null = as delivered: a later delivery may still better it. */
		editedAt: timestamp('edited_at', { withTimezone: true }),
		/** Set when the secretariat took it out: it joins nothing and its page says so. */
		retiredAt: timestamp('retired_at', { withTimezone: true })
	},
	(table) => [
		check('concept_id', sql`${table.id} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
		check(
			'concept_relation',
			sql`${table.relation} in ('same', 'near', 'different', 'partial', 'false_friend', 'none')`
		),
		check('concept_weight', sql`${table.weight} between 0 and 100`),
		check(
			'concept_difference',
			sql`${table.relation} not in ('different', 'partial', 'false_friend') or (${table.differenceNb} <> '' and ${table.differenceSv} <> '')`
		)
	]
);

/** A word or phrase for a concept in one language; the first one is the word that is shown. */
export const term = pgTable(
	'term',
	{
		conceptId: text('concept_id')
			.notNull()
			.references(() => concept.id, { onDelete: 'cascade' }),
		language: text('language').notNull(),
		position: integer('position').notNull(),
		word: text('word').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.conceptId, table.language, table.position] }),
		check('term_language', sql`${table.language} in ('nb', 'nn', 'sv', 'en')`),
		check('term_word', sql`${table.word} <> '' and ${table.word} = btrim(${table.word})`),
		uniqueIndex('term_once').on(table.conceptId, table.language, table.word),
		index('term_word_index').on(table.language, sql`lower(${table.word})`)
	]
);

/** Two words that look alike across the border and mean different things: never joined, however they are spelt. */
export const lookAlike = pgTable(
	'look_alike',
	{
		no: text('no').notNull(),
		sv: text('sv').notNull(),
		/** Tells Norwegians what the Swedish word means. */
		differenceNb: text('difference_nb').notNull(),
		/** Tells Swedes what the Norwegian word means. */
		differenceSv: text('difference_sv').notNull(),
		revision: integer('revision').notNull().default(1),
		editedAt: timestamp('edited_at', { withTimezone: true }),
		/** Set when the secretariat took it out: the two may be joined again. */
		retiredAt: timestamp('retired_at', { withTimezone: true })
	},
	(table) => [primaryKey({ columns: [table.no, table.sv] })]
);

/** What the glossary said of a concept, change by change: only ever added to. */
export const conceptChange = pgTable(
	'concept_change',
	{
		id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		conceptId: text('concept_id').notNull(),
		revision: integer('revision').notNull(),
		/** As a reader of the interface gets it; null = retired. */
		content: jsonb('content'),
		reason: text('reason').notNull().default(''),
		/** Of the reason; null where nobody knows any more. */
		language: text('language'),
		changedBy: uuid('changed_by').references(() => person.id, { onDelete: 'set null' }),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		uniqueIndex('concept_change_revision').on(table.conceptId, table.revision),
		check('concept_change_language', sql`${table.language} in ('nb', 'nn', 'sv')`)
	]
);

/** What somebody wants the glossary to say, decided by the secretariat. */
export const conceptProposal = pgTable(
	'concept_proposal',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		/** Null = a concept that is not there yet. */
		conceptId: text('concept_id').references(() => concept.id),
		content: jsonb('content').notNull(),
		/** Why, in the proposer's own language. */
		reason: text('reason').notNull(),
		language: text('language').notNull(),
		organisationId: text('organisation_id').references(() => organisation.id),
		proposedBy: uuid('proposed_by').references(() => person.id, { onDelete: 'set null' }),
		proposedAt: timestamp('proposed_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		state: text('state').notNull().default('submitted'),
		decidedBy: uuid('decided_by').references(() => person.id),
		decidedAt: timestamp('decided_at', { withTimezone: true }),
		/** Why it was declined. */
		remark: text('remark').notNull().default(''),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check('concept_proposal_state', sql`${table.state} in ('submitted', 'accepted', 'declined')`),
		check('concept_proposal_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check('concept_proposal_decided', sql`(${table.state} = 'submitted') = (${table.decidedAt} is null)`),
		check('concept_proposal_four_eyes', sql`${table.decidedBy} <> ${table.proposedBy}`),
		index('concept_proposal_waiting')
			.on(table.proposedAt)
			.where(sql`${table.state} = 'submitted'`),
		index('concept_proposal_concept').on(table.conceptId)
	]
);

/** One row: counts changes of concepts, terms and look-alikes (by triggers), so that a kept book knows when it is old. */
export const glossaryRevision = pgTable('glossary_revision', {
	only: boolean('only').primaryKey().default(true),
	revision: bigint('revision', { mode: 'number' }).notNull().default(1),
	/** Digest of the files that were loaded last: the same ones need not be loaded again. */
	delivered: text('delivered').notNull().default('')
});
