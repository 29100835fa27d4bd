import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	time,
	timestamp,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { decidedColumns } from '#lib/accounts/decided-columns.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { organisation, technologyArea, technologyGroup } from '#lib/organisations/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';

/** A need stated as an outcome, never as a product. From its opening on its words stand; addenda say what changed. */
export const need = pgTable(
	'need',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		externalId: text('external_id').unique('need_external_id'),
		slug: text('slug').notNull().unique('need_slug'),
		ownerId: text('owner_id')
			.notNull()
			.references(() => organisation.id),
		language: text('language').notNull(),
		title: text('title').notNull(),
		/** What shall become better, in the words of those who have the need. */
		text: text('text').notNull(),
		/** Who has it. */
		targetGroup: text('target_group').notNull().default(''),
		/** About how many have it. */
		affectedCount: integer('affected_count'),
		/** What every answer has to live with: networks, integrations, languages, buildings. */
		constraints: text('constraints').notNull().default(''),
		/** Null while a draft does not say, and where the need is about a whole group of areas. */
		technologyArea: text('technology_area').references(() => technologyArea.key),
		technologyGroup: text('technology_group').references(() => technologyGroup.key),
		/** What is asked for; null while a draft does not say. */
		type: text('type'),
		state: text('state').notNull(),
		/** Last day; null = no deadline. */
		deadline: date('deadline'),
		/** Time of the last day, as the clock shows in both countries; null = to the end of the day. */
		deadlineTime: time('deadline_time', { precision: 0 }),
		/** Answers stay closed until the deadline, for everybody but their own senders. */
		isSealed: boolean('is_sealed').notNull().default(false),
		/** A mailbox of a role, never of a person. */
		contactEmail: text('contact_email'),
		/** Of a planned or running procurement. */
		procurementUrl: text('procurement_url'),
		/** The pilot that came of it. */
		pilotId: uuid('pilot_id').references(() => pilot.id, { onDelete: 'set null' }),
		/** Why it was closed or cancelled, in the language of the need. */
		endReason: text('end_reason').notNull().default(''),
		endedAt: timestamp('ended_at', { withTimezone: true }),
		...decidedColumns(),
		publishedAt: timestamp('published_at', { withTimezone: true }),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check('need_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check(
			'need_type',
			sql`${table.type} in ('idea_request', 'market_dialogue', 'pilot_partner', 'information', 'planned_procurement')`
		),
		check(
			'need_state',
			sql`${table.state} in ('draft', 'submitted', 'returned', 'open', 'dialogue', 'closed', 'in_procurement', 'in_pilot', 'cancelled')`
		),
		check(
			'need_published',
			sql`${table.state} in ('draft', 'submitted', 'returned') or ${table.publishedAt} is not null`
		),
		check(
			'need_four_eyes',
			sql`${table.decidedBy} <> ${table.submittedBy} and ${table.decidedBy} <> ${table.writtenBy}`
		),
		check('need_sealed_until', sql`not ${table.isSealed} or ${table.deadline} is not null`),
		check('need_time_of_day', sql`${table.deadlineTime} is null or ${table.deadline} is not null`),
		check('need_affected', sql`${table.affectedCount} > 0`),
		check(
			'need_ready',
			sql`${table.state} in ('draft', 'returned') or (num_nonnulls(${table.technologyArea}, ${table.technologyGroup}) = 1 and ${table.type} is not null)`
		),
		check('need_one_technology', sql`num_nonnulls(${table.technologyArea}, ${table.technologyGroup}) <= 1`),
		index('need_open').on(table.state, table.deadline),
		index('need_owner').on(table.ownerId),
		index('need_area').on(table.technologyArea),
		index('need_group').on(table.technologyGroup),
		index('need_pilot').on(table.pilotId),
		index('need_waiting')
			.on(table.submittedAt)
			.where(sql`${table.state} = 'submitted'`)
	]
);

/** Where the need is: places named by its owner. */
export const needSite = pgTable(
	'need_site',
	{
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		position: integer('position').notNull(),
		place: text('place').notNull()
	},
	(table) => [primaryKey({ columns: [table.needId, table.position] })]
);

/** Others who stand behind a need: a co-owner acts for it, one who has it too only says so. */
export const needPartner = pgTable(
	'need_partner',
	{
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		role: text('role').notNull(),
		/** Who said so on the organisation's own behalf; null while it is only asked. */
		acceptedBy: uuid('accepted_by').references(() => person.id),
		acceptedAt: timestamp('accepted_at', { withTimezone: true }),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		primaryKey({ columns: [table.needId, table.organisationId] }),
		check('need_partner_role', sql`${table.role} in ('co_owner', 'same_need')`),
		index('need_partner_organisation').on(table.organisationId)
	]
);

