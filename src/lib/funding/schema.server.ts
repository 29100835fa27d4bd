import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	bigint,
	boolean,
	check,
	date,
	foreignKey,
	index,
	integer,
	numeric,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { handedInColumns } from '#lib/accounts/decided-columns.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { knownCategories } from '#lib/projects/cost-category.server.ts';
import { period, project, ruleSet, workPackage } from '#lib/projects/schema.server.ts';

/** A cost that a partner has paid and asks the shared budget to cover. */
export const expense = pgTable(
	'expense',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		externalId: text('external_id').unique('expense_external_id'),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		pilotId: uuid('pilot_id').references(() => pilot.id),
		/** Null only in the archive, where costs were not planned per work package. */
		workPackage: text('work_package'),
		periodCode: text('period_code').notNull(),
		paidOn: date('paid_on').notNull(),
		category: text('category').notNull(),
		text: text('text').notNull(),
		language: text('language').notNull(),
		supplier: text('supplier').notNull().default(''),
		voucherNumber: text('voucher_number').notNull().default(''),
		invoiceNumber: text('invoice_number').notNull().default(''),
		/** In `currency`; negative for a credit note. */
		amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
		currency: text('currency').notNull(),
		kind: text('kind').notNull().default('cost'),
		/** Day on the invoice; the day it was paid is `paidOn`. */
		invoicedOn: date('invoiced_on'),
		/** The whole invoice and the VAT in it, in `currency`. Recovered or compensated VAT is no cost. */
		totalMinor: bigint('total_minor', { mode: 'bigint' }),
		vatMinor: bigint('vat_minor', { mode: 'bigint' }),
		vatTreatment: text('vat_treatment').notNull().default('none'),
		/** When it was paid in another currency: that amount, and how much of `currency` one unit cost. */
		originalMinor: bigint('original_minor', { mode: 'bigint' }),
		originalCurrency: text('original_currency'),
		originalRate: numeric('original_rate', { precision: 15, scale: 6 }),
		/** Of a contribution in kind, which is cost and contribution at once. */
		contributionKind: text('contribution_kind'),
		/** Account in the partner's own ledger. */
		account: text('account').notNull().default(''),
		comment: text('comment').notNull().default(''),
		/** The expense that this one takes back or corrects. */
		reversesId: uuid('reverses_id').references((): AnyPgColumn => expense.id),
		/** What makes a row of a file the same row: brought in twice, it is one expense. */
		sourceKey: text('source_key'),
		state: text('state').notNull().default('draft'),
		revision: integer('revision').notNull().default(1),
		// Frozen when the expense is submitted, so that no later rate or rule changes it.
		ratePerEuro: numeric('rate_per_euro', { precision: 15, scale: 6 }),
		rateSource: text('rate_source'),
		rateOn: date('rate_on'),
		ruleSetId: text('rule_set_id').references(() => ruleSet.id),
		eurMinor: bigint('eur_minor', { mode: 'bigint' }),
		/** What counts against the budget: all of an approved expense, the accepted part of a cut one. */
		approvedMinor: bigint('approved_minor', { mode: 'bigint' }),
		enteredBy: uuid('entered_by')
			.notNull()
			.references(() => person.id),
		enteredAt: timestamp('entered_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		...handedInColumns(),
		reason: text('reason'),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		foreignKey({
			name: 'expense_work_package',
			columns: [table.projectId, table.workPackage],
			foreignColumns: [workPackage.projectId, workPackage.code]
		}),
		foreignKey({
			name: 'expense_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}),
		check('expense_category', sql`${table.category} in ${knownCategories}`),
		check('expense_currency', sql`${table.currency} in ('NOK', 'SEK', 'EUR')`),
		check(
			'expense_state',
			sql`${table.state} in ('draft', 'submitted', 'queried', 'approved', 'cut', 'rejected', 'withdrawn')`
		),
		check('expense_amount', sql`${table.amountMinor} <> 0`),
		check(
			'expense_four_eyes',
			sql`${table.decidedBy} <> ${table.enteredBy} and ${table.decidedBy} <> ${table.submittedBy}`
		),
		check(
			'expense_frozen',
			sql`${table.state} in ('draft', 'withdrawn') or (${table.ratePerEuro} is not null and ${table.eurMinor} is not null and ${table.ruleSetId} is not null)`
		),
		check(
			'expense_approved_part',
			sql`(${table.state} in ('approved', 'cut')) = (${table.approvedMinor} is not null) and abs(${table.approvedMinor}) <= abs(${table.eurMinor})`
		),
		check(
			'expense_cut_needs_reason',
			sql`${table.state} not in ('cut', 'rejected', 'queried') or ${table.reason} <> ''`
		),
		check('expense_kind', sql`${table.kind} in ('cost', 'staff', 'in_kind', 'income', 'reversal', 'correction')`),
		check('expense_vat_treatment', sql`${table.vatTreatment} in ('none', 'cost', 'recovered', 'compensated')`),
		check('expense_vat', sql`(${table.vatTreatment} = 'none') = (${table.vatMinor} is null)`),
		check(
			'expense_original',
			sql`(${table.originalMinor} is null) = (${table.originalCurrency} is null) and (${table.originalMinor} is null) = (${table.originalRate} is null)`
		),
		check('expense_original_currency', sql`${table.originalCurrency} ~ '^[A-Z]{3}$'`),
		check(
			'expense_contribution',
			sql`(${table.kind} = 'in_kind') = (${table.contributionKind} is not null) and ${table.contributionKind} in ('public', 'private')`
		),
		check('expense_takes_back', sql`${table.kind} <> 'reversal' or ${table.reversesId} is not null`),
		check('expense_earned', sql`${table.kind} <> 'income' or ${table.amountMinor} < 0`),
		uniqueIndex('expense_source_key').on(table.organisationId, table.sourceKey),
		uniqueIndex('expense_reversed_once')
			.on(table.reversesId)
			.where(sql`${table.kind} = 'reversal' and ${table.state} not in ('withdrawn', 'rejected')`),
		// In the order of the shared figures, with all that they are counted from: they never read the wide rows themselves.
		index('expense_figures').on(
			table.projectId,
			table.organisationId,
			table.periodCode,
			table.workPackage,
			table.category,
			table.state,
			table.currency,
			table.ratePerEuro,
			table.rateSource,
			table.rateOn,
			table.kind,
			table.paidOn,
			table.amountMinor,
			table.eurMinor,
			table.approvedMinor,
			table.pilotId,
			table.enteredAt,
			table.submittedAt,
			table.decidedAt,
			table.id
		),
		index('expense_waiting')
			.on(table.submittedAt)
			.where(sql`${table.state} in ('submitted', 'queried')`),
		index('expense_reverses')
			.on(table.reversesId)
			.where(sql`${table.reversesId} is not null`),
		index('expense_pilot').on(table.pilotId)
	]
);

/** Question and answer between the secretariat and the partner on one expense. */
export const expenseRemark = pgTable(
	'expense_remark',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		expenseId: uuid('expense_id')
			.notNull()
			.references(() => expense.id, { onDelete: 'cascade' }),
		kind: text('kind').notNull(),
		text: text('text').notNull(),
		language: text('language').notNull(),
		/** Until when an answer is asked for. */
		dueOn: date('due_on'),
		writtenBy: uuid('written_by')
			.notNull()
			.references(() => person.id),
		writtenAt: timestamp('written_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		check('expense_remark_kind', sql`${table.kind} in ('query', 'answer')`),
		index('expense_remark_expense').on(table.expenseId, table.writtenAt)
	]
);

/** Who worked, when and at what price: read only by those who may see wages. The rest of the expense is read by all its readers. */
export const staffLine = pgTable(
	'staff_line',
	{
		expenseId: uuid('expense_id')
			.primaryKey()
			.references(() => expense.id, { onDelete: 'cascade' }),
		personName: text('person_name').notNull(),
		/** First day of the month that was worked. */
		month: date('month').notNull(),
		hours: numeric('hours', { precision: 7, scale: 2 }),
		/** Of a full month. */
		percent: numeric('percent', { precision: 5, scale: 2 }),
		/** Per hour, or per full month where a percentage is given; in the currency of the expense. */
		rateMinor: bigint('rate_minor', { mode: 'bigint' }).notNull()
	},
	(table) => [
		check('staff_line_measure', sql`(${table.hours} is null) <> (${table.percent} is null)`),
		check('staff_line_month', sql`extract(day from ${table.month}) = 1`),
		check('staff_line_hours', sql`${table.hours} > 0`),
		check('staff_line_percent', sql`${table.percent} > 0 and ${table.percent} <= 100`),
		check('staff_line_rate', sql`${table.rateMinor} > 0`)
	]
);

/** Vouchers of an expense: one document may prove several expenses, one expense may need several documents. */
export const expenseDocument = pgTable(
	'expense_document',
	{
		expenseId: uuid('expense_id')
			.notNull()
			.references(() => expense.id, { onDelete: 'cascade' }),
		documentId: uuid('document_id')
			.notNull()
			.references(() => document.id)
	},
	(table) => [
		primaryKey({ name: 'expense_document_pk', columns: [table.expenseId, table.documentId] }),
		index('expense_document_document').on(table.documentId)
	]
);

/** Vouchers that were sent in before anybody wrote the expense; they lie in the tray until one is tied to them. */
export const trayDocument = pgTable(
	'tray_document',
	{
		documentId: uuid('document_id')
			.primaryKey()
			.references(() => document.id),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id)
	},
	(table) => [index('tray_document_organisation').on(table.projectId, table.organisationId)]
);
