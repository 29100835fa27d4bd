/** Mails about solutions and their use, in the language of each receiver. */
import { sql } from 'drizzle-orm';
import type { Role } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Params } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { Solution } from './solutions.server.ts';

/** Where links in mails lead, and the day on which a membership must hold. */
export type Sender = { readonly origin: string; readonly today: string };

type Receiver = { email: string; language: Lang; organisationId: string };

/** Who writes for an organisation: a partner's editors and administrators, a supplier's people. */
export const writers = ['editor', 'administrator', 'supplier'] as const satisfies readonly Role[];

type News = { kind: string; params: (to: Receiver) => Params; replyTo?: string };

/** To those who hold one of the roles today at the organisation or whoever took over from it. */
export async function tell(
	tx: Db,
	to: { organisationId: string; roles: readonly Role[] },
	{ kind, params, replyTo }: News,
	today: string
): Promise<number> {
	const receivers = await peopleOf(tx, to.organisationId, to.roles, today);
	await enqueueMail(
		tx,
		receivers.map((receiver) =>
			composeMail(
				kind,
				{ to: receiver.email, language: receiver.language, ...(replyTo !== undefined && { replyTo }) },
				params(receiver)
			)
		)
	);
	return receivers.length;
}

export async function tellOwner(
	tx: Db,
	kept: Solution,
	{ verdict, remark }: { verdict: 'publish' | 'return'; remark: string },
	{ origin, today }: Sender
): Promise<void> {
	await tell(
		tx,
		{ organisationId: kept.ownerId, roles: writers },
		{
			kind: verdict === 'publish' ? 'solution_published' : 'solution_returned',
			params: ({ language, organisationId }) => ({
				name: kept.content.name,
				remark,
				link: `${origin}/${language}/arbeid/${organisationId}/losninger/${
					verdict === 'publish' ? (kept.changesId ?? kept.id) : kept.id
				}`
			})
		},
		today
	);
}

/** More than any organisation has; a mistake in the data must not become a flood of mail. */
const MOST = 50;

async function peopleOf(tx: Db, organisationId: string, roles: readonly Role[], today: string): Promise<Receiver[]> {
	return tx.execute<Receiver>(sql`
		with recursive line(id) as (
			select ${organisationId}::text
			union select o.succeeded_by from organisation o join line on line.id = o.id where o.succeeded_by is not null)
		select distinct on (p.email) p.email, p.language, m.organisation_id as "organisationId"
		from line
		join membership m on m.organisation_id = line.id and m.starts_on <= ${today}::date
			and coalesce(m.ends_on >= ${today}::date, true)
			and m.role in (${sql.join(
				roles.map((role) => sql`${role}`),
				sql`, `
			)})
		join person p on p.id = m.person_id and p.password_hash is not null
		order by p.email
		limit ${MOST}`);
}
