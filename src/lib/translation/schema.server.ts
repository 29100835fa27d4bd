import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';

/**
 * A field of something public in another language than it was written in. Two layers: what is being worked on, and what
 * an approver let readers see. Each keeps the original that it was made from, so that both know when that has changed.
 */
export const translation = pgTable(
	'translation',
	{
		subjectKind: text('subject_kind').notNull(),
		subjectId: uuid('subject_id').notNull(),
		/** Column of the original. */
		field: text('field').notNull(),
		language: text('language').notNull(),
		/** What is being worked on; null = nothing since the last approval. */
		draft: text('draft'),
		draftSource: text('draft_source'),
		/** `machine` until a person has approved it. */
		draftOrigin: text('draft_origin'),
		writtenBy: uuid('written_by').references(() => person.id, { onDelete: 'set null' }),
		writtenAt: timestamp('written_at', { withTimezone: true }),
		/** Set while it waits for another person. */
		submittedAt: timestamp('submitted_at', { withTimezone: true }),
		submittedBy: uuid('submitted_by').references(() => person.id, { onDelete: 'set null' }),
		/** Why it was sent back. */
		remark: text('remark').notNull().default(''),
		/** What readers see; null = never approved. */
		approved: text('approved'),
		approvedSource: text('approved_source'),
		approvedBy: uuid('approved_by').references(() => person.id, { onDelete: 'set null' }),
		approvedAt: timestamp('approved_at', { withTimezone: true }),
		revision: integer('revision').notNull().default(1)
	},
	(table) => [
		primaryKey({ columns: [table.subjectKind, table.subjectId, table.language, table.field] }),
		check('translation_subject', sql`${table.subjectKind} in ('pilot', 'need', 'lesson', 'event')`),
		check('translation_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check('translation_origin', sql`${table.draftOrigin} in ('human', 'machine')`),
		check('translation_draft', sql`num_nulls(${table.draft}, ${table.draftSource}, ${table.draftOrigin}) in (0, 3)`),
		check('translation_submitted', sql`${table.submittedAt} is null or ${table.draft} is not null`),
		check(
			'translation_approved',
			sql`num_nulls(${table.approved}, ${table.approvedSource}, ${table.approvedAt}) in (0, 3)`
		),
		index('translation_waiting')
			.on(table.submittedAt)
			.where(sql`${table.submittedAt} is not null`)
	]
);
