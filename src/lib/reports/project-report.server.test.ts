import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { pairLangs } from '#lib/lang.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { keysOf } from '../../../tests/decided.ts';
import { approveProjectReport } from './project-report-approve.server.ts';
import { drafted, projectReportContent, projectReportPage } from './project-report-page.server.ts';
import { saveProjectReport } from './project-report-save.server.ts';
import { submitProjectReport } from './project-report-submit.server.ts';
import { lengthOf, longestJointText, noTexts, sectionKeys, type SectionTexts } from './project-report.ts';

const today = '2026-11-22';
const { db } = await testDb({ demo: true });
let by: Actor;
let other: Actor;
let auditor: Actor;

const allTexts = Object.fromEntries(sectionKeys.map((key) => [key, `Tekst om ${key}`])) as SectionTexts;
const pageOf = (code: string) => projectReportPage(db, by, code, today);

async function write(code: string, texts = allTexts): Promise<void> {
	for (const lang of pairLangs) {
		const { report } = await pageOf(code);
		const saved = await saveProjectReport(db, by, code, { lang, texts, seen: report.revision }, today);
		expect(saved.ok).toBe(true);
	}
}

async function approve(code: string, side: 'NO' | 'SE', leaderName: string) {
	const { report, digest } = await pageOf(code);
	const given = { side, leaderName, approvedOn: today, seen: report.revision, digest };
	return approveProjectReport(db, by, code, given, today);
}

async function submit(code: string, confirmed = true) {
	const { report } = await pageOf(code);
	return submitProjectReport(db, by, code, { seen: report.revision, confirmed }, today);
}

beforeAll(async () => {
	by = await actorOf(db, 'sekretariat1');
	other = await actorOf(db, 'sekretariat2');
	auditor = await actorOf(db, 'revisor');
});

describe('the checklist of a period', () => {
	test('names who has not handed in a report, and takes back the name of who has', async () => {
		const before = (await pageOf('P3')).partners.filter(({ mayBeReminded }) => mayBeReminded);
		expect(before.map(({ organisationId }) => organisationId)).toContain('ringsaker');
		await db.execute(sql`
			insert into report (project_id, organisation_id, period_code, state, text, language, frozen, submitted_by, submitted_at)
			values ('demo-sol', 'ringsaker', 'P3', 'submitted', 'Vi har prøvd.', 'nb', '{}', ${other.personId}, now())
			on conflict (project_id, organisation_id, period_code)
			do update set state = 'submitted', text = 'Vi har prøvd.', frozen = '{}', submitted_by = excluded.submitted_by`);
		const after = (await pageOf('P3')).partners;
		const ringsaker = after.find(({ organisationId }) => organisationId === 'ringsaker');
		expect(ringsaker?.mayBeReminded).toBe(false);
		expect(ringsaker?.checks.filter(({ item }) => item === 'report' || item === 'text').map(({ is }) => is)).toEqual([
			'there',
			'there'
		]);
	});
});

describe('the text is drafted', () => {
	test("from the partners' and pilots' own words, in their own language, within what may be written", async () => {
		const texts = await drafted(db, by, 'P3', 'sv', today);
		expect(texts.done).toContain('Vi har prøvd.');
		const running = await db.execute<{ title: string }>(sql`
			select v.title from pilot_version v join pilot p on p.id = v.pilot_id
			where p.project_id = 'demo-sol' and v.publication = 'published' and p.standing = 'running'
				and v.starts_on <= '2026-09-01' and coalesce(v.ends_on, '2030-01-01') >= '2026-12-01'`);
		expect(running.length).toBeGreaterThan(5);
		for (const { title } of running) expect(texts.pilots).toContain(title);
		expect(lengthOf(texts)).toBeLessThanOrEqual(longestJointText);
	});
});

describe('two people write the same report', () => {
	test('the second is told, and nothing of the first is lost', async () => {
		const first = await saveProjectReport(db, by, 'P3', { lang: 'nb', texts: allTexts, seen: 0 }, today);
		expect(first.ok).toBe(true);
		const second = await saveProjectReport(db, other, 'P3', { lang: 'nb', texts: noTexts, seen: 0 }, today);
		expect(keysOf(second)).toEqual(['project_report.changed_meanwhile']);
		expect((await projectReportContent(db, by, 'P3', today)).content.texts.nb).toEqual(allTexts);
	});

	test('a period that runs is not handed in, and all that is missing is said at once', async () => {
		expect(keysOf(await submit('P3', false)).toSorted()).toEqual([
			'project_report.approval_missing_no',
			'project_report.approval_missing_se',
			'project_report.confirm_missing',
			'project_report.period_not_over',
			'project_report.text_missing_sv'
		]);
	});
});

