import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { issuesOf, type Decision } from '#lib/decision.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { need, needLog } from '#lib/needs/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { aContent, openNeed, passDeadline } from '../../../tests/responses.ts';
import { conflictsIn, liftConflict, stateConflict } from './conflict.server.ts';
import { decideResponse } from './decide-response.server.ts';
import { openFile, openResponse } from './open-response.server.ts';
import { ownFile, ownReceived, ownResponse, ownResponses } from './own-response.server.ts';
import type { ResponseContent, ResponseState } from './response.ts';
import { responsesTo } from './responses.server.ts';
import { response, responseFile } from './schema.server.ts';
import { checkKey, keptKey, type Vault } from './seal-key.server.ts';
import { sealKeyOf } from './seal.server.ts';
import { removeUnnamed, sealedFolder, type NewFile } from './sealed-files.server.ts';
import { submitResponse } from './submit-response.server.ts';
import { receiptOf } from './version.server.ts';
import { discardDraft, withdrawResponse } from './withdraw-response.server.ts';
import { saveDraft } from './write-response.server.ts';

const { db } = await testDb({ demo: true });
const origin = 'https://sol.example';
const sender = { origin, today: '2026-11-22' };
const firm = 's1';
const file: NewFile = { name: 'prøve.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4 innhold') };

let vault: Vault;
let people: Readonly<Record<string, Actor | null>>;

beforeAll(async () => {
	vault = { key: sealKeyOf(Buffer.alloc(32, 3)), dataDir: await mkdtemp(join(tmpdir(), 'sol-sealed-')) };
	const colleague = await actorOf(db, 'leverandor1');
	const finance = await actorOf(db, 'okonomi.karlstad');
	people = {
		anonymous: null,
		supplier: await actorOf(db, 'leverandor1'),
		colleague: { ...colleague, personId: (await actorOf(db, 'redaktor.arvika')).personId },
		otherFirm: await actorOf(db, 'leverandor2'),
		reader: { ...finance, memberships: finance.memberships.map((one) => ({ ...one, role: 'reader' as const })) },
		finance,
		editor: await actorOf(db, 'redaktor.karlstad'),
		administrator: await actorOf(db, 'admin.karlstad'),
		coOwner: await actorOf(db, 'redaktor.ringsaker'),
		stranger: await actorOf(db, 'redaktor.hammaro'),
		secretariat: await actorOf(db, 'sekretariat1'),
		auditor: await actorOf(db, 'revisor')
	};
});
afterAll(() => rm(vault.dataDir, { recursive: true, force: true }));
beforeEach(() => db.delete(outgoingMail));

function who(name: string): Actor {
	const actor = people[name];
	if (!actor) throw new Error(`Nobody is called ${name}`);
	return actor;
}

type Told = Partial<ResponseContent> & {
	by?: string;
	revision?: number;
	added?: NewFile[];
	removed?: string[];
	place?: string;
};

async function typedOn(
	slug: string,
	{ by = 'supplier', place = firm, revision, added = [], removed = [], ...content }: Told
) {
	const at = { organisationId: place, slug };
	const now = revision ?? (await ownResponse(db, who(by), vault, at)).kept?.revision ?? 0;
	return { by: who(by), at, typed: { revision: now, content: aContent(content), added, removed } };
}

async function save(slug: string, told: Told = {}): Promise<Decision<null>> {
	const { by, at, typed } = await typedOn(slug, told);
	return saveDraft(db, by, vault, at, typed);
}

async function submit(slug: string, told: Told = {}): Promise<Decision<null>> {
	const { by, at, typed } = await typedOn(slug, told);
	return submitResponse(db, by, vault, at, { ...typed, origin });
}

const withdraw = (slug: string) => withdrawResponse(db, who('supplier'), vault, { organisationId: firm, slug });
const own = (slug: string) => ownResponse(db, who('supplier'), vault, { organisationId: firm, slug });
const keysOf = (decision: Decision<unknown>) => issuesOf(decision).map(({ key }) => key);

async function rowOf(needId: string) {
	const [row] = await db
		.select()
		.from(response)
		.where(and(eq(response.needId, needId), eq(response.organisationId, firm)));
	if (!row) throw new Error('No answer');
	return row;
}

async function open(needId: string, by: string, marking = false) {
	const { id } = await rowOf(needId);
	const which = { organisationId: by === 'coOwner' ? 'ringsaker' : 'karlstad', needId, responseId: id };
	return openResponse(db, people[by] ?? null, vault, which, marking ? sender : null);
}

