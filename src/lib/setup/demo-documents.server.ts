/** The demonstration's documents, which go the way of every uploaded file, and what its archives say of them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import documents from '#data/demo-documents.json' with { type: 'json' };
import world from '#data/demo-world.json' with { type: 'json' };
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { inWaitingFolder } from '#lib/documents/file-folder.server.ts';
import { keepDocuments } from '#lib/documents/keep-documents.server.ts';
import { prepareFiles } from '#lib/documents/prepare-files.server.ts';
import { isContentLang } from '#lib/lang.ts';
import { typeset } from '#lib/typst.server.ts';
import { editorOf } from './demo-owner.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';
import type { DemoPilots } from './demo-pilots.server.ts';

type DemoDocument = (typeof documents)[number];

const template = `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: "SOL")
#set text(lang: d.lang, font: "Libertinus Serif", size: 11pt)
#set page(paper: "a4", margin: 2.5cm)
= #d.title
#for paragraph in d.paragraphs [#paragraph #parbreak()]`;

export async function loadDemoDocuments(
	tx: Db,
	people: DemoPeople,
	pilots: DemoPilots,
	dataDir: string
): Promise<void> {
	await inWaitingFolder(dataDir, async (folder) => {
		for (const document of documents) await load(tx, { people, pilots, folder, dataDir }, document);
	});
}

type World = { people: DemoPeople; pilots: DemoPilots; folder: string; dataDir: string };

async function load(tx: Db, { people, pilots, folder, dataDir }: World, document: DemoDocument): Promise<void> {
	const owner = world.pilots.find(({ id }) => id === document.pilot);
	if (!owner || !isContentLang(owner.language)) throw new Error(`No pilot ${document.pilot} to add a document to`);
	const content = await contentOf(document, owner.language);
	// where there is no typesetter there is one document less
	if (content === undefined) return;
	const path = join(folder, document.name);
	await writeFile(path, content);
	const prepared = await prepareFiles({
		fields: new FormData(),
		files: [{ name: document.name, path, isTooLarge: false }],
		issues: []
	});
	if (!prepared.ok) throw new Error(`${document.name} is refused`);
	const keeper = { organisationId: owner.owner_partner, language: owner.language };
	const [id] = await keepDocuments(tx, editor(people, owner.owner_partner), dataDir, prepared.value, keeper);
	await tx.execute(sql`
		insert into pilot_document (pilot_id, number, document_id, position)
		values (${pilots.get(document.pilot) ?? ''}, 1, ${id}, 10)`);
	await tx.execute(sql`
		update document set is_demo = true, text_nb = ${document.textNb}, text_sv = ${document.textSv}
		where id = ${id}`);
	if (document.case !== null) await register(tx, id ?? '', document, document.case);
}

/** On a day before its pilot was published, in a case of that year: the days of the demonstration move. */
async function register(tx: Db, id: string, document: DemoDocument, number: string): Promise<void> {
	const [register, serial] = number.includes(' ') ? number.split(' ') : ['', number];
	await tx.execute(sql`
		update document set document_date = written.day, sender = ${document.sender}, receiver = ${document.receiver},
			registered_at = written.day + interval '12 hours',
			case_number = trim(${register} || ' ' || extract(year from written.day)::text || '/' || ${serial}::text)
		from (
			select (p.published_at - ${`${document.daysBefore} days`}::interval)::date as day
			from pilot p join pilot_document pd on pd.pilot_id = p.id and pd.document_id = ${id}
		) as written
		where document.id = ${id}`);
}

async function contentOf(
	{ kind, textNb, textSv, paragraphs }: DemoDocument,
	lang: string
): Promise<string | Uint8Array | undefined> {
	const title = lang === 'sv' ? textSv : textNb;
	if (kind === 'text') return [title, ...paragraphs, ''].join('\n\n');
	const set = await typeset({ template, data: { title, lang, paragraphs } });
	return set.ok ? set.pdf : undefined;
}

function editor(people: DemoPeople, organisation: string): Actor {
	const email = editorOf(organisation);
	return { personId: idOf(people, email), name: email, email, language: 'nb', memberships: [] };
}
