import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { openDraft } from './open-draft.server.ts';
import type { PilotContent } from './pilot.ts';
import { readSection, type Mode, type SectionRead } from './pilot-form.ts';
import { pilotHistory } from './pilot-journal.server.ts';
import { pilotById, type Pilot } from './pilots.server.ts';
import { registerPilot } from './register-pilot.server.ts';
import { saveSection } from './save-section.server.ts';
import { choicesOf, sectionOptions } from './section-choices.server.ts';
import type { Section } from './section-field.ts';
import { stampOf } from './section-stamp.server.ts';
import { submitPilot } from './submit-pilot.server.ts';

const today = '2026-11-21';
let db: Db;
let editor: Actor, admin: Actor;

beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	editor = await actorOf(db, 'redaktor.karlstad');
	admin = await actorOf(db, 'admin.karlstad');
});

async function newPilot(title = 'Robot'): Promise<string> {
	const made = await registerPilot(db, editor, 'karlstad', { title, language: 'sv' }, today);
	if (!made.ok) throw new Error('refused');
	return made.value;
}

async function here(id: string): Promise<Pilot> {
	const found = await pilotById(db, id);
	if (!found) throw new Error('gone');
	return found;
}

async function contentOf(id: string): Promise<PilotContent> {
	const { last, open } = await here(id);
	return (open ?? last).content;
}

async function save(
	id: string,
	values: Partial<PilotContent>,
	{
		section = 'about',
		by = editor,
		mode = 'whole',
		stamp
	}: { section?: Section; by?: Actor; mode?: Mode; stamp?: string } = {}
) {
	const read: SectionRead = { values, issues: [] };
	return saveSection(db, by, {
		pilotId: id,
		section,
		read,
		mode,
		stamp: stamp ?? stampOf(await contentOf(id), section)
	});
}

