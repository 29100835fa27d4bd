/** Pilots of Karlstad's with pictures and documents, and those who may see them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, expect } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { stampOf, type ListForm } from '#lib/documents/document-form.ts';
import type { DocumentView } from '#lib/documents/document.ts';
import { uploadToPilot } from '#lib/pilots/attach-documents.server.ts';
import { decidePilot } from '#lib/pilots/decide-pilot.server.ts';
import { editDocuments } from '#lib/pilots/edit-documents.server.ts';
import { documentsOf } from '#lib/pilots/pilot-documents.server.ts';
import { pilotById } from '#lib/pilots/pilots.server.ts';
import { registerPilot } from '#lib/pilots/register-pilot.server.ts';
import { pilotVersion } from '#lib/pilots/schema.server.ts';
import { submitPilot } from '#lib/pilots/submit-pilot.server.ts';
import { actorOf } from './actor.ts';
import { accepted } from './decided.ts';
import { photo, uploadOf, type Upload } from './files.ts';
import { full } from './pilot-contents.ts';

export const today = '2026-11-21';
export const context = { origin: 'https://sol.example', today };
export const later = new Date(Date.now() + 3_600_000);

/** Both texts of each document, the same in both languages. */
export const list = (documents: readonly DocumentView[], texts: string): ListForm => ({
	texts: documents.map((each) => ({ id: each.id, textNb: texts, textSv: texts, was: stampOf(each) })),
	move: undefined
});

export async function illustrating(db: Db) {
	const dataDir = await mkdtemp(join(tmpdir(), 'sol-pilot-files-'));
	afterAll(() => rm(dataDir, { recursive: true, force: true }));
	const taken = await photo({ width: 1200, height: 900 });
	const [editor, admin, finance, neighbour, supplier, auditor, secretary] = await Promise.all([
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'admin.karlstad'),
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'leverandor1'),
		actorOf(db, 'revisor'),
		actorOf(db, 'sekretariat2')
	]);

	async function draft(title: string): Promise<string> {
		const id = accepted(await registerPilot(db, editor, 'karlstad', { title, language: 'sv' }, today));
		const { summary, targetGroup, technologyArea, startsOn, endsOn } = full;
		const content = { summary, targetGroup, technologyArea, startsOn, endsOn };
		await db.update(pilotVersion).set(content).where(eq(pilotVersion.pilotId, id));
		return id;
	}

	const upload = (pilotId: string, files: readonly Upload[], fields = {}, by = editor) =>
		uploadToPilot(db, by, { pilotId, dataDir }, uploadOf(files, fields));

	let count = 0;
	/** A picture that nobody has uploaded yet. */
	async function another(title: string): Promise<Upload> {
		count += 1;
		const tint = count * 9;
		const content = await sharp(taken)
			.tint({ r: tint, g: 100, b: 255 - tint })
			.jpeg()
			.toBuffer();
		return { name: `${title}.jpg`, content };
	}

	async function open(pilotId: string): Promise<DocumentView[]> {
		const found = await pilotById(db, pilotId);
		return documentsOf(db, pilotId, (found?.open ?? found?.last)?.number ?? 0);
	}

	async function withPicture(title: string): Promise<{ pilotId: string; picture: DocumentView }> {
		const pilotId = await draft(title);
		expect(await upload(pilotId, [await another(title)])).toEqual({ ok: true, value: '1' });
		const [picture] = await open(pilotId);
		if (!picture) throw new Error('nothing was kept');
		return { pilotId, picture };
	}

	async function publish(pilotId: string): Promise<void> {
		await editDocuments(db, editor, pilotId, list(await open(pilotId), 'En robot'));
		accepted(await submitPilot(db, editor, pilotId));
		const { revision = 0 } = (await pilotById(db, pilotId))?.open ?? {};
		const decision = { pilotId, revision, verdict: 'publish', remarks: [], language: 'sv' } as const;
		accepted(await decidePilot(db, secretary, decision, context));
	}

	const people = { editor, admin, finance, neighbour, supplier, auditor, secretary };
	return { dataDir, people, draft, upload, another, open, withPicture, publish };
}
