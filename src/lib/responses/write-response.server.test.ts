import { eq } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { answering, file, firm } from '../../../tests/answering.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { aContent, openNeed } from '../../../tests/responses.ts';
import { ownResponse, ownResponses } from './own-response.server.ts';
import { responseFile } from './schema.server.ts';
import { sealedFolder } from './sealed-files.server.ts';
import { discardDraft } from './withdraw-response.server.ts';

const { db } = await testDb({ demo: true });
const { vault, people, who, save, submit, own, rowOf } = await answering(db);

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
