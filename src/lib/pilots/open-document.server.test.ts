import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { DocumentView } from '#lib/documents/document.ts';
import { pathOf } from '#lib/documents/file-folder.server.ts';
import { documentLock } from '#lib/documents/keep-documents.server.ts';
import { removeUnused } from '#lib/documents/remove-unused.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { serveDocument } from '#lib/documents/serve-document.server.ts';
import * as made from '../../../tests/files.ts';
import { testDb } from '../../../tests/db.ts';
import { context, illustrating, later } from '../../../tests/illustrating.ts';
import { editDocuments } from './edit-documents.server.ts';
import { hidePilot } from './hide-pilot.server.ts';
import { accessTo, documentsOf } from './pilot-documents.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const { dataDir, people, draft, upload, another, open, withPicture, publish } = await illustrating(db);
const { editor, supplier, secretary } = people;

describe('opening a document', () => {
	test('of a draft is for those who may read the draft', async () => {
		const { picture } = await withPicture('Robot elva');
		const seen = await Promise.all(
			Object.entries(people).map(async ([who, by]) => [who, await accessTo(db, by, picture.id)])
		);
		expect(Object.fromEntries(seen)).toEqual({
			editor: 'own',
			admin: 'own',
			finance: 'own',
			auditor: 'own',
			secretary: 'own',
			neighbour: undefined,
			supplier: undefined
		});
		expect(await accessTo(db, null, picture.id)).toBeUndefined();
		for (const id of ['../../etc/passwd', '', '0', picture.id.toUpperCase(), crypto.randomUUID()])
			expect(await accessTo(db, secretary, id)).toBeUndefined();
	});

	test('is for everybody exactly while it belongs to what is published', async () => {
		const { pilotId, picture } = await withPicture('Robot tolv');
		await publish(pilotId);
		expect(await accessTo(db, null, picture.id)).toBe('public');
		await hidePilot(db, secretary, { pilotId, hide: true, reason: 'Ett ansikte' }, context);
		expect(await accessTo(db, null, picture.id)).toBeUndefined();
		expect(await accessTo(db, supplier, picture.id)).toBeUndefined();
		expect(await accessTo(db, editor, picture.id)).toBe('own');
		await hidePilot(db, secretary, { pilotId, hide: false, reason: 'Klart' }, context);
		expect(await accessTo(db, null, picture.id)).toBe('public');
		await db.update(pilot).set({ withdrawnAt: later, withdrawnReason: 'Slut' }).where(eq(pilot.id, pilotId));
		expect(await accessTo(db, null, picture.id)).toBeUndefined();
		await db.update(pilot).set({ withdrawnAt: null, withdrawnReason: '' }).where(eq(pilot.id, pilotId));
		await db.update(pilotVersion).set({ publication: 'withdrawn' }).where(eq(pilotVersion.pilotId, pilotId));
		expect(await accessTo(db, null, picture.id)).toBeUndefined();
	});

	test('gives the width that is asked for, and says no more than it must', async () => {
		const { picture } = await withPicture('Robot tretton');
		const ask = (more: object) =>
			serveDocument(db, dataDir, {
				id: picture.id,
				name: picture.name,
				width: null,
				known: null,
				isPublic: true,
				...more
			});
		for (const [width, drawn] of [
			[null, 1200],
			['100', 480],
			['480', 480],
			['481', 960],
			['9999', 1200],
			['x', 1200],
			['-1', 480]
		] as const) {
			const answer = await ask({ width });
			const bytes = Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer());
			expect([width, (await sharp(bytes).metadata()).width]).toEqual([width, drawn]);
			expect(answer?.headers.get('content-length')).toBe(String(bytes.length));
		}
		const answer = await ask({});
		expect(Object.fromEntries(answer?.headers ?? [])).toMatchObject({
			'content-type': 'image/webp',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cross-origin-resource-policy': 'same-origin',
			'cache-control': 'public, max-age=300'
		});
		expect((await ask({ known: answer?.headers.get('etag') }))?.status).toBe(304);
		expect((await ask({ isPublic: false }))?.headers.get('cache-control')).toBe('private, no-store');
		expect(await ask({ name: 'annat.webp' })).toBeUndefined();
	});

	test('saves everything but pictures instead of showing it', async () => {
		const pilotId = await draft('Robot fjorton');
		await upload(pilotId, [{ name: 'Rapport från Åsa.pdf', content: made.pdf('x') }]);
		const [report] = await open(pilotId);
		const answer = await serveDocument(db, dataDir, {
			id: report?.id ?? '',
			name: 'Rapport från Åsa.pdf',
			width: '480',
			known: null,
			isPublic: false
		});
		expect(answer?.headers.get('content-disposition')).toBe(
			`attachment; filename="Rapport fr_n _sa.pdf"; filename*=UTF-8''Rapport%20fr%C3%A5n%20%C3%85sa.pdf`
		);
		expect(answer?.headers.get('content-type')).toBe('application/pdf');
		expect(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer()).equals(made.pdf('x'))).toBe(true);
	});

	test('shows a PDF and plain text to whom asks to read it, outside this site and in no frame', async () => {
		const pilotId = await draft('Robot femton');
		await upload(pilotId, [
			{ name: 'Rapport.pdf', content: made.pdf('y') },
			{ name: 'Notat.txt', content: Buffer.from('Vi lærte mye.') },
			{ name: 'Plan.docx', content: made.docx() }
		]);
		const headers = async (document: DocumentView, wish: 'read' | 'save') => {
			const asked = { id: document.id, name: document.name, width: null, known: null, isPublic: true, wish };
			const answer = await serveDocument(db, dataDir, asked);
			await answer?.arrayBuffer();
			const disposition = answer?.headers.get('content-disposition')?.split(';')[0];
			return [document.name, disposition, answer?.headers.get('content-security-policy')];
		};
		const documents = await open(pilotId);
		const sandboxed = "default-src 'none'; sandbox";
		expect(await Promise.all(documents.map((document) => headers(document, 'read')))).toEqual([
			['Rapport.pdf', 'inline', expect.stringContaining("frame-ancestors 'none'")],
			['Notat.txt', 'inline', sandboxed],
			['Plan.docx', 'attachment', sandboxed]
		]);
		const { picture } = await withPicture('Robot sexton');
		for (const document of [...documents, picture])
			expect(await headers(document, 'save')).toEqual([document.name, 'attachment', sandboxed]);
	});
});