/** What somebody gets to see: the text, that it is unread, why not, or the number of the refusal. */
async function seen(needId: string, by: string): Promise<string | number> {
	try {
		const opened = await open(needId, by);
		if (!opened.ok) return opened.issues[0]?.key ?? '';
		return opened.value.version?.content.offer ?? 'unread';
	} catch (fault) {
		const { status } = Object(fault) as { status?: unknown };
		if (typeof status === 'number') return status;
		throw fault;
	}
}

describe('writing a draft', () => {
	test('keeps what was typed, sealed, and gives it back to every colleague of the firm', async () => {
		const { id, slug } = await openNeed(db, { secondsLeft: 3600 });
		expect(await save(slug, { added: [file] })).toMatchObject({ ok: true });
		const { draft, submitted, kept } = await ownResponse(db, who('colleague'), vault, { organisationId: firm, slug });
		expect(draft?.content).toEqual(aContent());
		expect(draft?.files).toMatchObject([{ name: 'prøve.pdf', byteCount: file.bytes.length }]);
		expect([submitted, kept?.state]).toEqual([null, 'draft']);
		const row = await rowOf(id);
		expect(row.draft?.includes('varsler')).toBe(false);
		expect(await ownResponses(db, who('colleague'), firm)).toContainEqual(
			expect.objectContaining({ slug, state: 'draft' })
		);
	});

	test('leaves the text of a colleague alone who saved in between', async () => {
		const { slug } = await openNeed(db);
		await save(slug, { offer: 'Først' });
		const { revision } = (await own(slug)).kept ?? { revision: 0 };
		await save(slug, { by: 'colleague', offer: 'Kollegaens' });
		expect(keysOf(await save(slug, { revision, offer: 'Min' }))).toEqual(['response.changed_meanwhile']);
		expect((await own(slug)).draft?.content.offer).toBe('Kollegaens');
	});

	test('takes five files and not a sixth, and keeps nothing of what was refused', async () => {
		const { id, slug } = await openNeed(db);
		await save(slug, { added: [file, file, file, file] });
		const before = await readdir(sealedFolder(vault.dataDir));
		expect(keysOf(await save(slug, { added: [file, file] }))).toEqual(['response.too_many_files']);
		expect(await readdir(sealedFolder(vault.dataDir))).toEqual(before);
		const [first] = (await own(slug)).draft?.files ?? [];
		expect(await save(slug, { added: [file, file], removed: [first?.id ?? ''] })).toMatchObject({ ok: true });
		const rows = await db
			.select()
			.from(responseFile)
			.where(eq(responseFile.responseId, (await rowOf(id)).id));
		expect(rows).toHaveLength(5);
		expect(existsSync(join(sealedFolder(vault.dataDir), first?.id ?? ''))).toBe(false);
	});

	test('two colleagues who begin at the same moment do not both win', async () => {
		const { slug } = await openNeed(db);
		const both = await Promise.all([save(slug, { revision: 0, offer: 'A' }), save(slug, { revision: 0, offer: 'B' })]);
		expect(both.flatMap(keysOf)).toEqual(['response.changed_meanwhile']);
	});

	test('can be thrown away: a first one leaves nothing, a later one leaves what was handed in', async () => {
		const { id, slug } = await openNeed(db);
		const at = { organisationId: firm, slug };
		await save(slug, { added: [file] });
		expect(await discardDraft(db, who('supplier'), vault, at, 1)).toMatchObject({ ok: true });
		await expect(rowOf(id)).rejects.toThrow('No answer');
		await submit(slug, { offer: 'Levert', added: [file] });
		await save(slug, { offer: 'Nytt', added: [file] });
		expect(await discardDraft(db, who('supplier'), vault, at, 1)).toMatchObject({ ok: false });
		expect(await discardDraft(db, who('supplier'), vault, at, 2)).toMatchObject({ ok: true });
		const left = await own(slug);
		expect([left.draft, left.submitted?.content.offer, left.submitted?.files.length]).toEqual([null, 'Levert', 1]);
	});

	test.each([
		['is not verified', { verifiedAt: null }, 'response.not_verified'],
		['only advises', { isAdviser: true }, 'response.is_adviser']
	] as const)('is refused with the reason for a firm that %s', async (_, change, key) => {
		const { slug } = await openNeed(db);
		await db.update(organisation).set(change).where(eq(organisation.id, firm));
		expect([keysOf(await save(slug)), keysOf(await submit(slug))]).toEqual([[key], [key]]);
		await db.update(organisation).set({ verifiedAt: new Date(), isAdviser: false }).where(eq(organisation.id, firm));
	});

	test.each(['draft', 'submitted', 'returned'])('there is no need to answer while it is %s', async (state) => {
		const { slug } = await openNeed(db, { state, publishedAt: null });
		await expect(save(slug)).rejects.toMatchObject({ status: 404 });
	});

	test.each(['anonymous', 'otherFirm', 'editor', 'secretariat', 'auditor'])('is nothing for %s', async (name) => {
		const { slug } = await openNeed(db);
		await save(slug);
		await expect(ownResponse(db, people[name] as Actor, vault, { organisationId: firm, slug })).rejects.toMatchObject({
			status: 404
		});
	});
});

