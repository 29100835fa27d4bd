/**
 * Makes mails of notices. What goes with a mail is everything after the follower's place in the notices of that pace;
 * the place moves, the mail is queued and its notices are marked in one transaction. The words are set when it is sent.
 */
import { sql, type SQL } from 'drizzle-orm';
import { today } from '#lib/clock.server.ts';
import type { Db } from '#lib/db.server.ts';
import { reached } from '#lib/kill-point.server.ts';
import { log } from '#lib/log.server.ts';
import { lastDue, mailPaces, minutesBetween, type Clock, type MailPace } from './digest-day.ts';
import { noticeCursor } from './schema.server.ts';

/** So many followers at a time: a process that is gone has lost the work on these at most. */
const BATCH = 200;

/** @returns how many mails were made */
export async function makeDigests(db: Db, now: Date): Promise<number> {
	let made = 0;
	for (const pace of mailPaces) made += await makePace(db, pace, now);
	if (made > 0) log('info', 'digests.made', { count: made });
	return made;
}

async function makePace(db: Db, pace: MailPace, now: Date): Promise<number> {
	for (let made = 0; ;) {
		const batch = await db.transaction((tx) => makeBatch(tx, pace, now));
		made += batch.made;
		if (batch.followers === 0) return made;
		reached('digest-committed');
	}
}

/** Who is due is asked twice: to hold them, and once they are held, when another process may have been there. */
async function makeBatch(tx: Db, pace: MailPace, now: Date): Promise<{ followers: number; made: number }> {
	const held = await tx.execute<{ id: string }>(sql`
		select follower.id from follower where follower.id in (${dueFollowers(pace, now)})
		order by follower.id limit ${BATCH} for no key update of follower skip locked`);
	if (held.length === 0) return { followers: 0, made: 0 };
	reached('digest-held');
	const ids = sql.param(held.map(({ id }) => id));
	const [done] = await tx.execute<{ made: number }>(sql`
		with due as materialized (
			select gen_random_uuid() as mail_id, follower.id as follower_id, last.id as last_id, wanted.ids,
				coalesce(person.email, follower.email) as address, coalesce(person.language, follower.language) as language
			from follower
				left join person on person.id = follower.person_id
				cross join lateral (
					select array_agg(notice.id) filter (where notice.dismissed_at is null and follower.mail_stopped_at is null) as ids
					from notice where ${pending(pace)}) as wanted
				cross join lateral (select max(notice.id) as id from notice where ${pending(pace)}) as last
			where follower.id = any(${ids}::uuid[]) and follower.id in (${dueFollowers(pace, now)})),
		mails as (
			insert into outgoing_mail (id, kind, to_address, language, subject, body, digest_of)
			select mail_id, ${`notices_${pace}`}, address, language, '', '', follower_id from due where ids is not null
			returning id),
		marked as (
			update notice set mail_id = due.mail_id from due where notice.id = any(due.ids)),
		moved as (
			insert into ${noticeCursor} (follower_id, pace, notice_id, day)
			select follower_id, ${pace}, last_id, ${dueOf(pace, now).day}::date from due
			on conflict (follower_id, pace) do update set notice_id = excluded.notice_id, day = excluded.day)
		select count(*)::int as made from mails`);
	reached('digest-written');
	return { followers: held.length, made: done?.made ?? 0 };
}

/** Notices of a follower that no mail of this pace has dealt with. */
function pending(pace: MailPace): SQL {
	return sql`notice.follower_id = follower.id and notice.pace = ${pace} and notice.id > coalesce(
		(select place.notice_id from notice_cursor place where place.follower_id = follower.id and place.pace = ${pace}), 0)`;
}

/**
 * Straight away: those whose last mail is some minutes old. Else those with something that was there when mail was last
 * due, if that day's mail was not made yet; after an outage it is made late, with everything.
 */
function dueFollowers(pace: MailPace, now: Date): SQL {
	const { day, moment } = dueOf(pace, now);
	const waits =
		pace === 'instant'
			? sql`not exists (select from outgoing_mail recent where recent.digest_of = follower.id
				and recent.kind = 'notices_instant' and recent.created_at > ${moment}::timestamptz - make_interval(mins => ${minutesBetween}))`
			: sql`not exists (select from notice_cursor place where place.follower_id = follower.id and place.pace = ${pace}
				and place.day >= ${day}::date)`;
	return sql`
		select follower.id from follower
		where ${waits} and exists (
			select from notice where ${pending(pace)} ${pace === 'instant' ? sql`` : sql`and notice.created_at < ${moment}::timestamptz`})`;
}

function dueOf(pace: MailPace, now: Date): { day: string; moment: string } {
	const clock = clockOf(now);
	if (pace === 'instant') return { day: clock.day, moment: now.toISOString() };
	const { day, hour } = lastDue(pace, clock);
	return { day, moment: `${day} ${hour}:00 Europe/Oslo` };
}

const hours = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', hour: '2-digit', hourCycle: 'h23' });

function clockOf(now: Date): Clock {
	return { day: today(now), hour: Number(hours.format(now)) };
}
