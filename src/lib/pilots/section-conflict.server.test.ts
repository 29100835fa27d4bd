import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { pilotById } from './pilots.server.ts';
import { registerPilot } from './register-pilot.server.ts';
import { saveSectionForm, sectionPage } from './section-page.server.ts';

const reader = { lang: 'sv', today: '2026-11-22' } as const;
let db: Db;
let editor: Actor, admin: Actor;
let id: string;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.karlstad');
	admin = await actorOf(db, 'admin.karlstad');
	const made = await registerPilot(db, editor, 'karlstad', { title: 'Larm', language: 'sv' }, reader.today);
	if (!made.ok) throw new Error('refused');
	id = made.value;
});

const place = () => ({ organisation: 'karlstad', id, section: '1' });
const opened = async (by: Actor) => (await sectionPage(db, by, place(), reader)).stamp;

async function send(by: Actor, values: Record<string, string>, mode: 'whole' | 'readable' = 'whole') {
	const form = new FormData();
	for (const [name, value] of Object.entries(values)) for (const each of value.split('|')) form.append(name, each);
	const { saved } = await saveSectionForm(db, by, { ...place(), ...reader }, form, mode);
	return issuesOf(saved).map(({ field, key }) => `${field} ${key}`);
}

const stored = async () => (await pilotById(db, id))?.open?.content;

describe('the second of two in one section', () => {
	test('is told, chooses field by field, and nothing of the first is lost unseen', async () => {
		const [first, second] = [await opened(admin), await opened(editor)];
		expect(await send(admin, { stamp: first, title: 'Larm i hemmet', problem: 'Täckning' })).toEqual([]);
		const mine = { title: 'Larm på natten', problem: 'Vakten', summary: 'Kort' };
		expect(await send(editor, { stamp: second, ...mine })).toEqual([' pilot.changed_meanwhile']);

		const again = { ...mine, stamp: await opened(editor), conflict_name: admin.name, conflict_time: '14:32' };
		const shown = { ...again, differs: 'title|problem|summary', keep_title: 'mine' };
		const asked = [
			' pilot.changed_meanwhile',
			'keep_problem section.choose_version',
			'keep_summary section.choose_version'
		];
		expect(await send(editor, shown)).toEqual(asked);
		expect(await send(editor, shown, 'readable')).toEqual(asked);
		expect(await stored()).toMatchObject({ title: 'Larm i hemmet', problem: 'Täckning', summary: '' });

		expect(await send(editor, { ...shown, keep_problem: 'stored', keep_summary: 'mine' })).toEqual([]);
		expect(await stored()).toMatchObject({ title: 'Larm på natten', problem: 'Täckning', summary: 'Kort' });
	});

	test('still sees both while the form is refused for something else', async () => {
		const shown = { stamp: await opened(editor), differs: 'problem', keep_problem: 'stored', problem: 'Mitt' };
		expect(await send(editor, { ...shown, title: '', conflict_name: 'Siv', conflict_time: '14:32' })).toEqual([
			' pilot.changed_meanwhile',
			'title section.title_missing'
		]);
	});

	test('is told again when the first has saved once more', async () => {
		const stale = await opened(editor);
		await send(admin, { stamp: stale, title: 'Tredje' });
		const shown = { stamp: stale, differs: 'title', keep_title: 'mine', title: 'Fjärde' };
		expect(await send(editor, shown)).toEqual([' pilot.changed_meanwhile']);
		expect((await stored())?.title).toBe('Tredje');
	});
});
