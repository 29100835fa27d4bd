/**
 * A sealed answer is looked for everywhere: a word that stands in its text, in the content of its files and in their
 * names must be nowhere before the deadline but on the pages of the firm that wrote it.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { openDb, type OpenDb } from '#lib/db.server.ts';
import { pdf } from '../files.ts';
import { filesWith, holds, openNeed, tablesWith } from '../responses.ts';
import { address, folder, logFile } from '../site.ts';
import { databaseUrl } from '../site-database.ts';
import { formOf } from '../typed.ts';
import { unpacked } from '../unpacked.ts';
import { beginDrafts } from './drafts.ts';
import { addressOf, builtPages } from './manifest.ts';
import { cookieOf, everyCookie } from './people.ts';
import { rows, type Row } from './rows.ts';
import { findSubjects, type Subjects } from './subjects.ts';

/** One word in all of them, so that one search finds any. */
const canary = `kanari${randomBytes(9).toString('hex')}fugl`;
const firm = 's1';
const ownPages = `/nb/arbeid/${firm}/svar`;
const atOnce = 12;
/** Of whom nothing else is expected than of their role, but near the need itself. */
const others = ['otherSupplier', 'coOwner', 'secondSecretary'];

type Heard = { status: number; text: string; location: string };
type Form = URLSearchParams | FormData;

/** Everything that is answered: status, headers and body, unpacked. */
async function ask(cookie: string, path: string, form?: Form): Promise<Heard> {
	const answer = await fetch(address + path, {
		redirect: 'manual',
		headers: { Origin: address, Accept: 'text/html', cookie },
		...(form && { method: 'POST', body: form })
	});
	const headers = [...answer.headers].map((each) => each.join(': ')).join('\n');
	const body = unpacked(Buffer.from(await answer.arrayBuffer()));
	return { status: answer.status, text: `${headers}\n${body}`, location: answer.headers.get('location') ?? '' };
}

/** Some at the same time, as many as the site can take. */
async function eachOf<T>(things: readonly T[], visit: (thing: T) => Promise<void>): Promise<void> {
	const left = [...things];
	const visitor = async () => {
		for (let next = left.pop(); next !== undefined; next = left.pop()) await visit(next);
	};
	await Promise.all(Array.from({ length: atOnce }, visitor));
}

