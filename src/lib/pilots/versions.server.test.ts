import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { decidePilot } from './decide-pilot.server.ts';
import { openDraft } from './open-draft.server.ts';
import { pilotHistory } from './pilot-journal.server.ts';
import { pilotById } from './pilots.server.ts';
import { restoreVersion } from './restore-version.server.ts';
import { saveSection } from './save-section.server.ts';
import { stampOf } from './section-stamp.server.ts';
import { submitPilot } from './submit-pilot.server.ts';
import { discardDraft } from './take-back-pilot.server.ts';
import { publicVersions, versionsPage } from './version-pages.server.ts';

const context = { origin: 'https://sol.example', today: '2026-11-22' };
const asked = (search = '') => ({ lang: 'sv', today: context.today, search: new URLSearchParams(search) }) as const;
const slug = 'digital-nattillsyn-pa-den-enskildes-villkor';
let db: Db;
let editor: Actor, secretary: Actor;
let id: string;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.karlstad');
	secretary = await actorOf(db, 'sekretariat1');
	const [row] = await db.execute<{ id: string }>(sql`select id from pilot where slug = ${slug}`);
	id = row?.id ?? '';
});

async function write(values: { title?: string; problem?: string }) {
	await openDraft(db, editor, id);
	const open = (await pilotById(db, id))?.open;
	if (!open) throw new Error('no draft');
	const stamp = stampOf(open.content, 'about');
	await saveSection(db, editor, {
		pilotId: id,
		section: 'about',
		read: { values, issues: [] },
		mode: 'whole',
		stamp
	});
}

async function publish() {
	await submitPilot(db, editor, id);
	const revision = (await pilotById(db, id))?.open?.revision ?? 0;
	const verdict = { pilotId: id, revision, verdict: 'publish', remarks: [], language: 'sv' } as const;
	const done = await decidePilot(db, secretary, verdict, context);
	if (!done.ok)
		throw new Error(
			issuesOf(done)
				.map(({ key }) => key)
				.join()
		);
}

describe('the versions of a pilot', () => {
	test('stand with who and when, and say what changed', async () => {
		await write({ problem: 'Nattens besök väcker' });
		await publish();
		await write({ problem: 'Nattens täta besök väcker' });
		const page = await versionsPage(db, editor, { organisation: 'karlstad', id }, asked());
		expect(page.versions.map(({ number, publication }) => [number, publication])).toEqual([
			[3, 'draft'],
			[2, 'published'],
			[1, 'withdrawn']
		]);
		expect(page.versions[0]).toMatchObject({ editor: editor.name, publishedOn: null });
		expect(page.versions[2]?.publishedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(page.comparison).toMatchObject({ from: 2, to: 3, changes: [{ field: 'problem' }] });
	});

	test('are not for others, who see what was published and nothing of a draft', async () => {
		const stranger = await actorOf(db, 'redaktor.ringsaker');
		await expect(versionsPage(db, stranger, { organisation: 'karlstad', id }, asked())).rejects.toMatchObject({
			status: 404
		});
		const page = await publicVersions(db, slug, asked('fra=2&til=3'));
		expect(page?.versions.map(({ number }) => number)).toEqual([2, 1]);
		expect(page?.comparison).toMatchObject({ from: 1, to: 2 });
		expect(
			JSON.stringify(page, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
		).not.toContain('täta');
	});

	test('a draft that was laid aside never becomes public history', async () => {
		await discardDraft(db, editor, id);
		expect((await publicVersions(db, slug, asked()))?.versions.map(({ number }) => number)).toEqual([2, 1]);
	});

	test('tell readers no names of people', async () => {
		await db.execute(sql`
			update pilot_version set professional_contact = ${editor.personId} where pilot_id = ${id} and number = 2`);
		const page = await publicVersions(db, slug, asked());
		expect(page?.comparison?.changes.map(({ field }) => field)).toEqual(['problem']);
		expect(page?.comparison?.options.contacts).toEqual([]);
	});

	test('are gone for readers while the page is hidden', async () => {
		await db.execute(sql`update pilot set hidden_at = now() where id = ${id}`);
		expect(await publicVersions(db, slug, asked())).toBeUndefined();
		await db.execute(sql`update pilot set hidden_at = null where id = ${id}`);
	});
});

describe('an old version', () => {
	test('comes back as a new draft, and nothing public changes', async () => {
		expect((await restoreVersion(db, editor, id, 1)).ok).toBe(true);
		const now = await pilotById(db, id);
		expect(now?.open).toMatchObject({ number: 4, publication: 'draft', content: { problem: '' } });
		expect(now?.public?.content.problem).toBe('Nattens besök väcker');
		expect((await pilotHistory(db, id))[0]).toMatchObject({
			kind: 'pilot.version_restored',
			after: { version: 4, restored: 1 }
		});
	});

	test('lays nobody’s open draft aside', async () => {
		expect(issuesOf(await restoreVersion(db, editor, id, 2)).map(({ key }) => key)).toEqual([
			'pilot.restore_open_first'
		]);
	});

	test('must be there, and is for those who write in the pilot', async () => {
		await discardDraft(db, editor, id);
		await expect(restoreVersion(db, editor, id, 99)).rejects.toMatchObject({ status: 404 });
		await expect(restoreVersion(db, await actorOf(db, 'okonomi.karlstad'), id, 1)).rejects.toMatchObject({
			status: 403
		});
	});
});
