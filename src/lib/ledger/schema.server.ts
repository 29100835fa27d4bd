import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	foreignKey,
	index,
	numeric,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { project } from '#lib/projects/schema.server.ts';

/**
 * The public book of what the shared budget has paid for. Rows are only ever added: a trigger refuses update, delete
 * and truncate. Each row carries SHA-256 over its public fields and the hash of the row before.
 */
export const ledgerEntry = pgTable(
	'ledger_entry',
	{
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		/** 1, 2, 3 … without gaps within a project. */
		number: bigint('number', { mode: 'number' }).notNull(),
		at: timestamp('at', { withTimezone: true }).notNull(),
		kind: text('kind').notNull(),
		organisationId: text('organisation_id').notNull(),
		side: text('side').notNull(),
		workPackage: text('work_package').notNull(),
		category: text('category').notNull(),
		periodCode: text('period_code').notNull(),
		/** The expense, the income or the correction behind the row; null for computed office costs. */
		sourceId: uuid('source_id'),
		/** The row that a reversal takes back or a correction concerns. */
		reversesNumber: bigint('reverses_number', { mode: 'number' }),
		/** In `currency`; null for computed office costs, which have no voucher. */
		amountMinor: bigint('amount_minor', { mode: 'bigint' }),
		currency: text('currency'),
		ratePerEuro: numeric('rate_per_euro', { precision: 15, scale: 6 }),
		eurMinor: bigint('eur_minor', { mode: 'bigint' }).notNull(),
		ruleSetId: text('rule_set_id').notNull(),
		/** Public reason of a correction; '' for what needs none. */
		reason: text('reason').notNull().default(''),
		/** Salted SHA-256 of what the public may not read: text, supplier, voucher number and documents. */
		maskedHash: text('masked_hash').notNull(),
		prevHash: text('prev_hash').notNull(),
		hash: text('hash').notNull()
	},
	(table) => [
		primaryKey({ name: 'ledger_entry_pk', columns: [table.projectId, table.number] }),
		foreignKey({
			name: 'ledger_entry_reverses',
			columns: [table.projectId, table.reversesNumber],
			foreignColumns: [table.projectId, table.number]
		}),
		check('ledger_entry_kind', sql`${table.kind} in ('expense', 'office', 'income', 'reversal', 'correction')`),
		check('ledger_entry_side', sql`${table.side} in ('SE', 'NO')`),
		check('ledger_entry_currency', sql`${table.currency} in ('NOK', 'SEK', 'EUR')`),
		check('ledger_entry_hashes', sql`${table.hash} ~ '^[0-9a-f]{64}$' and ${table.prevHash} ~ '^[0-9a-f]{64}$'`),
		check(
			'ledger_entry_reversal',
			sql`case ${table.kind} when 'reversal' then ${table.reversesNumber} is not null when 'correction' then true else ${table.reversesNumber} is null end`
		),
		uniqueIndex('ledger_entry_source').on(table.sourceId),
		index('ledger_entry_partner').on(table.projectId, table.organisationId, table.periodCode),
		index('ledger_entry_correction')
			.on(table.projectId, table.number)
			.where(sql`${table.kind} in ('reversal', 'correction')`)
	]
);

/** What stands behind the masked hash of a row. May be deleted when personal data must go: the chain holds without it. */
export const ledgerMasked = pgTable(
	'ledger_masked',
	{
		projectId: text('project_id').notNull(),
		number: bigint('number', { mode: 'number' }).notNull(),
		salt: text('salt').notNull(),
		text: text('text').notNull(),
		supplier: text('supplier').notNull(),
		voucherNumber: text('voucher_number').notNull(),
		/** SHA-256 of each document, in order, separated by spaces. */
		documents: text('documents').notNull()
	},
	(table) => [
		primaryKey({ name: 'ledger_masked_pk', columns: [table.projectId, table.number] }),
		foreignKey({
			name: 'ledger_masked_entry',
			columns: [table.projectId, table.number],
			foreignColumns: [ledgerEntry.projectId, ledgerEntry.number]
		})
	]
);