describe('saving a section', () => {
	test('keeps every field of it, the partners too', async () => {
		const id = await newPilot();
		await save(id, { title: 'Robot hemma', summary: 'Kort', problem: 'Många besök', place: 'Kronoparken' });
		await save(
			id,
			{ startsOn: '2027-01-15', endsOn: '2027-06-30', workPackage: 'AP3', budgetMinor: 45_000_000n },
			{ section: 'plan' }
		);
		await save(id, { partners: ['arvika', 'ringsaker'], services: 'Hemtjänsten' }, { section: 'cooperation' });
		await save(id, { partners: ['arvika'] }, { section: 'cooperation' });
		expect(await contentOf(id)).toMatchObject({
			title: 'Robot hemma',
			problem: 'Många besök',
			startsOn: '2027-01-15',
			budgetMinor: 45_000_000n,
			partners: ['arvika'],
			services: 'Hemtjänsten'
		});
	});

	test('keeps every role apart and the milestones in their order', async () => {
		const id = await newPilot();
		const roles = { partners: ['arvika'], coOwners: ['hammaro'], researchers: ['oslomet', 'arvika'], funders: [] };
		await save(id, { ...roles, systems: 'Treserva', borderDifferences: 'Delegering' }, { section: 'cooperation' });
		const milestones = [
			{ dueOn: '2027-02-01', text: 'Utbildning klar', isDone: true },
			{ dueOn: '2027-05-01', text: 'Alla enheter i gång', isDone: false }
		];
		await save(id, { milestones }, { section: 'plan' });
		expect(await contentOf(id)).toMatchObject({
			...roles,
			researchers: ['arvika', 'oslomet'],
			systems: 'Treserva',
			borderDifferences: 'Delegering',
			milestones
		});
		await save(id, { milestones: milestones.slice(1) }, { section: 'plan' });
		await save(id, { coOwners: [] }, { section: 'cooperation' });
		expect(await contentOf(id)).toMatchObject({ ...roles, coOwners: [], researchers: ['arvika', 'oslomet'] });
		expect((await contentOf(id)).milestones).toEqual(milestones.slice(1));
	});

	test('the next draft begins with the roles and milestones of the public version', async () => {
		const id = await newPilot();
		const milestones = [{ dueOn: '2027-02-01', text: 'Utbildning klar', isDone: true }];
		await save(id, { milestones }, { section: 'plan' });
		await save(id, { coOwners: ['hammaro'], funders: ['region-varmland'] }, { section: 'cooperation' });
		await db.execute(sql`update pilot_version set publication = 'published' where pilot_id = ${id}`);
		await openDraft(db, editor, id);
		expect((await here(id)).open?.number).toBe(2);
		expect(await contentOf(id)).toMatchObject({ milestones, coOwners: ['hammaro'], funders: ['region-varmland'] });
	});

	test('that somebody wrote stands once in the log however often it is saved', async () => {
		const id = await newPilot();
		for (const title of ['Ett', 'Två', 'Tre']) await save(id, { title });
		await save(id, { title: 'Fyra' }, { by: admin });
		expect((await pilotHistory(db, id)).map(({ kind, name }) => [kind, name])).toEqual([
			['pilot.edited', admin.name],
			['pilot.edited', editor.name],
			['pilot.registered', editor.name]
		]);
	});

	test('changes nothing and counts nothing when nothing changed', async () => {
		const id = await newPilot();
		const before = await pilotById(db, id);
		expect((await save(id, { title: 'Robot' })).ok).toBe(true);
		expect((await pilotById(db, id))?.open?.revision).toBe(before?.open?.revision);
	});

	test('keeps the readable fields while somebody types, and none of them when a button is pressed', async () => {
		const id = await newPilot();
		const read: SectionRead = { values: { title: 'Ny' }, issues: [{ field: 'summary', key: 'text.too_long' }] };
		const stamp = stampOf(await contentOf(id), 'about');
		const whole = await saveSection(db, editor, { pilotId: id, section: 'about', read, mode: 'whole', stamp });
		expect(whole).toMatchObject({ ok: false, issues: [{ key: 'text.too_long' }] });
		expect((await contentOf(id)).title).toBe('Robot');
		const readable = await saveSection(db, editor, { pilotId: id, section: 'about', read, mode: 'readable', stamp });
		expect(readable).toMatchObject({ ok: true, value: { issues: [{ key: 'text.too_long' }] } });
		expect((await contentOf(id)).title).toBe('Ny');
	});

	test('is refused to the auditor, the secretariat, a reader of money and strangers', async () => {
		const id = await newPilot();
		const statuses = {
			revisor: 403,
			sekretariat1: 403,
			'okonomi.karlstad': 403,
			'redaktor.ringsaker': 404,
			leverandor1: 404
		};
		for (const [who, status] of Object.entries(statuses))
			await expect(save(id, { title: 'Tagen' }, { by: await actorOf(db, who) }), who).rejects.toMatchObject({ status });
		expect((await contentOf(id)).title).toBe('Robot');
	});

	test('a stranger gets 403 for a pilot that everybody may read', async () => {
		const [row] = await db.execute<{ id: string }>(sql`select id from pilot where owner_id = 'ringsaker' limit 1`);
		const change = {
			pilotId: row?.id ?? '',
			section: 'about',
			read: { values: {}, issues: [] },
			mode: 'whole',
			stamp: ''
		} as const;
		await expect(saveSection(db, editor, change)).rejects.toMatchObject({ status: 403 });
	});

	test('is refused once the version is submitted, and while there is only the public one', async () => {
		const id = await newPilot();
		await db.execute(sql`update pilot_version set publication = 'submitted' where pilot_id = ${id}`);
		expect(issuesOf(await save(id, { title: 'Sent' })).map(({ key }) => key)).toEqual(['pilot.not_open']);
		const [row] = await db.execute<{ id: string }>(
			sql`select id from pilot where owner_id = 'karlstad' and is_demo limit 1`
		);
		expect(issuesOf(await save(row?.id ?? '', { title: 'Sent' })).map(({ key }) => key)).toEqual(['pilot.not_open']);
	});

	test('by the one who sent it back as the secretariat is no fault of the database', async () => {
		const id = await newPilot();
		await db.execute(sql`
			update pilot_version set publication = 'returned', submitted_by = ${admin.personId}, edited_by = ${admin.personId},
				decided_by = ${editor.personId} where pilot_id = ${id}`);
		expect((await save(id, { title: 'Igen' })).ok).toBe(true);
	});
});

