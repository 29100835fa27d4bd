import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { pilotVersionView, publishedPilot } from '#lib/pilots/pilot-views.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { testDb } from '../../../tests/db.ts';

const today = '2026-11-21';
const slug = 'en-inngang-til-hjelpemiddellageret';
let db: Db;
beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
});

describe('reading a pilot', () => {
	test('names its owner and partners with who they are today', async () => {
		const view = await publishedPilot(db, slug, today);
		expect(view?.owner).toMatchObject({ id: 'skedsmo', today: { id: 'lillestrom' } });
		expect(view?.partners.map(({ id }) => id)).toEqual(['fet', 'sorum']);
	});

	test('gives its budget in the currency of the owner', async () => {
		expect((await publishedPilot(db, slug, today))?.budget?.currency).toBe('NOK');
		const [swedish] = await db.select({ slug: pilot.slug }).from(pilot).where(eq(pilot.ownerId, 'karlstad'));
		expect((await publishedPilot(db, swedish?.slug ?? '', today))?.budget?.currency).toBe('SEK');
	});

	test('says when it was published and by which name its supplier goes', async () => {
		const view = await publishedPilot(db, slug, today);
		expect(view?.publishedOn).toHaveLength(1);
		expect(view?.publishedOn[0]).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(view?.supplier).toMatch(/fiktiv/);
		expect(view?.outcome).toBe('works');
	});

	test('is not possible under an address that never was', async () => {
		expect(await publishedPilot(db, 'nothing-here', today)).toBeUndefined();
	});

	test('is not possible while it is hidden, a draft or withdrawn', async () => {
		const [row] = await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.slug, slug));
		const id = row?.id ?? '';
		await db
			.update(pilot)
			.set({ hiddenAt: sql`now()` })
			.where(eq(pilot.id, id));
		expect(await publishedPilot(db, slug, today)).toBeUndefined();
		await db.update(pilot).set({ hiddenAt: null }).where(eq(pilot.id, id));

		for (const publication of ['draft', 'submitted', 'returned', 'withdrawn']) {
			await db.update(pilotVersion).set({ publication }).where(eq(pilotVersion.pilotId, id));
			expect(await publishedPilot(db, slug, today)).toBeUndefined();
			expect((await pilotVersionView(db, id, 1, today))?.title).toBe('Én inngang til hjelpemiddellageret');
		}
		await db.update(pilotVersion).set({ publication: 'published' }).where(eq(pilotVersion.pilotId, id));
		expect(await publishedPilot(db, slug, today)).toBeDefined();
	});
});

test('a draft beside the public version does not shine through', async () => {
	const [row] = await db.select({ id: pilot.id, projectId: pilot.projectId }).from(pilot).where(eq(pilot.slug, slug));
	await db
		.insert(pilotVersion)
		.values({ pilotId: row?.id ?? '', number: 2, projectId: row?.projectId ?? '', title: 'Nytt navn' });
	expect((await publishedPilot(db, slug, today))?.title).toBe('Én inngang til hjelpemiddellageret');
	expect((await pilotVersionView(db, row?.id ?? '', 2, today))?.title).toBe('Nytt navn');
});
