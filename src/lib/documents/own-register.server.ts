/** The documents of one organisation as its own people enter them in the register. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { predecessorsOf } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import type { Registration } from './register-form.ts';
import { ownEntries } from './register-places.server.ts';
import type { RegisterKind } from './register.ts';

const PER_PAGE = 25;

export type OwnEntry = Registration & {
	readonly id: string;
	readonly kind: RegisterKind;
	readonly name: string;
	readonly textNb: string;
	readonly textSv: string;
	readonly ownerId: string;
	readonly place: { kind: 'pilot' | 'need'; id: string; title: string; language: ContentLang };
	readonly uploadedOn: string;
	/** Null while nobody else reads it. */
	readonly publishedOn: string | null;
};

/** @throws 404 when there is no such organisation or its workspace is not for `by` */
export async function registerWorkspace(db: Db, by: Actor, organisationId: string) {
	const all = await organisationDirectory(db);
	const organisation = found(all.get(organisationId));
	demand(by, 'workspace.read', { organisationId });
	const covers = [organisationId, ...predecessorsOf(organisationId, all).map(({ id }) => id)];
	return { organisation, covers, mayRegister: may(by, 'document.register', { organisationId }) };
}

const columns = sql.raw(`entry.id, entry.kind, entry.name, entry.text_nb as "textNb", entry.text_sv as "textSv",
	entry.owner_id as "ownerId", entry.case_number as "caseNumber", entry.document_date::text as "documentDate",
	entry.sender, entry.receiver, entry.uploaded_on::text as "uploadedOn", entry.published_on::text as "publishedOn",
	json_build_object('kind', entry.place_kind, 'id', entry.place_id, 'title', entry.place_title,
		'language', entry.place_language) as place`);

/** Those without a case number first, since they wait for one; then the newest. */
export async function ownRegister(
	db: Db,
	covers: readonly string[],
	asked: string | null
): Promise<{ entries: OwnEntry[]; total: number; missing: number; page: Page }> {
	const [counted] = await db.execute<{ total: number; missing: number }>(sql`
		select count(*)::int as total, count(*) filter (where entry.case_number is null)::int as missing
		from ${ownEntries(covers)} as entry`);
	const { total, missing } = counted ?? { total: 0, missing: 0 };
	const page = readPage(asked, total, PER_PAGE);
	const entries = await db.execute<OwnEntry & Record<string, unknown>>(sql`
		select ${columns} from ${ownEntries(covers)} as entry
		order by entry.case_number is not null, coalesce(entry.document_date, entry.uploaded_on) desc, entry.id
		limit ${PER_PAGE} offset ${page.offset}`);
	return { entries: [...entries], total, missing, page };
}

/** Undefined where it is not among those of this workspace. */
export async function ownEntry(db: Db, covers: readonly string[], id: string): Promise<OwnEntry | undefined> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
	const [row] = await db.execute<OwnEntry & Record<string, unknown>>(
		sql`select ${columns} from ${ownEntries(covers)} as entry where entry.id = ${id}`
	);
	return row;
}
