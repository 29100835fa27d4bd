import { sql } from 'drizzle-orm';
import { bigint, check, date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { moment } from '#lib/moment.server.ts';
import { period, projectPartner, projectSide } from '#lib/projects/schema.server.ts';

/** Support that an authority paid before there were costs; settled step by step against later instalments. */
export const advance = pgTable(
	'advance',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		projectId: text('project_id').notNull(),
		side: text('side').notNull(),
		/** Null when it stands with the owner of the side, not with one partner. */
		organisationId: text('organisation_id'),
		paidOn: date('paid_on').notNull(),
		/** In euro cents. */
		eurMinor: bigint('eur_minor', { mode: 'bigint' }).notNull(),
		/** As paid out, in the currency of the side. */
		nationalMinor: bigint('national_minor', { mode: 'bigint' }).notNull(),
		comment: text('comment').notNull().default(''),
		language: text('language').notNull(),
		enteredBy: uuid('entered_by')
			.notNull()
			.references(() => person.id),
		enteredAt: moment('entered_at')
	},
	(table) => [
		foreignKey({
			name: 'advance_side',
			columns: [table.projectId, table.side],
			foreignColumns: [projectSide.projectId, projectSide.side]
		}).onDelete('cascade'),
		foreignKey({
			name: 'advance_partner',
			columns: [table.projectId, table.organisationId],
			foreignColumns: [projectPartner.projectId, projectPartner.organisationId]
		}),
		check('advance_amount', sql`${table.eurMinor} > 0 and ${table.nationalMinor} > 0`),
		index('advance_project').on(table.projectId, table.side)
	]
);

export const advanceSettlement = pgTable(
	'advance_settlement',
	{
		advanceId: uuid('advance_id')
			.notNull()
			.references(() => advance.id, { onDelete: 'cascade' }),
		number: integer('number').notNull(),
		settledOn: date('settled_on').notNull(),
		/** In euro cents. */
		eurMinor: bigint('eur_minor', { mode: 'bigint' }).notNull(),
		comment: text('comment').notNull().default(''),
		enteredBy: uuid('entered_by')
			.notNull()
			.references(() => person.id),
		enteredAt: moment('entered_at')
	},
	(table) => [
		primaryKey({ name: 'advance_settlement_pk', columns: [table.advanceId, table.number] }),
		check('advance_settlement_amount', sql`${table.eurMinor} > 0`)
	]
);

/** Support asked for with one period on one side: claimed, then granted, then received. */
export const instalment = pgTable(
	'instalment',
	{
		projectId: text('project_id').notNull(),
		side: text('side').notNull(),
		periodCode: text('period_code').notNull(),
		claimedOn: date('claimed_on').notNull(),
		/** In euro cents, as the other two. */
		claimedMinor: bigint('claimed_minor', { mode: 'bigint' }).notNull(),
		grantedOn: date('granted_on'),
		grantedMinor: bigint('granted_minor', { mode: 'bigint' }),
		receivedOn: date('received_on'),
		receivedMinor: bigint('received_minor', { mode: 'bigint' }),
		/** As it came into the account, in the currency of the side. */
		receivedNationalMinor: bigint('received_national_minor', { mode: 'bigint' }),
		comment: text('comment').notNull().default(''),
		language: text('language').notNull(),
		claimedBy: uuid('claimed_by')
			.notNull()
			.references(() => person.id),
		receivedBy: uuid('received_by').references(() => person.id),
		revision: integer('revision').notNull().default(1)
	},
	(table) => [
		primaryKey({ name: 'instalment_pk', columns: [table.projectId, table.side, table.periodCode] }),
		foreignKey({
			name: 'instalment_side',
			columns: [table.projectId, table.side],
			foreignColumns: [projectSide.projectId, projectSide.side]
		}).onDelete('cascade'),
		foreignKey({
			name: 'instalment_period',
			columns: [table.projectId, table.periodCode],
			foreignColumns: [period.projectId, period.code]
		}),
		check('instalment_granted', sql`(${table.grantedOn} is null) = (${table.grantedMinor} is null)`),
		check('instalment_received', sql`(${table.receivedOn} is null) = (${table.receivedMinor} is null)`),
		check(
			'instalment_received_by',
			sql`(${table.receivedOn} is null) = (${table.receivedBy} is null) and (${table.receivedOn} is null) = (${table.receivedNationalMinor} is null)`
		),
		check('instalment_four_eyes', sql`${table.receivedBy} <> ${table.claimedBy}`),
		check('instalment_order', sql`${table.receivedOn} is null or ${table.grantedOn} is not null`)
	]
);
