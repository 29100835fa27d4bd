/** Public pilots and solutions as matching sees them. Of a firm's profile nothing is read. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Outcome, Phase, Standing } from '#lib/pilots/pilot-view.ts';
import { pilotFits, points, solutionFits, type Offer } from './match.ts';

export type Decided = 'pinned' | 'rejected';

/** A pilot or a solution with what a reader sees of it. */
export type OfferView = Offer & {
	readonly slug: string;
	/** Who runs the pilot, or sells or shares the solution. */
	readonly byNb: string;
	readonly bySv: string;
	readonly technology: { readonly nameNb: string; readonly nameSv: string } | null;
	readonly outcome: Outcome | null;
	readonly phase: Phase | null;
	readonly standing: Standing | null;
	readonly decision: Decided | null;
};

export type Near = {
	readonly needId: string;
	readonly area: string | null;
	readonly group: string | null;
	/** As `searchFor` writes it. */
	readonly search: string;
};

/** Of these the texts are read: more than can come near the first ten. */
const READ = 100;
const TARGETS = 5;

type Row = Omit<OfferView, 'fits' | 'technology' | 'targets' | 'decision'> & {
	solutionKind: string;
	areaNb: string | null;
	areaSv: string | null;
	targets: { language: ContentLang; text: string }[] | null;
	decision: Decided | null;
};

/** The nearest by what needs no reading, whatever its owner decided on included. One query. */
export async function offersNear(db: Db, near: Near): Promise<OfferView[]> {
	const rows = await db.execute<Row>(sql`
		with pilots as materialized (${nearest(near, pilotFacts(near))}),
			solutions as materialized (${nearest(near, solutionFacts(near))})
		select found.*, d.decision from (
			${pilotsWhere(sql`p.id in (select id from pilots)`)}
			union all
			${solutionsWhere(sql`s.id in (select id from solutions)`)}) found
		left join match_decision d on d.need_id = ${near.needId} and d.found_kind = found.kind and d.found_id = found.id`);
	return rows.map(offerOf);
}

function nearest({ area }: Near, facts: SQL): SQL {
	const close = sql`case when facts.area = ${area} then ${points.area}::int when facts.in_group then ${points.group}::int else 0 end`;
	return sql`select facts.id from (${facts}) facts
		order by facts.is_decided desc, ${close} + case when facts.has_result then ${points.result}::int else 0 end
			+ least(${points.adoptions}::int, facts.uses * ${points.adoption}::int) desc, facts.id
		limit ${READ}`;
}

/** Three ways to be near, each by an index of its own: together in one condition, every text would be read. */
function nearIds(
	{ needId, group, search }: Near,
	kind: Offer['kind'],
	of: { from: SQL; id: SQL; area: SQL; words: SQL }
) {
	const speaks = sql`union select ${of.id} ${of.from} and ${of.words} @@ to_tsquery('simple', ${search})`;
	return sql`select ${of.id} ${of.from} and ${of.area} = any(array(select key from technology_area where group_key = ${group}))
		${search === '' ? sql`` : speaks}
		union select found_id from match_decision where need_id = ${needId} and found_kind = ${sql.raw(`'${kind}'`)}`;
}

function pilotFacts(near: Near): SQL {
	const from = sql`from pilot_version v where v.publication = 'published'`;
	const ids = nearIds(near, 'pilot', { from, id: sql`v.pilot_id`, area: sql`v.technology_area`, words: pilotWords });
	return sql`select p.id, v.technology_area as area, ${wasSaid(near, sql`p.id`)} as is_decided, ${inGroup(near, sql`v.technology_area`)} as in_group,
			coalesce(p.outcome in ('works', 'mixed'), false) as has_result, ${usesOfPilot} as uses
		from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		where ${isShown} and p.id in (${ids})`;
}

function solutionFacts(near: Near): SQL {
	const from = sql`from solution s where s.publication = 'published' and s.changes_id is null`;
	const ids = nearIds(near, 'solution', { from, id: sql`s.id`, area: sql`s.technology_area`, words: solutionWords });
	return sql`select s.id, s.technology_area as area, ${wasSaid(near, sql`s.id`)} as is_decided, ${inGroup(near, sql`s.technology_area`)} as in_group,
			${worked} as has_result, ${usesOfSolution} as uses
		${from} and s.id in (${ids})`;
}