test.describe('before the deadline an answer is nowhere but with the firm that wrote it', () => {
	test.describe.configure({ mode: 'serial', timeout: 300_000 });
	let open: OpenDb;
	let visitors: Readonly<Record<string, string>>;
	let writer = '';
	const begun = new Date().toISOString();
	let subjects: Subjects;
	let need: { id: string; slug: string };
	let answer: { response: string; file: string };

	async function write(action: 'save' | 'submit' | 'withdraw', words: Readonly<Record<string, string>>, file?: string) {
		const form = formOf(words);
		if (file)
			form.append('files', new File([new Uint8Array(pdf(`${canary}-inni`))], file, { type: 'application/pdf' }));
		return ask(writer, `${ownPages}/${need.slug}?/${action}`, form);
	}

	async function handedIn(revision: number): Promise<void> {
		const said = `Vi foreslår ${canary}-tekst`;
		const words = { offer: said, evidence: said, contact: said, cost: said, secretReason: said, secrets: 'offer' };
		const sent = await write('submit', { ...words, revision: String(revision) }, `${canary}-navn.pdf`);
		expect(sent.location).toContain('utfort=submitted');
	}

	const revisionNow = async () =>
		Number(/name="revision" value="(\d+)"/.exec((await ask(writer, `${ownPages}/${need.slug}`)).text)?.[1]);

	test.beforeAll(async () => {
		open = openDb(await databaseUrl(), 2);
		await beginDrafts();
		const columns = await everyCookie();
		writer = columns.supplier;
		subjects = await findSubjects();
		visitors = {
			...columns,
			otherSupplier: await cookieOf('leverandor2@demo.example'),
			coOwner: await cookieOf('redaktor.ringsaker@demo.example'),
			secondSecretary: await cookieOf('sekretariat2@demo.example')
		};
		need = await openNeed(open.db, { secondsLeft: 6 * 3600, isSealed: true, coOwner: 'ringsaker' });

		// all that can become of an answer: draft, refused, handed in, withdrawn, handed in again, with a newer draft
		const draft = await write('save', { offer: `${canary}-utkast`, revision: '0' }, `${canary}-utkast.pdf`);
		expect(draft.location).toContain('utfort=saved');
		const refused = await write('submit', { offer: `${canary}-avvist`, revision: '1' });
		expect(refused.status).toBe(422);
		await handedIn(1);
		expect((await write('withdraw', {})).location).toContain('utfort=withdrawn');
		await handedIn(await revisionNow());
		const newer = { offer: `${canary}-nyere`, revision: String(await revisionNow()) };
		expect((await write('save', newer)).location).toContain('utfort=saved');
		const [kept] = await open.db.execute<{ response: string; file: string }>(sql`
			select r.id as response, f.id as file from response r join response_file f on f.response_id = r.id
			where r.need_id = ${need.id} limit 1`);
		if (!kept) throw new Error('Nothing was handed in');
		answer = kept;
	});
	test.afterAll(async () => open.close());

	test('the firm itself finds it, in its answer, in its file and in the name of that', async () => {
		const own = `${ownPages}/${need.slug}`;
		const [page, file, received] = [
			await ask(writer, own),
			await ask(writer, `${own}/fil/${answer.file}`),
			await ask(writer, `${own}/mottatt.json`)
		];
		for (const { status, text } of [page, file, received]) expect([status, holds(text, canary)]).toEqual([200, true]);
		expect([page.text, file.text].map((text) => holds(text, `${canary}-navn`))).toEqual([true, true]);
		expect(holds(file.text, `${canary}-inni`)).toBe(true);
	});

	const isNear = (id: string) => /behov|svar|needs/.test(id);

	/** Of a thing that rights are tried on, and of the need and its answer in the workspaces of both sides. */
	function addressesOf(id: string, row: Row): string[] {
		const { own } = subjects[row.subject];
		const ours = { ...own, ...answer, slug: need.slug, id: need.id, need: need.slug };
		const places = id.includes('/svar/[need]') ? ['s1', 's2'] : ['karlstad', 'ringsaker'];
		const things: Readonly<Record<string, string>>[] = [
			own,
			...(row.subject === 'organisation' ? [{ organisation: firm }] : []),
			...(isNear(id) ? places.map((organisation) => ({ ...ours, organisation })) : [])
		];
		return [...new Set(things.map((params) => addressOf(id, { ...row.params, ...params })))];
	}

	test('no form of the owner’s side opens it', async () => {
		for (const organisation of ['karlstad', 'ringsaker'])
			for (const [who, cookie] of Object.entries(visitors))
				for (const action of ['open', 'decide']) {
					const path = `/nb/arbeid/${organisation}/behov/${need.id}/svar/${answer.response}?/${action}`;
					const form = new URLSearchParams({ verdict: 'invited', reason: 'Ja' });
					const { status, text, location } = await ask(cookie, path, form);
					expect([who, [403, 404].includes(status) || location.includes('konto/inn'), holds(text, canary)]).toEqual([
						who,
						true,
						false
					]);
				}
	});

	test('no route gives it to anybody', async () => {
		const asked: { who: string; path: string }[] = [];
		for (const id of (await builtPages()).keys()) {
			const row = rows[id];
			if (!row) throw new Error(`No row: ${id}`);
			for (const path of addressesOf(id, row))
				for (const who of Object.keys(visitors)) if (isNear(id) || !others.includes(who)) asked.push({ who, path });
		}
		const mails = await open.db.execute<{ id: string }>(sql`
			select id from outgoing_mail where created_at >= ${begun} order by id limit 200`);
		for (const { id } of mails)
			for (const who of ['secretariat', 'auditor']) asked.push({ who, path: `/nb/sekretariat/epost/${id}` });

		const found: string[] = [];
		let read = 0;
		await eachOf(
			asked.filter(({ who, path }) => who !== 'supplier' || !path.startsWith(ownPages)),
			async ({ who, path }) => {
				const { status, text } = await ask(visitors[who] ?? '', path);
				if (status === 200) read += 1;
				if (holds(text, canary)) found.push(`${who} ${path}`);
			}
		);
		expect(found).toEqual([]);
		// that the pages were there at all
		expect(read).toBeGreaterThan(asked.length / 4);
	});

	test('no search counts it', async () => {
		// of the same shape: a compound is found by its parts
		const unknown = `kanari${randomBytes(9).toString('hex')}fugl`;
		const lists = ['sok', 'behov', 'piloter', 'losninger', 'laerdommer', 'leverandorer', 'resultat', 'arrangementer'];
		const paths = [
			...lists.map((list) => `/nb/${list}?q=`),
			...['needs', 'pilots', 'organisations', 'search'].map((list) => `/api/v1/${list}?q=`)
		];
		// what differs from answer to answer: the word itself, and numbers that are drawn for each
		const told = async (cookie: string, path: string, word: string) =>
			unpacked(Buffer.from(await (await fetch(address + path + word, { headers: { cookie } })).arrayBuffer()))
				.replaceAll(word, '')
				.replaceAll(/nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
		for (const who of ['anonymous', 'editor', 'secretariat', 'otherSupplier'])
			for (const path of paths) {
				const cookie = visitors[who] ?? '';
				expect(await told(cookie, path, canary), `${who} ${path}`).toBe(await told(cookie, path, unknown));
			}
	});

	test('no column of any table holds it, and so no dump', async () => {
		expect(await tablesWith(open.db, canary)).toEqual([]);
		const sent = await open.db.execute<{ kind: string }>(sql`
			select distinct kind from outgoing_mail where kind like 'response%'`);
		expect(sent.map(({ kind }) => kind)).toContain('response_receipt');
	});

	test('no file of the data folder holds it, the database’s own among them', async () => {
		expect(await filesWith(process.env['SOL_TEST_DATA'] ?? folder, canary)).toEqual([]);
	});

	test('no line of the log holds it', async () => {
		const log = await readFile(logFile, 'utf8');
		expect(log).toContain('/[lang=lang]/arbeid/[organisation]/svar/[need]');
		expect(log.split('\n').filter((line) => holds(line, canary))).toEqual([]);
	});
});
