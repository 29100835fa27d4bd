/** What an organisation has published, and how far each language of it has come. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { addDays } from '#lib/day.ts';
import type { ContentLang } from '#lib/lang.ts';
import { predecessorsOf, type Directory } from '#lib/organisations/organisation.ts';
import { organisationDirectory, type Organisation } from '#lib/organisations/organisations.server.ts';
import { readPage } from '#lib/page.ts';
import { sideOf } from '#lib/shown-text.ts';
import { originals, perhapsOf } from './originals.server.ts';
import {
	kinds,
	progressOf,
	workStateOf,
	workStates,
	type Field,
	type FieldName,
	type Kind,
	type WorkState
} from './translation.ts';

type Line = {
	readonly language: ContentLang;
	readonly state: WorkState;
	readonly ready: number;
	readonly all: number;
};

export type Listed = {
	readonly kind: Kind;
	readonly id: string;
	readonly language: ContentLang;
	readonly title: string;
	readonly views: number;
	/** One for each language that it can be read in across the border; of two forms of Norwegian those in use. */
	readonly lines: readonly Line[];
};

export type Desk = {
	readonly organisation: Organisation;
	/** The organisation and those that it came after. */
	readonly covers: readonly string[];
	readonly directory: Directory<Organisation>;
};

/** The workspace that translations stand in. @throws 404 for whom it is none */
export async function translationDesk(db: Db, by: Actor, organisationId: string): Promise<Desk> {
	const directory = await organisationDirectory(db);
	const organisation = found(directory.get(organisationId));
	demand(by, 'translation.read_draft', { organisationId });
	const covers = [organisationId, ...predecessorsOf(organisationId, directory).map(({ id }) => id)];
	return { organisation, covers, directory };
}

const PER_PAGE = 30;
/** More than anybody has published. */
const MOST = 2000;
const COUNTED_DAYS = 30;

/** Most read first. @throws 404 */
export async function translationList(
	db: Db,
	by: Actor,
	organisationId: string,
	query: URLSearchParams,
	today: string
) {
	const { organisation, covers } = await translationDesk(db, by, organisationId);
	const all = await listed(db, covers, addDays(today, -COUNTED_DAYS));
	const asked = query.get('status');
	const state = workStates.find((each) => each === asked) ?? null;
	const wanted = state === null ? all : all.filter(({ lines }) => lines.some((line) => line.state === state));
	const page = readPage(query.get('side'), wanted.length, PER_PAGE);
	return {
		organisation: { id: organisation.id, nameNb: organisation.nameNb, nameSv: organisation.nameSv },
		state,
		counts: workStates.map((each) => ({
			state: each,
			count: all.filter(({ lines }) => lines.some((line) => line.state === each)).length
		})),
		total: all.length,
		things: wanted.slice(page.offset, page.offset + PER_PAGE),
		page
	};
}

type Row = {
	kind: Kind;
	id: string;
	language: ContentLang;
	title: string;
	views: number;
	fields: { name: FieldName; target: ContentLang; original: string; layers: Field['layers'] }[];
};

/** Texts as their fingerprints: the rules only ask whether they are the same. */
async function listed(db: Db, covers: readonly string[], since: string): Promise<Listed[]> {
	const owners = sql.join(
		covers.map((id) => sql`${id}`),
		sql`, `
	);
	const rows = await db.execute<Row>(sql`
		select original.kind, original.id, original.language, original.title,
			coalesce((select sum(count)::int from page_view
				where about_kind = original.kind and about_id = original.id::text and day > ${since}::date), 0) as views,
			jsonb_agg(jsonb_build_object('name', original.field, 'target', target, 'original', md5(original.original),
				'layers', jsonb_build_object(
					'draft', md5(t.draft), 'draftSource', md5(t.draft_source), 'draftOrigin', t.draft_origin,
					'isSubmitted', t.submitted_at is not null, 'remark', '', 'approved', md5(t.approved),
					'approvedSource', md5(t.approved_source), 'revision', coalesce(t.revision, 0)))) as fields
		from ${originals(kinds, perhapsOf(covers))} original
		cross join lateral unnest(case when original.field_language = 'sv' then array['nb', 'nn'] else array['sv'] end) target
		left join translation t on t.subject_kind = original.kind and t.subject_id = original.id
			and t.field = original.field and t.language = target
		where original.acting_ids && array[${owners}]::text[]
		group by original.kind, original.id, original.language, original.title
		order by views desc, original.title, original.id limit ${MOST}`);
	return rows.map(({ fields, ...thing }) => ({ ...thing, lines: linesOf(fields) }));
}

function linesOf(fields: Row['fields']): Line[] {
	const languages = [...new Set(fields.map(({ target }) => target))].sort();
	const lines = languages.map((language) => {
		const into = fields.filter(({ target }) => target === language);
		const { ready, all } = progressOf(into);
		return { language, state: workStateOf(into), ready, all };
	});
	return lines.filter((line) => isInUse(line, lines));
}

/** Of two forms of Norwegian each that somebody began, else bokmål alone. */
function isInUse({ language, state }: Line, lines: readonly Line[]): boolean {
	if (sideOf(language) === 'sv' || state !== 'missing') return true;
	return language === 'nb' && lines.every((line) => sideOf(line.language) === 'sv' || line.state === 'missing');
}
