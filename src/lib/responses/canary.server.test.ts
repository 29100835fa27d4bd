/** What a firm wrote is looked for everywhere but in the two places where it may be read. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { readNeedQuery } from '#lib/needs/need.ts';
import { publishedNeed, publishedNeeds } from '#lib/needs/needs.server.ts';
import { refreshSearch } from '#lib/search/refresh-search.server.ts';
import { search } from '#lib/search/search.server.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { pdf } from '../../../tests/files.ts';
import { aContent, disguises, filesWith, holds, openNeed, passDeadline, tablesWith } from '../../../tests/responses.ts';
import { openFile, openResponse } from './open-response.server.ts';
import { ownResponse, ownResponses } from './own-response.server.ts';
import { receiveResponse } from './receive-response.server.ts';
import { responsesTo } from './responses.server.ts';
import { sealKeyOf } from './seal.server.ts';
import type { Vault } from './seal-key.server.ts';
import { submitResponse } from './submit-response.server.ts';
import { saveDraft } from './write-response.server.ts';

const { db } = await testDb({ demo: true });
const canary = `kanari${randomBytes(9).toString('hex')}fugl`;
const lastWords = `siste${randomBytes(9).toString('hex')}ord`;
const today = '2026-11-22';
const origin = 'https://sol.example';

let vault: Vault;
let supplier: Actor, owner: Actor, office: Actor;
let made: { id: string; slug: string };
let responseId = '';
const lines: string[] = [];

/** All that a search for it tells but the question itself. */
async function foundFor(q: string) {
	await refreshSearch(db);
	const asked = { q, lang: 'nb', kind: null, country: null, without: [], page: 1, perPage: 100 } as const;
	const { hits, expansions, counts } = await search(db, asked);
	return { hits, expansions, counts };
}

/** A form as a browser sends it. */
async function uploaded() {
	const form = new FormData();
	form.set('offer', canary);
	form.append('files', new File([new Uint8Array(pdf(canary))], `${canary}.pdf`, { type: 'application/pdf' }));
	form.append('files', new File([`a;b\n${canary};1\n`], `${canary}.csv`, { type: 'text/csv' }));
	return receiveResponse(new Request('https://sol.example/', { method: 'POST', body: form }));
}

beforeAll(async () => {
	vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
	vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
	vault = { key: sealKeyOf(randomBytes(32)), dataDir: await mkdtemp(join(tmpdir(), 'sol-canary-')) };
	[supplier, owner, office] = await Promise.all([
		actorOf(db, 'leverandor1'),
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'sekretariat1')
	]);
	made = await openNeed(db, { secondsLeft: 3600, isSealed: true });
	const at = { organisationId: 's1', slug: made.slug };
	const { files } = await uploaded();
	if (!files.ok) throw new Error('The files were refused');
	const said = {
		offer: canary,
		evidence: canary,
		contact: canary,
		cost: canary,
		secrets: ['offer', 'files'] as const,
		secretReason: canary
	};
	const first = { revision: 0, content: aContent(said), added: files.value, removed: [] };
	expect(await saveDraft(db, supplier, vault, at, first)).toMatchObject({ ok: true });
	expect(await submitResponse(db, supplier, vault, at, { ...first, revision: 1, added: [], origin })).toMatchObject({
		ok: true
	});
	// refused ones write nothing either
	expect(await saveDraft(db, supplier, vault, at, first)).toMatchObject({ ok: false });
	const [removed] = (await ownResponse(db, supplier, vault, at)).submitted?.files ?? [];
	const last = {
		revision: 2,
		content: aContent({ ...said, offer: lastWords }),
		added: [],
		removed: [removed?.id ?? '']
	};
	expect(await submitResponse(db, supplier, vault, at, { ...last, origin })).toMatchObject({ ok: true });
	responseId = (await ownResponse(db, supplier, vault, at)).kept?.id ?? '';
});
afterAll(async () => {
	vi.restoreAllMocks();
	await rm(vault.dataDir, { recursive: true });
});

