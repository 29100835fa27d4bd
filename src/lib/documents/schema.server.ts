import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';

/** A file that somebody uploaded. Its bytes lie in the data folder under their SHA-256; here stands what it is. */
export const document = pgTable(
	'document',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		/** As the uploader called it, without what a file system or a header could stumble over. */
		name: text('name').notNull(),
		/** Told from the content, never from the name. */
		mediaType: text('media_type').notNull(),
		sha256: text('sha256').notNull(),
		byteCount: bigint('byte_count', { mode: 'number' }).notNull(),
		/** Of a picture; null for everything else. */
		width: integer('width'),
		height: integer('height'),
		/** What a picture shows, for those who do not see it; of a document, what it is. */
		textNb: text('text_nb').notNull().default(''),
		textSv: text('text_sv').notNull().default(''),
		language: text('language').notNull(),
		uploadedBy: uuid('uploaded_by')
			.notNull()
			.references(() => person.id),
		uploadedAt: timestamp('uploaded_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		/** As the owner's own archive numbers the case, `2026/1234`; null while nobody has said. */
		caseNumber: text('case_number'),
		/** The day on the document itself. */
		documentDate: date('document_date'),
		/** Who sent it and to whom, as a post journal has it: an office or a name. */
		sender: text('sender'),
		receiver: text('receiver'),
		/** When it was last entered in the register. */
		registeredAt: timestamp('registered_at', { withTimezone: true }),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check(
			'document_register',
			sql`char_length(${table.caseNumber}) between 1 and 60 and char_length(${table.sender}) between 1 and 200
				and char_length(${table.receiver}) between 1 and 200`
		),
		check('document_sha256', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
		check('document_byte_count', sql`${table.byteCount} > 0`),
		check('document_size', sql`(${table.width} is null) = (${table.height} is null)`),
		check('document_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		index('document_organisation').on(table.organisationId),
		index('document_sha256_index').on(table.sha256)
	]
);
