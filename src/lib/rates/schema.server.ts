import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';

/**
 * A rate, several rates or a rule set that one person asks for and another one decides on. What is approved is copied
 * into `rate` or `rule_set`, which nothing changes afterwards.
 */
export const ruleProposal = pgTable(
	'rule_proposal',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		kind: text('kind').notNull(),
		state: text('state').notNull().default('proposed'),
		/** The rates or the rule set asked for, as the pure rules of this folder describe them. */
		content: jsonb('content').notNull(),
		reason: text('reason').notNull(),
		language: text('language').notNull(),
		proposedBy: uuid('proposed_by')
			.notNull()
			.references(() => person.id),
		proposedAt: timestamp('proposed_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		decidedBy: uuid('decided_by').references(() => person.id),
		decidedAt: timestamp('decided_at', { withTimezone: true }),
		decisionReason: text('decision_reason')
	},
	(table) => [
		check('rule_proposal_kind', sql`${table.kind} in ('rates', 'rule_set')`),
		check('rule_proposal_state', sql`${table.state} in ('proposed', 'approved', 'rejected')`),
		check('rule_proposal_decided', sql`(${table.state} = 'proposed') = (${table.decidedBy} is null)`),
		check('rule_proposal_four_eyes', sql`${table.decidedBy} <> ${table.proposedBy}`),
		index('rule_proposal_waiting')
			.on(table.proposedAt)
			.where(sql`${table.state} = 'proposed'`)
	]
);

/** Each attempt to fetch the Commission's rates: when, with what result. */
export const rateFetch = pgTable(
	'rate_fetch',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		address: text('address').notNull(),
		newCount: integer('new_count'),
		/** Key of a message; null when it succeeded. */
		fault: text('fault')
	},
	(table) => [
		check('rate_fetch_result', sql`(${table.newCount} is null) <> (${table.fault} is null)`),
		index('rate_fetch_at').on(table.at)
	]
);
