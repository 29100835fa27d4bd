/** Things to try a right on: one of Karlstad's own, one of another's, one that does not exist. */
import postgres from 'postgres';
import { databaseUrl } from '../site-database.ts';

export const relations = ['own', 'foreign', 'missing'] as const;
export type Relation = (typeof relations)[number];

/** Values of route parameters, by relation. */
export type Subject = Readonly<Record<Relation, Readonly<Record<string, string>>>>;

const nobody = '00000000-0000-4000-8000-000000000000';
/** The organisation from which the test looks, and another one. */
const own = 'karlstad';
const foreign = 'ringsaker';

export type Subjects = Readonly<
	Record<'none' | 'organisation' | 'partner' | 'pilot' | 'publicPilot' | 'draftPilot' | 'need' | 'measurement' | 'expense', Subject>
>;

type Found = { owner: string; id: string; slug: string };

export async function findSubjects(): Promise<Subjects> {
	const sql = postgres(await databaseUrl(), { max: 1 });
	try {
		const pick = async (query: Promise<Found[]>): Promise<Record<'own' | 'foreign', Found>> => {
			const rows = await query;
			const of = (owner: string) => rows.find((row) => row.owner === owner) ?? { owner, id: nobody, slug: 'finnes-ikke' };
			return { own: of(own), foreign: of(foreign) };
		};
		const pilots = await pick(sql<Found[]>`
			select distinct on (p.owner_id) p.owner_id as owner, p.id::text, p.slug from pilot p
			join pilot_version v on v.pilot_id = p.id and v.publication = 'published' and p.hidden_at is null
			order by p.owner_id, p.slug`);
		const drafts = await pick(sql<Found[]>`
			select distinct on (p.owner_id) p.owner_id as owner, p.id::text, p.slug from pilot p
			where not exists (select from pilot_version v where v.pilot_id = p.id and v.publication = 'published')
			order by p.owner_id, p.created_at desc`);
		const needs = await pick(sql<Found[]>`
			select distinct on (owner_id) owner_id as owner, id::text, slug from need order by owner_id, slug`);
		const measurements = await pick(sql<Found[]>`
			select distinct on (p.owner_id) p.owner_id as owner, m.id::text, p.id::text as slug from measurement m
			join pilot p on p.id = m.pilot_id order by p.owner_id, m.state desc`);
		const expenses = await pick(sql<Found[]>`
			select distinct on (organisation_id) organisation_id as owner, id::text, '' as slug from expense
			where state = 'submitted' order by organisation_id, paid_on`);
		const by = (params: (of: Record<'own' | 'foreign', Found>, side: 'own' | 'foreign') => Record<string, string>, of: Record<'own' | 'foreign', Found>, missing: Record<string, string>): Subject => ({
			own: params(of, 'own'),
			foreign: params(of, 'foreign'),
			missing
		});
		const owned = (of: Record<'own' | 'foreign', Found>) =>
			by((found, side) => ({ organisation: found[side].owner, id: found[side].id }), of, { organisation: own, id: nobody });
		const slugged = (of: Record<'own' | 'foreign', Found>) =>
			by((found, side) => ({ slug: found[side].slug }), of, { slug: 'finnes-ikke' });
		return {
			none: { own: {}, foreign: {}, missing: {} },
			organisation: { own: { organisation: own }, foreign: { organisation: foreign }, missing: { organisation: 'finnes-ikke' } },
			partner: { own: { slug: own }, foreign: { slug: foreign }, missing: { slug: 'finnes-ikke' } },
			pilot: owned(pilots),
			draftPilot: owned(drafts),
			publicPilot: slugged(pilots),
			need: slugged(needs),
			measurement: by(
				(found, side) => ({ organisation: found[side].owner, id: found[side].slug, measurement: found[side].id }),
				measurements,
				{ organisation: own, id: nobody, measurement: nobody }
			),
			expense: owned(expenses)
		};
	} finally {
		await sql.end();
	}
}
