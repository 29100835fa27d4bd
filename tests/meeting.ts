/** Meetings of Aurskog-Høland's about a need of its own, with people and firms that may come. */
import { sql } from 'drizzle-orm';
import { beforeEach } from 'vitest';
import type { Actor, Role } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { bookSlot } from '#lib/events/book-slot.server.ts';
import { eventAt } from '#lib/events/event-work.server.ts';
import { publishEvent } from '#lib/events/publish-event.server.ts';
import { writeEvent } from '#lib/events/write-event.server.ts';
import { accepted } from './decided.ts';
import { formOf } from './typed.ts';

export const sender = { origin: 'http://sol.example', today: '2026-11-22' };

export async function meeting(db: Db) {
	async function actor(email: string, role: Role, organisationId: string): Promise<Actor> {
		const [row] = await db.execute<{ id: string; name: string }>(sql`
			insert into person (email, name, language, password_hash) values (${email}, ${email}, 'nb', 'x')
			on conflict (email) do update set name = excluded.name returning id, name`);
		const personId = row?.id ?? '';
		await db.execute(sql`insert into membership (person_id, organisation_id, role, starts_on)
			values (${personId}, ${organisationId}, ${role}, '2020-01-01') on conflict do nothing`);
		const membership = {
			organisationId,
			nameNb: organisationId,
			nameSv: organisationId,
			role,
			covers: [organisationId]
		};
		return { personId, name: row?.name ?? '', email, language: 'nb', memberships: [membership] };
	}
	const editor = await actor('e@x.example', 'editor', 'aurskog-holand');
	const people = await Promise.all(
		Array.from({ length: 5 }, (_, index) => actor(`p${index}@x.example`, 'reader', 'karlstad'))
	);
	const firms = await Promise.all(
		Array.from({ length: 50 }, async (_, index) => {
			await db.execute(sql`insert into organisation (id, kind, country, name_nb, name_sv, language)
				values (${`firm-${index}`}, 'supplier', 'SE', ${`Firm ${index}`}, ${`Firm ${index}`}, 'sv')`);
			return actor(`f${index}@x.example`, 'supplier', `firm-${index}`);
		})
	);
	const [theNeed] = await db.execute<{ id: string }>(
		sql`select id from need where owner_id = 'aurskog-holand' limit 1`
	);
	const needId = theNeed?.id ?? '';

	const filled: Readonly<Record<string, string>> = {
		title: 'Dialogmøte om dekning',
		text: 'Kom og fortell.',
		language: 'nb',
		day: '15.1.2030',
		from: '10',
		to: '15',
		place: 'Bjørkelangen',
		seats: '2',
		signUpUntil: '13.1.2030',
		needId,
		slotFrom: '12',
		slotMinutes: '20',
		slotCount: '8'
	};
	const mails = async (kind: string) =>
		(
			await db.execute<{ to: string }>(
				sql`select to_address as to from outgoing_mail where kind = ${kind} order by to_address`
			)
		).map(({ to }) => to);
	// the log cannot be emptied
	let loggedBefore = '0';
	const logged = async () =>
		(
			await db.execute<{ kind: string; organisation: string | null }>(
				sql`select kind, organisation_id as organisation from need_log where id > ${loggedBefore} order by id`
			)
		).map(({ kind, organisation }) => `${kind} ${organisation}`);

	/** A published meeting; its id and address. */
	async function published(values: Readonly<Record<string, string>> = {}): Promise<{ id: string; slug: string }> {
		const id = accepted(await writeEvent(db, editor, 'aurskog-holand', formOf({ ...filled, ...values })));
		accepted(await publishEvent(db, editor, id, formOf({ revision: '1' })));
		const { slug } = await eventAt(db, { id });
		return { id, slug };
	}
	const one = (index: number) => people[index] ?? editor;
	const firm = (index: number) => firms[index] ?? editor;
	const book = (index: number, slug: string, slotId = '') =>
		bookSlot(db, firm(index), { slug, organisationId: `firm-${index}`, slotId }, sender);

	beforeEach(async () => {
		await db.execute(sql`delete from outgoing_mail`);
		await db.execute(sql`delete from event where owner_id = 'aurskog-holand'`);
		const [last] = await db.execute<{ id: string }>(sql`select coalesce(max(id), 0)::text as id from need_log`);
		loggedBefore = last?.id ?? '0';
	});

	return { actor, editor, firms, filled, one, firm, book, published, mails, logged };
}
