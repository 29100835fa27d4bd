import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { copyPilot } from './copy-pilot.server.ts';
import { hidePilot } from './hide-pilot.server.ts';
import { openDraft } from './open-draft.server.ts';
import { pilotHistory } from './pilot-journal.server.ts';
import { pilotById } from './pilots.server.ts';
import { registerPilot } from './register-pilot.server.ts';
import { pilot } from './schema.server.ts';

const today = '2026-11-21';
const context = { origin: 'https://sol.example', today };
let db: Db;
let karlstad: Actor, ringsaker: Actor, lillestrom: Actor, finance: Actor, auditor: Actor, secretary: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	karlstad = await actorOf(db, 'redaktor.karlstad');
	ringsaker = await actorOf(db, 'redaktor.ringsaker');
	lillestrom = await actorOf(db, 'redaktor.lillestrom');
	finance = await actorOf(db, 'okonomi.karlstad');
	auditor = await actorOf(db, 'revisor');
	secretary = await actorOf(db, 'sekretariat1');
});

const robot = { title: 'Läkemedelsrobot hemma', language: 'sv' } as const;

async function idOf(owner: string): Promise<string> {
	const [row] = await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.ownerId, owner)).orderBy(pilot.createdAt);
	return row?.id ?? '';
}

describe('registering a pilot', () => {
	test('takes a working title and a language and makes a draft that stands in the log', async () => {
		const registered = await registerPilot(db, karlstad, 'karlstad', robot, today);
		if (!registered.ok) throw new Error('refused');
		const made = await pilotById(db, registered.value);
		expect(made).toMatchObject({
			slug: 'lakemedelsrobot-hemma',
			ownerId: 'karlstad',
			language: 'sv',
			phase: 'idea',
			public: null,
			open: { number: 1, publication: 'draft', content: { title: 'Läkemedelsrobot hemma', summary: '' } }
		});
		expect((await pilotHistory(db, registered.value)).map(({ kind, name }) => [kind, name])).toEqual([
			['pilot.registered', karlstad.name]
		]);
	});

	test('belongs to the running project, never to the archive', async () => {
		const rows = await db.execute(sql`
			select project.is_archive from pilot join project on project.id = pilot.project_id where pilot.slug = 'lakemedelsrobot-hemma'`);
		expect(rows[0]).toEqual({ is_archive: false });
	});

	test('gives two that are registered at the same moment different addresses', async () => {
		let second: ReturnType<typeof registerPilot> | undefined;
		const first = await db.transaction(async (tx) => {
			const made = await registerPilot(tx, karlstad, 'karlstad', { title: 'Samtidig', language: 'nb' }, today);
			second = registerPilot(db, ringsaker, 'ringsaker', { title: 'Samtidig', language: 'nb' }, today);
			await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 200))]);
			return made;
		});
		expect([first.ok, (await second)?.ok]).toEqual([true, true]);
		const slugs = await db
			.select({ slug: pilot.slug })
			.from(pilot)
			.where(sql`slug like 'samtidig%'`)
			.orderBy(pilot.slug);
		expect(slugs.map(({ slug }) => slug)).toEqual(['samtidig', 'samtidig-2']);
	});

	test('finds an address for a title without a letter, and none that is a page of our own', async () => {
		for (const [title, slug] of [
			['!!!', 'pilot'],
			['Ny', 'pilot-ny']
		] as const) {
			const made = await registerPilot(db, karlstad, 'karlstad', { title, language: 'nb' }, today);
			expect(made.ok && (await pilotById(db, made.value))?.slug).toBe(slug);
		}
	});

	test.each([
		['the finance person of the organisation', () => finance, 'karlstad', 403],
		['an editor of another organisation', () => ringsaker, 'karlstad', 404],
		['the secretariat', () => secretary, 'karlstad', 403],
		['the auditor', () => auditor, 'karlstad', 403],
		['an editor in the name of an organisation that is no more', () => lillestrom, 'fet', 404],
		['anybody in an organisation that never was', () => karlstad, 'nobody', 404]
	] as const)('is not for %s', async (_, who, organisation, status) => {
		await expect(registerPilot(db, who(), organisation, robot, today)).rejects.toMatchObject({ status });
	});
});

test('without a running project nothing is registered, and it is said', async () => {
	const { db: empty } = await testDb();
	await empty.execute(sql`insert into person (email, name, language) values ('eva@demo.example', 'Eva', 'sv')`);
	await empty.execute(sql`
		insert into membership (person_id, organisation_id, role) select id, 'karlstad', 'editor' from person`);
	const eva = await actorOf(empty, 'eva');
	expect(await registerPilot(empty, eva, 'karlstad', robot, today)).toMatchObject({
		ok: false,
		issues: [{ key: 'pilot.no_project' }]
	});
	expect(await empty.select().from(pilot)).toEqual([]);
});

describe('copying a pilot', () => {
	test('takes what a published one of another organisation says, without its results', async () => {
		const source = await idOf('ringsaker');
		const copied = await copyPilot(db, karlstad, 'karlstad', source, today);
		if (!copied.ok) throw new Error('refused');
		const [original, copy] = [await pilotById(db, source), await pilotById(db, copied.value)];
		expect(copy).toMatchObject({ ownerId: 'karlstad', language: 'nb', phase: 'idea', public: null });
		expect(copy?.open?.content.summary).toBe(original?.public?.content.summary);
		expect(copy?.open?.content).toMatchObject({
			startsOn: null,
			budgetMinor: null,
			workPackage: null,
			partners: []
		});
		expect(copy?.slug).not.toBe(original?.slug);
	});

	test('takes the draft of an own one', async () => {
		const own = await registerPilot(db, karlstad, 'karlstad', { title: 'Bara vår', language: 'sv' }, today);
		if (!own.ok) throw new Error('refused');
		expect((await copyPilot(db, karlstad, 'karlstad', own.value, today)).ok).toBe(true);
		await expect(copyPilot(db, ringsaker, 'ringsaker', own.value, today)).rejects.toMatchObject({ status: 404 });
	});

	test('takes the public words, not the draft beside them, from another organisation', async () => {
		const source = await idOf('arvika');
		await openDraft(db, await actorOf(db, 'redaktor.arvika'), source);
		await db.execute(
			sql`update pilot_version set summary = 'hemligt' where pilot_id = ${source} and publication = 'draft'`
		);
		const copied = await copyPilot(db, karlstad, 'karlstad', source, today);
		expect(copied.ok && (await pilotById(db, copied.value))?.open?.content.summary).not.toBe('hemligt');
	});

	test('is not possible from a hidden page, an unknown one or something that is no id', async () => {
		const source = await idOf('hammaro');
		await hidePilot(db, secretary, { pilotId: source, hide: true, reason: 'Et navn' }, context);
		for (const id of [source, '00000000-0000-0000-0000-000000000000', 'p1', '', '\u0000'])
			await expect(copyPilot(db, karlstad, 'karlstad', id, today)).rejects.toMatchObject({ status: 404 });
	});

	test('is not for somebody who may not register', async () => {
		await expect(copyPilot(db, auditor, 'karlstad', await idOf('ringsaker'), today)).rejects.toMatchObject({
			status: 403
		});
	});
});
