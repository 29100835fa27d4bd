/** The demonstration's pictures, which go the way of every uploaded file: told by content, drawn anew, kept. */
import { join } from 'node:path';
import { inArray } from 'drizzle-orm';
import pictures from '#data/demo-pictures.json' with { type: 'json' };
import world from '#data/demo-world.json' with { type: 'json' };
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { inWaitingFolder } from '#lib/documents/file-folder.server.ts';
import { keepDocuments } from '#lib/documents/keep-documents.server.ts';
import { prepareFiles } from '#lib/documents/prepare-files.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { writeTexts } from '#lib/documents/write-texts.server.ts';
import { isContentLang } from '#lib/lang.ts';
import { pilotDocument } from '#lib/pilots/schema.server.ts';
import { drawing } from './demo-drawing.ts';
import { editorOf } from './demo-owner.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';
import type { DemoPilots } from './demo-pilots.server.ts';

type Picture = (typeof pictures)[number];

export async function loadDemoPictures(tx: Db, people: DemoPeople, pilots: DemoPilots, dataDir: string): Promise<void> {
	const kept = await inWaitingFolder(dataDir, async (folder) => {
		const ids: { id: string; picture: Picture }[] = [];
		for (const picture of pictures) ids.push({ id: await keep(tx, people, picture, { folder, dataDir }), picture });
		return ids;
	});
	const ids = kept.map(({ id }) => id);
	await writeTexts(
		tx,
		kept.map(({ id, picture: { textNb, textSv } }) => ({ id, textNb, textSv }))
	);
	await tx.update(document).set({ isDemo: true }).where(inArray(document.id, ids));
	await tx.insert(pilotDocument).values(
		kept.map(({ id, picture }) => ({
			pilotId: pilots.get(picture.pilot) ?? '',
			number: 1,
			documentId: id,
			position: 0
		}))
	);
}

type Folders = { folder: string; dataDir: string };

async function keep(tx: Db, people: DemoPeople, picture: Picture, { folder, dataDir }: Folders): Promise<string> {
	// only here: a start that has the demonstration already needs no drawing
	const { default: sharp } = await import('sharp');
	const owner = world.pilots.find(({ id }) => id === picture.pilot);
	if (!owner || !isContentLang(owner.language)) throw new Error(`No pilot ${picture.pilot} to show a picture of`);
	const path = join(folder, picture.drawing);
	await sharp(Buffer.from(drawing(picture.drawing)))
		.png()
		.toFile(path);
	const file = { name: picture.name, path, isTooLarge: false };
	const prepared = await prepareFiles({ fields: new FormData(), files: [file], issues: [] });
	if (!prepared.ok) throw new Error(`${picture.name} is refused`);
	const keeper = { organisationId: owner.owner_partner, language: owner.language };
	const [id] = await keepDocuments(tx, editor(people, owner.owner_partner), dataDir, prepared.value, keeper);
	if (id === undefined) throw new Error(`${picture.name} was not kept`);
	return id;
}

function editor(people: DemoPeople, organisation: string): Actor {
	const email = editorOf(organisation);
	return { personId: idOf(people, email), name: email, email, language: 'nb', memberships: [] };
}
