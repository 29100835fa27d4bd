/** An administrator of the owner shows a need or a pilot to an adviser until a day, or ends it. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { formatDay } from '#lib/format.ts';
import { record, type Entry } from '#lib/journal/journal.server.ts';
import { isLang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { readShowing, type About } from './adviser-access.ts';
import { adviserAccess } from './schema.server.ts';

type Sender = { readonly origin: string; readonly today: string };

/** Owner and title; undefined when there is none of that kind. */
type Thing = { ownerId: string; ownerNb: string; ownerSv: string; title: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who may be shown things, and who is today. @throws 404, 403 */
export async function showingsOf(db: Db, by: Actor, about: About, today: string) {
	await demandThing(db, by, about);
	const [advisers, showings] = await Promise.all([
		advisersOf(db),
		db
			.select({
				id: adviserAccess.id,
				adviserId: adviserAccess.adviserId,
				name: organisation.nameNb,
				endsOn: adviserAccess.endsOn
			})
			.from(adviserAccess)
			.innerJoin(organisation, eq(organisation.id, adviserAccess.adviserId))
			.where(and(isAbout(about), sql`${adviserAccess.endsOn} >= ${today}`))
			.orderBy(asc(organisation.nameNb))
			.limit(200)
	]);
	return { advisers, showings };
}

/** Showing again moves the day. @throws 404, 403 */
export async function showToAdviser(
	db: Db,
	by: Actor,
	about: About,
	typed: { adviser: string; endsOn: string },
	{ origin, today }: Sender
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const thing = await demandThing(tx, by, about);
		const known = new Set((await advisersOf(tx)).map(({ id }) => id));
		const read = readShowing(typed, (id) => known.has(id), today);
		if (!read.ok) return read;
		const { adviser, endsOn } = read.value;
		const values = { ownerId: thing.ownerId, endsOn, givenBy: by.personId };
		const [kept] = await tx
			.insert(adviserAccess)
			.values({ ...values, adviserId: adviser, aboutKind: about.kind, aboutId: about.id })
			.onConflictDoUpdate({
				target: [adviserAccess.adviserId, adviserAccess.aboutKind, adviserAccess.aboutId],
				set: { ...values, givenAt: sql`now()` }
			})
			.returning({ id: adviserAccess.id });
		await tell(tx, thing, { adviser, endsOn, access: found(kept).id }, origin);
		await record(tx, { kind: 'adviser.shown', ...moveOf(by, about, thing), after: { adviser, endsOn } });
		return yes(null);
	});
}

/** @throws 404, 403 */
export async function endShowing(db: Db, by: Actor, about: About, accessId: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const thing = await demandThing(tx, by, about);
		const [gone] = await tx
			.delete(adviserAccess)
			.where(and(isAbout(about), sql`${adviserAccess.id}::text = ${accessId}`))
			.returning({ adviser: adviserAccess.adviserId });
		if (gone) await record(tx, { kind: 'adviser.ended', ...moveOf(by, about, thing), after: gone });
		return yes(null);
	});
}

function isAbout({ kind, id }: About) {
	return and(eq(adviserAccess.aboutKind, kind), eq(adviserAccess.aboutId, id));
}

async function demandThing(db: Db, by: Actor, about: About): Promise<Thing> {
	const thing = found(await thingOf(db, about));
	demand(by, 'adviser.show', { organisationId: thing.ownerId }, `${about.kind}.read_draft`);
	return thing;
}

async function thingOf(db: Db, { kind, id }: About): Promise<Thing | undefined> {
	if (!uuid.test(id)) return undefined;
	const title =
		kind === 'need'
			? sql`thing.title`
			: sql`(select title from pilot_version where pilot_id = thing.id order by number desc limit 1)`;
	const [row] = await db.execute<Thing>(sql`
		select thing.owner_id as "ownerId", o.name_nb as "ownerNb", o.name_sv as "ownerSv", ${title} as title
		from ${sql.identifier(kind)} thing join organisation o on o.id = thing.owner_id where thing.id = ${id}`);
	return row;
}

async function advisersOf(db: Db): Promise<{ id: string; name: string }[]> {
	return db
		.select({ id: organisation.id, name: organisation.nameNb })
		.from(organisation)
		.where(and(eq(organisation.isAdviser, true), sql`${organisation.verifiedAt} is not null`))
		.orderBy(asc(organisation.nameNb))
		.limit(500);
}

type Given = { adviser: string; endsOn: string; access: string };

async function tell(tx: Db, thing: Thing, { adviser, endsOn, access }: Given, origin: string): Promise<void> {
	const people = await tx.execute<{ email: string; language: string }>(sql`
		select p.email, p.language from membership m join person p on p.id = m.person_id
		where m.organisation_id = ${adviser} and m.role = 'supplier'
			and (m.ends_on is null or m.ends_on >= current_date) order by p.email limit 50`);
	await enqueueMail(
		tx,
		people.map(({ email, language }) => {
			const lang = isLang(language) ? language : 'nb';
			return composeMail(
				'adviser_shown',
				{ to: email, language: lang },
				{
					owner: lang === 'sv' ? thing.ownerSv : thing.ownerNb,
					title: thing.title,
					day: formatDay(lang, endsOn),
					link: `${origin}/${lang}/arbeid/${adviser}/vist/${access}`
				}
			);
		})
	);
}

function moveOf(by: Actor, about: About, { ownerId }: Thing): Pick<Entry, 'by' | 'about' | 'organisationId'> {
	return { by: by.personId, organisationId: ownerId, about };
}