describe('the daily round', () => {
	test('takes what no version shows, and leaves what another document still names', async () => {
		const file = await another('delad');
		const one = await draft('Robot femton');
		const two = await draft('Robot sexton');
		for (const each of [one, two]) await upload(each, [file]);
		const [mine] = await open(one);
		const [theirs] = await open(two);
		const [row] = await db
			.select()
			.from(document)
			.where(eq(document.id, mine?.id ?? ''));
		const path = pathOf(dataDir, row?.sha256 ?? '');
		await removeUnused(db, dataDir, new Date(0));
		await editDocuments(db, editor, one, { texts: [], move: { what: 'remove', id: mine?.id ?? '' } });
		expect(await removeUnused(db, dataDir, new Date(0))).toEqual({ documents: 0, files: 0 });
		expect((await removeUnused(db, dataDir, later)).documents).toBeGreaterThan(0);
		expect(await documentsOf(db, two, 1)).toHaveLength(1);
		expect(existsSync(path)).toBe(true);

		await editDocuments(db, editor, two, { texts: [], move: { what: 'remove', id: theirs?.id ?? '' } });
		expect(await removeUnused(db, dataDir, later)).toEqual({ documents: 1, files: 3 });
		expect(existsSync(path)).toBe(false);
		expect(existsSync(`${path}-480`)).toBe(false);
	});

	test('takes files that a killed process left behind, and never one that has a row', async () => {
		const orphan = pathOf(dataDir, 'ab'.repeat(32));
		await upload(await draft('Robot sjutton'), [await another('kvar')]);
		await mkdir(join(orphan, '..'), { recursive: true });
		await writeFile(orphan, 'halv');
		expect((await removeUnused(db, dataDir, later)).files).toBe(1);
		const rows = await db.select({ sha256: document.sha256 }).from(document);
		expect(rows.length).toBeGreaterThan(5);
		for (const { sha256 } of rows) expect(existsSync(pathOf(dataDir, sha256))).toBe(true);
	});

	test('waits for whoever is keeping a file just now', async () => {
		const order: string[] = [];
		let removing: Promise<unknown> = Promise.resolve();
		await db.transaction(async (tx) => {
			await tx.execute(sql`select pg_advisory_xact_lock_shared(${documentLock})`);
			removing = removeUnused(db, dataDir, later).then(() => order.push('removed'));
			await new Promise((done) => setTimeout(done, 300));
			order.push('kept');
		});
		await removing;
		expect(order).toEqual(['kept', 'removed']);
	});
});