export const needDocument = pgTable(
	'need_document',
	{
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		documentId: uuid('document_id')
			.notNull()
			.references(() => document.id)
	},
	(table) => [
		primaryKey({ columns: [table.needId, table.documentId] }),
		index('need_document_document').on(table.documentId)
	]
);

/** What was added or changed after the opening; never altered. `field` is a column of the need, or `note` for an addition. */
export const needAddendum = pgTable(
	'need_addendum',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		field: text('field').notNull(),
		before: text('before'),
		after: text('after').notNull(),
		/** Why, in the language of the need. */
		reason: text('reason').notNull().default(''),
		writtenBy: uuid('written_by').references(() => person.id),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		check(
			'need_addendum_field',
			sql`${table.field} in ('deadline', 'note', 'affected_count', 'contact_email', 'procurement_url', 'title', 'text', 'technology_area')`
		),
		index('need_addendum_need').on(table.needId, table.at)
	]
);

/** Asked by one, answered once, for all; who asked is never shown. */
export const question = pgTable(
	'question',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		language: text('language').notNull(),
		/** As asked; read by the asker and those who answer. */
		text: text('text').notNull(),
		askedBy: uuid('asked_by').references(() => person.id),
		/** On whose behalf; null for somebody of no organisation. */
		organisationId: text('organisation_id').references(() => organisation.id),
		askedAt: timestamp('asked_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		/** As everybody reads it: without what would tell who asked. Set with the answer. */
		publicText: text('public_text'),
		answer: text('answer'),
		answerLanguage: text('answer_language'),
		answeredBy: uuid('answered_by').references(() => person.id),
		answeredAt: timestamp('answered_at', { withTimezone: true }),
		/** Number of the answer on its need, from 1. */
		answerNo: integer('answer_no'),
		/** Why it is unfit for an answer; for the asker alone. */
		declinedReason: text('declined_reason'),
		declinedBy: uuid('declined_by').references(() => person.id),
		declinedAt: timestamp('declined_at', { withTimezone: true }),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check(
			'question_language',
			sql`${table.language} in ('nb', 'nn', 'sv') and ${table.answerLanguage} in ('nb', 'nn', 'sv')`
		),
		check(
			'question_answered',
			sql`(${table.answeredAt} is null) = (${table.answer} is null) and (${table.answeredAt} is null) = (${table.publicText} is null)
				and (${table.answeredAt} is null) = (${table.answerNo} is null)`
		),
		check(
			'question_declined',
			sql`(${table.declinedAt} is null) = (${table.declinedReason} is null) and (${table.declinedAt} is null or ${table.answeredAt} is null)`
		),
		uniqueIndex('question_answer_no').on(table.needId, table.answerNo),
		index('question_need').on(table.needId, table.askedAt),
		index('question_organisation').on(table.organisationId),
		index('question_asker').on(table.askedBy, table.needId),
		index('question_open')
			.on(table.needId)
			.where(sql`${table.answeredAt} is null and ${table.declinedAt} is null`)
	]
);

/** Who took part in what, for the procurement file: only ever added to. */
export const needLog = pgTable(
	'need_log',
	{
		id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		kind: text('kind').notNull(),
		/** Who saw or gave; null = the owner's side or the site itself. */
		organisationId: text('organisation_id').references(() => organisation.id),
		/** No foreign key: the log outlives the person. */
		personId: uuid('person_id'),
		/** What it was about: number of a question, old and new deadline, name of a meeting. Never the content of an answer. */
		detail: jsonb('detail')
	},
	(table) => [
		check(
			'need_log_kind',
			sql`${table.kind} in ('opened', 'seen', 'asked', 'answered', 'addendum', 'state', 'response_submitted', 'response_withdrawn',
				'response_read', 'response_invited', 'response_not_pursued', 'signed_up', 'sign_up_cancelled', 'slot_booked',
				'slot_cancelled', 'minutes_published')`
		),
		/** An organisation has seen the need once. */
		uniqueIndex('need_log_seen')
			.on(table.needId, table.organisationId)
			.where(sql`${table.kind} = 'seen'`),
		index('need_log_need').on(table.needId, table.id),
		index('need_log_organisation').on(table.organisationId)
	]
);
