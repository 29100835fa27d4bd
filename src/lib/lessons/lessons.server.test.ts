import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { decidePhaseChange } from '#lib/pilots/decide-phase-change.server.ts';
import { openStep } from '#lib/pilots/phase-changes.server.ts';
import { requestPhaseChange } from '#lib/pilots/request-phase-change.server.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { formOf } from '../../../tests/typed.ts';
import { decideLesson } from './decide-lesson.server.ts';
import { findUseful, mayFindUseful } from './find-useful.server.ts';
import { lessonListPage, lessonPage } from './lesson-pages.server.ts';
import { lessonOf, lessonToDecide, waitingLessons } from './lessons.server.ts';
import { lessonsOfPilot, publicLesson } from './public-lessons.server.ts';
import { lesson, lessonUseful } from './schema.server.ts';
import { submitLesson } from './submit-lesson.server.ts';
import { deleteLesson, reopenLesson, takeBackLesson, withdrawLesson } from './take-back-lesson.server.ts';
import { changeLesson, writeLesson } from './write-lesson.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-21';
const context = { origin: 'https://sol.example', today };
const editor = await actorOf(db, 'redaktor.karlstad');
const administrator = await actorOf(db, 'admin.karlstad');
const foreign = await actorOf(db, 'redaktor.ringsaker');
const office = await actorOf(db, 'sekretariat1');
const auditor = await actorOf(db, 'revisor');

/** Karlstad's pilot of which `externalId` is the key in the demonstration. */
async function pilotCalled(externalId: string): Promise<string> {
	const [row] = await db.execute<{ id: string }>(sql`select id::text from pilot where external_id = ${externalId}`);
	return row?.id ?? '';
}
const running = await pilotCalled('P18');
const closing = await pilotCalled('P19');

const words = { kind: 'users', title: 'Fråga först', whatHappened: 'Två ville inte.', advice: 'Fråga dem som vill.' };
async function write(submit: boolean, pilotId = running): Promise<string> {
	const written = await writeLesson(db, editor, pilotId, formOf(words), submit);
	if (!written.ok) throw new Error('refused');
	return written.value;
}
const kept = async (id: string, pilotId = running) => lessonOf(db, pilotId, id);
const at = async (id: string, more: Readonly<Record<string, string>> = {}, pilotId = running) =>
	formOf({ revision: String((await kept(id, pilotId)).revision), ...more });
async function decide(id: string, move: 'publish' | 'return', remark = '', by = office) {
	return decideLesson(db, by, id, { move, form: await at(id, { remark }) }, context);
}

beforeEach(async () => {
	await db.delete(lesson).where(eq(lesson.isDemo, false));
	await db.delete(outgoingMail);
});

describe('from a draft to a public lesson', () => {
	test('it is seen by nobody outside until the secretariat publishes it', async () => {
		const id = await write(false);
		expect(await publicLesson(db, id)).toBeUndefined();
		expect((await submitLesson(db, editor, id, 1)).ok).toBe(true);
		expect(await publicLesson(db, id)).toBeUndefined();
		expect((await waitingLessons(db, office)).map((each) => each.id)).toEqual([id]);

		expect((await decide(id, 'publish')).ok).toBe(true);
		expect(await publicLesson(db, id)).toMatchObject({
			content: { title: 'Fråga först' },
			language: 'sv',
			ownerId: 'karlstad'
		});
		expect((await lessonsOfPilot(db, running)).at(-1)?.id).toBe(id);
		const mails = await db.select().from(outgoingMail);
		expect(mails.map(({ toAddress, kind }) => [toAddress, kind])).toContainEqual([
			'redaktor.karlstad@demo.example',
			'lesson_published'
		]);
	});

	test('returned, it comes back with the remark, to be mended and sent again', async () => {
		const id = await write(true);
		expect(keysOf(await decide(id, 'return'))).toEqual(['lesson.remark_missing']);
		expect((await decide(id, 'return', 'Säg var.')).ok).toBe(true);
		expect(await kept(id)).toMatchObject({ publication: 'returned', remark: 'Säg var.' });
		const waiting = await waitingFor(db, editor, today);
		expect(waiting).toContainEqual(
			expect.objectContaining({ kind: 'lesson_returned', thing: `${running}/laerdommer/${id}` })
		);
		expect((await changeLesson(db, editor, id, await at(id, words), true)).ok).toBe(true);
		expect(await kept(id)).toMatchObject({ publication: 'submitted' });
	});

	test('one that lacks an advice is kept but not handed in', async () => {
		const begun = { ...words, advice: ' ' };
		expect(keysOf(await writeLesson(db, editor, running, formOf(begun), true))).toEqual(['lesson.advice_missing']);
		const written = await writeLesson(db, editor, running, formOf(begun), false);
		if (!written.ok) throw new Error('refused');
		expect(keysOf(await submitLesson(db, editor, written.value, 1))).toEqual(['lesson.advice_missing']);
	});

	test('taken back, withdrawn and opened again it is not public', async () => {
		const id = await write(true);
		expect((await takeBackLesson(db, editor, id, await at(id))).ok).toBe(true);
		expect((await submitLesson(db, editor, id, (await kept(id)).revision)).ok).toBe(true);
		await decide(id, 'publish');
		expect(keysOf(await withdrawLesson(db, editor, id, await at(id)))).toEqual(['lesson.reason_missing']);
		expect((await withdrawLesson(db, editor, id, await at(id, { reason: 'Fel' }))).ok).toBe(true);
		expect(await publicLesson(db, id)).toBeUndefined();
		expect((await reopenLesson(db, editor, id, await at(id))).ok).toBe(true);
		expect(await kept(id)).toMatchObject({ publication: 'draft', remark: null });
	});
});

