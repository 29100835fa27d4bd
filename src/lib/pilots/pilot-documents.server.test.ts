import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { stampOf, type ListForm, type Move } from '#lib/documents/document-form.ts';
import type { DocumentView } from '#lib/documents/document.ts';
import { pathOf } from '#lib/documents/file-folder.server.ts';
import { documentLock } from '#lib/documents/keep-documents.server.ts';
import { removeUnused } from '#lib/documents/remove-unused.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { serveDocument } from '#lib/documents/serve-document.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import * as made from '../../../tests/files.ts';
import { full } from '../../../tests/pilot-contents.ts';
import { uploadToPilot } from './attach-documents.server.ts';
import { decidePilot } from './decide-pilot.server.ts';
import { editDocuments } from './edit-documents.server.ts';
import { hidePilot } from './hide-pilot.server.ts';
import { openDraft } from './open-draft.server.ts';
import { accessTo, documentsOf } from './pilot-documents.server.ts';
import { pilotHub } from './pilot-hub.server.ts';
import { publishedPilot } from './pilot-views.server.ts';
import { pilotById } from './pilots.server.ts';
import { registerPilot } from './register-pilot.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';
import { submitPilot } from './submit-pilot.server.ts';

const today = '2026-11-21';
const context = { origin: 'https://sol.example', today };
const later = new Date(Date.now() + 3_600_000);
let db: Db;
let dataDir: string;
let photo: Buffer;
const people: Record<string, Actor> = {};
let editor: Actor, secretary: Actor, supplier: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	dataDir = await mkdtemp(join(tmpdir(), 'sol-pilot-files-'));
	photo = await made.photo({ width: 1200, height: 900 });
	const names = ['redaktor.karlstad', 'admin.karlstad', 'okonomi.karlstad', 'redaktor.ringsaker', 'leverandor1'];
	for (const name of [...names, 'revisor', 'sekretariat2']) people[name] = await actorOf(db, name);
	editor = await actorOf(db, 'redaktor.karlstad');
	secretary = await actorOf(db, 'sekretariat2');
	supplier = await actorOf(db, 'leverandor1');
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function draft(title: string): Promise<string> {
	const done = await registerPilot(db, editor, 'karlstad', { title, language: 'sv' }, today);
	if (!done.ok) throw new Error('refused');
	const { summary, targetGroup, technologyArea, startsOn, endsOn } = full;
	const content = { summary, targetGroup, technologyArea, startsOn, endsOn };
	await db.update(pilotVersion).set(content).where(eq(pilotVersion.pilotId, done.value));
	return done.value;
}

const upload = (pilotId: string, files: readonly made.Upload[], fields = {}, by = editor) =>
	uploadToPilot(db, by, { pilotId, dataDir }, made.uploadOf(files, fields));

let count = 0;
async function another(title: string): Promise<made.Upload> {
	count += 1;
	const tint = count * 9;
	const content = await sharp(photo)
		.tint({ r: tint, g: 100, b: 255 - tint })
		.jpeg()
		.toBuffer();
	return { name: `${title}.jpg`, content };
}

async function open(pilotId: string): Promise<DocumentView[]> {
	const found = await pilotById(db, pilotId);
	return documentsOf(db, pilotId, (found?.open ?? found?.last)?.number ?? 0);
}

function list(documents: readonly DocumentView[], texts: string, move?: Move): ListForm {
	return {
		texts: documents.map((each) => ({ id: each.id, textNb: texts, textSv: texts, was: stampOf(each) })),
		move
	};
}

async function publish(pilotId: string): Promise<void> {
	await editDocuments(db, editor, pilotId, list(await open(pilotId), 'En robot'));
	expect(await submitPilot(db, editor, pilotId)).toMatchObject({ ok: true });
	const { revision = 0 } = (await pilotById(db, pilotId))?.open ?? {};
	const decision = { pilotId, revision, verdict: 'publish', remarks: [], language: 'sv' } as const;
	expect(await decidePilot(db, secretary, decision, context)).toMatchObject({ ok: true });
}

