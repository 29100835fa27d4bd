import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	date,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	time,
	timestamp,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';

/** People meet: a dialogue about a need with its suppliers, or a meeting of the network. */
export const event = pgTable(
	'event',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		slug: text('slug').notNull().unique('event_slug'),
		ownerId: text('owner_id').references(() => organisation.id),
		/** Who held it, where that is none of the organisations here. */
		host: text('host').notNull().default(''),
		/** The need that it is a dialogue about. */
		needId: uuid('need_id').references(() => need.id),
		language: text('language').notNull(),
		title: text('title').notNull(),
		text: text('text').notNull().default(''),
		state: text('state').notNull().default('draft'),
		/** As the clock shows in both countries. */
		startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
		endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
		place: text('place').notNull().default(''),
		onlineUrl: text('online_url'),
		/** Null = as many as come. */
		seats: integer('seats'),
		/** Last day to sign up; null = until it begins. */
		signUpUntil: date('sign_up_until'),
		minutes: text('minutes').notNull().default(''),
		minutesLanguage: text('minutes_language'),
		minutesPublishedAt: timestamp('minutes_published_at', { withTimezone: true }),
		cancelReason: text('cancel_reason').notNull().default(''),
		/** Where facts of an archived meeting come from. */
		source: text('source').notNull().default(''),
		/** Who signed up is deleted so many days after the meeting. */
		attendeesKeptDays: integer('attendees_kept_days').notNull().default(90),
		attendeesDeletedAt: timestamp('attendees_deleted_at', { withTimezone: true }),
		/** Increases with each change of time or place: the SEQUENCE of iCalendar. */
		sequence: integer('sequence').notNull().default(0),
		revision: integer('revision').notNull().default(1),
		writtenBy: uuid('written_by').references(() => person.id),
		publishedAt: timestamp('published_at', { withTimezone: true }),
		isDemo: boolean('is_demo').notNull().default(false)
	},
	(table) => [
		check('event_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check('event_state', sql`${table.state} in ('draft', 'published', 'cancelled')`),
		check('event_time', sql`${table.endsAt} > ${table.startsAt}`),
		check('event_seats', sql`${table.seats} > 0`),
		check('event_kept', sql`${table.attendeesKeptDays} between 1 and 365`),
		check('event_minutes', sql`(${table.minutesPublishedAt} is null) or ${table.minutes} <> ''`),
		check('event_host', sql`${table.ownerId} is not null or ${table.host} <> ''`),
		index('event_starts').on(table.state, table.startsAt),
		index('event_need').on(table.needId),
		index('event_owner').on(table.ownerId)
	]
);

export const agendaItem = pgTable(
	'agenda_item',
	{
		eventId: uuid('event_id')
			.notNull()
			.references(() => event.id, { onDelete: 'cascade' }),
		position: integer('position').notNull(),
		startsAt: time('starts_at', { precision: 0 }),
		title: text('title').notNull(),
		speaker: text('speaker').notNull().default('')
	},
	(table) => [primaryKey({ columns: [table.eventId, table.position] })]
);

/** A seat, or a place in the queue for one; `id` is the order in which people came. */
export const signUp = pgTable(
	'sign_up',
	{
		id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		eventId: uuid('event_id')
			.notNull()
			.references(() => event.id, { onDelete: 'cascade' }),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		organisationId: text('organisation_id').references(() => organisation.id),
		state: text('state').notNull(),
		/** What the organiser has to know: access, food. Deleted with the row. */
		wishes: text('wishes').notNull().default(''),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		remindedAt: timestamp('reminded_at', { withTimezone: true })
	},
	(table) => [
		check('sign_up_state', sql`${table.state} in ('seat', 'waiting')`),
		uniqueIndex('sign_up_once').on(table.eventId, table.personId),
		index('sign_up_person').on(table.personId)
	]
);

/** A conversation of one firm with the owner. A slot holds one firm, and a firm has one slot of a meeting. */
export const slot = pgTable(
	'slot',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		eventId: uuid('event_id')
			.notNull()
			.references(() => event.id, { onDelete: 'cascade' }),
		startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
		endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
		organisationId: text('organisation_id').references(() => organisation.id),
		bookedBy: uuid('booked_by').references(() => person.id, { onDelete: 'set null' }),
		bookedAt: timestamp('booked_at', { withTimezone: true }),
		remindedAt: timestamp('reminded_at', { withTimezone: true })
	},
	(table) => [
		check('slot_time', sql`${table.endsAt} > ${table.startsAt}`),
		uniqueIndex('slot_starts').on(table.eventId, table.startsAt),
		uniqueIndex('slot_one_each').on(table.eventId, table.organisationId),
		index('slot_organisation').on(table.organisationId)
	]
);

/** Firms that wait for a slot, in the order in which they came. */
export const slotWaiting = pgTable(
	'slot_waiting',
	{
		id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		eventId: uuid('event_id')
			.notNull()
			.references(() => event.id, { onDelete: 'cascade' }),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		askedBy: uuid('asked_by').references(() => person.id, { onDelete: 'set null' }),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		uniqueIndex('slot_waiting_once').on(table.eventId, table.organisationId),
		index('slot_waiting_organisation').on(table.organisationId)
	]
);