describe('handing in', () => {
	test('gives a receipt by page and mail with the moment and the sum, and nothing of what was said', async () => {
		const { id, slug } = await openNeed(db, { secondsLeft: 3600 });
		await submit(slug, { offer: 'Kjennemerke-1', added: [file] });
		const { kept, submitted } = await own(slug);
		expect(kept?.state).toBe('submitted');
		const received = await ownReceived(db, who('supplier'), vault, { organisationId: firm, slug });
		expect(receiptOf(received)).toBe(submitted?.sha256);
		const [mail, ...more] = await db.select().from(outgoingMail);
		expect(more).toEqual([]);
		expect(mail?.toAddress).toBe(who('supplier').email);
		expect(mail?.body).toContain(submitted?.sha256);
		expect(mail?.body).toMatch(/kl\. \d\d:\d\d:\d\d (norsk og svensk|svensk och norsk) tid \(UTC\+0[12]:00\)/);
		expect(mail?.body).not.toContain('Kjennemerke');
		expect(
			await db.select({ kind: needLog.kind, firm: needLog.organisationId }).from(needLog).where(eq(needLog.needId, id))
		).toEqual([{ kind: 'response_submitted', firm }]);
	});

	test('again replaces what was handed in, text and files', async () => {
		const { id, slug } = await openNeed(db);
		await submit(slug, { offer: 'Første', added: [file] });
		const [first] = (await own(slug)).submitted?.files ?? [];
		await submit(slug, { offer: 'Andre', removed: [first?.id ?? ''] });
		await open(id, 'editor', true);
		expect(await seen(id, 'editor')).toBe('Andre');
		expect(existsSync(join(sealedFolder(vault.dataDir), first?.id ?? ''))).toBe(false);
	});

	test('of two colleagues at the same moment one is told that the other was first', async () => {
		const { id, slug } = await openNeed(db);
		await save(slug);
		const both = await Promise.all([
			submit(slug, { revision: 1, offer: 'A' }),
			submit(slug, { revision: 1, offer: 'B' })
		]);
		expect(both.flatMap(keysOf)).toEqual(['response.changed_meanwhile']);
		expect((await rowOf(id)).submissions).toBe(1);
	});

	test('is refused from the second of the deadline on, and up to it taken', async () => {
		const { slug } = await openNeed(db, { secondsLeft: 3, isSealed: true });
		expect(await submit(slug)).toMatchObject({ ok: true });
		await setTimeout(3100);
		expect(keysOf(await submit(slug))).toEqual(['response.late']);
		expect(keysOf(await save(slug))).toEqual(['response.late']);
		expect(keysOf(await withdraw(slug))).toEqual(['response.late']);
	});

	test('is not carried over the deadline by waiting for a colleague', async () => {
		const { id, slug } = await openNeed(db, { secondsLeft: 2 });
		let late: Promise<Decision<null>> | undefined;
		await db.transaction(async (tx) => {
			await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${id} ${firm}`}, 0))`);
			late = submit(slug, { revision: 0 });
			await setTimeout(3100);
		});
		expect(keysOf((await late) ?? { ok: true, value: null })).toEqual(['response.late']);
		await expect(rowOf(id)).rejects.toThrow('No answer');
	});

	test.each(['closed', 'cancelled', 'in_procurement', 'in_pilot'])('is refused when the need is %s', async (state) => {
		const { slug } = await openNeed(db, { state });
		expect(keysOf(await submit(slug))).toEqual(['response.need_closed']);
	});
});

