/** Which firm answers a sealed need is looked for in everything that lists what happened or what was mailed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { outgoingMailOf, outgoingMails } from '#lib/accounts/mailbox.server.ts';
import { ownData } from '#lib/accounts/own-data.server.ts';
import { deliveryPage } from '#lib/follows/delivery.server.ts';
import { mailTrouble } from '#lib/follows/schema.server.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { wholeLog } from '#lib/needs/need-log-lines.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { aContent, openNeed, passDeadline } from '../../../tests/responses.ts';
import { ownResponse } from './own-response.server.ts';
import { sealKeyOf } from './seal.server.ts';
import type { Vault } from './seal-key.server.ts';
import { submitResponse } from './submit-response.server.ts';
import { discardDraft, withdrawResponse } from './withdraw-response.server.ts';
import { saveDraft } from './write-response.server.ts';

const { db } = await testDb({ demo: true });
const origin = 'https://sol.example';

let vault: Vault;
let supplier: Actor, office: Actor, auditor: Actor;

beforeAll(async () => {
	vault = { key: sealKeyOf(Buffer.alloc(32, 5)), dataDir: await mkdtemp(join(tmpdir(), 'sol-trace-')) };
	[supplier, office, auditor] = await Promise.all([
		actorOf(db, 'leverandor1'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'revisor')
	]);
});
afterAll(() => rm(vault.dataDir, { recursive: true }));

/** One that is handed in, with a receipt that was refused once and came back once. */
async function answered(isSealed: boolean) {
	await db.delete(outgoingMail);
	await db.delete(mailTrouble);
	const need = await openNeed(db, { secondsLeft: 3600, isSealed });
	const place = { organisationId: 's1', slug: need.slug };
	const typed = { revision: 0, content: aContent(), added: [], removed: [], origin };
	expect(await submitResponse(db, supplier, vault, place, typed)).toMatchObject({ ok: true });
	const [receipt] = await db.update(outgoingMail).set({ attempts: 1 }).returning({ id: outgoingMail.id });
	if (!receipt) throw new Error('No receipt');
	await db.insert(mailTrouble).values({ kind: 'bounce', mailId: receipt.id });
	const id = (await ownResponse(db, supplier, vault, place)).kept?.id ?? '';
	return { need, place, id, receiptId: receipt.id };
}

/** Everything by which somebody but the firm could see that it was this one. */
async function traces({ need, id, receiptId }: Awaited<ReturnType<typeof answered>>) {
	const { failed, troubles } = await deliveryPage(db, office);
	return {
		journal: (await historyOf(db, 'response', id)).length,
		mails: (await outgoingMails(db, auditor, null)).total,
		lines: (await outgoingMails(db, office, null)).mails.length,
		mail: (await outgoingMailOf(db, office, receiptId, false).catch(() => undefined))?.to ?? null,
		failed: failed.length,
		troubles: troubles.map(({ to }) => to),
		log: (await wholeLog(db, need.id)).map(({ organisation }) => organisation !== null)
	};
}

const { email } = await actorOf(db, 'leverandor1');
const closed = { journal: 0, mails: 0, lines: 0, mail: null, failed: 0, troubles: [null], log: [false] };
const open = { journal: 1, mails: 1, lines: 1, mail: email, failed: 1, troubles: [email], log: [true] };

describe('who answers a need', () => {
	test('stays unsaid while it is sealed, and is told from the deadline on', async () => {
		const one = await answered(true);
		expect(await traces(one)).toEqual(closed);
		await passDeadline(db, one.need.id);
		expect(await traces(one)).toEqual(open);
	});

	test('is no secret where nothing is sealed', async () => {
		expect(await traces(await answered(false))).toEqual(open);
	});

	test('stays unsaid when it is withdrawn or the need was ended early', async () => {
		const one = await answered(true);
		await withdrawResponse(db, supplier, vault, one.place);
		await db.execute(sql`update need set state = 'cancelled', ended_at = now() where id = ${one.need.id}`);
		expect(await traces(one)).toEqual({ ...closed, log: [false, false] });
	});

	test('of a draft that was thrown away nothing is told, not even later', async () => {
		const { id: needId, slug } = await openNeed(db, { secondsLeft: 3600, isSealed: true });
		const place = { organisationId: 's1', slug };
		await saveDraft(db, supplier, vault, place, { revision: 0, content: aContent(), added: [], removed: [] });
		const id = (await ownResponse(db, supplier, vault, place)).kept?.id ?? '';
		await discardDraft(db, supplier, vault, place, 1);
		await passDeadline(db, needId);
		expect(await historyOf(db, 'response', id)).toEqual([]);
	});

	test('is always in what the person themself may take out', async () => {
		await answered(true);
		const { journal, mails } = await ownData(db, supplier);
		expect(journal).toContainEqual(expect.objectContaining({ kind: 'response.submitted' }));
		expect(mails).toHaveLength((await db.select().from(outgoingMail).where(eq(outgoingMail.toAddress, email))).length);
	});
});