async function withPicture(title: string): Promise<{ pilotId: string; picture: DocumentView }> {
	const pilotId = await draft(title);
	expect(await upload(pilotId, [await another(title)])).toEqual({ ok: true, value: '1' });
	const [picture] = await open(pilotId);
	if (!picture) throw new Error('nothing was kept');
	return { pilotId, picture };
}

describe('an editor uploads pictures and documents', () => {
	test('they stand in the order they came in, their bytes before their rows', async () => {
		const pilotId = await draft('Robot ett');
		const files = [await another('Bild'), { name: 'Plan.docx', content: made.docx() }];
		expect(await upload(pilotId, files)).toEqual({ ok: true, value: '2' });
		expect(await open(pilotId)).toMatchObject([
			{ name: 'Bild.webp', width: 1200, language: 'sv', textNb: '' },
			{ name: 'Plan.docx', width: null }
		]);
		const rows = await db.select({ sha256: document.sha256, width: document.width }).from(document);
		for (const { sha256, width } of rows) {
			expect(existsSync(pathOf(dataDir, sha256))).toBe(true);
			if (width !== null) expect(existsSync(pathOf(dataDir, sha256, 480))).toBe(true);
		}
		expect(await readdir(join(dataDir, 'files', 'tmp'))).toEqual([]);
	});

	test('the same form sent twice uploads once, the same file again is named', async () => {
		const pilotId = await draft('Robot två');
		const files = [await another('Bild')];
		const fields = { once: crypto.randomUUID() };
		expect(await upload(pilotId, files, fields)).toEqual({ ok: true, value: '1' });
		expect(await upload(pilotId, files, fields)).toEqual({ ok: true, value: '1' });
		expect(await upload(pilotId, files)).toMatchObject({
			ok: false,
			issues: [{ key: 'document.already_there', params: { name: 'Bild.webp' } }]
		});
		expect(await open(pilotId)).toHaveLength(1);
	});

	test('nothing is kept of a request with one faulty file', async () => {
		const pilotId = await draft('Robot tre');
		const files = [await another('Bild'), { name: 'faktura.pdf', content: made.windowsProgram }];
		expect(await upload(pilotId, files)).toMatchObject({ ok: false, issues: [{ key: 'document.is_program' }] });
		expect(await open(pilotId)).toEqual([]);
	});

	test('only those who write in the pilot, and only while it may be written in', async () => {
		const pilotId = await draft('Robot fyra');
		const file = [await another('Bild')];
		for (const [who, status] of [
			['okonomi.karlstad', 403],
			['revisor', 403],
			['sekretariat2', 403],
			['redaktor.ringsaker', 404],
			['leverandor1', 404]
		] as const) {
			await expect(upload(pilotId, file, {}, people[who])).rejects.toMatchObject({ status });
			const edit = editDocuments(db, people[who] ?? editor, pilotId, { texts: [], move: undefined });
			await expect(edit).rejects.toMatchObject({ status });
		}
		await submitPilot(db, editor, pilotId);
		expect(await upload(pilotId, file)).toMatchObject({ ok: false, issues: [{ key: 'pilot.not_open' }] });
		expect(await editDocuments(db, editor, pilotId, { texts: [], move: undefined })).toMatchObject({ ok: false });
	});
});

describe('a picture without words', () => {
	test('hinders publishing until it is told of in both languages', async () => {
		const { pilotId, picture } = await withPicture('Robot fem');
		const refused = { ok: false, issues: [{ key: 'document.text_missing', params: { count: 1 } }] };
		expect(await submitPilot(db, editor, pilotId)).toMatchObject(refused);
		const half = { id: picture.id, textNb: 'En robot', textSv: '', was: stampOf(picture) };
		await editDocuments(db, editor, pilotId, { texts: [half], move: undefined });
		expect(await submitPilot(db, editor, pilotId)).toMatchObject(refused);
		expect((await pilotHub(db, editor, { organisation: 'karlstad', id: pilotId }, 'sv')).documents).toEqual({
			count: 1,
			withoutText: 1
		});
		const whole = { id: picture.id, textNb: 'En robot', textSv: 'En robot', was: stampOf(half) };
		await editDocuments(db, editor, pilotId, { texts: [whole], move: undefined });
		expect(await submitPilot(db, editor, pilotId)).toMatchObject({ ok: true });
	});
});

