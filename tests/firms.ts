/** Suppliers of a story's own, with people who are signed in already. */
import { createHash, randomBytes } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { address } from './site.ts';
import type { Lang } from './words.ts';

export type FirmPerson = { readonly id: string; readonly name: string; readonly email: string; readonly token: string };
export type Firm = { readonly id: string; readonly name: string; readonly people: readonly FirmPerson[] };

type Wish = {
	readonly lang: Lang;
	/** In each firm. */
	readonly people?: number;
};

/** Verified firms, in the order of their numbers. */
export async function newFirms(db: Db, count: number, { lang, people = 1 }: Wish): Promise<Firm[]> {
	const stamp = `${Date.now().toString(36)}${randomBytes(2).toString('hex')}`;
	const firms: Firm[] = [];
	for (let number = 1; number <= count; number++) {
		const id = `firma-${stamp}-${number}`;
		const name = `Trygghet ${stamp} nr ${number} AB`;
		await db.execute(sql`
			insert into organisation (id, kind, country, name_nb, name_sv, language, is_demo)
			values (${id}, 'supplier', 'SE', ${name}, ${name}, ${lang}, true)`);
		const own: FirmPerson[] = [];
		for (let each = 1; each <= people; each++) own.push(await newPerson(db, { id, name, people: [] }, each, lang));
		firms.push({ id, name, people: own });
	}
	return firms;
}

/** With the password of the demonstration, and a session that nobody had to type it for. */
async function newPerson(db: Db, firm: Firm, number: number, lang: Lang): Promise<FirmPerson> {
	const token = randomBytes(32).toString('base64url');
	const email = `${firm.id}-${number}@demo.example`;
	const name = `Alva Ek${firm.id.replaceAll('-', '')} ${number}`;
	const [made] = await db.execute<{ id: string }>(sql`
		with made as (
			insert into person (email, name, language, password_hash, is_demo)
			select ${email}, ${name}, ${lang}, password_hash, true from person where email = 'leverandor1@demo.example'
			returning id
		), joined as (
			insert into membership (person_id, organisation_id, role) select id, ${firm.id}, 'supplier' from made
		), signed_in as (
			insert into session (token_hash, person_id, expires_at)
			select ${createHash('sha256').update(token).digest('hex')}, id, now() + interval '6 hours' from made
		)
		select id from made`);
	if (!made) throw new Error('The demonstration has no supplier');
	return { id: made.id, name, email, token };
}

/** The browser is this person's from now on. */
export async function signedInAs(context: BrowserContext, { token }: FirmPerson): Promise<void> {
	await context.addCookies([{ name: 'session', value: token, url: address, httpOnly: true, sameSite: 'Lax' }]);
}

/** The firm at a number, or its first person. @throws when there is none */
export function firmAt(firms: readonly Firm[], index: number): Firm & { readonly person: FirmPerson } {
	const firm = firms[index];
	const person = firm?.people[0];
	if (!firm || !person) throw new Error(`No firm ${index}`);
	return { ...firm, person };
}

/** So that others meet lists of the usual length. Nothing may be left that they did. */
export async function forgetFirms(db: Db, firms: readonly Firm[]): Promise<void> {
	const people = sql.join(
		firms.flatMap((firm) => firm.people.map(({ id }) => sql`${id}::uuid`)),
		sql`, `
	);
	await db.execute(sql`delete from person where id in (${people})`);
	const ids = sql.join(
		firms.map(({ id }) => sql`${id}`),
		sql`, `
	);
	await db.execute(sql`delete from organisation where id in (${ids})`);
}
