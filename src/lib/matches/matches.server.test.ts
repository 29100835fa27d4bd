import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { solution } from '#lib/solutions/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { decideMatch } from './decide-match.server.ts';
import { matchesOfNeed, needsForSolution, type NeedMatches } from './matches.server.ts';
import { matchDecision } from './schema.server.ts';

const { db } = await testDb({ demo: 'now' });
const owner = await actorOf(db, 'redaktor.karlstad');
const foreign = await actorOf(db, 'redaktor.ringsaker');
const reader = await actorOf(db, 'okonomi.karlstad');
const office = await actorOf(db, 'sekretariat1');

const id = async (query: ReturnType<typeof sql>) => (await db.execute<{ id: string }>(query))[0]?.id ?? '';
const needOf = (externalId: string) => id(sql`select id::text from need where external_id = ${externalId}`);
const solutionOf = (name: string) =>
	id(sql`select id::text from solution where name = ${name} and publication = 'published' and changes_id is null`);
/** Karlstad's, with Region Värmland as co-owner. */
const ours = await needOf('B07');
const keys = await needOf('B08');
const lock = await solutionOf('Dørnøkkel');
const night = await solutionOf('Nattkoll');

const named = ({ pinned, found, rejected }: NeedMatches) => ({
	pinned: pinned.map((each) => each.id),
	found: found.map((each) => each.id),
	rejected: rejected.map((each) => each.id)
});
const journal = async () =>
	(
		await db.execute<{ kind: string }>(
			sql`select kind from journal_entry where kind like 'match.%' and about_id = ${ours} order by id`
		)
	).map(({ kind }) => kind);

beforeEach(async () => {
	await db.delete(matchDecision);
});

describe('A reader of a need sees what may fit it', () => {
	test('across the border, each with its reasons, the best first', async () => {
		const { found } = await matchesOfNeed(db, keys);
		const hit = found.find((each) => each.id === lock);
		expect(hit).toMatchObject({ kind: 'solution', language: 'nb', title: 'Dørnøkkel', decision: null });
		expect(hit?.reasons[0]).toEqual({ part: 'area', points: 40 });
		expect(found.map(({ score }) => score)).toEqual(
			found.map(({ score }) => score).toSorted((one, other) => other - one)
		);
		expect(found.every(({ score, reasons }) => score === reasons.reduce((sum, each) => sum + each.points, 0))).toBe(
			true
		);
		expect(found.length).toBeLessThanOrEqual(10);
	});

	test('twice the same', async () => {
		expect(await matchesOfNeed(db, keys)).toEqual(await matchesOfNeed(db, keys));
	});

	test('and nothing that is not public', async () => {
		await db.update(solution).set({ publication: 'withdrawn' }).where(eq(solution.id, lock));
		expect(named(await matchesOfNeed(db, keys)).found).not.toContain(lock);
		await db.update(solution).set({ publication: 'published' }).where(eq(solution.id, lock));

		const [pilot] = (await matchesOfNeed(db, keys)).found.filter(({ kind }) => kind === 'pilot');
		await db.execute(sql`update pilot set hidden_at = now() where id = ${pilot?.id}`);
		expect(named(await matchesOfNeed(db, keys)).found).not.toContain(pilot?.id);
		await db.execute(sql`update pilot set hidden_at = null where id = ${pilot?.id}`);
	});

	test('a declared use that nobody confirmed gives nothing', async () => {
		const score = async () => (await matchesOfNeed(db, keys)).found.find((each) => each.id === lock)?.score;
		const before = await score();
		await db.execute(sql`insert into adoption (solution_id, organisation_id, since_on, declarer_id, language)
			values (${lock}, 'oslomet', '2026-01-01', 'oslomet', 'nb')`);
		expect(await score()).toBe(before);
	});
});

describe('A firm writes about itself', () => {
	const points = async () =>
		Object.fromEntries(
			((await matchesOfNeed(db, keys)).found.find((each) => each.id === lock)?.reasons ?? []).map((reason) => [
				reason.part,
				reason.points
			])
		);

	test('and its profile, areas and country move nothing', async () => {
		const before = await matchesOfNeed(db, keys);
		const [firm] = await db.select({ of: solution.supplierId }).from(solution).where(eq(solution.id, lock));
		const stuffed = 'lås dörrar hemtjänst landsbygd nycklar '.repeat(50);
		await db
			.update(organisation)
			.set({ presentation: stuffed, country: 'SE' })
			.where(eq(organisation.id, firm?.of ?? ''));
		await db.execute(sql`insert into supplier_area (organisation_id, technology_area)
			select ${firm?.of}, key from technology_area on conflict do nothing`);
		expect(await matchesOfNeed(db, keys)).toEqual(before);
	});

	test('and the text of its solution moves the part for words alone, up to its cap', async () => {
		const { words: before = 0, ...rest } = await points();
		const [text] = await db.execute<{ text: string }>(
			sql`select title || ' ' || text as text from need where id = ${keys}`
		);
		await db
			.update(solution)
			.set({ summary: (text?.text ?? '').repeat(9), language: 'sv' })
			.where(eq(solution.id, lock));
		const { words, ...others } = await points();
		expect(others).toEqual(rest);
		expect(words).toBeGreaterThan(before);
		expect(words).toBeLessThanOrEqual(20);
	});

	test('and being ready to reuse is for others to confirm', async () => {
		await db.execute(sql`delete from adoption where solution_id = ${night}`);
		const need = await needOf('B01');
		const reasons = (await matchesOfNeed(db, need)).found.find((each) => each.id === night)?.reasons ?? [];
		expect(reasons.map(({ part }) => part)).toContain('area');
		expect(reasons.map(({ part }) => part)).not.toContain('ready');
	});
});