describe('withdrawing', () => {
	test('deletes text and files at once and leaves nothing for the owner', async () => {
		const { id, slug } = await openNeed(db);
		await submit(slug, { added: [file] });
		const [kept] = (await own(slug)).submitted?.files ?? [];
		await save(slug, { offer: 'Utkast' });
		expect(await withdraw(slug)).toMatchObject({ ok: true });
		expect(await rowOf(id)).toMatchObject({ state: 'withdrawn', submitted: null, draft: null });
		expect(existsSync(join(sealedFolder(vault.dataDir), kept?.id ?? ''))).toBe(false);
		const { count, listed } = await responsesTo(db, who('editor'), { organisationId: 'karlstad', needId: id });
		expect([count, listed, await seen(id, 'editor')]).toEqual([0, [], 404]);
		expect(keysOf(await withdraw(slug))).toEqual(['response.not_handed_in']);
	});

	test('does not keep the firm from handing in a new one', async () => {
		const { id, slug } = await openNeed(db);
		await submit(slug);
		await withdraw(slug);
		await save(slug, { offer: 'Ny' });
		expect((await rowOf(id)).state).toBe('draft');
		expect(await submit(slug, { offer: 'Ny' })).toMatchObject({ ok: true });
		expect(await rowOf(id)).toMatchObject({ state: 'submitted', submissions: 2 });
	});

	test('is possible until the deadline though the need was cancelled', async () => {
		const { id, slug } = await openNeed(db, { secondsLeft: 3600, isSealed: true });
		await submit(slug);
		await db.update(need).set({ state: 'cancelled', endReason: 'Ingen penger' }).where(eq(need.id, id));
		expect(await withdraw(slug)).toMatchObject({ ok: true });
	});
});

