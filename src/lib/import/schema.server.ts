import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What came from a file, by the key that it has there: so that the same file changes nothing the second time. */
export const importedDocument = pgTable(
	'imported_document',
	{
		/** Key in the file of whoever sent it. */
		id: text('id').primaryKey(),
		kind: text('kind').notNull(),
		subjectId: uuid('subject_id').notNull(),
		/** SHA-256 of what the file said the last time: what people wrote here since is not overwritten by the same words. */
		sha256: text('sha256').notNull(),
		importedAt: timestamp('imported_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		check('imported_document_kind', sql`${table.kind} in ('pilot', 'need')`),
		index('imported_document_subject').on(table.subjectId)
	]
);
