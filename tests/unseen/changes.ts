/** Each way in which something that the search reads can change, tried on the demonstration. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';

export type Change = {
	/** Table and verb. */
	readonly change: string;
	/** The last of them is the change. */
	readonly statements: readonly string[];
	/** Kind and id of what it takes out of the index. */
	readonly gone: readonly string[];
};

const isPublic = `publication = 'published'`;
const isResult = `state = 'approved' and point <> 'baseline'`;
/** What is made by a change. */
const fresh = '00000000-0000-4000-8000-00000000000a';

/** One public thing of each kind, and what hangs on it. */
const queries = {
	// of a pilot that has a result as well: one of the demonstration's has none
	lesson: `select id from lesson where ${isPublic} and pilot_id in (select pilot_id from measurement where ${isResult})
		order by id limit 1`,
	solution: `select id from solution where ${isPublic} and technology_area is not null order by id limit 1`,
	addendum: 'select id from need_addendum order by id limit 1',
	question: 'select id from question where answered_at is not null order by id limit 1',
	event: 'select event_id from agenda_item order by event_id limit 1',
	firm: 'select organisation_id from supplier_area order by 1 limit 1',
	translated: `select subject_kind || ' ' || subject_id from translation where approved is not null order by 1 limit 1`
};
type Things = Readonly<
	Record<keyof typeof queries | 'pilot' | 'owner' | 'measurement' | 'result' | 'need' | 'asked' | 'area', string>
>;

async function findThings(db: Db): Promise<Things> {
	const one = async (query: string) => {
		const [row] = await db.execute<{ id: string }>(sql.raw(`select (${query})::text as id`));
		if (!row?.id) throw new Error(`There is none: ${query}`);
		return row.id;
	};
	const found = Object.fromEntries(
		await Promise.all(Object.entries(queries).map(async ([name, query]) => [name, await one(query)]))
	) as Record<keyof typeof queries, string>;
	const pilot = await one(`select pilot_id from lesson where id = '${found.lesson}'`);
	const measurement = await one(
		`select id from measurement where pilot_id = '${pilot}' and ${isResult} order by id limit 1`
	);
	return {
		...found,
		pilot,
		owner: await one(`select owner_id from pilot where id = '${pilot}'`),
		measurement,
		result: await one(`select pilot_id || '.' || indicator_key from measurement where id = '${measurement}'`),
		need: await one(`select need_id from need_addendum where id = '${found.addendum}'`),
		asked: await one(`select need_id from question where id = '${found.question}'`),
		area: await one(`select technology_area from solution where id = '${found.solution}'`)
	};
}

const where = (id: string) => `where id = '${id}'`;
const like = (table: string, which: string, values: Readonly<Record<string, unknown>>) =>
	`insert into ${table} select (jsonb_populate_record(one, '${JSON.stringify(values)}')).* from ${table} one
		where ${which} limit 1`;
const made = (table: string, of: string) =>
	like(table, `id = '${of}'`, { id: fresh, slug: 'ny', external_id: null, point: 'after_12', answer_no: 90 });

type Line = readonly [change: string, statements: readonly string[], ...gone: string[]];

function ofPilots({ pilot, lesson, measurement, result }: Things): Line[] {
	const all = [`pilot ${pilot}`, `lesson ${lesson}`, `result ${result}`];
	const newPilot = like('pilot', `id = '${pilot}'`, { id: fresh, slug: 'ny', external_id: null });
	const newVersion = like('pilot_version', `pilot_id = '${pilot}' and ${isPublic}`, { pilot_id: fresh });
	return [
		['pilot update', [`update pilot set hidden_at = now() ${where(pilot)}`], ...all],
		['pilot delete', [newPilot, `delete from pilot ${where(fresh)}`], `pilot ${fresh}`],
		['pilot_version insert', [newPilot, newVersion], `pilot ${fresh}`],
		[
			'pilot_version update',
			[`update pilot_version set publication = 'withdrawn' where pilot_id = '${pilot}' and ${isPublic}`],
			...all
		],
		[
			'pilot_version delete',
			[newPilot, newVersion, `delete from pilot_version where pilot_id = '${fresh}'`],
			`pilot ${fresh}`
		],
		['lesson insert', [made('lesson', lesson)], `lesson ${fresh}`],
		['lesson update', [`update lesson set publication = 'withdrawn' ${where(lesson)}`], `lesson ${lesson}`],
		['lesson delete', [`delete from lesson ${where(lesson)}`], `lesson ${lesson}`],
		['measurement insert', [made('measurement', measurement)], `result ${result}`],
		['measurement update', [`update measurement set state = 'superseded' ${where(measurement)}`], `result ${result}`],
		['measurement delete', [`delete from measurement ${where(measurement)}`], `result ${result}`]
	];
}