describe('who gets to see an answer', () => {
	const offer = 'Det vi kan';
	type Case = readonly [who: string, sealed: string | number, unread: string | number, read: string | number];
	const cases: readonly Case[] = [
		['anonymous', 404, 404, 404],
		['supplier', 404, 404, 404],
		['otherFirm', 404, 404, 404],
		['stranger', 404, 404, 404],
		['reader', 403, 403, 403],
		['finance', 403, 403, 403],
		['editor', 404, 'unread', offer],
		['administrator', 404, 'unread', offer],
		['coOwner', 404, 'unread', offer],
		['secretariat', 404, offer, offer],
		['auditor', 404, offer, offer]
	];
	const states: readonly ResponseState[] = ['read', 'invited', 'not_pursued'];

	async function put(state: ResponseState, isSealed: boolean) {
		const made = await openNeed(db, { secondsLeft: 3600, isSealed, coOwner: 'ringsaker' });
		await submit(made.slug, { offer: 'Tidligere versjon' });
		await submit(made.slug, { offer });
		const { id } = await rowOf(made.id);
		await db.update(response).set({ state, reason: 'Fordi' }).where(eq(response.id, id));
		return made;
	}

	test.each(cases)('%s', async (name, sealed, unread, read) => {
		const closed = await put('submitted', true);
		expect(await seen(closed.id, name)).toBe(sealed);
		// whatever becomes of the need, it stays closed to the deadline
		for (const state of ['cancelled', 'closed', 'in_procurement']) {
			await db.update(need).set({ state, endReason: 'Fordi' }).where(eq(need.id, closed.id));
			expect(await seen(closed.id, name)).toBe(sealed);
		}
		await passDeadline(db, closed.id);
		expect(await seen(closed.id, name)).toBe(unread);
		expect(await seen((await put('submitted', false)).id, name)).toBe(unread);
		for (const state of states) expect(await seen((await put(state, false)).id, name)).toBe(read);
	});

	test.each(Object.keys({ anonymous: 0, editor: 0, secretariat: 0, auditor: 0, otherFirm: 0 }))(
		'never a draft: %s',
		async (name) => {
			const { id, slug } = await openNeed(db, { secondsLeft: 3600 });
			await save(slug);
			await passDeadline(db, id);
			expect(await seen(id, name)).toBe(404);
		}
	);

	test('what is handed in is opened, not the draft after it', async () => {
		const { id, slug } = await openNeed(db);
		await submit(slug, { offer: 'Levert' });
		await open(id, 'editor', true);
		await save(slug, { offer: 'Senere utkast', added: [file] });
		expect(await seen(id, 'editor')).toBe('Levert');
		const [drafted] = (await own(slug)).draft?.files ?? [];
		const which = { organisationId: 'karlstad', needId: id, responseId: (await rowOf(id)).id };
		await expect(openFile(db, who('editor'), vault, which, drafted?.id ?? '')).rejects.toMatchObject({ status: 404 });
		expect((await own(slug)).draft?.content.offer).toBe('Senere utkast');
	});

	test('the owner sees no more than the number before the deadline, and opens in its very second', async () => {
		const { id, slug } = await openNeed(db, { secondsLeft: 3, isSealed: true });
		await submit(slug, { added: [file] });
		const place = { organisationId: 'karlstad', needId: id };
		expect(await responsesTo(db, who('reader'), place)).toMatchObject({ count: 1, listed: null });
		expect(await seen(id, 'secretariat')).toBe(404);
		const [{ wait } = { wait: 0 }] = await db.execute<{ wait: number }>(sql`
			select ceil(extract(epoch from need_closes_at(deadline, deadline_time) - clock_timestamp()) * 1000)::int as wait
			from need where id = ${id}`);
		await setTimeout(wait - 250);
		expect(await seen(id, 'secretariat')).toBe(404);
		await setTimeout(300);
		expect(await seen(id, 'secretariat')).toBe(aContent().offer);
		expect(await responsesTo(db, who('reader'), place)).toMatchObject({ count: 1, listed: [{ state: 'submitted' }] });
	});

	test('a file goes the same way as the text', async () => {
		const { id, slug } = await openNeed(db, { secondsLeft: 3600, isSealed: true });
		await submit(slug, { added: [file] });
		const [kept] = (await own(slug)).submitted?.files ?? [];
		const which = { organisationId: 'karlstad', needId: id, responseId: (await rowOf(id)).id };
		const fetch = (by: string) => openFile(db, people[by] ?? null, vault, which, kept?.id ?? '');
		await expect(fetch('secretariat')).rejects.toMatchObject({ status: 404 });
		await passDeadline(db, id);
		await expect(fetch('editor')).rejects.toMatchObject({ status: 404 });
		await open(id, 'editor', true);
		expect(await fetch('editor')).toMatchObject({ ok: true, value: { bytes: file.bytes } });
		await expect(fetch('otherFirm')).rejects.toMatchObject({ status: 404 });
		expect((await ownFile(db, who('colleague'), vault, { organisationId: firm, slug }, kept?.id ?? '')).bytes).toEqual(
			file.bytes
		);
	});

	test('not on the pages of an organisation that does not act for the need', async () => {
		const { id, slug } = await openNeed(db);
		await submit(slug);
		const which = { organisationId: 'hammaro', needId: id, responseId: (await rowOf(id)).id };
		await expect(openResponse(db, who('secretariat'), vault, which)).rejects.toMatchObject({ status: 404 });
		for (const odd of ['1', '', "'"])
			await expect(
				openResponse(db, who('secretariat'), vault, { ...which, organisationId: 'karlstad', responseId: odd })
			).rejects.toMatchObject({ status: 404 });
	});
});

