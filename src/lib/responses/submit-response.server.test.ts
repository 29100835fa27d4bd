import { eq, sql } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Decision } from '#lib/decision.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { need, needLog } from '#lib/needs/schema.server.ts';
import { answering, file, firm } from '../../../tests/answering.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { openNeed } from '../../../tests/responses.ts';
import { ownReceived } from './own-response.server.ts';
import { responsesTo } from './responses.server.ts';
import { sealedFolder } from './sealed-files.server.ts';
import { receiptOf } from './version.server.ts';

const { db } = await testDb({ demo: true });
const { vault, who, save, submit, withdraw, own, rowOf, open, seen } = await answering(db);

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
