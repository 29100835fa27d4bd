/** The day before, those who have a seat or a conversation are reminded once; the right to come is asked again. */
import { sql } from 'drizzle-orm';
import { addDays } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { localTime, startOfDay } from '#lib/local-time.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { mayStillCome, paramsOf } from './event-mail.server.ts';

type Reminded = {
	id: string;
	slug: string;
	title: string;
	startsAt: string;
	endsAt: string;
	place: string;
	onlineUrl: string | null;
	slotAt: string | null;
	email: string;
	language: Lang;
};

/** Also of a meeting later today, when the day before no round was done. @returns number of mails */
export async function remindAttendees(tx: Db, today: string, origin: string): Promise<number> {
	const until = startOfDay(addDays(today, 2)).toISOString();
	const from = startOfDay(today).toISOString();
	const soon = sql`e.state = 'published' and e.starts_at >= ${from} and e.starts_at > now() and e.starts_at < ${until}`;
	const columns = sql`e.id, e.slug, e.title, e.starts_at as "startsAt", e.ends_at as "endsAt", e.place,
		e.online_url as "onlineUrl"`;
	const seats = await tx.execute<Reminded>(sql`
		with due as (
			update sign_up s set reminded_at = now() from event e
			where e.id = s.event_id and s.state = 'seat' and s.reminded_at is null and ${soon}
			returning ${columns}, s.person_id)
		select due.*, null as "slotAt", p.email, p.language from due join person p on p.id = due.person_id
		where ${mayStillCome(today)} order by p.email limit 10000`);
	const conversations = await tx.execute<Reminded>(sql`
		with due as (
			update slot s set reminded_at = now() from event e
			where e.id = s.event_id and s.organisation_id is not null and s.reminded_at is null and ${soon}
			returning ${columns}, s.starts_at as "slotAt", s.organisation_id)
		select distinct due.*, p.email, p.language from due
		join membership m on m.organisation_id = due.organisation_id and m.role = 'supplier'
			and m.starts_on <= ${today}::date and coalesce(m.ends_on >= ${today}::date, true)
		join person p on p.id = m.person_id and p.password_hash is not null
		order by p.email limit 10000`);
	const mails = [...seats, ...conversations].map((row) => reminder(row, origin));
	await enqueueMail(tx, mails);
	return mails.length;
}

function reminder(row: Reminded, origin: string) {
	const kept = { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
	const params = { ...paramsOf(kept, row.language, origin), online: row.onlineUrl ?? '–' };
	const to = { to: row.email, language: row.language };
	return row.slotAt === null
		? composeMail('event_reminder', to, params)
		: composeMail('event_slot_reminder', to, { ...params, slot: localTime(new Date(row.slotAt)) });
}