describe('two people with the same lesson', () => {
	test('the second to save overwrites nothing', async () => {
		const id = await write(false);
		const before = await at(id, { ...words, title: 'Min' });
		expect((await changeLesson(db, administrator, id, await at(id, { ...words, title: 'Din' }), false)).ok).toBe(true);
		expect(keysOf(await changeLesson(db, editor, id, before, false))).toEqual(['lesson.changed_meanwhile']);
		expect((await kept(id)).content.title).toBe('Din');
	});

	test('at the same moment, one of them is told', async () => {
		const id = await write(false);
		const forms = [await at(id, { ...words, title: 'En' }), await at(id, { ...words, title: 'Två' })];
		const both = await Promise.all(forms.map((form) => changeLesson(db, editor, id, form, false)));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});
});

describe('who may', () => {
	test('write: those of the owner; others learn nothing of a draft', async () => {
		const id = await write(false);
		await expect(writeLesson(db, foreign, running, formOf(words), false)).rejects.toMatchObject({ status: 404 });
		await expect(deleteLesson(db, foreign, id, formOf({}))).rejects.toMatchObject({ status: 404 });
		await expect(changeLesson(db, office, id, formOf(words), false)).rejects.toMatchObject({ status: 403 });
		await expect(lessonToDecide(db, foreign, id)).rejects.toMatchObject({ status: 404 });
	});

	test('decide: the secretariat, and of it nobody who wrote or submitted the lesson, even long ago', async () => {
		const id = await write(true);
		await expect(decide(id, 'publish', '', editor)).rejects.toMatchObject({ status: 403 });
		await expect(decide(id, 'publish', '', auditor)).rejects.toMatchObject({ status: 403 });
		await db.execute(sql`
			insert into journal_entry (kind, person_id, organisation_id, about_kind, about_id)
			values ('lesson.changed', ${office.personId}, 'karlstad', 'lesson', ${id})`);
		expect(keysOf(await decide(id, 'publish'))).toEqual(['lesson.own_work']);
		expect((await lessonToDecide(db, office, id)).isOwn).toBe(true);
	});
});

describe('a co-owner', () => {
	test('writes lessons too, and others of the pilot’s partners do not', async () => {
		await db.execute(sql`
			insert into pilot_partner (pilot_id, number, organisation_id, role)
			select pilot_id, number, 'ringsaker', 'co_owner' from pilot_version where pilot_id = ${running}
			on conflict do nothing`);
		expect((await writeLesson(db, foreign, running, formOf(words), false)).ok).toBe(true);
		await db.execute(
			sql`update pilot_partner set role = 'test_site' where pilot_id = ${running} and role = 'co_owner'`
		);
		await expect(writeLesson(db, foreign, running, formOf(words), false)).rejects.toMatchObject({ status: 404 });
	});
});

