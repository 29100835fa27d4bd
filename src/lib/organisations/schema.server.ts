import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	boolean,
	check,
	date,
	index,
	integer,
	numeric,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex
} from 'drizzle-orm/pg-core';

/** A body that takes part. Organisations live longer and shorter than projects, so they carry dates and successors. */
export const organisation = pgTable(
	'organisation',
	{
		id: text('id').primaryKey(),
		kind: text('kind').notNull(),
		country: text('country').notNull(),
		nameNb: text('name_nb').notNull(),
		nameSv: text('name_sv').notNull(),
		language: text('language').notNull(),
		/** Place among the sixteen partners of the project, in the order of its source; null = no partner. */
		partnerOrder: integer('partner_order').unique('organisation_partner_order'),
		orgNumber: text('org_number'),
		website: text('website'),
		/** Town of the administration, good to about a kilometre; for the map only. */
		latitude: numeric('latitude', { precision: 8, scale: 5 }),
		longitude: numeric('longitude', { precision: 8, scale: 5 }),
		/** Key of a Norwegian county or a Swedish region; null for those that belong to none, and for suppliers. */
		county: text('county'),
		population: integer('population'),
		populationOn: text('population_on'),
		activeFrom: date('active_from'),
		activeTo: date('active_to'),
		succeededBy: text('succeeded_by').references((): AnyPgColumn => organisation.id),
		/** Suppliers only: what they say of themselves, in their own language. */
		presentation: text('presentation'),
		/** The same in the other of the two languages, by the supplier itself. */
		presentationOther: text('presentation_other'),
		contactEmail: text('contact_email'),
		/** Suppliers that registered themselves: register and number of a firm of another country. */
		registerNumber: text('register_number'),
		/** A supplier that only advises: sees what is public and what it was shown, and answers no needs. */
		isAdviser: boolean('is_adviser').notNull().default(false),
		/** When the secretariat had verified it; null = registered itself and waits. Partners are verified by being partners. */
		verifiedAt: timestamp('verified_at', { withTimezone: true }).default(sql`now()`),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check(
			'organisation_kind',
			sql`${table.kind} in ('municipality', 'hospital', 'university', 'region', 'network', 'it_cooperation', 'supplier', 'secretariat')`
		),
		check('organisation_language', sql`${table.language} in ('nb', 'sv')`),
		check('organisation_active', sql`${table.activeTo} >= ${table.activeFrom}`),
		check('organisation_not_own_successor', sql`${table.succeededBy} <> ${table.id}`),
		check('organisation_verified', sql`${table.verifiedAt} is not null or ${table.kind} = 'supplier'`),
		check('organisation_adviser', sql`not ${table.isAdviser} or ${table.kind} = 'supplier'`),
		uniqueIndex('organisation_number')
			.on(table.country, table.orgNumber)
			.where(sql`${table.kind} = 'supplier'`),
		index('organisation_successor').on(table.succeededBy),
		index('organisation_by_kind').on(table.kind, table.country)
	]
);

/** One organisation acts on behalf of another between two dates, as Digitale Gardermoen for its municipalities. */
export const representation = pgTable(
	'representation',
	{
		actsId: text('acts_id')
			.notNull()
			.references(() => organisation.id),
		memberId: text('member_id')
			.notNull()
			.references(() => organisation.id),
		startsOn: date('starts_on'),
		endsOn: date('ends_on'),
		source: text('source').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.actsId, table.memberId] }),
		check('representation_of_another', sql`${table.actsId} <> ${table.memberId}`)
	]
);

export const technologyGroup = pgTable('technology_group', {
	key: text('key').primaryKey(),
	nameNb: text('name_nb').notNull(),
	nameSv: text('name_sv').notNull(),
	position: integer('position').notNull()
});

export const technologyArea = pgTable('technology_area', {
	key: text('key').primaryKey(),
	groupKey: text('group_key')
		.notNull()
		.references(() => technologyGroup.key),
	nameNb: text('name_nb').notNull(),
	nameSv: text('name_sv').notNull()
});

/** Which areas a supplier works in. */
export const supplierArea = pgTable(
	'supplier_area',
	{
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id, { onDelete: 'cascade' }),
		technologyArea: text('technology_area')
			.notNull()
			.references(() => technologyArea.key)
	},
	(table) => [primaryKey({ columns: [table.organisationId, table.technologyArea] })]
);

/** Positions needed, as the source states them; see the page that shows them for what the numbers mean. */
export const demography = pgTable(
	'demography',
	{
		key: text('key').notNull(),
		labelNb: text('label_nb').notNull(),
		labelSv: text('label_sv').notNull(),
		year: integer('year').notNull(),
		positions: integer('positions').notNull(),
		source: text('source').notNull()
	},
	(table) => [primaryKey({ columns: [table.key, table.year] })]
);
