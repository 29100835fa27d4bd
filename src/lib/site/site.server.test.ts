import { desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#lib/accounts/actor.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { barrierReports } from '#lib/site/barrier-reports.server.ts';
import { demographyPicture } from '#lib/site/demography.server.ts';
import { handleReport } from '#lib/site/handle-report.server.ts';
import { logoImage, logoOn, logosToManage } from '#lib/site/logos.server.ts';
import { pageTextIn, pageTextsToEdit } from '#lib/site/page-texts.server.ts';
import { reportBarrier } from '#lib/site/report-barrier.server.ts';
import { savePageText } from '#lib/site/save-page-text.server.ts';
import { removeLogo, uploadLogo } from '#lib/site/upload-logo.server.ts';
import { testDb } from '../../../tests/db.ts';

const today = '2026-11-21';
let db: Db;
let secretary: Actor;
let editor: Actor;
beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	secretary = await actor('sekretariat1@demo.example', 'secretariat', 'secretariat');
	editor = await actor('redaktor.karlstad@demo.example', 'editor', 'karlstad');
});

async function actor(email: string, role: Role, organisationId: string): Promise<Actor> {
	const [row] = await db.select({ personId: person.id, name: person.name }).from(person).where(eq(person.email, email));
	if (!row) throw new Error(`Nobody is ${email}`);
	return {
		...row,
		email,
		language: 'nb',
		memberships: [{ organisationId, nameNb: '', nameSv: '', role, covers: [organisationId] }]
	};
}

async function lastKind(): Promise<string | undefined> {
	const [row] = await db.select({ kind: journalEntry.kind }).from(journalEntry).orderBy(desc(journalEntry.id)).limit(1);
	return row?.kind;
}

describe('changing the text of a page', () => {
	test('saves both languages, counts each and is in the log', async () => {
		const before = await pageTextsToEdit(db, secretary, 'about');
		const revisions = { nb: before.nb.revision, sv: before.sv.revision };
		const saved = await savePageText(db, secretary, 'about', { nb: 'Ny tekst', sv: before.sv.text }, revisions);
		expect(saved.ok).toBe(true);
		expect(await pageTextIn(db, 'about', 'nb')).toMatchObject({ text: 'Ny tekst', revision: revisions.nb + 1 });
		expect((await pageTextIn(db, 'about', 'sv'))?.revision).toBe(revisions.sv);
		expect(await lastKind()).toBe('page.edited');
	});

	test('is refused to the second of two who change it at the same time, and nothing of it is saved', async () => {
		const { nb, sv } = await pageTextsToEdit(db, secretary, 'about');
		const revisions = { nb: nb.revision, sv: sv.revision };
		await savePageText(db, secretary, 'about', { nb: 'Den første', sv: sv.text }, revisions);
		const second = await savePageText(db, secretary, 'about', { nb: 'Den andre', sv: 'Den andra' }, revisions);
		expect(second).toMatchObject({ ok: false, issues: [{ field: 'nb', key: 'site.changed_meanwhile' }] });
		expect((await pageTextIn(db, 'about', 'nb'))?.text).toBe('Den første');
		expect((await pageTextIn(db, 'about', 'sv'))?.text).toBe(sv.text);
	});

	test('is for the secretariat alone', async () => {
		await expect(pageTextsToEdit(db, editor, 'about')).rejects.toMatchObject({ status: 404 });
		await expect(savePageText(db, editor, 'about', { nb: 'a', sv: 'b' }, { nb: 1, sv: 1 })).rejects.toMatchObject({
			status: 404
		});
	});
});

describe('the logo of the programme', () => {
	const content = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
	const typed = { content, altNb: 'Logo', altSv: 'Logotyp', startsOn: '2026-01-01', endsOn: '2027-12-31' };

	test('is absent until somebody uploads one, and shown in its period only', async () => {
		expect(await logoOn(db, today)).toBeUndefined();
		const uploaded = await uploadLogo(db, secretary, typed, today);
		const id = uploaded.ok ? uploaded.value : '';
		expect(await logoOn(db, today)).toMatchObject({ id, altSv: 'Logotyp' });
		expect((await logoImage(db, id, today))?.content).toEqual(Buffer.from(content));
		for (const day of ['2025-12-31', '2028-01-01']) {
			expect(await logoOn(db, day)).toBeUndefined();
			expect(await logoImage(db, id, day)).toBeUndefined();
		}
		expect(await lastKind()).toBe('logo.uploaded');

		await removeLogo(db, secretary, id);
		expect(await logoOn(db, today)).toBeUndefined();
		expect(await lastKind()).toBe('logo.removed');
	});

	test('is for the secretariat alone', async () => {
		await expect(uploadLogo(db, editor, typed, today)).rejects.toMatchObject({ status: 404 });
		await expect(logosToManage(db, editor)).rejects.toMatchObject({ status: 404 });
		await expect(removeLogo(db, editor, 'x')).rejects.toMatchObject({ status: 404 });
	});

	test('cannot be removed when it is not there', async () => {
		await expect(removeLogo(db, secretary, 'not-an-id')).rejects.toMatchObject({ status: 404 });
	});
});

describe('telling of a barrier', () => {
	const typed = { page: '/sv/piloter', text: 'Rubriken saknas.', replyTo: '' };

	test('needs nobody signed in; the secretariat sees it and marks it as handled once', async () => {
		expect(await reportBarrier(db, 'sv', '192.0.2.1', typed)).toMatchObject({ ok: true });
		const { reports, open } = await barrierReports(db, secretary, null);
		expect(open).toBe(1);
		expect(reports[0]).toMatchObject({ text: 'Rubriken saknas.', language: 'sv', replyTo: null, handledAt: null });

		const id = reports[0]?.id ?? '';
		await handleReport(db, secretary, id);
		const handled = (await barrierReports(db, secretary, null)).reports[0];
		expect(handled?.handledAt).toBeInstanceOf(Date);
		await handleReport(db, secretary, id);
		expect((await barrierReports(db, secretary, null)).reports[0]?.handledAt).toEqual(handled?.handledAt);
		expect((await barrierReports(db, secretary, null)).open).toBe(0);
	});

	test('stops being taken when one address sends one after the other', async () => {
		const sent: boolean[] = [];
		for (let each = 0; each < 12; each += 1) sent.push((await reportBarrier(db, 'nb', '192.0.2.2', typed)).ok);
		expect(sent.filter((ok) => ok)).toHaveLength(10);
		expect(sent.at(-1)).toBe(false);
		expect((await reportBarrier(db, 'nb', '192.0.2.3', typed)).ok).toBe(true);
	});

	test('a refused one is not kept', async () => {
		const { open } = await barrierReports(db, secretary, null);
		expect((await reportBarrier(db, 'nb', '192.0.2.4', { ...typed, text: '' })).ok).toBe(false);
		expect((await barrierReports(db, secretary, null)).open).toBe(open);
	});

	test('is read and handled by the secretariat alone', async () => {
		await expect(barrierReports(db, editor, null)).rejects.toMatchObject({ status: 404 });
		await expect(handleReport(db, editor, 'x')).rejects.toMatchObject({ status: 404 });
		await expect(handleReport(db, secretary, 'x')).rejects.toMatchObject({ status: 404 });
	});
});

test('the picture of positions needed has the figures of its source', async () => {
	const picture = await demographyPicture(db);
	expect(picture?.years).toEqual([2012, 2020, 2040]);
	expect(picture?.totals).toEqual([4018, 4624, 6672]);
	expect(picture?.most).toMatchObject({ labelSv: 'Särskilt boende/hemtjänst', percent: 123 });
});
