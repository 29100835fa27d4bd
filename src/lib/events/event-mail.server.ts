/** Mails about meetings, to those who still may come, in the language of each. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { formatDayLong } from '#lib/format.ts';
import type { Params } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { localDay, localTime } from '#lib/local-time.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { KeptEvent, Sender } from './event-work.server.ts';

type Receiver = { readonly email: string; readonly language: Lang };
type News = { readonly kind: string; readonly params?: Params };
type Told = Pick<KeptEvent, 'id' | 'slug' | 'title' | 'startsAt' | 'endsAt' | 'place'>;

/** To whoever signed up or waits, and to the people of each firm that has or waits for a conversation. */
export async function tellEverybody(
	tx: Db,
	kept: Told,
	{ kind, params = {} }: News,
	sender: Sender,
	except: string
): Promise<void> {
	const receivers = await tx.execute<Receiver>(sql`
		with told as (
			select person_id from sign_up where event_id = ${kept.id}
			union
			select m.person_id from membership m where m.role = 'supplier' and ${isMember(sender.today)} and m.organisation_id in (
				select organisation_id from slot where event_id = ${kept.id}
				union select organisation_id from slot_waiting where event_id = ${kept.id}))
		select p.email, p.language from told join person p on p.id = told.person_id
		where p.id <> ${except} and ${mayStillCome(sender.today)}
		order by p.email limit 5000`);
	await send(tx, kept, { kind, params }, receivers, sender);
}

export async function tellPeople(
	tx: Db,
	kept: Told,
	kind: string,
	people: readonly string[],
	sender: Sender
): Promise<void> {
	if (people.length === 0) return;
	const receivers = await tx.execute<Receiver>(sql`
		select p.email, p.language from person p
		where p.id in ${list(people)} and ${mayStillCome(sender.today)} order by p.email`);
	await send(tx, kept, { kind }, receivers, sender);
}

/** To the people of a firm about its conversation. */
export async function tellFirm(
	tx: Db,
	kept: Told,
	kind: string,
	at: { readonly organisationId: string; readonly startsAt: Date },
	sender: Sender
): Promise<void> {
	const receivers = await tx.execute<Receiver>(sql`
		select distinct p.email, p.language from membership m join person p on p.id = m.person_id
		where m.organisation_id = ${at.organisationId} and m.role = 'supplier' and ${holds(sender.today)}
		order by p.email limit 50`);
	await send(tx, kept, { kind, params: { slot: localTime(at.startsAt) } }, receivers, sender);
}

async function send(
	tx: Db,
	kept: Told,
	{ kind, params = {} }: News,
	receivers: readonly Receiver[],
	{ origin }: Sender
): Promise<void> {
	await enqueueMail(
		tx,
		receivers.map(({ email, language }) =>
			composeMail(kind, { to: email, language }, { ...paramsOf(kept, language, origin), ...params })
		)
	);
}

/** What every mail about a meeting can say. */
export function paramsOf(kept: Told, language: Lang, origin: string): Params {
	return {
		title: kept.title,
		day: formatDayLong(language, localDay(kept.startsAt)),
		from: localTime(kept.startsAt),
		to: localTime(kept.endsAt),
		place: kept.place || '–',
		link: `${origin}/${language}/arrangementer/${kept.slug}`
	};
}

const isMember = (today: string) => sql`m.starts_on <= ${today}::date and coalesce(m.ends_on >= ${today}::date, true)`;
const holds = (today: string) => sql`${isMember(today)} and p.password_hash is not null`;

/** The right to sign up may have gone since. */
export const mayStillCome = (today: string) =>
	sql`exists (select from membership m where m.person_id = p.id and m.role <> 'auditor' and ${holds(today)})`;

function list(values: readonly string[]) {
	return sql`(${sql.join(
		values.map((value) => sql`${value}`),
		sql`, `
	)})`;
}
