import { eq, sql } from 'drizzle-orm';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { need } from '#lib/needs/schema.server.ts';
import { answering, file, firm } from '../../../tests/answering.ts';
import { testDb } from '../../../tests/db.ts';
import { aContent, openNeed, passDeadline } from '../../../tests/responses.ts';
import { openFile, openResponse } from './open-response.server.ts';
import { ownFile } from './own-response.server.ts';
import type { ResponseState } from './response.ts';
import { responsesTo } from './responses.server.ts';
import { response } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const { vault, people, who, save, submit, own, rowOf, open, seen } = await answering(db);

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
