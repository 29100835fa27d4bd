import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { fullRow } from '../../../tests/pilot-contents.ts';
import { copySources } from './copy-sources.server.ts';
import { decidePilot } from './decide-pilot.server.ts';
import { openDraft } from './open-draft.server.ts';
import { phasePage } from './phase-page.server.ts';
import { pilotHub } from './pilot-hub.server.ts';
import { pilotReview } from './pilot-review.server.ts';
import { pilotById } from './pilots.server.ts';
import { registerPilot } from './register-pilot.server.ts';
import { pilotVersion } from './schema.server.ts';
import { saveSectionForm, sectionPage } from './section-page.server.ts';
import { submitPilot } from './submit-pilot.server.ts';

const today = '2026-11-21';
const reader = { lang: 'sv', today } as const;
const context = { origin: 'https://sol.example', today };
let db: Db;
let editor: Actor, secretary: Actor, auditor: Actor, finance: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.karlstad');
	finance = await actorOf(db, 'okonomi.karlstad');
	secretary = await actorOf(db, 'sekretariat2');
	auditor = await actorOf(db, 'revisor');
});

async function draft(title = 'Robot'): Promise<{ organisation: string; id: string }> {
	const made = await registerPilot(db, editor, 'karlstad', { title, language: 'sv' }, today);
	if (!made.ok) throw new Error('refused');
	const content = { ...fullRow, title };
	await db.update(pilotVersion).set(content).where(eq(pilotVersion.pilotId, made.value));
	return { organisation: 'karlstad', id: made.value };
}

async function returned() {
	const at = await draft('Åter');
	await submitPilot(db, editor, at.id);
	const { revision = 0 } = (await pilotById(db, at.id))?.open ?? {};
	const remarks = [{ field: 'targetGroup', text: 'Vilka?' }] as const;
	await decidePilot(db, secretary, { pilotId: at.id, revision, verdict: 'return', remarks, language: 'sv' }, context);
	return at;
}

describe('the first page of a pilot', () => {
	test('says how far it has come and what this person may do', async () => {
		const at = await draft();
		await db.execute(sql`update pilot_version set summary = '', services = '' where pilot_id = ${at.id}`);
		const hub = await pilotHub(db, editor, at, 'sv');
		expect(hub).toMatchObject({
			publication: 'draft',
			isWritable: true,
			hindrances: ['summary'],
			progress: { finished: 4, percent: 67 },
			may: { write: true, submit: true, decidePhase: false }
		});
		expect((await pilotHub(db, finance, at, 'sv')).may).toEqual({
			write: false,
			submit: false,
			changePhase: false,
			decidePhase: false,
			confirm: false,
			handOver: false,
			showToAdviser: false,
			withdraw: false
		});
	});

	test('shows the remarks of the last time only while they are to be answered', async () => {
		const at = await returned();
		expect((await pilotHub(db, editor, at, 'sv')).remarks).toMatchObject([{ field: 'targetGroup', text: 'Vilka?' }]);
		await submitPilot(db, editor, at.id);
		expect((await pilotHub(db, editor, at, 'sv')).remarks).toEqual([]);
	});
});

describe('the page of a section', () => {
	test('carries the remark to its field and marks its part', async () => {
		const page = await sectionPage(db, editor, { ...(await returned()), section: '2' }, reader);
		expect(page.remarks).toMatchObject([{ field: 'targetGroup', text: 'Vilka?', language: 'sv' }]);
		expect(page.steps.find(({ section }) => section === 'goals')?.state).toBe('remark');
		expect(page.currency).toBe('SEK');
	});

	test('is for those who write; there is no seventh', async () => {
		const at = await draft();
		for (const who of [finance, secretary, auditor])
			await expect(sectionPage(db, who, { ...at, section: '1' }, reader)).rejects.toMatchObject({ status: 403 });
		await expect(sectionPage(db, editor, { ...at, section: '7' }, reader)).rejects.toMatchObject({ status: 404 });
		const stranger = await actorOf(db, 'redaktor.ringsaker');
		await expect(sectionPage(db, stranger, { ...at, section: '1' }, reader)).rejects.toMatchObject({ status: 404 });
	});

	test('saves what its form sends and refuses what its lists do not offer', async () => {
		const place = { ...(await draft()), section: '3', ...reader } as const;
		const { stamp } = await sectionPage(db, editor, place, reader);
		const form = new FormData();
		form.set('stamp', stamp);
		form.set('product', 'Robot 4');
		form.set('supplierId', 'ringsaker');
		expect((await saveSectionForm(db, editor, place, form, 'whole')).saved.ok).toBe(false);
		expect((await saveSectionForm(db, editor, place, form, 'readable')).saved).toMatchObject({
			ok: true,
			value: { issues: [{ field: 'supplierId', key: 'section.unknown_choice' }] }
		});
		expect((await pilotById(db, place.id))?.open?.content).toMatchObject({ product: 'Robot 4', supplierId: null });
	});
});

describe('the page of the secretariat', () => {
	test('sets the new words against the public ones', async () => {
		const [row] = await db.execute<{ id: string }>(
			sql`select id from pilot where owner_id = 'karlstad' and is_demo limit 1`
		);
		const id = row?.id ?? '';
		const before = (await pilotById(db, id))?.public?.content.place;
		await openDraft(db, editor, id);
		await db.execute(
			sql`update pilot_version set place = 'Kronoparken' where pilot_id = ${id} and publication = 'draft'`
		);
		await submitPilot(db, editor, id);
		const review = await pilotReview(db, secretary, id, reader);
		expect(review).toMatchObject({
			changed: ['place'],
			before: { place: before },
			content: { place: 'Kronoparken' },
			mayDecide: true,
			isOwnWork: false
		});
		expect(review.submittedBy).toBe(editor.name);
		expect((await pilotReview(db, auditor, id, reader)).mayDecide).toBe(false);
	});

	test('is for nobody else', async () => {
		const { id } = await draft();
		await expect(pilotReview(db, editor, id, reader)).rejects.toMatchObject({ status: 404 });
		await expect(pilotReview(db, secretary, 'none', reader)).rejects.toMatchObject({ status: 404 });
	});
});

test('the page of phases says what the next one needs and what is missing', async () => {
	const at = await draft();
	await db.execute(sql`update pilot_version set problem = '' where pilot_id = ${at.id}`);
	const page = await phasePage(db, editor, at, reader);
	expect(page).toMatchObject({ phase: 'idea', next: 'concept', previous: null, mayAsk: true, mayDecide: false });
	expect(page.needs.filter(({ isMet }) => !isMet).map(({ need }) => need)).toEqual([
		{ kind: 'field', field: 'problem' }
	]);
	expect(page.administrators.map(({ label }) => label)).toEqual([(await actorOf(db, 'admin.karlstad')).name]);
	const administrator = await phasePage(db, await actorOf(db, 'admin.karlstad'), at, reader);
	expect(administrator).toMatchObject({ mayAsk: true, administrators: [] });
});

test('what may be copied are own pilots and those that others have published', async () => {
	const own = await draft('Bara vår');
	const [hidden] = await db.execute<{ id: string }>(sql`
		update pilot set hidden_at = now() where id = (select id from pilot where owner_id = 'arvika' limit 1) returning id`);
	const sources = await copySources(db, ['karlstad']);
	expect(sources.find(({ id }) => id === own.id)).toMatchObject({ title: 'Bara vår', isOwn: true });
	expect(sources.some(({ id }) => id === hidden?.id)).toBe(false);
	expect((await copySources(db, ['ringsaker'])).some(({ id }) => id === own.id)).toBe(false);
	expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
});
