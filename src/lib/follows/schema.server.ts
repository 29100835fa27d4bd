import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	date,
	index,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import { news } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';

/** Somebody who follows: a person with an account, or an address that was confirmed by its own mail. */
export const follower = pgTable(
	'follower',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		personId: uuid('person_id')
			.unique('follower_person')
			.references(() => person.id, { onDelete: 'cascade' }),
		/** Of one without an account. */
		email: text('email'),
		language: text('language').notNull(),
		confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
		/** In every mail's link: stops all mail, and nothing else can be done with it. */
		stopToken: uuid('stop_token').notNull().unique('follower_stop_token').defaultRandom(),
		/** No mail any more; the pages go on. */
		mailStoppedAt: timestamp('mail_stopped_at', { withTimezone: true }),
		mailStoppedWhy: text('mail_stopped_why'),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		uniqueIndex('follower_email').on(table.email),
		check('follower_one_address', sql`(${table.personId} is null) <> (${table.email} is null)`),
		check('follower_language', sql`${table.language} in ('nb', 'nn', 'sv')`),
		check('follower_stopped', sql`(${table.mailStoppedAt} is null) = (${table.mailStoppedWhy} is null)`),
		check('follower_why', sql`${table.mailStoppedWhy} in ('unsubscribed', 'bounce', 'complaint')`)
	]
);

/** One search in its canonical form, however many people follow it. */
export const savedSearch = pgTable('saved_search', {
	/** SHA-256 of the canonical JSON. */
	key: text('key').primaryKey(),
	query: jsonb('query').notNull()
});

/** What somebody follows, and how quickly word of it is wanted by mail. */
export const follow = pgTable(
	'follow',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		followerId: uuid('follower_id')
			.notNull()
			.references(() => follower.id, { onDelete: 'cascade' }),
		targetKind: text('target_kind').notNull(),
		/** Id of the thing, key of the area, or key of the search. */
		targetId: text('target_id').notNull(),
		/** The follower's own name for a search. */
		name: text('name').notNull().default(''),
		pace: text('pace').notNull(),
		/** In a mail's link: ends this one follow, and nothing else can be done with it. */
		stopToken: uuid('stop_token').notNull().unique('follow_stop_token').defaultRandom(),
		/** SHA-256 of the secret in the mail that asks for confirmation; null = nothing is asked. Until then it is no follow. */
		confirmHash: text('confirm_hash').unique('follow_confirm_hash'),
		/** What happened up to here was there already: an id of the journal. */
		after: bigint('after', { mode: 'number' }).notNull(),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`)
	},
	(table) => [
		check('follow_target', sql`${table.targetKind} in ('need', 'pilot', 'solution', 'organisation', 'area', 'search')`),
		check('follow_pace', sql`${table.pace} in ('site', 'instant', 'daily', 'weekly')`),
		uniqueIndex('follow_once').on(table.followerId, table.targetKind, table.targetId),
		index('follow_target_index').on(table.targetKind, table.targetId)
	]
);

/** One piece of news for one follower: once, whatever number of follows it came by. */
export const notice = pgTable(
	'notice',
	{
		id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		followerId: uuid('follower_id')
			.notNull()
			.references(() => follower.id, { onDelete: 'cascade' }),
		newsId: bigint('news_id', { mode: 'number' })
			.notNull()
			.references(() => news.journalId, { onDelete: 'cascade' }),
		/** Why it is here: the follows, each with what matched. */
		reasons: jsonb('reasons').notNull(),
		/** The quickest of its follows. */
		pace: text('pace').notNull(),
		createdAt: timestamp('created_at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		seenAt: timestamp('seen_at', { withTimezone: true }),
		dismissedAt: timestamp('dismissed_at', { withTimezone: true }),
		/** The mail that carries it; a mail's words are set when it is sent, from what may be read then. */
		mailId: uuid('mail_id').references(() => outgoingMail.id, { onDelete: 'set null' })
	},
	(table) => [
		check('notice_pace', sql`${table.pace} in ('site', 'instant', 'daily', 'weekly')`),
		uniqueIndex('notice_once').on(table.followerId, table.newsId),
		index('notice_news').on(table.newsId),
		index('notice_mail').on(table.mailId),
		index('notice_newest').on(table.followerId, table.id),
		index('notice_pending').on(table.followerId, table.pace, table.id),
		index('notice_unseen')
			.on(table.followerId)
			.where(sql`${table.seenAt} is null and ${table.dismissedAt} is null`)
	]
);

/** How far a follower's mail of one pace has come: a place in the notices, never a time. */
export const noticeCursor = pgTable(
	'notice_cursor',
	{
		followerId: uuid('follower_id')
			.notNull()
			.references(() => follower.id, { onDelete: 'cascade' }),
		pace: text('pace').notNull(),
		/** The last notice that was dealt with. */
		noticeId: bigint('notice_id', { mode: 'number' }).notNull(),
		/** The day for which the last digest was made. */
		day: date('day').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.followerId, table.pace] }),
		check('notice_cursor_pace', sql`${table.pace} in ('instant', 'daily', 'weekly')`)
	]
);

/** What a mail server or a reader said against our mail. */
export const mailTrouble = pgTable(
	'mail_trouble',
	{
		id: uuid('id').primaryKey().defaultRandom(),
		kind: text('kind').notNull(),
		mailId: uuid('mail_id').references(() => outgoingMail.id, { onDelete: 'set null' }),
		followerId: uuid('follower_id').references(() => follower.id, { onDelete: 'cascade' }),
		/** The server's code, without addresses. */
		said: text('said').notNull().default(''),
		at: timestamp('at', { withTimezone: true })
			.notNull()
			.default(sql`now()`),
		recordedBy: uuid('recorded_by').references(() => person.id)
	},
	(table) => [
		check('mail_trouble_kind', sql`${table.kind} in ('bounce', 'complaint')`),
		index('mail_trouble_follower').on(table.followerId),
		index('mail_trouble_at').on(table.at)
	]
);
