import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stampOf } from '#lib/documents/document-form.ts';
import type { DocumentView } from '#lib/documents/document.ts';
import { pathOf } from '#lib/documents/file-folder.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import * as made from '../../../tests/files.ts';
import { testDb } from '../../../tests/db.ts';
import { illustrating, list, today } from '../../../tests/illustrating.ts';
import { editDocuments } from './edit-documents.server.ts';
import { openDraft } from './open-draft.server.ts';
import { accessTo } from './pilot-documents.server.ts';
import { pilotHub } from './pilot-hub.server.ts';
import { publishedPilot } from './pilot-views.server.ts';
import { pilotById } from './pilots.server.ts';
import { submitPilot } from './submit-pilot.server.ts';

const { db } = await testDb({ demo: true });
const { dataDir, people, draft, upload, another, open, withPicture, publish } = await illustrating(db);
const { editor, admin, finance, neighbour, supplier, auditor, secretary } = people;

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
		for (const [by, status] of [
			[finance, 403],
			[auditor, 403],
			[secretary, 403],
			[neighbour, 404],
			[supplier, 404]
		] as const) {
			await expect(upload(pilotId, file, {}, by)).rejects.toMatchObject({ status });
			const edit = editDocuments(db, by, pilotId, { texts: [], move: undefined });
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
		expect(await editDocuments(db, admin, pilotId, list([picture], 'Sedan'))).toMatchObject({
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