describe('the search itself', () => {
	test.each(disguises('kanarifugl').map((each) => [each]))('finds %j', (each) => {
		expect(holds(`xx${each}yy`, 'kanarifugl')).toBe(true);
	});

	test.each([0, 1, 2, 3])('finds it as base64 after %i other letters, in clear and in two widths', (count) => {
		for (const width of ['utf8', 'utf16le'] as const)
			expect(holds(Buffer.from(`${'a'.repeat(count)}kanarifugl og mer`, width).toString('base64'), 'kanarifugl')).toBe(
				true
			);
	});

	test('finds what was put into a table, as text, as bytes and as JSON', async () => {
		const probe = `probe${randomBytes(6).toString('hex')}`;
		const mail = { kind: 'x', toAddress: 'x@y.example', language: 'nb', subject: 's', body: probe };
		await db.insert(outgoingMail).values(mail);
		expect(await tablesWith(db, probe)).toEqual(['public.outgoing_mail']);
		await db.delete(outgoingMail).where(eq(outgoingMail.body, probe));
	});

	test('finds a file by its name and by its bytes', async () => {
		await writeFile(join(vault.dataDir, 'navn-kanarifugl'), '');
		await writeFile(join(vault.dataDir, 'innhold'), Buffer.from('kanarifugl', 'utf16le'));
		expect(await filesWith(vault.dataDir, 'kanarifugl')).toHaveLength(2);
		for (const name of ['navn-kanarifugl', 'innhold']) await rm(join(vault.dataDir, name));
	});
});

describe('before the deadline what was answered is found', () => {
	test('in no column of any table', async () => {
		expect([await tablesWith(db, canary), await tablesWith(db, lastWords)]).toEqual([[], []]);
	});

	test('in no file of the data folder, and in none that was left where uploads pass', async () => {
		expect(await filesWith(vault.dataDir, canary)).toEqual([]);
		const passing = (await readdir(tmpdir())).filter((name) => /^sol-[A-Za-z0-9]{6}$/.test(name));
		for (const name of passing) expect(await filesWith(join(tmpdir(), name), canary).catch(() => [])).toEqual([]);
	});

	test('in no mail', async () => {
		const mails = await db.select().from(outgoingMail);
		expect(mails.map(({ kind }) => kind)).toContain('response_receipt');
		expect(mails.some((mail) => holds(JSON.stringify(mail), canary) || holds(JSON.stringify(mail), lastWords))).toBe(
			false
		);
	});

	test('in nothing that the site gives to others', async () => {
		const given = [
			await publishedNeed(db, made.slug),
			await publishedNeeds(db, readNeedQuery(new URLSearchParams(), () => true).query),
			await foundFor(canary),
			await foundFor(lastWords),
			await historyOf(db, 'response', responseId),
			await responsesTo(db, owner, { organisationId: 'karlstad', needId: made.id }),
			await ownResponses(db, supplier, 's1'),
			await waitingFor(db, owner, today),
			await waitingFor(db, office, today)
		];
		expect(given.map((one) => holds(JSON.stringify(one ?? null), canary))).toEqual(given.map(() => false));
	});

	test.each(['owner', 'office'])('not by opening it: %s', async (name) => {
		const by = name === 'owner' ? owner : office;
		const which = { organisationId: 'karlstad', needId: made.id, responseId };
		await expect(openResponse(db, by, vault, which)).rejects.toMatchObject({ status: 404 });
		await expect(openResponse(db, by, vault, which, { origin, today })).rejects.toMatchObject({ status: 404 });
		await expect(openFile(db, by, vault, which, responseId)).rejects.toMatchObject({ status: 404 });
	});

	test('in no line of the log', () => {
		expect(lines.filter((line) => holds(line, canary) || holds(line, lastWords))).toEqual([]);
	});
});

describe('after the deadline', () => {
	test('the owner reads the last version and nothing of the one before', async () => {
		await passDeadline(db, made.id);
		const which = { organisationId: 'karlstad', needId: made.id, responseId };
		const opened = await openResponse(db, owner, vault, which, { origin, today });
		const version = opened.ok ? opened.value.version : null;
		expect([version?.content.offer, version?.content.evidence, version?.files.length]).toEqual([lastWords, canary, 1]);
		expect(await tablesWith(db, lastWords)).toEqual([]);
		expect(await filesWith(vault.dataDir, canary)).toEqual([]);
	});
});

test('what unseals is asked for in two modules alone: one for the firm itself, one for all others', async () => {
	const folder = join(import.meta.dirname, '..', '..');
	const all = (await readdir(folder, { recursive: true })).filter(
		(name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$/.test(name)
	);
	const importers = async (form: RegExp) => {
		const found: string[] = [];
		for (const name of all) if (form.test(await readFile(join(folder, name), 'utf8'))) found.push(name);
		return found.map((name) => name.split(/[/\\]/).at(-1)).sort();
	};
	expect(await importers(/\bunseal\b/)).toEqual(['seal.server.ts', 'sealed-files.server.ts', 'version.server.ts']);
	expect(await importers(/\breadSealed\b|\bopenSubmitted\b|\bopenSubmittedBytes\b/)).toEqual([
		'open-response.server.ts',
		'own-response.server.ts',
		'sealed-files.server.ts',
		'version.server.ts',
		// carries over files of what the firm itself wrote
		'withdraw-response.server.ts',
		'write-response.server.ts'
	]);
});
