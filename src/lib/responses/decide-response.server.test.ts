import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { needLog } from '#lib/needs/schema.server.ts';
import { answering, sender } from '../../../tests/answering.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { aContent, openNeed } from '../../../tests/responses.ts';
import { conflictsIn, liftConflict, stateConflict } from './conflict.server.ts';
import { decideResponse } from './decide-response.server.ts';

const { db } = await testDb({ demo: true });
const { people, who, save, submit, withdraw, rowOf, open, seen } = await answering(db);

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
