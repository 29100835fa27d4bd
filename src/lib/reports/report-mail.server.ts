/** What people are told about reports: the partner's finance, or whoever of the secretariat is concerned. */
import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { membership, person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { formatDay } from '#lib/format.ts';
import type { Params } from '#lib/i18n.ts';
import { isLang, type Lang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { Mail } from '#lib/mail/mail.ts';

export type Told = { organisationId: string; email: string; language: Lang };

/** Of each partner those in finance, or its administrators where nobody is. One question for any number of partners. */
export async function financeOf(
	db: Db,
	organisationIds: readonly string[],
	today: string
): Promise<ReadonlyMap<string, readonly Told[]>> {
	if (organisationIds.length === 0) return new Map();
	const rows = await peopleWith(db, organisationIds, ['finance', 'administrator'], today);
	const byPartner = Map.groupBy(rows, ({ organisationId }) => organisationId);
	return new Map(
		[...byPartner].map(([id, members]) => {
			const finance = members.filter(({ role }) => role === 'finance');
			return [id, finance.length > 0 ? finance : members];
		})
	);
}

export async function secretariatOf(db: Db, today: string): Promise<readonly Told[]> {
	return peopleWith(db, ['secretariat'], ['secretariat'], today);
}

async function peopleWith(db: Db, organisationIds: readonly string[], roles: readonly string[], today: string) {
	const rows = await db
		.selectDistinct({
			organisationId: membership.organisationId,
			email: person.email,
			language: person.language,
			role: membership.role
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(
			and(
				inArray(membership.organisationId, [...organisationIds]),
				inArray(membership.role, [...roles]),
				lte(membership.startsOn, today),
				or(isNull(membership.endsOn), gte(membership.endsOn, today))
			)
		)
		.orderBy(person.email)
		.limit(1000);
	return rows.map((row) => ({ ...row, language: isLang(row.language) ? row.language : ('nb' as const) }));
}

export type ReportMail = {
	/** Of the texts `mail.<kind>_subject` and `mail.<kind>_body`. */
	kind: string;
	params: (lang: Lang) => Params;
	/** A day that is written as the receiver's language writes it, as `day`. */
	day?: string | null | undefined;
	/** Path after the language. */
	path: string;
	origin: string;
};

export async function tell(tx: Db, receivers: readonly Told[], mail: ReportMail): Promise<void> {
	await enqueueMail(tx, mailsFor(receivers, mail));
}

export function mailsFor(receivers: readonly Told[], mail: ReportMail): Mail[] {
	return receivers.map(({ email, language }) =>
		composeMail(
			mail.kind,
			{ to: email, language },
			{
				...mail.params(language),
				day: mail.day ? formatDay(language, mail.day) : '',
				link: `${mail.origin}/${language}/${mail.path}`
			}
		)
	);
}

/** One person, whoever they are by now. */
export async function toldPerson(db: Db, personId: string): Promise<Told[]> {
	const rows = await db
		.select({ email: person.email, language: person.language })
		.from(person)
		.where(eq(person.id, personId));
	return rows.map(({ email, language }) => ({
		organisationId: '',
		email,
		language: isLang(language) ? language : 'nb'
	}));
}
