/** One person for each column of the table of rights, signed in over plain HTTP. */
import { request, type APIRequestContext } from '@playwright/test';
import postgres from 'postgres';
import type { Column } from '../../src/lib/accounts/may.ts';
import { address } from '../site.ts';
import { databaseUrl } from '../site-database.ts';

const emails: Readonly<Record<Exclude<Column, 'anonymous'>, string>> = {
	reader: 'leser.karlstad@demo.example',
	editor: 'redaktor.karlstad@demo.example',
	finance: 'okonomi.karlstad@demo.example',
	administrator: 'admin.karlstad@demo.example',
	secretariat: 'sekretariat1@demo.example',
	supplier: 'leverandor1@demo.example',
	auditor: 'revisor@demo.example'
};

export type People = Readonly<Record<Column, APIRequestContext>>;

/** A context without redirects followed, so that answers are seen as they are. */
export async function nobody(): Promise<APIRequestContext> {
	return request.newContext({
		baseURL: address,
		maxRedirects: 0,
		extraHTTPHeaders: { Origin: address, Accept: 'text/html' }
	});
}

export async function signInByHttp(email: string): Promise<APIRequestContext> {
	const context = await nobody();
	const answer = await context.post('/nb/konto/inn', { form: { email, password: 'sol-demo-2026' } });
	if (answer.status() !== 303) throw new Error(`${email} could not sign in: ${answer.status()}`);
	return context;
}

export async function everybody(): Promise<People> {
	await addReader();
	const signedIn = await Promise.all(
		Object.entries(emails).map(async ([role, email]) => [role, await signInByHttp(email)] as const)
	);
	return { anonymous: await nobody(), ...Object.fromEntries(signedIn) } as People;
}

/** The demonstration has no reader: one joins Karlstad with the password of the others. */
async function addReader(): Promise<void> {
	const sql = postgres(await databaseUrl(), { max: 1 });
	await sql`
		with reader as (
			insert into person (email, name, language, password_hash, is_demo)
			select ${emails.reader}, 'Lisa Läsare', 'sv', password_hash, true from person where email = ${emails.editor}
			on conflict (email) do update set name = excluded.name returning id)
		insert into membership (person_id, organisation_id, role) select id, 'karlstad', 'reader' from reader
		on conflict do nothing`;
	await sql.end();
}
