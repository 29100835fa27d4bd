/** Mails about measurements. They hold no values: who may see those is decided where they are shown. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { Ruled } from './measurement.ts';
import type { LockedMeasurement } from './measuring.server.ts';

/** Where links in mails lead, and the day on which a membership must hold. */
export type Sender = { readonly origin: string; readonly today: string };

type Receiver = {
	email: string;
	language: Lang;
	organisationId: string;
	title: string;
	indicatorNb: string;
	indicatorSv: string;
};

/** Tells those who look after the pilot today, but never the one who decided. */
export async function tellEditors(
	tx: Db,
	by: Actor,
	kept: LockedMeasurement,
	said: { verdict: Ruled; remark: string },
	{ origin, today }: Sender
): Promise<void> {
	const receivers = await editorsToday(tx, kept, by.personId, today);
	const mails = receivers.map((to) => {
		const receiver = { to: to.email, language: to.language };
		const indicator = to.language === 'sv' ? to.indicatorSv : to.indicatorNb;
		const link = `${origin}/${to.language}/arbeid/${to.organisationId}/piloter/${kept.pilotId}/maling/${kept.id}`;
		return composeMail(`measurement_${said.verdict}`, receiver, {
			indicator,
			pilot: to.title,
			remark: said.remark,
			link
		});
	});
	await enqueueMail(tx, mails);
}

/**
 * Editors and administrators of the owner or, where it is gone, of those that took over from it, and whoever entered the
 * value for a co-owner.
 */
async function editorsToday(tx: Db, kept: LockedMeasurement, but: string, today: string): Promise<Receiver[]> {
	return tx.execute<Receiver>(sql`
		with recursive line(id) as (
			select ${kept.pilot.ownerId}::text
			union select o.succeeded_by from organisation o join line on line.id = o.id where o.succeeded_by is not null)
		select distinct on (p.id) p.email, p.language, m.organisation_id as "organisationId",
			(select v.title from pilot_version v where v.pilot_id = ${kept.pilotId} order by v.number desc limit 1) as title,
			i.name_nb as "indicatorNb", i.name_sv as "indicatorSv"
		from membership m
		join person p on p.id = m.person_id
		join indicator i on i.key = ${kept.indicatorKey} and i.version = ${kept.indicatorVersion}
		where p.id <> ${but} and m.role in ('editor', 'administrator')
			and m.starts_on <= ${today}::date and coalesce(m.ends_on >= ${today}::date, true)
			and (m.organisation_id in (select id from line)
				or (p.id = ${kept.enteredBy} and m.organisation_id = any (${sql.param(kept.pilot.coOwners)}::text[])))
		order by p.id, m.organisation_id
		limit 200`);
}
