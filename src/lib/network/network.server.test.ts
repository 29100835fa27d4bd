import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { testDb } from '../../../tests/db.ts';
import { mapThings } from './map-things.server.ts';
import { pairsOf } from './network.ts';
import { network } from './ties.server.ts';

const today = '2026-11-22';
let db: Db;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
});

const slugs = async () => (await network(db, 'nb')).ties.map(({ kind, slug }) => `${kind} ${slug}`);
const onMap = async () => (await mapThings(db, 'nb', today)).map(({ kind, slug }) => `${kind} ${slug}`);

describe('What is on the map and in the network', () => {
	test('the sixteen partners, merged ones where they are today', async () => {
		const partners = (await mapThings(db, 'nb', today)).filter(({ kind }) => kind === 'partner');
		expect(partners).toHaveLength(16);
		const fet = partners.find(({ id }) => id === 'fet');
		expect(fet).toMatchObject({ organisation: { id: 'fet', today: { id: 'lillestrom' } }, home: { id: 'lillestrom' } });
		expect(partners.every(({ home }) => home.county !== null)).toBe(true);
	});

	test('titles in the reader’s language where a person approved one', async () => {
		const onMap = async (lang: 'nb' | 'sv') =>
			(await mapThings(db, lang, today)).find(({ slug }) => slug === 'e-las-i-hele-hjemmetjenesten');
		expect(await onMap('nb')).toMatchObject({ title: 'E-lås i hele hjemmetjenesten', language: 'nb' });
		expect(await onMap('sv')).toMatchObject({ title: 'Digitala lås i hela hemvården', language: 'sv' });
		const titles = async (lang: 'nb' | 'sv') =>
			new Map((await network(db, lang)).ties.map(({ slug, title, language }) => [slug, `${language} ${title}`]));
		const [nb, sv] = [await titles('nb'), await titles('sv')];
		const translated = [...nb].filter(([slug, title]) => title.startsWith('nb ') && sv.get(slug)?.startsWith('sv '));
		expect(translated.length).toBeGreaterThan(0);
	});

	test('ties over the border, each with two or more who take part', async () => {
		const { ties, members } = await network(db, 'nb');
		expect(ties.every(({ organisations }) => organisations.length > 1)).toBe(true);
		expect(pairsOf(ties, members, { lang: 'sv', today }).some(({ isAcross }) => isAcross)).toBe(true);
		expect(members.has('secretariat')).toBe(false);
	});

	test('a pilot that is hidden, taken back or only a draft is in neither', async () => {
		const [chosen] = await db.execute<{ id: string; slug: string }>(sql`
			select p.id, p.slug from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
			where exists (select from pilot_partner pp where pp.pilot_id = p.id and pp.number = v.number) order by p.slug`);
		const { id, slug } = chosen ?? { id: '', slug: '' };
		expect(await slugs()).toContain(`pilot ${slug}`);
		expect(await onMap()).toContain(`pilot ${slug}`);
		for (const change of [
			sql`update pilot set hidden_at = now() where id = ${id}`,
			sql`update pilot set hidden_at = null, withdrawn_at = now(), withdrawn_reason = 'Prøve' where id = ${id}`,
			sql`update pilot set withdrawn_at = null, withdrawn_reason = '' where id = ${id}`
		]) {
			await db.execute(change);
			const isShown = (
				await db.execute(sql`select from pilot where id = ${id} and hidden_at is null and withdrawn_at is null`)
			).length;
			expect((await slugs()).includes(`pilot ${slug}`)).toBe(isShown > 0);
			expect((await onMap()).includes(`pilot ${slug}`)).toBe(isShown > 0);
		}
		await db.execute(
			sql`update pilot_version set publication = 'draft' where pilot_id = ${id} and publication = 'published'`
		);
		expect(await slugs()).not.toContain(`pilot ${slug}`);
		expect(await onMap()).not.toContain(`pilot ${slug}`);
	});

	test('a use that is only declared, or has ended, is in neither', async () => {
		const [use] = await db.execute<{ id: string; solution: string }>(sql`
			select a.id, s.slug as solution from adoption a join solution s on s.id = a.solution_id and s.publication = 'published'
			join pilot p on p.id = a.pilot_id where a.stage = 'in_use' and a.organisation_id <> p.owner_id limit 1`);
		if (!use) throw new Error('nobody took anything over');
		const uses = async () => (await mapThings(db, 'nb', today)).filter(({ id }) => id === use.id).length;
		const tied = async () =>
			(await network(db, 'nb')).ties.filter(({ kind, slug }) => kind === 'adoption' && slug === use.solution).length;
		expect(await uses()).toBe(1);
		const before = await tied();
		await db.execute(sql`update adoption set stage = 'declared', confirmed_at = null where id = ${use.id}`);
		expect(await uses()).toBe(0);
		expect(await tied()).toBe(before - 1);
		await db.execute(sql`update adoption set stage = 'ended', confirmed_at = now(), ended_on = since_on, ended_reason = 'Slutt'
			where id = ${use.id}`);
		expect(await uses()).toBe(0);
		expect(await tied()).toBe(before - 1);
	});

	test('a need counts for those who said yes, and only once it is open', async () => {
		const [chosen] = await db.execute<{ id: string; slug: string }>(
			sql`select id, slug from need where state = 'open' and owner_id = 'karlstad' order by slug`
		);
		const { id, slug } = chosen ?? { id: '', slug: '' };
		const of = async () =>
			(await network(db, 'nb')).ties.find((tie) => tie.kind === 'need' && tie.slug === slug)?.organisations;
		await db.execute(sql`delete from need_partner where need_id = ${id}`);
		expect(await of()).toBeUndefined();
		await db.execute(
			sql`insert into need_partner (need_id, organisation_id, role) values (${id}, 'ringsaker', 'co_owner')`
		);
		expect(await of()).toBeUndefined();
		await db.execute(sql`update need_partner set accepted_at = now() where need_id = ${id}`);
		expect(await of()).toEqual(['karlstad', 'ringsaker']);
		for (const other of ['arvika', 'lillestrom'])
			await db.execute(
				sql`insert into need_partner (need_id, organisation_id, role) values (${id}, ${other}, 'same_need')`
			);
		expect(await of()).toEqual(['karlstad', 'ringsaker']);
		for (const state of ['draft', 'submitted', 'returned']) {
			await db.execute(sql`update need set state = ${state} where id = ${id}`);
			expect([state, await of()]).toEqual([state, undefined]);
		}
	});

	test('a firm that supplied a pilot is tied to nobody by it', async () => {
		const [chosen] = await db.execute<{ id: string; number: number; slug: string; firm: string }>(sql`
			select p.id, v.number, p.slug, (select id from organisation where kind = 'supplier' order by id limit 1) as firm
			from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
			where p.hidden_at is null and p.withdrawn_at is null
				and exists (select from pilot_partner pp where pp.pilot_id = p.id and pp.number = v.number) order by p.slug desc`);
		const { id, number, slug, firm } = chosen ?? { id: '', number: 0, slug: '', firm: '' };
		await db.execute(sql`insert into pilot_partner (pilot_id, number, organisation_id, role)
			values (${id}, ${number}, ${firm}, 'supplier') on conflict do nothing`);
		const tie = (await network(db, 'nb')).ties.find((each) => each.kind === 'pilot' && each.slug === slug);
		expect(tie?.organisations.length).toBeGreaterThan(0);
		expect(tie?.organisations).not.toContain(firm);
	});

	test('a use is told of only while its solution is public, and ties only while its pilot is', async () => {
		const [use] = await db.execute<{ id: string; pilot: string; solution: string; slug: string }>(sql`
			select a.id, p.id as pilot, s.id as solution, s.slug from adoption a
			join solution s on s.id = a.solution_id and s.publication = 'published'
			join pilot p on p.id = a.pilot_id and p.hidden_at is null and p.withdrawn_at is null
			join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
			where a.stage in ('confirmed', 'in_use', 'scaled') and a.organisation_id <> p.owner_id order by a.id limit 1`);
		if (!use) throw new Error('nobody took anything over');
		const mark = async () => (await mapThings(db, 'nb', today)).find(({ id }) => id === use.id);
		const ties = async () =>
			(await network(db, 'nb')).ties.filter(({ kind, slug }) => kind === 'adoption' && slug === use.slug).length;
		const all = await ties();
		expect(await mark()).toMatchObject({ phase: expect.any(String) as string });

		for (const [away, back] of [
			[sql`hidden_at = now()`, sql`hidden_at = null`],
			[sql`withdrawn_at = now(), withdrawn_reason = 'Prøve'`, sql`withdrawn_at = null, withdrawn_reason = ''`]
		] as const) {
			await db.execute(sql`update pilot set ${away} where id = ${use.pilot}`);
			expect(await ties()).toBeLessThan(all);
			expect(await mark()).toMatchObject({ phase: null });
			await db.execute(sql`update pilot set ${back} where id = ${use.pilot}`);
		}
		await db.execute(sql`update pilot_version set publication = 'submitted'
			where pilot_id = ${use.pilot} and publication = 'published'`);
		expect(await ties()).toBeLessThan(all);
		await db.execute(sql`update pilot_version set publication = 'published'
			where pilot_id = ${use.pilot} and publication = 'submitted'`);
		expect(await ties()).toBe(all);

		await db.execute(sql`update pilot set owner_id = (select organisation_id from adoption where id = ${use.id})
			where id = ${use.pilot}`);
		expect(await ties()).toBeLessThan(all);

		await db.execute(sql`update solution set publication = 'withdrawn' where id = ${use.solution}`);
		expect(await ties()).toBe(0);
		expect(await mark()).toBeUndefined();
	});
});