function ofNeeds({ need, addendum, asked, question, event }: Things): Line[] {
	return [
		['need insert', [made('need', need)], `need ${fresh}`],
		['need update', [`update need set state = 'closed', end_reason = 'x' ${where(need)}`], `need ${need}`],
		['need delete', [made('need', need), `delete from need ${where(fresh)}`], `need ${fresh}`],
		['need_addendum insert', [made('need_addendum', addendum)], `need ${need}`],
		['need_addendum update', [`update need_addendum set reason = 'x' ${where(addendum)}`], `need ${need}`],
		['need_addendum delete', [`delete from need_addendum ${where(addendum)}`], `need ${need}`],
		['question insert', [made('question', question)], `need ${asked}`],
		['question update', [`update question set answer = 'x' ${where(question)}`], `need ${asked}`],
		['question delete', [`delete from question ${where(question)}`], `need ${asked}`],
		['event insert', [made('event', event)], `event ${fresh}`],
		['event update', [`update event set state = 'draft' ${where(event)}`], `event ${event}`],
		['event delete', [`delete from event ${where(event)}`], `event ${event}`],
		['agenda_item insert', [like('agenda_item', `event_id = '${event}'`, { position: 90 })], `event ${event}`],
		['agenda_item update', [`update agenda_item set title = 'x' where event_id = '${event}'`], `event ${event}`],
		['agenda_item delete', [`delete from agenda_item where event_id = '${event}'`], `event ${event}`]
	];
}

function ofOthers({ pilot, owner, lesson, solution, firm, translated, area, result, need }: Things): Line[] {
	const [kind = '', subject = ''] = translated.split(' ');
	const ofSubject = `subject_kind = '${kind}' and subject_id = '${subject}'`;
	const ofFirm = `organisation_id = '${firm}'`;
	const newFirm = like('organisation', `id = '${firm}'`, { id: 'ny', org_number: null });
	const group = '(select min(key) from technology_group)';
	return [
		['solution insert', [made('solution', solution)], `solution ${fresh}`],
		['solution update', [`update solution set publication = 'withdrawn' ${where(solution)}`], `solution ${solution}`],
		['solution delete', [`delete from solution ${where(solution)}`], `solution ${solution}`],
		[
			'page_text insert',
			[
				`delete from page_text where language = 'sv'`,
				`insert into page_text (page, language, text) values ('about', 'sv', 'x')`
			],
			'page about'
		],
		['page_text update', [`update page_text set text = 'x' where page = 'about'`], 'page about'],
		['page_text delete', [`delete from page_text where page = 'about'`], 'page about'],
		['translation insert', [like('translation', ofSubject, { field: 'x' })], translated],
		['translation update', [`update translation set approved = 'x' where ${ofSubject}`], translated],
		['translation delete', [`delete from translation where ${ofSubject}`], translated],
		[
			'supplier_area insert',
			[
				`insert into supplier_area (organisation_id, technology_area) select '${firm}', key from technology_area
					where key not in (select technology_area from supplier_area where ${ofFirm}) limit 1`
			],
			`organisation ${firm}`
		],
		[
			'supplier_area update',
			[
				`update supplier_area set technology_area = (select min(key) from technology_area where key not in (
					select technology_area from supplier_area where ${ofFirm}))
					where ${ofFirm} and technology_area = (select min(technology_area) from supplier_area where ${ofFirm})`
			],
			`organisation ${firm}`
		],
		['supplier_area delete', [`delete from supplier_area where ${ofFirm}`], `organisation ${firm}`],
		['organisation insert', [newFirm], 'organisation ny'],
		[
			'organisation update',
			[`update organisation set name_nb = 'x' where id = '${owner}'`],
			...[`organisation ${owner}`, `pilot ${pilot}`, `lesson ${lesson}`, `result ${result}`]
		],
		['organisation delete', [newFirm, `delete from organisation where id = 'ny'`], 'organisation ny'],
		[
			'technology_area update',
			[`update technology_area set name_nb = 'x' where key = '${area}'`],
			`solution ${solution}`
		],
		[
			'technology_group update',
			[
				`update need set technology_area = null, technology_group = ${group} ${where(need)}`,
				`update technology_group set name_nb = 'x' where key = ${group}`
			],
			`need ${need}`
		],
		[
			'indicator update',
			[`update indicator set definition_nb = 'x' where key = '${result.split('.')[1] ?? ''}'`],
			`result ${result}`
		]
	];
}

export async function allChanges(db: Db): Promise<Change[]> {
	const things = await findThings(db);
	const lines = [...ofPilots(things), ...ofNeeds(things), ...ofOthers(things)];
	return lines.map(([change, statements, ...gone]) => ({ change, statements, gone }));
}