describe('both project leaders approve', () => {
	test('the two sides have each its own leader', async () => {
		await write('P2');
		expect((await approve('P2', 'NO', 'Kari Nordmann')).ok).toBe(true);
		expect(keysOf(await approve('P2', 'SE', 'kari nordmann'))).toEqual(['project_report.same_leader']);
		expect((await approve('P2', 'SE', 'Anna Svensson')).ok).toBe(true);
	});

	test('another text needs another approval', async () => {
		await write('P2', { ...allTexts, risks: 'Nye ord' });
		expect((await pageOf('P2')).approvals.map(({ holds }) => holds)).toEqual([false, false]);
		expect(keysOf(await submit('P2'))).toEqual(
			expect.arrayContaining(['project_report.approval_outdated_no', 'project_report.approval_outdated_se'])
		);
	});

	test('another figure needs another approval', async () => {
		await approve('P2', 'NO', 'Kari Nordmann');
		await approve('P2', 'SE', 'Anna Svensson');
		expect((await pageOf('P2')).approvals.map(({ holds }) => holds)).toEqual([true, true]);
		const seen = await pageOf('P2');
		await db.execute(sql`update expense set text = text || ' (rettet)' where id = (
			select id from expense where project_id = 'demo-sol' and period_code = 'P2' and state = 'approved' order by id limit 1)`);
		expect((await pageOf('P2')).approvals.map(({ holds }) => holds)).toEqual([false, false]);
		const late = await approveProjectReport(
			db,
			by,
			'P2',
			{ side: 'NO', leaderName: 'Kari Nordmann', approvedOn: today, seen: seen.report.revision, digest: seen.digest },
			today
		);
		expect(keysOf(late)).toEqual(['project_report.figures_changed']);
	});
});

describe('the report is handed in', () => {
	test('and stays as it was although expenses, names and budgets change', async () => {
		await approve('P2', 'NO', 'Kari Nordmann');
		await approve('P2', 'SE', 'Anna Svensson');
		const before = (await projectReportContent(db, by, 'P2', today)).content;
		expect(await submit('P2')).toEqual({ ok: true, value: null });

		await db.execute(sql`update expense set text = 'Noe annet', supplier = 'En annen'
			where project_id = 'demo-sol' and period_code = 'P2'`);
		await db.execute(sql`update organisation set name_nb = 'Nytt navn', name_sv = 'Nytt namn' where id = 'karlstad'`);
		await db.execute(sql`update work_package set name_nb = 'Ny pakke' where project_id = 'demo-sol'`);
		const after = await projectReportContent(db, by, 'P2', '2027-03-01');
		expect(after.isSubmitted).toBe(true);
		expect(after.content).toMatchObject(before);
		expect(after.content.approvals).toHaveLength(2);
	});

	test('once: nothing in it is written, approved or handed in again', async () => {
		const refused = ['project_report.submitted_already'];
		const { report } = await pageOf('P2');
		const again = { lang: 'nb' as const, texts: noTexts, seen: report.revision };
		expect(keysOf(await saveProjectReport(db, by, 'P2', again, today))).toEqual(refused);
		expect(keysOf(await approve('P2', 'NO', 'Ola Nordmann'))).toEqual(refused);
		expect(keysOf(await submit('P2'))).toContain(refused[0]);
	});
});

describe('only the secretariat writes the joint report', () => {
	test('an auditor reads it and changes nothing, a partner does not know of it', async () => {
		await expect(projectReportPage(db, auditor, 'P2', today)).resolves.toBeDefined();
		const saving = saveProjectReport(db, auditor, 'P3', { lang: 'nb', texts: noTexts, seen: 1 }, today);
		await expect(saving).rejects.toMatchObject({ status: 403 });
		const partner = await actorOf(db, 'okonomi.karlstad').catch(() => actorOf(db, 'admin.karlstad'));
		await expect(projectReportPage(db, partner, 'P2', today)).rejects.toMatchObject({ status: 404 });
	});
});
