/** Reads of the public register of documents. */
import { and, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { predecessorsOf, type Directory } from '#lib/organisations/organisation.ts';
import { readPage, type Page } from '#lib/page.ts';
import { publicEntries } from './register-places.server.ts';
import { listedEntry, soughtWords, type RegisterEntry, type RegisterKind, type RegisterQuery } from './register.ts';

const PER_PAGE = 25;
/** Of one download; more than the programme has ever published. */
const MOST_IN_FILE = 20_000;

const entryColumns = sql.raw(`entry.id, entry.kind, entry.name, entry.text_nb as "textNb", entry.text_sv as "textSv",
	entry.language, entry.byte_count::int as "byteCount", entry.sha256, entry.owner_id as "ownerId",
	entry.case_number as "caseNumber", entry.document_date::text as "documentDate",
	entry.published_on::text as "publishedOn", entry.sender, entry.receiver,
	json_build_object('kind', entry.place_kind, 'slug', entry.place_slug, 'title', entry.place_title,
		'language', entry.place_language) as place`);
const newestFirst = sql.raw(`coalesce(entry.document_date, entry.published_on) desc, entry.id`);

type RegisterPage = { entries: RegisterEntry[]; total: number; page: Page };

/** One page of it, the newest first, without names that are no longer open. */
export async function publicRegister(
	db: Db,
	query: RegisterQuery,
	all: Directory,
	today: string
): Promise<RegisterPage> {
	const condition = conditionOf(query, all, today);
	const [counted] = await db.execute<{ total: number }>(sql`
		select count(*)::int as total from ${publicEntries} as entry
		left join organisation owner on owner.id = entry.owner_id where ${condition}`);
	const total = counted?.total ?? 0;
	const page = readPage(query.page, total, PER_PAGE);
	return { entries: await entriesOf(db, condition, today, page.offset, PER_PAGE), total, page };
}

/** All of it that fits, for a file. */
export async function registerForFile(
	db: Db,
	query: RegisterQuery,
	all: Directory,
	today: string
): Promise<RegisterEntry[]> {
	return entriesOf(db, conditionOf(query, all, today), today, 0, MOST_IN_FILE);
}

/** One document with everything that is known of it, its names whatever its age; undefined when it is not public. */
export async function registerEntry(db: Db, id: string): Promise<RegisterEntry | undefined> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
	const [row] = await db.execute<RegisterEntry & Record<string, unknown>>(sql`
		select ${entryColumns} from ${publicEntries} as entry where entry.id = ${id} and entry.kind <> 'minutes'`);
	return row;
}

type RegisterChoices = { owners: string[]; years: number[]; kinds: RegisterKind[] };

/** What there is to choose among. */
export async function registerChoices(db: Db): Promise<RegisterChoices> {
	const [row] = await db.execute<{ owners: string[] | null; years: number[] | null; kinds: RegisterKind[] | null }>(sql`
		select array_agg(distinct owner_id) filter (where owner_id is not null) as owners,
			array_agg(distinct extract(year from coalesce(document_date, published_on))::int) as years,
			array_agg(distinct kind) as kinds
		from ${publicEntries} as entry`);
	return { owners: row?.owners ?? [], years: (row?.years ?? []).toReversed(), kinds: row?.kinds ?? [] };
}

async function entriesOf(
	db: Db,
	condition: SQL | undefined,
	today: string,
	offset: number,
	limit: number
): Promise<RegisterEntry[]> {
	const rows = await db.execute<RegisterEntry & { language: ContentLang } & Record<string, unknown>>(sql`
		select ${entryColumns} from ${publicEntries} as entry
		left join organisation owner on owner.id = entry.owner_id
		where ${condition} order by ${newestFirst} limit ${limit} offset ${offset}`);
	return rows.map((row) => listedEntry(row, today));
}

function conditionOf({ q, organisation, year, kind }: RegisterQuery, all: Directory, today: string): SQL | undefined {
	const owners = organisation === null ? [] : [organisation, ...predecessorsOf(organisation, all).map(({ id }) => id)];
	return and(
		sql`true`,
		organisation === null ? undefined : sql`entry.owner_id = any(${sql.param(owners)}::text[])`,
		year === null
			? undefined
			: sql`extract(year from coalesce(entry.document_date, entry.published_on))::int = ${year}::int`,
		kind === null ? undefined : sql`entry.kind = ${kind}`,
		...soughtWords(q).map((word) => standsIn(word, today))
	);
}

/** The file's name counts where it is the title. A name of a person counts as long as `areNamesOpen` says. */
function standsIn(word: string, today: string): SQL {
	const always = sql.raw(`concat_ws(' ', entry.text_nb, entry.text_sv,
		case when entry.text_nb = '' or entry.text_sv = '' then entry.name end, entry.case_number,
		case when entry.kind = 'minutes' then entry.place_title end, owner.name_nb, owner.name_sv)`);
	const isOpen = sql`(entry.published_on + interval '12 months')::date > ${today}::date`;
	return sql`strpos(lower(concat_ws(' ', ${always}, case when ${isOpen} then concat_ws(' ', entry.sender, entry.receiver)
		end) collate "und-x-icu"), ${word}) > 0`;
}
