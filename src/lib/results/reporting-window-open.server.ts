import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { formatDay } from '#lib/format.ts';
import { asKey, translator } from '#lib/i18n.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { messages } from '#lib/messages.server.ts';
import { isRunning } from './reporting-window-asked.server.ts';
import { readWindow, type NewWindow } from './reporting-window.ts';
import { reportingWindow } from './reporting-schema.server.ts';

export type Opener = { readonly lang: Lang; readonly today: string; readonly origin: string };

/** Asks every running pilot for its numbers and tells those who look after it; the window's id. @throws 404, 403 */
export async function openWindow(db: Db, by: Actor, form: FormData, opener: Opener): Promise<Decision<string>> {
	demand(by, 'reporting_window.open', { organisationId: null }, 'review.read');
	const read = readWindow(form, opener);
	if (!read.ok) return read;
	return db.transaction(async (tx) => {
		const [row] = await tx
			.insert(reportingWindow)
			.values({ ...read.value, openedBy: by.personId })
			.returning({ id: reportingWindow.id });
		const id = row?.id ?? '';
		await record(tx, {
			kind: 'reporting_window.opened',
			by: by.personId,
			organisationId: null,
			about: { kind: 'reporting_window', id },
			after: read.value
		});
		await tellOwners(tx, read.value, opener);
		return yes(id);
	});
}

type Receiver = { email: string; language: Lang; pilots: { title: string; place: string }[] };

/** One mail to each person, with all pilots that the person is asked for. */
async function tellOwners(tx: Db, { point, opensOn, closesOn }: NewWindow, { origin, today }: Opener): Promise<void> {
	const receivers = await editorsOfRunning(tx, today);
	const mails = receivers.map(({ email, language, pilots }) => {
		const t = translator(language, messages[language]);
		return composeMail(
			'reporting_window',
			{ to: email, language },
			{
				point: t(asKey(`point.${point}`)),
				from: formatDay(language, opensOn),
				to: formatDay(language, closesOn),
				pilots: pilots.map(({ title, place }) => `${title}\n${origin}/${language}/arbeid/${place}`).join('\n\n')
			}
		);
	});
	await enqueueMail(tx, mails);
}

/** Editors and administrators of the owners or, where an owner is gone, of those that took over from it. */
async function editorsOfRunning(tx: Db, today: string): Promise<Receiver[]> {
	return tx.execute<Receiver>(sql`
		with recursive line(pilot_id, title, id) as (
			select pilot.id, version.title, pilot.owner_id
			from pilot join pilot_version version on version.pilot_id = pilot.id where ${isRunning}
			union select line.pilot_id, line.title, o.succeeded_by
			from organisation o join line on line.id = o.id where o.succeeded_by is not null),
		asked as (
			select distinct on (p.id, line.pilot_id) p.id, p.email, p.language, line.title,
				line.id || '/piloter/' || line.pilot_id || '/maling' as place
			from line
			join membership m on m.organisation_id = line.id and m.role in ('editor', 'administrator')
				and m.starts_on <= ${today}::date and coalesce(m.ends_on >= ${today}::date, true)
			join person p on p.id = m.person_id
			order by p.id, line.pilot_id, line.id)
		select email, language, json_agg(json_build_object('title', title, 'place', place) order by title) as pilots
		from asked group by id, email, language
		order by email
		limit 2000`);
}
