/** Things to try a right on: one of Karlstad's own, one that it co-owns, one of another's, one that does not exist. */
import postgres, { type Sql } from 'postgres';
import { databaseUrl } from '../site-database.ts';

export const relations = ['own', 'shared', 'foreign', 'missing'] as const;
export type Relation = (typeof relations)[number];

type Params = Readonly<Record<string, string>>;
/** Values of route parameters, by relation; only a pilot and what is its can be shared. */
export type Subject = Readonly<Record<Exclude<Relation, 'shared'>, Params> & { shared?: Params }>;

/** From which organisation the test looks, and whose things are another's to it. */
const home = 'karlstad';
const abroad = 'ringsaker';
const nobody = '00000000-0000-4000-8000-000000000000';
const nowhere = 'finnes-ikke';

type Found = { owner: string; first: string; second: string };

/**
 * Each query gives owner and one or two keys; the first of Karlstad and of Ringsaker are taken. None is in the order of
 * ids, which are drawn anew for each site.
 */
const queries = {
	need: `select owner_id as owner, slug as first, '' as second from need where published_at is not null order by slug`,
	ownNeed: `select owner_id as owner, id::text as first, '' as second from need where published_at is not null order by slug`,
	question: `select n.owner_id as owner, n.id::text as first, q.id::text as second from question q
		join need n on n.id = q.need_id where n.published_at is not null order by q.answered_at nulls first, q.asked_at, q.text`,
	publicEvent: `select owner_id as owner, slug as first, '' as second from event where state <> 'draft' and owner_id is not null order by slug`,
	draftEvent: `select owner_id as owner, id::text as first, '' as second from event where state = 'draft' order by slug`,
	publicPilot: `select owner_id as owner, slug as first, '' as second from pilot join pilot_version v
		on v.pilot_id = id and v.publication = 'published' where hidden_at is null order by slug`,
	pilot: `select owner_id as owner, id::text as first, '' as second from pilot where published_at is not null order by slug`,
	translatedPilot: `select owner_id as owner, id::text as first, case language when 'sv' then 'nb' else 'sv' end as second
		from pilot join pilot_version v on v.pilot_id = id and v.publication = 'published' where hidden_at is null order by slug`,
	draftPilot: `select owner_id as owner, id::text as first, '' as second from pilot where published_at is null order by created_at`,
	measurement: `select p.owner_id as owner, p.id::text as first, m.id::text as second from measurement m
		join pilot p on p.id = m.pilot_id order by m.state desc, p.slug, m.indicator_key, m.point`,
	lesson: `select p.owner_id as owner, p.id::text as first, l.id::text as second from lesson l
		join pilot p on p.id = l.pilot_id where l.publication = 'published' order by p.slug, l.position`,
	gain: `select p.owner_id as owner, p.id::text as first, g.id::text as second from gain g
		join pilot p on p.id = g.pilot_id order by p.slug, g.text`,
	expense: `select organisation_id as owner, id::text as first, '' as second from expense
		where state in ('submitted', 'approved') and project_id = 'demo-sol' order by state desc, paid_on, text`,
	draftExpense: `select organisation_id as owner, id::text as first, '' as second from expense
		where state = 'draft' and project_id = 'demo-sol' order by paid_on, text`,
	expenseImport: `select organisation_id as owner, id::text as first, '' as second from expense_import order by started_at`,
	member: `select organisation_id as owner, m.id::text as first, '' as second from membership m
		where m.role = 'finance' order by (select email from person where id = m.person_id)`,
	publicSolution: `select organisation_id as owner, slug as first, '' as second from solution
		where publication = 'published' and changes_id is null order by slug`,
	solution: `select organisation_id as owner, id::text as first, '' as second from solution
		where publication = 'draft' and changes_id is null order by slug`,
	adoption: `select organisation_id as owner, id::text as first, '' as second from adoption
		where declarer_id = organisation_id and stage = 'in_use' order by since_on, (select slug from solution where solution.id = solution_id)`,
	transfer: `select to_id as owner, id::text as first, '' as second from ownership_transfer where state = 'requested'`,
	registration: `select 'karlstad' as owner, id::text as first, '' as second from supplier_registration
		where state = 'confirmed' order by confirmed_at`,
	proposal: `select 'karlstad' as owner, id::text as first, '' as second from concept_proposal where state = 'submitted' order by proposed_at`,
	mail: `select 'karlstad' as owner, id::text as first, '' as second from outgoing_mail order by created_at`
} as const;

