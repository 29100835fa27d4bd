/** One person for each column of the table of rights, signed in once over plain HTTP; what they ask needs no browser. */
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

export type Told = { status: number; location: string | undefined };
export type Visitor = {
	get: (path: string) => Promise<Told>;
	post: (path: string, form?: Readonly<Record<string, string>>) => Promise<Told>;
};
export type People = Readonly<Record<Column, Visitor>>;

async function ask(path: string, cookie: string, form?: Readonly<Record<string, string>>): Promise<Response> {
	const answer = await fetch(address + path, {
		headers: { Origin: address, Accept: 'text/html', cookie },
		// Answers are seen as they are.
		redirect: 'manual',
		...(form ? { method: 'POST', body: new URLSearchParams(form) } : {})
	});
	// Read to its end, or the connection would not be used again.
	await answer.arrayBuffer();
	return answer;
}

const told = ({ status, headers }: Response): Told => ({ status, location: headers.get('location') ?? undefined });

function visitor(cookie: string): Visitor {
	return {
		get: async (path) => told(await ask(path, cookie)),
		post: async (path, form = {}) => told(await ask(path, cookie, form))
	};
}

export async function signInByHttp(email: string): Promise<Visitor> {
	return visitor(await cookieOf(email));
}

/** Of somebody who has just signed in. */
export async function cookieOf(email: string): Promise<string> {
	const answer = await ask('/nb/konto/inn', '', { email, password: 'sol-demo-2026' });
	if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
	return answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
}

/** Of one person for each column of the table of rights; nobody's is empty. */
export async function everyCookie(): Promise<Readonly<Record<Column, string>>> {
	await addReader();
	const signedIn = await Promise.all(
		Object.entries(emails).map(async ([role, email]) => [role, await cookieOf(email)] as const)
	);
	return { anonymous: '', ...Object.fromEntries(signedIn) } as Record<Column, string>;
}

export async function everybody(): Promise<People> {
	const cookies = Object.entries(await everyCookie());
	return Object.fromEntries(cookies.map(([role, cookie]) => [role, visitor(cookie)])) as People;
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