describe('the list of a version', () => {
	test('is put in order, and one is taken out', async () => {
		const pilotId = await draft('Robot sex');
		const files = [await another('a'), await another('b'), await another('c')];
		await upload(pilotId, files.slice(0, 2));
		await upload(pilotId, files.slice(2));
		const names = async () => (await open(pilotId)).map(({ name }) => name[0]).join('');
		expect(await names()).toBe('abc');
		const [, , third] = await open(pilotId);
		await editDocuments(db, editor, pilotId, { texts: [], move: { what: 'up', id: third?.id ?? '' } });
		expect(await names()).toBe('acb');
		await editDocuments(db, editor, pilotId, { texts: [], move: { what: 'remove', id: third?.id ?? '' } });
		expect(await names()).toBe('ab');
		expect(await accessTo(db, editor, third?.id ?? '')).toBeUndefined();
	});

	test('tells the second of two who wrote about the same picture', async () => {
		const { pilotId, picture } = await withPicture('Robot sju');
		await editDocuments(db, editor, pilotId, list([picture], 'Först'));
		const administrator = people['admin.karlstad'] ?? editor;
		expect(await editDocuments(db, administrator, pilotId, list([picture], 'Sedan'))).toMatchObject({
			ok: false,
			issues: [{ field: `nb-${picture.id}`, key: 'document.changed_meanwhile' }]
		});
		expect(await open(pilotId)).toMatchObject([{ textNb: 'Först', textSv: 'Först' }]);
	});

	test('takes no foreign document and no foreign text', async () => {
		const { picture } = await withPicture('Robot åtta');
		const mine = await withPicture('Robot nio');
		expect(await editDocuments(db, editor, mine.pilotId, list([picture], 'Annan'))).toMatchObject({ ok: false });
		const move = { what: 'remove', id: picture.id } as const;
		expect(await editDocuments(db, editor, mine.pilotId, { texts: [], move })).toEqual({ ok: true, value: null });
		expect(await accessTo(db, editor, picture.id)).toBe('own');
	});
});

async function shown(pilotId: string): Promise<readonly DocumentView[] | undefined> {
	const { slug = '' } = (await pilotById(db, pilotId)) ?? {};
	return (await publishedPilot(db, slug, today))?.documents;
}

describe('the next version', () => {
	test('begins with the same pictures, and what it says of them is public only with it', async () => {
		const { pilotId } = await withPicture('Robot tio');
		await publish(pilotId);
		await openDraft(db, editor, pilotId);
		const [before] = await open(pilotId);
		expect(before).toMatchObject({ textNb: 'En robot' });
		await editDocuments(db, editor, pilotId, list(before ? [before] : [], 'Två robotar'));
		const [after] = await open(pilotId);
		expect(after).toMatchObject({ textNb: 'Två robotar' });
		expect(await shown(pilotId)).toMatchObject([{ id: before?.id, textNb: 'En robot' }]);
		expect(await accessTo(db, null, before?.id ?? '')).toBe('public');
		expect(await accessTo(db, null, after?.id ?? '')).toBeUndefined();

		await editDocuments(db, editor, pilotId, { texts: [], move: { what: 'remove', id: after?.id ?? '' } });
		expect(await shown(pilotId)).toHaveLength(1);
	});
});

describe('opening a document', () => {
	test('of a draft is for those who may read the draft', async () => {
		const { picture } = await withPicture('Robot elva');
		const seen = await Promise.all(
			Object.entries(people).map(async ([who, by]) => [who, await accessTo(db, by, picture.id)])
		);
		expect(Object.fromEntries(seen)).toEqual({
			'redaktor.karlstad': 'own',
			'admin.karlstad': 'own',
			'okonomi.karlstad': 'own',
			revisor: 'own',
			sekretariat2: 'own',
			'redaktor.ringsaker': undefined,
			leverandor1: undefined
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
		await rm(join(orphan, '..'), { recursive: true, force: true });
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