describe('two people in the same pilot', () => {
	test('the second in the same section is told who was first, and nothing is overwritten', async () => {
		const id = await newPilot();
		const stamp = stampOf(await contentOf(id), 'about');
		expect((await save(id, { title: 'Först' }, { by: admin, stamp })).ok).toBe(true);
		const second = await save(id, { title: 'Sedan' }, { stamp });
		expect(issuesOf(second)).toMatchObject([{ key: 'pilot.changed_meanwhile', params: { name: admin.name } }]);
		expect(String(issuesOf(second)[0]?.params?.['time'])).toMatch(/^\d\d:\d\d$/);
		expect((await contentOf(id)).title).toBe('Först');
	});

	test('saving at the very same moment, one waits for the other and is then told', async () => {
		const id = await newPilot();
		const stamp = stampOf(await contentOf(id), 'about');
		let second: ReturnType<typeof saveSection> | undefined;
		await db.transaction(async (tx) => {
			const change = { pilotId: id, section: 'about', mode: 'whole', stamp } as const;
			await saveSection(tx, admin, { ...change, read: { values: { title: 'Först' }, issues: [] } });
			second = saveSection(db, editor, { ...change, read: { values: { title: 'Sedan' }, issues: [] } });
			await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 200))]);
		});
		expect(await second).toMatchObject({ ok: false, issues: [{ key: 'pilot.changed_meanwhile' }] });
		expect((await contentOf(id)).title).toBe('Först');
	});

	test('in two sections do not disturb each other', async () => {
		const id = await newPilot();
		const stamp = stampOf(await contentOf(id), 'goals');
		await save(id, { title: 'Först' }, { by: admin });
		expect((await save(id, { goals: 'Mål' }, { section: 'goals', stamp })).ok).toBe(true);
	});

	test('saving the same twice, as with a form that is sent again, is no conflict', async () => {
		const id = await newPilot();
		const stamp = stampOf(await contentOf(id), 'about');
		await save(id, { title: 'Samma' }, { stamp });
		expect((await save(id, { title: 'Samma' }, { stamp })).ok).toBe(true);
	});
});

describe('what a browser may send', () => {
	const nasty: Record<string, string> = {
		'100 kB of text': 'x'.repeat(100_000),
		'a NUL': 'a\u0000b',
		'half a character': 'a\uD83D',
		'a quote and a comment': `'; drop table pilot; --`,
		'very many lines': '\n'.repeat(50_000),
		emoji: '👩‍⚕️'.repeat(10)
	};

	test.each(Object.entries(nasty))('%s in every field is answered, never an exception', async (_, text) => {
		const id = await newPilot();
		const found = await here(id);
		const directory = await organisationDirectory(db);
		for (const section of ['about', 'goals', 'technology', 'plan', 'cooperation', 'change'] as const) {
			const content = await contentOf(id);
			const options = await sectionOptions(db, section, { of: found, content, directory, lang: 'sv', today });
			const form = new FormData();
			for (const name of Object.keys(content)) form.append(name, text);
			const read = readSection(section, form, choicesOf(options, found), 'sv');
			for (const mode of ['readable', 'whole'] as const)
				expect(
					await saveSection(db, editor, { pilotId: id, section, read, mode, stamp: stampOf(content, section) })
				).toHaveProperty('ok');
		}
	});
});

describe('the lists of the form', () => {
	test('offer what is there: areas, suppliers, packages of the pilot’s project, partners of today but not oneself', async () => {
		const found = await here(await newPilot());
		const directory = await organisationDirectory(db);
		const asked = { of: found, content: found.last.content, directory, lang: 'sv', today } as const;
		expect((await sectionOptions(db, 'technology', asked)).technologyArea.map(({ value }) => value)).toContain('gps');
		expect((await sectionOptions(db, 'technology', asked)).supplierId).toHaveLength(6);
		expect((await sectionOptions(db, 'plan', asked)).workPackage.map(({ value }) => value)).toContain('AP3');
		const contacts = (await sectionOptions(db, 'cooperation', asked)).contacts.map(({ label }) => label);
		expect(contacts).toContain(editor.name);
		const partners = (await sectionOptions(db, 'cooperation', asked)).partners.map(({ value }) => value);
		expect(partners).toContain('lillestrom');
		for (const other of ['karlstad', 'fet', 'secretariat', 's1']) expect(partners).not.toContain(other);
	});
});

test('the editor of Lillestrøm writes on in what Fet began, nobody else', async () => {
	const [row] = await db.execute<{ id: string }>(sql`select id from pilot where owner_id = 'fet'`);
	const id = row?.id ?? '';
	const lillestrom = await actorOf(db, 'redaktor.lillestrom');
	expect((await openDraft(db, lillestrom, id)).ok).toBe(true);
	expect((await save(id, { place: 'Fetsund' }, { by: lillestrom })).ok).toBe(true);
	await expect(
		save(id, { place: 'Kongsvinger' }, { by: await actorOf(db, 'redaktor.ringsaker') })
	).rejects.toMatchObject({ status: 403 });
	expect((await contentOf(id)).place).toBe('Fetsund');
	expect((await pilotById(db, id))?.public?.content.place).toBe('');
});

test('a new pilot cannot be sent in with only its title', async () => {
	const id = await newPilot();
	expect(issuesOf(await submitPilot(db, editor, id)).map(({ field }) => field)).toEqual([
		'summary',
		'targetGroup',
		'technologyArea',
		'startsOn',
		'endsOn'
	]);
});