async function pick(sql: Sql, query: string): Promise<Record<'own' | 'foreign', Found>> {
	const rows = await sql.unsafe<Found[]>(query);
	const of = (owner: string) => {
		const found = rows.find((row) => row.owner === owner);
		if (!found) throw new Error(`${owner} has nothing to try: ${query}`);
		return found;
	};
	const own = of(home);
	return { own, foreign: rows.some((row) => row.owner === abroad) ? of(abroad) : own };
}

type CoOwned = { pilot: string; measurement: string; lesson: string; gain: string; target: string };

/** Karlstad becomes a co-owner of a pilot of a third organisation, of which there is something of everything. */
async function coOwn(sql: Sql): Promise<CoOwned> {
	const [shared] = await sql<CoOwned[]>`
		with chosen as (
			select pilot.id, v.number, (select id from measurement where pilot_id = pilot.id limit 1) as measurement,
				(select id from lesson where pilot_id = pilot.id limit 1) as lesson,
				(select id from gain where pilot_id = pilot.id limit 1) as gain,
				case language when 'sv' then 'nb' else 'sv' end as target
			from pilot join pilot_version v on v.pilot_id = pilot.id and v.publication = 'published'
			where owner_id not in (${home}, ${abroad}) and hidden_at is null
				and not exists (select from pilot_version other where other.pilot_id = pilot.id and other.number > v.number)
			order by slug
		), taken as (
			select * from chosen where measurement is not null and lesson is not null and gain is not null limit 1
		), named as (
			insert into pilot_partner (pilot_id, number, organisation_id, role) select id, number, ${home}, 'co_owner' from taken
			on conflict do nothing
		)
		select id::text as pilot, measurement::text, lesson::text, gain::text, target from taken`;
	if (!shared) throw new Error('No pilot has something of everything');
	return shared;
}

export type Subjects = Awaited<ReturnType<typeof findSubjects>>;