describe('reading and deciding', () => {
	async function handedIn() {
		const made = await openNeed(db);
		await submit(made.slug);
		await db.delete(outgoingMail);
		return { ...made, which: { organisationId: 'karlstad', needId: made.id, responseId: (await rowOf(made.id)).id } };
	}
	const rule = (verdict: 'invited' | 'not_pursued', reason = '') => ({ verdict, reason });

	test('the first opening by the owner is written down and told to the firm, once', async () => {
		const { id } = await handedIn();
		await open(id, 'secretariat', true);
		expect((await rowOf(id)).state).toBe('submitted');
		await open(id, 'editor', true);
		await open(id, 'administrator', true);
		expect(await rowOf(id)).toMatchObject({ state: 'read', readBy: who('editor').personId });
		expect((await db.select().from(outgoingMail)).map(({ kind, toAddress }) => [kind, toAddress])).toEqual([
			['response_read', who('supplier').email]
		]);
	});

	test('an answer that was read is invited, or not pursued with a reason that the firm gets', async () => {
		const { id, which } = await handedIn();
		const decide = (by: string, verdict: 'invited' | 'not_pursued', reason = '') =>
			decideResponse(db, who(by), which, rule(verdict, reason), sender);
		expect(keysOf(await decide('editor', 'invited'))).toEqual(['response.not_read']);
		await open(id, 'editor', true);
		expect(keysOf(await decide('editor', 'not_pursued'))).toEqual(['response.reason_missing']);
		await db.delete(outgoingMail);
		expect(await decide('editor', 'not_pursued', 'Passer ikke')).toMatchObject({ ok: true });
		expect(keysOf(await decide('editor', 'not_pursued', 'Igjen'))).toEqual(['response.decided_so_already']);
		expect(await decide('administrator', 'invited')).toMatchObject({ ok: true });
		const mails = await db.select().from(outgoingMail).orderBy(outgoingMail.createdAt);
		expect(mails.map(({ kind }) => kind)).toEqual(['response_not_pursued', 'response_invited']);
		expect(mails[0]?.body).toContain('Passer ikke');
		const log = await db.select({ kind: needLog.kind }).from(needLog).where(eq(needLog.needId, id)).orderBy(needLog.id);
		expect(log.map(({ kind }) => kind)).toEqual([
			'response_submitted',
			'response_read',
			'response_not_pursued',
			'response_invited'
		]);
		const kinds = await db
			.select({ kind: journalEntry.kind })
			.from(journalEntry)
			.where(eq(journalEntry.aboutId, which.responseId));
		expect(kinds.map(({ kind }) => kind)).toContain('response.not_pursued');
	});

	test.each([
		['anonymous', 404],
		['supplier', 404],
		['otherFirm', 404],
		['stranger', 404],
		['reader', 403],
		['finance', 403],
		['secretariat', 403],
		['auditor', 403]
	] as const)('is not for %s', async (name, status) => {
		const { which } = await handedIn();
		await expect(decideResponse(db, people[name] as Actor, which, rule('invited'), sender)).rejects.toMatchObject({
			status
		});
	});

	test('of a sealed answer is not possible before the deadline', async () => {
		const { id, slug } = await openNeed(db, { secondsLeft: 3600, isSealed: true });
		await submit(slug);
		const which = { organisationId: 'karlstad', needId: id, responseId: (await rowOf(id)).id };
		await expect(decideResponse(db, who('editor'), which, rule('invited'), sender)).rejects.toMatchObject({
			status: 404
		});
	});

	test('what was decided on is neither written anew nor withdrawn', async () => {
		const { id, slug, which } = await handedIn();
		await open(id, 'editor', true);
		await decideResponse(db, who('editor'), which, rule('invited'), sender);
		for (const refused of [await save(slug), await submit(slug), await withdraw(slug)])
			expect(keysOf(refused)).toEqual(['response.is_decided']);
	});

	test('an answer handed in again is unread again', async () => {
		const { id, slug } = await handedIn();
		await open(id, 'editor', true);
		await submit(slug, { offer: 'Bedre' });
		expect(await rowOf(id)).toMatchObject({ state: 'submitted', readAt: null, readBy: null });
		expect(await seen(id, 'editor')).toBe('unread');
	});
});

describe('a conflict of interest', () => {
	test('takes reading and deciding from the person who has it, until a colleague lifts it', async () => {
		const { id, slug } = await openNeed(db);
		await submit(slug);
		await open(id, 'administrator', true);
		const place = { organisationId: 'karlstad', needId: id };
		const which = { ...place, responseId: (await rowOf(id)).id };
		const unsure = await stateConflict(db, who('editor'), place, false);
		expect([keysOf(unsure), await seen(id, 'editor')]).toEqual([['response.conflict_not_sure'], aContent().offer]);
		await stateConflict(db, who('editor'), place, true);
		await stateConflict(db, who('editor'), place, true);
		expect(await seen(id, 'editor')).toBe('response.has_conflict');
		const ruled = await decideResponse(db, who('editor'), which, { verdict: 'invited', reason: '' }, sender);
		expect(keysOf(ruled)).toEqual(['response.has_conflict']);
		expect(await seen(id, 'administrator')).toBe(aContent().offer);
		expect(await conflictsIn(db, id)).toMatchObject([{ personId: who('editor').personId }]);
		expect(keysOf(await liftConflict(db, who('editor'), place, who('editor').personId))).toEqual([
			'response.has_conflict'
		]);
		await liftConflict(db, who('administrator'), place, who('editor').personId);
		expect(await seen(id, 'editor')).toBe(aContent().offer);
	});

	test('also holds for the secretariat, and is nothing for those who read no answers', async () => {
		const { id, slug } = await openNeed(db);
		await submit(slug);
		const place = { organisationId: 'karlstad', needId: id };
		await stateConflict(db, who('secretariat'), place, true);
		expect(await seen(id, 'secretariat')).toBe('response.has_conflict');
		for (const name of ['reader', 'auditor'])
			await expect(stateConflict(db, who(name), place, true)).rejects.toMatchObject({ status: 403 });
		await expect(stateConflict(db, who('supplier'), place, true)).rejects.toMatchObject({ status: 404 });
	});
});