function wasSaid({ needId }: Near, id: SQL): SQL {
	return sql`${id} = any(array(select found_id from match_decision where need_id = ${needId}))`;
}

function inGroup({ group }: Near, area: SQL): SQL {
	return sql`coalesce(${area} = any(array(select key from technology_area where group_key = ${group})), false)`;
}

export async function publicSolution(db: Db, id: string): Promise<OfferView | undefined> {
	const [row] = await db.execute<Row>(
		sql`select found.*, null as decision from (${solutionsWhere(sql`s.id = ${id}`)}) found`
	);
	return row && offerOf(row);
}

/** Whether everybody may see it: what can be decided on. */
export async function isPublicOffer(db: Db, kind: Offer['kind'], id: string): Promise<boolean> {
	const one = kind === 'pilot' ? pilotsWhere(sql`p.id = ${id}`) : solutionsWhere(sql`s.id = ${id}`);
	const [row] = await db.execute<{ id: string }>(sql`select found.id from (${one}) found`);
	return row !== undefined;
}

// as the indexes have them
const pilotWords = sql`to_tsvector('simple'::regconfig, v.title || ' ' || v.summary)`;
const solutionWords = sql`to_tsvector('simple'::regconfig, s.name || ' ' || s.summary)`;
const isShown = sql`p.hidden_at is null and p.withdrawn_at is null`;
const uses = (of: SQL) => sql`(select count(distinct use.organisation_id)::int from adoption use
	where ${of} and use.stage in ('confirmed', 'in_use', 'scaled'))`;
const usesOfPilot = uses(sql`use.pilot_id = p.id`);
const usesOfSolution = uses(sql`use.solution_id = s.id`);
/** Which pilots tried it is said by the partners: a firm can only name pilots whose owners name the firm. */
const tried = sql`from pilot_solution link
	join pilot p on p.id = link.pilot_id and ${isShown}
	join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
	where link.solution_id = s.id`;
const worked = sql`exists (select ${tried} and p.outcome in ('works', 'mixed'))`;

function pilotsWhere(condition: SQL): SQL {
	return sql`
		select 'pilot' as kind, p.id, p.slug, p.language, v.title, v.summary as text, v.technology_area as area,
			a.group_key as "group", a.name_nb as "areaNb", a.name_sv as "areaSv", o.name_nb as "byNb", o.name_sv as "bySv",
			p.outcome, p.phase, p.standing, '' as "solutionKind", false as "isReady",
			coalesce(p.outcome in ('works', 'mixed'), false) as "hasResult", ${usesOfPilot} as adoptions,
			json_build_array(json_build_object('language', p.language, 'text', v.target_group)) as targets
		from pilot p
		join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		join organisation o on o.id = p.owner_id
		left join technology_area a on a.key = v.technology_area
		where ${isShown} and ${condition}`;
}

function solutionsWhere(condition: SQL): SQL {
	return sql`
		select 'solution' as kind, s.id, s.slug, s.language, s.name as title, s.summary as text, s.technology_area as area,
			a.group_key as "group", a.name_nb as "areaNb", a.name_sv as "areaSv", o.name_nb as "byNb", o.name_sv as "bySv",
			null as outcome, null as phase, null as standing, s.kind as "solutionKind",
			s.is_ready_to_reuse and (keeper.kind <> 'supplier' or ${usesOfSolution} > 0) as "isReady",
			${worked} as "hasResult", ${usesOfSolution} as adoptions,
			(select json_agg(json_build_object('language', told.language, 'text', told.target_group)) from (
				select p.language, v.target_group ${tried} order by p.id limit ${TARGETS}) told) as targets
		from solution s
		join technology_area a on a.key = s.technology_area
		join organisation keeper on keeper.id = s.organisation_id
		join organisation o on o.id = coalesce(s.supplier_id, s.organisation_id)
		where s.publication = 'published' and s.changes_id is null and ${condition}`;
}

function offerOf({ solutionKind, areaNb, areaSv, targets, ...row }: Row): OfferView {
	const { phase, standing, outcome } = row;
	const fits =
		phase === null || standing === null ? solutionFits(solutionKind) : pilotFits({ phase, standing, outcome });
	return {
		...row,
		fits,
		targets: targets ?? [],
		technology: areaNb === null || areaSv === null ? null : { nameNb: areaNb, nameSv: areaSv }
	};
}