describe('a pilot that went badly', () => {
	const wish = {
		to: 'realisation',
		reason: 'Ingen skillnad mot före',
		outcome: 'no_effect',
		decision: 'stopped',
		askedOf: administrator.personId
	} as const;
	const asking = async () => ({ ...wish, askedOf: (await actorOf(db, 'admin.karlstad')).personId });

	test('ends only with a lesson, and keeps its last one', async () => {
		await db.execute(
			sql`update pilot set phase = 'closing', standing = 'running', standing_reason = '', outcome = null, decision = null where id = ${closing}`
		);
		await db.delete(lesson).where(eq(lesson.pilotId, closing));
		expect(issuesOf(await requestPhaseChange(db, editor, closing, await asking(), context))).toEqual([
			{ field: 'lesson', key: 'phase.lesson_missing' }
		]);

		const id = await write(true, closing);
		expect((await requestPhaseChange(db, editor, closing, await asking(), context)).ok).toBe(true);
		const step = await openStep(db, closing);
		const verdict = { pilotId: closing, requestId: step?.id ?? '', approve: true, remark: '' };
		expect((await decidePhaseChange(db, administrator, verdict, context)).ok).toBe(true);
		const [ended] = await db.execute<{ outcome: string; standing: string }>(
			sql`select outcome, standing from pilot where id = ${closing}`
		);
		expect(ended).toEqual({ outcome: 'no_effect', standing: 'stopped' });

		expect(keysOf(await takeBackLesson(db, editor, id, await at(id, {}, closing)))).toEqual(['lesson.last_of_ended']);
		const draft = await write(false, closing);
		expect((await submitLesson(db, editor, draft, 1)).ok).toBe(true);
		expect((await takeBackLesson(db, editor, id, await at(id, {}, closing))).ok).toBe(true);
	});
});

describe('the public list', () => {
	const list = (query: string) => lessonListPage(db, new URLSearchParams(query), 'nb', today);

	test('is in the order of days, whatever the outcome', async () => {
		const { lessons } = await list('');
		const days = lessons.map(({ publishedOn }) => publishedOn);
		expect(days).toEqual([...days].sort().reverse());
		expect(lessons.length).toBe(20);
	});

	test('is narrowed down by each facet, and its counts say by how much', async () => {
		const { lessons, total, tallies } = await list('slag=law&land=SE');
		expect(lessons.every(({ content, country }) => content.kind === 'law' && country === 'SE')).toBe(true);
		expect(total).toBe(lessons.length);
		expect(total).toBeGreaterThan(0);
		expect(tallies.reduce((sum, { count }) => sum + count, 0)).toBe((await list('')).total);
		expect((await list('utfall=harmful')).lessons.every(({ pilot }) => pilot.outcome === 'harmful')).toBe(true);
	});

	test('shows nothing of a hidden pilot', async () => {
		const [first] = await lessonsOfPilot(db, running);
		await db.execute(sql`update pilot set hidden_at = now() where id = ${running}`);
		expect(await publicLesson(db, first?.id ?? '')).toBeUndefined();
		await db.execute(sql`update pilot set hidden_at = null where id = ${running}`);
		expect(await publicLesson(db, first?.id ?? '')).toBeDefined();
		expect(await publicLesson(db, 'ingen')).toBeUndefined();
	});
});

describe('useful for us', () => {
	const say = async (by: typeof editor, organisationId: string, isUseful = true) => {
		const [first] = await lessonsOfPilot(db, running);
		return findUseful(db, by, { lessonId: first?.id ?? '', organisationId, isUseful });
	};
	const saidBy = async () => {
		const [first] = await lessonsOfPilot(db, running);
		return first?.usefulTo ?? [];
	};
	beforeEach(async () => {
		await db.delete(lessonUseful);
	});

	test('is said once for an organisation, by whichever of its people, and taken back', async () => {
		const reader = await actorOf(db, 'admin.ringsaker');
		await Promise.all([say(foreign, 'ringsaker'), say(reader, 'ringsaker'), say(foreign, 'ringsaker')]);
		expect(await saidBy()).toEqual(['ringsaker']);
		expect((await say(reader, 'ringsaker', false)).ok).toBe(true);
		expect(await saidBy()).toEqual([]);
	});

	test('is not said of one’s own, nor for others', async () => {
		expect(keysOf(await say(editor, 'karlstad'))).toEqual(['lesson.useful_own']);
		await expect(say(editor, 'ringsaker')).rejects.toMatchObject({ status: 403 });
		await expect(say(office, 'secretariat')).rejects.toMatchObject({ status: 403 });
		expect(mayFindUseful(editor, 'karlstad')).toEqual([]);
		expect(mayFindUseful(null, 'karlstad')).toEqual([]);
	});

	test('the page compares with the reader’s own organisation', async () => {
		const [row] = await db.execute<{ id: string }>(
			sql`select id::text from lesson where title like 'Skriv in i avtalet%'`
		);
		const asked = { lang: 'nb', url: new URL('https://sol.example/nb/laerdommer/x'), today } as const;
		const seen = await lessonPage(db, foreign, row?.id ?? '', asked);
		expect(seen.comparisons.map(({ reader, differences }) => [reader.id, differences])).toEqual([
			['ringsaker', [{ kind: 'rules', verdict: 'other_country' }]]
		]);
		expect((await lessonPage(db, null, row?.id ?? '', asked)).comparisons).toEqual([]);
	});
});
