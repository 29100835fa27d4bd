/** What a joint report is drafted from and lists: pilots and partners in their own words, approved results, what was published. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { PairLang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import type { Period, Project } from '#lib/projects/project.ts';
import { indicatorName } from '#lib/results/indicator.ts';
import { noFilters } from '#lib/results/result-filters.ts';
import { allResults, type Result } from '#lib/results/results.server.ts';
import { findingText, tierText } from '#lib/results/wording.ts';
import { textFor } from '#lib/ui/text.ts';
import type { Publication } from './project-report-content.ts';
import type { DraftFacts, PilotWords } from './project-report-draft.ts';
import type { Named } from './project-report-figures.ts';

export async function draftFacts(db: Db, project: Project, period: Period): Promise<DraftFacts> {
	const [pilots, partners, results, published] = await Promise.all([
		pilotWords(db, project, period),
		partnerWords(db, project.id, period.code),
		resultsIn(db, project.id, period),
		publications(db, project.id, period)
	]);
	return { pilots, partners, results, publications: published };
}

async function pilotWords(db: Db, project: Project, period: Period): Promise<PilotWords[]> {
	const next = project.periods.find(({ startsOn }) => startsOn > period.startsOn);
	const [from, to] = next ? [next.startsOn, next.endsOn] : [period.endsOn, project.endsOn];
	return [
		...(await db.execute<PilotWords>(sql`
			select v.title, json_build_object('nb', o.name_nb, 'sv', o.name_sv) as owner, v.summary,
				v.border_differences as "borderDifferences", pilot.standing, pilot.standing_reason as "standingReason",
				coalesce((select json_agg(json_build_object('nb', a.name_nb, 'sv', a.name_sv) order by a.name_nb)
					from (select distinct b.name_nb, b.name_sv from pilot_partner pp join organisation b on b.id = pp.organisation_id
						where pp.pilot_id = pilot.id and pp.number = v.number and b.country <> o.country) a), '[]') as abroad,
				coalesce((select json_agg(json_build_object('dueOn', m.due_on, 'text', m.text) order by m.due_on, m.position)
					from pilot_milestone m where m.pilot_id = pilot.id and m.number = v.number and not m.is_done
						and m.due_on between ${from}::date and ${to}::date), '[]') as milestones
			from pilot
			join pilot_version v on v.pilot_id = pilot.id and v.publication = 'published'
			join organisation o on o.id = pilot.owner_id
			where pilot.project_id = ${project.id} and pilot.hidden_at is null and pilot.withdrawn_at is null
				and coalesce(v.starts_on, ${period.startsOn}::date) <= ${period.endsOn}::date
				and coalesce(v.ends_on, ${period.endsOn}::date) >= ${period.startsOn}::date
			order by o.partner_order nulls last, v.title limit 500`))
	];
}

/** What the partners have handed in; a text that is still being written is nobody else's yet. */
async function partnerWords(db: Db, projectId: string, periodCode: string) {
	return [
		...(await db.execute<{ organisation: Named; text: string }>(sql`
			select json_build_object('nb', o.name_nb, 'sv', o.name_sv) as organisation, r.text
			from report r join organisation o on o.id = r.organisation_id
			where r.project_id = ${projectId} and r.period_code = ${periodCode} and r.state not in ('draft', 'returned')
				and r.text <> ''
			order by o.partner_order nulls last, o.id limit 500`))
	];
}

/** Whose days of measuring end in the period, as everybody may see them: values of too few are gone already. */
export async function resultsIn(db: Db, projectId: string, period: Period): Promise<DraftFacts['results']> {
	const ours = await db.execute<{ id: string }>(
		sql`select id::text from pilot where project_id = ${projectId} limit 5000`
	);
	const ids = new Set([...ours].map(({ id }) => id));
	const texts = { nb: textFor('nb', messages.nb), sv: textFor('sv', messages.sv) };
	const both = (word: (lang: PairLang) => string): Named => ({ nb: word('nb'), sv: word('sv') });
	return (await allResults(db, noFilters))
		.filter((result) => ids.has(result.pilot.id) && isIn(result, period))
		.map(({ indicator, comparison, pilot, owner }) => ({
			pilot: pilot.title,
			language: pilot.language,
			owner: { nb: owner.nameNb, sv: owner.nameSv },
			indicator: both((lang) => indicatorName(lang, indicator)),
			code: indicator.code ?? '',
			finding: both((lang) => findingText(texts[lang], indicator, comparison)),
			evidence: both((lang) => (comparison.kind === 'suppressed' ? '' : tierText(texts[lang], comparison.evidence))),
			isWorse: comparison.kind === 'change' && comparison.change.verdict === 'worse'
		}));
}

function isIn({ comparison }: Result, { startsOn, endsOn }: Period): boolean {
	if (comparison.kind === 'suppressed' || comparison.kind === 'baseline_only') return false;
	return comparison.after.endsOn >= startsOn && comparison.after.endsOn <= endsOn;
}

export async function publications(db: Db, projectId: string, period: Period): Promise<Publication[]> {
	const within = (moment: ReturnType<typeof sql>) =>
		sql`(${moment} at time zone 'Europe/Oslo')::date between ${period.startsOn}::date and ${period.endsOn}::date`;
	const on = (moment: ReturnType<typeof sql>) => sql`((${moment} at time zone 'Europe/Oslo')::date)::text`;
	const owner = sql`json_build_object('nb', o.name_nb, 'sv', o.name_sv)`;
	return [
		...(await db.execute<Publication>(sql`
			select 'pilot' as kind, v.title, p.language, ${owner} as owner, ${on(sql`p.published_at`)} as "publishedOn",
				'piloter/' || p.slug as path
			from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
			join organisation o on o.id = p.owner_id
			where p.project_id = ${projectId} and p.hidden_at is null and ${within(sql`p.published_at`)}
			union all
			select 'lesson', l.title, l.language, ${owner}, ${on(sql`l.decided_at`)}, 'laerdommer/' || l.id
			from lesson l join pilot p on p.id = l.pilot_id join organisation o on o.id = p.owner_id
			where p.project_id = ${projectId} and p.hidden_at is null and l.publication = 'published'
				and ${within(sql`l.decided_at`)}
			order by 5, 1, 2 limit 1000`))
	];
}
