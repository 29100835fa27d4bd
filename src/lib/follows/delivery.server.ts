/** *Utsending*: how it stands with word to those who follow, for the secretariat and the auditor. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { MOST_ATTEMPTS } from '#lib/mail/mail.ts';
import { isSealedReceipt } from '#lib/still-sealed.server.ts';

/** Later than this is late: everything else is under way. */
const LATE_MINUTES = 30;
const MOST_ROWS = 50;

type Figures = {
	/** Mail of the last seven days. */
	sent: number;
	dropped: number;
	waiting: number;
	failed: number;
	/** News that is not matched with those who follow yet. */
	news: number;
	/** Notices that no mail has dealt with yet, those for the page alone left out. */
	notices: number;
	/** Followers whose mail should have been made by now. */
	late: number;
	/** Followers who get no mail any more, by why. */
	unsubscribed: number;
	bounced: number;
	complained: number;
};

export type FailedMail = {
	id: string;
	to: string;
	subject: string;
	language: Lang;
	createdAt: string;
	attempts: number;
	error: string;
	/** Null when it is not tried again. */
	dueAt: string | null;
	/** Its links lead nowhere any more: nothing is gained by sending it. */
	isTooOld: boolean;
};

export type Trouble = {
	id: string;
	kind: 'bounce' | 'complaint';
	at: string;
	said: string;
	to: string | null;
	mailId: string | null;
	isStopped: boolean;
	recordedBy: string | null;
};

export type Delivery = { figures: Figures; failed: FailedMail[]; troubles: Trouble[] };

export async function deliveryPage(db: Db, by: Actor): Promise<Delivery> {
	demand(by, 'delivery.read', { organisationId: null });
	const [figures, failed, troubles] = await Promise.all([figuresOf(db), failedMails(db), troublesOf(db)]);
	return { figures, failed, troubles };
}

async function figuresOf(db: Db): Promise<Figures> {
	const [row] = await db.execute<Figures>(sql`
		with pending as (
			select notice.* from notice join follower on follower.id = notice.follower_id
				left join notice_cursor place on place.follower_id = notice.follower_id and place.pace = notice.pace
			where notice.pace <> 'site' and notice.mail_id is null and notice.dismissed_at is null
				and follower.mail_stopped_at is null and notice.id > coalesce(place.notice_id, 0))
		select count(*) filter (where sent_at > now() - interval '7 days')::int as sent,
			count(*) filter (where dropped_at > now() - interval '7 days')::int as dropped,
			count(*) filter (where sent_at is null and dropped_at is null and attempts < ${MOST_ATTEMPTS})::int as waiting,
			count(*) filter (where sent_at is null and dropped_at is null and attempts >= ${MOST_ATTEMPTS})::int as failed,
			(select count(*)::int from news where expanded_at is null) as news,
			(select count(*)::int from pending) as notices,
			(select count(distinct follower_id)::int from pending where created_at < now() - make_interval(mins => ${LATE_MINUTES})
				- case pace when 'daily' then interval '1 day' when 'weekly' then interval '7 days' else interval '0' end) as late,
			(select count(*)::int from follower where mail_stopped_why = 'unsubscribed') as unsubscribed,
			(select count(*)::int from follower where mail_stopped_why = 'bounce') as bounced,
			(select count(*)::int from follower where mail_stopped_why = 'complaint') as complained
		from outgoing_mail`);
	if (!row) throw new Error('A count without a row');
	return row;
}

/** Refused at least once and not sent since, the newest first. */
async function failedMails(db: Db): Promise<FailedMail[]> {
	return db.execute<FailedMail>(sql`
		select id, to_address as to, subject, language, created_at as "createdAt", attempts, coalesce(last_error, '') as error,
			case when attempts < ${MOST_ATTEMPTS} then due_at end as "dueAt",
			digest_of is null and created_at < now() - interval '7 days' as "isTooOld"
		from outgoing_mail
		where sent_at is null and dropped_at is null and attempts > 0
			and not ${isSealedReceipt(sql`outgoing_mail`)}
		order by created_at desc, id limit ${MOST_ROWS}`);
}

async function troublesOf(db: Db): Promise<Trouble[]> {
	return db.execute<Trouble>(sql`
		select trouble.id, trouble.kind, trouble.at, trouble.said, trouble.mail_id as "mailId",
			case when not ${isSealedReceipt(sql`mail`)} then coalesce(mail.to_address, person.email, follower.email) end as to,
			follower.mail_stopped_at is not null as "isStopped", recorder.name as "recordedBy"
		from mail_trouble trouble
			left join outgoing_mail mail on mail.id = trouble.mail_id
			left join follower on follower.id = trouble.follower_id
			left join person on person.id = follower.person_id
			left join person recorder on recorder.id = trouble.recorded_by
		order by trouble.at desc, trouble.id limit ${MOST_ROWS}`);
}