describe('The owner of a need decides on what was found', () => {
	const say = async (decision: 'pinned' | 'rejected' | null, by = owner, found = `solution:${lock}`) =>
		decideMatch(db, by, { needId: ours, found, decision });

	test('and that stands when all is counted again, until it is taken back', async () => {
		await say('pinned');
		expect(named(await matchesOfNeed(db, ours)).pinned).toEqual([lock]);
		await db.update(solution).set({ summary: 'Helt annet.' }).where(eq(solution.id, lock));
		expect(named(await matchesOfNeed(db, ours)).pinned).toEqual([lock]);
		await say('rejected');
		const after = named(await matchesOfNeed(db, ours));
		expect([after.pinned, after.rejected]).toEqual([[], [lock]]);
		expect(after.found).not.toContain(lock);
		await say(null);
		expect(named(await matchesOfNeed(db, ours))).toMatchObject({ pinned: [], rejected: [] });
		expect(await journal()).toEqual(['match.pinned', 'match.rejected', 'match.undecided']);
	});

	test('said twice, also in the same moment, it stands once', async () => {
		const before = (await journal()).length;
		await Promise.all([say('pinned'), say('pinned'), say('pinned')]);
		expect((await journal()).length).toBe(before + 1);
		expect(await db.select().from(matchDecision)).toHaveLength(1);
	});

	test('as a co-owner may', async () => {
		const coOwner = await actorOf(db, 'redaktor.region-varmland');
		expect(await say('pinned', coOwner)).toMatchObject({ ok: true });
	});

	test.each([
		['another partner', foreign],
		['its finance officer', reader],
		['the secretariat', office]
	])('and not %s', async (_who, by) => {
		await expect(say('pinned', by)).rejects.toMatchObject({ status: 403 });
		expect(await db.select().from(matchDecision)).toHaveLength(0);
	});

	test.each([['solution:00000000-0000-4000-8000-000000000000'], ['solution:'], ['firm:1'], [`pilot:${lock}`]])(
		'of something that is there: not %s',
		async (found) => {
			expect(issuesOf(await say('pinned', owner, found)).map(({ key }) => key)).toEqual(['match.gone']);
		}
	);

	test('and nobody learns of a draft by trying', async () => {
		const draft = await needOf('B11');
		const said = { needId: draft, found: `solution:${lock}`, decision: 'pinned' as const };
		await expect(decideMatch(db, owner, said)).rejects.toMatchObject({ status: 404 });
	});
});

describe('A reader of a solution sees needs that it may fit', () => {
	test('that can still be answered', async () => {
		const states = async (ids: string[]) =>
			db.execute<{ state: string }>(sql`select distinct state from need where id = any(${sql.param(ids)}::uuid[])`);
		const needs = await needsForSolution(db, night);
		expect(needs.length).toBeGreaterThan(0);
		for (const { state } of await states(needs.map((each) => each.id))) expect(['open', 'dialogue']).toContain(state);
	});

	test('with the same points as the other way round', async () => {
		for (const need of await needsForSolution(db, night)) {
			const { found } = await matchesOfNeed(db, need.id);
			expect(found.find((each) => each.id === night)).toMatchObject({ score: need.score, reasons: need.reasons });
		}
	});

	test('first those whose owner chose it, and not those whose owner said no', async () => {
		const [first] = await needsForSolution(db, night);
		await decideMatch(db, owner, { needId: ours, found: `solution:${night}`, decision: 'pinned' });
		expect((await needsForSolution(db, night))[0]).toMatchObject({ id: ours, isPinned: true });
		await decideMatch(db, owner, { needId: ours, found: `solution:${night}`, decision: 'rejected' });
		expect((await needsForSolution(db, night)).map((each) => each.id)).not.toContain(ours);
		expect((await needsForSolution(db, night))[0]).toEqual(first);
	});
});