describe('the key', () => {
	test('another one opens nothing, says so, and lets the firm take its answer back', async () => {
		const { id, slug } = await openNeed(db);
		await submit(slug);
		const other: Vault = { ...vault, key: sealKeyOf(Buffer.alloc(32, 4)) };
		const at = { organisationId: firm, slug };
		expect(await ownResponse(db, who('supplier'), other, at)).toMatchObject({ fault: 'other_key', submitted: null });
		const which = { organisationId: 'karlstad', needId: id, responseId: (await rowOf(id)).id };
		await expect(openResponse(db, who('secretariat'), other, which)).rejects.toMatchObject({ why: 'other_key' });
		const typed = { revision: 1, content: aContent(), added: [], removed: [] };
		await expect(saveDraft(db, who('supplier'), other, at, typed)).rejects.toMatchObject({ why: 'other_key' });
		expect(await checkKey(db, other.key)).toBeGreaterThan(0);
		expect(await checkKey(db, vault.key)).toBe(0);
		expect(await withdrawResponse(db, who('supplier'), other, at)).toMatchObject({ ok: true });
	});

	test('ciphertext that was altered or moved to another answer does not open', async () => {
		const [one, two] = [await openNeed(db), await openNeed(db)];
		await submit(one.slug, { added: [file] });
		await submit(two.slug);
		const [a, b] = [await rowOf(one.id), await rowOf(two.id)];
		await db.update(response).set({ submitted: b.submitted }).where(eq(response.id, a.id));
		await expect(seen(one.id, 'secretariat')).rejects.toMatchObject({ why: 'broken' });
		await db.update(response).set({ submitted: a.submitted }).where(eq(response.id, a.id));
		expect(await seen(one.id, 'secretariat')).toBe(aContent().offer);
		const [kept] = (await own(one.slug)).submitted?.files ?? [];
		await writeFile(join(sealedFolder(vault.dataDir), kept?.id ?? ''), 'noe annet');
		const which = { organisationId: 'karlstad', needId: one.id, responseId: a.id };
		await expect(openFile(db, who('secretariat'), vault, which, kept?.id ?? '')).rejects.toMatchObject({
			why: 'broken'
		});
	});

	test('is made once in the data folder, for its owner alone, and never in place of a lost one', async () => {
		const { db: fresh } = await testDb({ demo: true });
		const dataDir = await mkdtemp(join(tmpdir(), 'sol-key-'));
		const [one, two] = await Promise.all([keptKey(fresh, dataDir), keptKey(fresh, dataDir)]);
		expect(one).toEqual(two);
		expect(await keptKey(fresh, dataDir)).toEqual(one);
		await rm(join(dataDir, 'seal.key'));
		await expect(keptKey(db, dataDir)).rejects.toThrow('SEAL_KEY');
		await writeFile(join(dataDir, 'seal.key'), 'ikke en nøkkel');
		await expect(keptKey(fresh, dataDir)).rejects.toThrow('seal.key');
		await rm(dataDir, { recursive: true });
	});
});

test('files that no answer names are removed by the daily round, the others stay', async () => {
	const { slug } = await openNeed(db);
	await submit(slug, { added: [file] });
	const [kept] = (await own(slug)).submitted?.files ?? [];
	const left = 'aaaaaaaa-0000-4000-8000-000000000000';
	for (const name of [left, `${kept?.id ?? ''}.part`]) await writeFile(join(sealedFolder(vault.dataDir), name), 'x');
	expect(await removeUnnamed(db, vault.dataDir, new Date(0))).toBe(0);
	expect(await removeUnnamed(db, vault.dataDir, new Date(Date.now() + 1000))).toBe(2);
	expect(existsSync(join(sealedFolder(vault.dataDir), kept?.id ?? ''))).toBe(true);
});
