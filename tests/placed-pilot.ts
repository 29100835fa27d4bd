/**
 * A published pilot that stands where a story begins. The whole walk there (register, publish, measure, three steps
 * with two people each) is told in its own stories; here it would take minutes and teach nothing.
 */
import postgres, { type TransactionSql } from 'postgres';
import { slugOf } from '#lib/slug.ts';
import { databaseUrl } from './site-database.ts';

type Place = {
	title: string;
	/** Organisation with an editor of its own, `redaktor.<owner>`. */
	owner: string;
	language: 'nb' | 'sv';
	phase: 'execution' | 'closing';
	technologyArea: string;
	supplier?: string;
	/** Approved values of `night_visits` at these points. */
	measured?: readonly ('baseline' | 'end')[];
};
export type Placed = { id: string; slug: string; title: string; hub: string };

export async function placePilot(place: Place): Promise<Placed> {
	const sql = postgres(await databaseUrl(), { max: 1 });
	try {
		return await sql.begin((tx) => insert(tx, place));
	} finally {
		await sql.end();
	}
}

async function insert(
	sql: TransactionSql,
	{ title, owner, language, phase, technologyArea, ...rest }: Place
): Promise<Placed> {
	const slug = slugOf(title);
	const person = (name: string) => sql`(select id from person where email = ${`${name}@demo.example`})`;
	const editor = person(`redaktor.${owner}`);
	const desk = person('sekretariat2');
	const [row] = await sql<{ id: string }[]>`
		insert into pilot (slug, owner_id, project_id, language, phase, created_by, published_at)
		values (${slug}, ${owner}, 'demo-sol', ${language}, ${phase}, ${editor}, now()) returning id`;
	if (!row) throw new Error('No pilot was placed');
	const text = language === 'sv' ? 'Provas på en avdelning.' : 'Prøves på en avdeling.';
	await sql`
		insert into pilot_version (pilot_id, number, publication, title, summary, problem, place, goals, target_group,
			technology_area, supplier_id, starts_on, ends_on, project_id, work_package, gain_owner, process_change, training,
			data_quality, edited_by, submitted_by, submitted_at, decided_by, decided_at)
		values (${row.id}, 1, 'published', ${title}, ${text}, ${text}, 'Sentrum', ${text}, ${text}, ${technologyArea},
			${rest.supplier ?? null}, '2026-01-01', '2026-10-31', 'demo-sol', 'AP3', 'Avdelingsleder', ${text}, ${text},
			${text}, ${editor}, ${editor}, now(), ${desk}, now())`;
	// when a version was published is known from the log alone
	await sql`
		insert into journal_entry (kind, person_id, organisation_id, about_kind, about_id, after)
		values ('pilot.published', ${desk}, ${owner}, 'pilot', ${row.id}, '{"version": 1}')`;
	for (const point of rest.measured ?? []) {
		const { value, from, to } =
			point === 'baseline'
				? { value: '3.2', from: '2026-02-01', to: '2026-02-28' }
				: { value: '3.2', from: '2026-09-01', to: '2026-09-28' };
		await sql`
			insert into measurement (pilot_id, indicator_key, indicator_version, point, value, n, method, collected_by,
				starts_on, ends_on, language, state, entered_by, decided_by, decided_at)
			values (${row.id}, 'night_visits', 1, ${point}, ${value}, 18, 'system_log', 'unit', ${from}, ${to}, ${language},
				'approved', ${editor}, ${desk}, now())`;
	}
	return { id: row.id, slug, title, hub: `arbeid/${owner}/piloter/${row.id}` };
}