export async function findSubjects() {
	const sql = postgres(await databaseUrl(), { max: 1 });
	try {
		// nobody has handed anything over yet: what is tried is asked here, once; two workers may ask at the same moment
		for (const receiver of [home, abroad])
			await sql`
				insert into ownership_transfer (pilot_id, from_id, to_id, reason, requested_by)
				select pilot.id, owner_id, ${receiver}, 'Spørsmål', created_by from pilot
				where owner_id not in (${home}, ${abroad}) and created_by is not null
					and not exists (select from ownership_transfer where pilot_id = pilot.id or to_id = ${receiver})
				order by slug limit 1
				on conflict do nothing`;
		// nobody has brought a file of expenses yet
		await sql`
			insert into expense_import
				(project_id, organisation_id, period_code, file_name, sha256, headings, mapping, state, row_count, started_by)
			select 'demo-sol', each, (select min(code) from period where project_id = 'demo-sol'), 'utgifter.csv', '',
				'{"names": ["Dato"], "line": 1, "from1904": false, "lang": "nb"}',
				'{"columns": {"date": 0}, "accounts": {}, "category": "", "workPackage": ""}', 'done', 0,
				(select id from person order by email limit 1)
			from unnest(${[home, abroad]}::text[]) as each
			where not exists (select from expense_import where organisation_id = each)`;
		// nobody has begun to write a meeting yet
		await sql`
			insert into event (slug, owner_id, language, title, starts_at, ends_at)
			select 'utkast-' || each, each, 'nb', 'Utkast', now() + interval '30 days', now() + interval '31 days'
			from unnest(${[home, abroad]}::text[]) as each
			on conflict do nothing`;
		const coOwned = await coOwn(sql);
		const found = async (kind: keyof typeof queries) => pick(sql, queries[kind]);
		const subject = (
			of: Record<'own' | 'foreign', Found>,
			params: (one: Found) => Record<string, string>,
			missing: Found = { owner: home, first: nobody, second: nobody }
		): Subject => ({ own: params(of.own), foreign: params(of.foreign), missing: params(missing) });
		/** Of a pilot: with the one that is co-owned, seen from the workspace of the co-owner. */
		const shareable = (
			of: Record<'own' | 'foreign', Found>,
			params: (one: Found) => Record<string, string>,
			second: string
		): Subject => ({ ...subject(of, params), shared: params({ owner: home, first: coOwned.pilot, second }) });
		const owned = ({ owner, first }: Found) => ({ organisation: owner, id: first });
		const slugged = ({ first }: Found) => ({ slug: first });
		const slugMissing = { owner: '', first: nowhere, second: '' };

		const measurement = await found('measurement');
		const lesson = await found('lesson');
		const expense = await found('expense');
		const pilot = await found('pilot');
		const solution = await found('solution');
		const nothing = { id: nobody, rest: nowhere };
		return {
			none: { own: {}, foreign: {}, missing: {} } as Subject,
			nothing: { own: nothing, foreign: nothing, missing: nothing } as Subject,
			organisation: {
				own: { organisation: home },
				foreign: { organisation: abroad },
				missing: { organisation: nowhere }
			} as Subject,
			partner: { own: { slug: home }, foreign: { slug: abroad }, missing: { slug: nowhere } } as Subject,
			need: subject(await found('need'), slugged, slugMissing),
			publicEvent: subject(await found('publicEvent'), slugged, slugMissing),
			draftEvent: subject(await found('draftEvent'), owned),
			ownNeed: subject(await found('ownNeed'), owned),
			question: subject(await found('question'), ({ owner, first, second }) => ({
				organisation: owner,
				id: first,
				question: second
			})),
			needOfAnybody: subject(await found('ownNeed'), ({ first }) => ({ id: first })),
			publicPilot: subject(await found('publicPilot'), slugged, slugMissing),
			pilot: shareable(pilot, owned, ''),
			translatedPilot: shareable(
				await found('translatedPilot'),
				({ owner, first, second }) => ({ organisation: owner, kind: 'pilot', id: first, target: second }),
				coOwned.target
			),
			draftPilot: shareable(await found('draftPilot'), owned, ''),
			pilotOfAnybody: subject(pilot, ({ first }) => ({ id: first })),
			measurement: shareable(
				measurement,
				({ owner, first, second }) => ({ organisation: owner, id: first, measurement: second }),
				coOwned.measurement
			),
			lesson: shareable(
				lesson,
				({ owner, first, second }) => ({ organisation: owner, id: first, lesson: second }),
				coOwned.lesson
			),
			lessonOfAnybody: subject(lesson, ({ second }) => ({ lesson: second })),
			publicLesson: subject(lesson, ({ second }) => ({ id: second })),
			gain: shareable(
				await found('gain'),
				({ owner, first, second }) => ({ organisation: owner, id: first, gain: second }),
				coOwned.gain
			),
			measurementOfAnybody: subject(measurement, ({ second }) => ({ measurement: second })),
			expense: subject(expense, owned),
			draftExpense: subject(await found('draftExpense'), owned),
			expenseImport: subject(await found('expenseImport'), ({ owner, first }) => ({
				organisation: owner,
				import: first
			})),
			expenseOfAnybody: subject(expense, ({ first }) => ({ id: first })),
			member: subject(await found('member'), ({ owner, first }) => ({ organisation: owner, member: first })),
			publicSolution: subject(await found('publicSolution'), slugged, slugMissing),
			solution: subject(solution, owned),
			solutionOfAnybody: subject(solution, ({ first }) => ({ id: first })),
			adoption: subject(await found('adoption'), ({ owner, first }) => ({ organisation: owner, adoption: first })),
			supplier: { own: { slug: 's1' }, foreign: { slug: 's2' }, missing: { slug: nowhere } } as Subject,
			transfer: subject(await found('transfer'), ({ owner, first }) => ({ organisation: owner, transfer: first })),
			registration: subject(await found('registration'), ({ first }) => ({ id: first })),
			proposal: subject(await found('proposal'), ({ first }) => ({ id: first })),
			concept: { own: { id: 'social-alarm' }, foreign: { id: 'social-alarm' }, missing: { id: nowhere } } as Subject,
			mail: subject(await found('mail'), ({ first }) => ({ mail: first }))
		};
	} finally {
		await sql.end();
	}
}
