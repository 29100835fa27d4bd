import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { removeUnused } from '#lib/documents/remove-unused.server.ts';
import { serveDocument } from '#lib/documents/serve-document.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { pdf } from '../../../tests/files.ts';
import { openNeed } from '../../../tests/responses.ts';
import { accessToNeedDocument, documentsOfNeed, removeFromNeed, uploadToNeed } from './need-documents.server.ts';
import { needInFull } from './need-page.server.ts';
import { need } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const dataDir = await mkdtemp(join(tmpdir(), 'sol-need-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));
const editor = await actorOf(db, 'redaktor.karlstad');
const supplier = await actorOf(db, 'leverandor1');
const tomorrow = new Date(Date.now() + 86_400_000);

function form(...names: string[]): Request {
	const body = new FormData();
	for (const name of names)
		body.append('files', new File([new Uint8Array(pdf(name))], name, { type: 'application/pdf' }));
	return new Request('http://127.0.0.1/', { method: 'POST', body });
}
const draft = () => openNeed(db, { state: 'draft', publishedAt: null });
const upload = (needId: string, ...names: string[]) => uploadToNeed(db, editor, { needId, dataDir }, form(...names));

describe('putting documents with a need', () => {
	test('shows them to all once it is open, and never takes them for left over', async () => {
		const { id, slug } = await draft();
		expect(await upload(id, 'ritning.pdf', 'antal.pdf')).toEqual({ ok: true, value: '2' });
		const [first] = await documentsOfNeed(db, id);
		expect(first?.name).toBe('antal.pdf');
		const document = first?.id ?? '';
		expect(await accessToNeedDocument(db, supplier, document)).toBeUndefined();

		await db.update(need).set({ state: 'open', publishedAt: new Date() }).where(eq(need.id, id));
		expect((await needInFull(db, slug))?.documents.map(({ name }) => name)).toEqual(['antal.pdf', 'ritning.pdf']);
		expect(await accessToNeedDocument(db, null, document)).toBe('public');
		await removeUnused(db, dataDir, tomorrow);
		const asked = { id: document, name: 'antal.pdf', width: null, known: null, isPublic: true };
		const served = await serveDocument(db, dataDir, asked);
		expect(Buffer.from((await served?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(Buffer.from(pdf('antal.pdf')));
	});

	test('takes one away again, from the draft and, a day later, from the disk', async () => {
		const { id } = await draft();
		await upload(id, 'fel.pdf');
		const [wrong] = await documentsOfNeed(db, id);
		await removeFromNeed(db, editor, id, wrong?.id ?? '');
		expect(await documentsOfNeed(db, id)).toEqual([]);
		expect((await removeUnused(db, dataDir, tomorrow)).documents).toBeGreaterThanOrEqual(1);
	});

	test('changes nothing of what was sent in or stands open', async () => {
		const { id } = await draft();
		await upload(id, 'ett.pdf');
		const [one] = await documentsOfNeed(db, id);
		await db.update(need).set({ state: 'open', publishedAt: new Date() }).where(eq(need.id, id));
		expect(issuesOf(await upload(id, 'till.pdf')).map(({ key }) => key)).toEqual(['need.moved_on']);
		expect(issuesOf(await removeFromNeed(db, editor, id, one?.id ?? '')).map(({ key }) => key)).toEqual([
			'need.moved_on'
		]);
		expect(await documentsOfNeed(db, id)).toHaveLength(1);
	});
});
