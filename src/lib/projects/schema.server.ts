import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	date,
	foreignKey,
	integer,
	jsonb,
	numeric,
	pgTable,
	primaryKey,
	text
} from 'drizzle-orm/pg-core';
import { organisation } from '#lib/organisations/schema.server.ts';

/**
 * Dated rules of the programme: flat rates, ceilings and the currency policy of each side. Data, never constants in code.
 * Once an expense was frozen under a rule set, triggers keep it as it is, and that side of the project with it.
 * `flatRates`, `sides` and `limits` are described by the `RuleSet` type in `rule-set.ts`.
 */
export const ruleSet = pgTable('rule_set', {
	id: text('id').primaryKey(),
	validFrom: date('valid_from').notNull(),
	validTo: date('valid_to'),
	source: text('source').notNull(),
	flatRates: jsonb('flat_rates').notNull(),
	sides: jsonb('sides').notNull(),
	limits: jsonb('limits').notNull().default({})
});

export const project = pgTable('project', {
	id: text('id').primaryKey(),
	nameNb: text('name_nb').notNull(),
	nameSv: text('name_sv').notNull(),
	startsOn: date('starts_on').notNull(),
	endsOn: date('ends_on').notNull(),
	/** A closed project without a budget: shown, but never in the shared figures. */
	isArchive: boolean('is_archive').notNull().default(false),
	isDemo: boolean('is_demo').notNull().default(false)
});

/** The Swedish or the Norwegian half of a project: own budget, own source of support, own currency. */
export const projectSide = pgTable(
	'project_side',
	{
		projectId: text('project_id')
			.notNull()
			.references(() => project.id, { onDelete: 'cascade' }),
		side: text('side').notNull(),
		currency: text('currency').notNull(),
		fund: text('fund').notNull(),
		grantPercent: numeric('grant_percent', { precision: 5, scale: 2 }).notNull(),
		budgetMinor: bigint('budget_minor', { mode: 'bigint' }).notNull(),
		grantMinor: bigint('grant_minor', { mode: 'bigint' }).notNull(),
		leadId: text('lead_id')
			.notNull()
			.references(() => organisation.id),
		ruleSetId: text('rule_set_id')
			.notNull()
			.references(() => ruleSet.id)
	},
	(table) => [
		primaryKey({ columns: [table.projectId, table.side] }),
		check('project_side_side', sql`${table.side} in ('SE', 'NO')`),
		check(
			'project_side_currency',
			sql`(${table.side} = 'SE' and ${table.currency} = 'SEK') or (${table.side} = 'NO' and ${table.currency} = 'NOK')`
		)
	]
);

export const workPackage = pgTable(
	'work_package',
	{
		projectId: text('project_id')
			.notNull()
			.references(() => project.id, { onDelete: 'cascade' }),
		code: text('code').notNull(),
		nameNb: text('name_nb').notNull(),
		nameSv: text('name_sv').notNull(),
		position: integer('position').notNull()
	},
	(table) => [primaryKey({ columns: [table.projectId, table.code] })]
);

/** A reporting period. Costs are entered while it is open; a locked one changes only by a reversal in the next. */
export const period = pgTable(
	'period',
	{
		projectId: text('project_id')
			.notNull()
			.references(() => project.id, { onDelete: 'cascade' }),
		code: text('code').notNull(),
		startsOn: date('starts_on').notNull(),
		endsOn: date('ends_on').notNull(),
		reportDueOn: date('report_due_on'),
		isLocked: boolean('is_locked').notNull().default(false)
	},
	(table) => [
		primaryKey({ columns: [table.projectId, table.code] }),
		check('period_order', sql`${table.endsOn} >= ${table.startsOn}`)
	]
);

/**
 * The European Commission's rates: currency per euro, with the days each holds for and where it comes from. A row is never
 * changed; a trigger refuses it. Rates that a programme has fixed stand in its rule set.
 */
export const rate = pgTable(
	'rate',
	{
		currency: text('currency').notNull(),
		validFrom: date('valid_from').notNull(),
		validTo: date('valid_to').notNull(),
		perEuro: numeric('per_euro', { precision: 15, scale: 6 }).notNull(),
		source: text('source').notNull()
	},
	(table) => [
		primaryKey({ name: 'rate_pk', columns: [table.currency, table.validFrom] }),
		check('rate_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
		check('rate_positive', sql`${table.perEuro} > 0`),
		check('rate_days', sql`${table.validTo} >= ${table.validFrom}`)
	]
);

/** Which organisation takes part in which project, and on which side. */
export const projectPartner = pgTable(
	'project_partner',
	{
		projectId: text('project_id').notNull(),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		side: text('side').notNull(),
		/** Real office costs are typed, where the rules of the side allow it; else they are computed. */
		office: text('office').notNull().default('flat')
	},
	(table) => [
		primaryKey({ columns: [table.projectId, table.organisationId] }),
		check('project_partner_office', sql`${table.office} in ('flat', 'real')`),
		foreignKey({
			name: 'project_partner_side',
			columns: [table.projectId, table.side],
			foreignColumns: [projectSide.projectId, projectSide.side]
		}).onDelete('cascade')
	]
);
