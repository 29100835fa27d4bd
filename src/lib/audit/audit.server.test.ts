import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { pathOf } from '#lib/documents/file-folder.server.ts';
import { approveExpense } from '#lib/funding/approve-expense.server.ts';
import { enterExpenses, type NewExpense } from '#lib/funding/enter-expenses.server.ts';
import { expenseLines } from '#lib/funding/expense-lines.server.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { sha256 } from '#lib/ledger/append-ledger.server.ts';
import { rowText } from '#lib/ledger/ledger-entry.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { zipStream } from '#lib/zip.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, faultsOf } from '../../../tests/decided.ts';
import { accessPage, ownAccess } from './access.server.ts';
import { drawAuditSample } from './draw-sample.server.ts';
import { expenseRecord } from './expense-record.server.ts';
import { giveAccess } from './give-access.server.ts';
import { markSeen, unmarkSeen } from './mark-seen.server.ts';
import { recordParts } from './record-archive.server.ts';
import { recordPage } from './record-page.server.ts';
import { auditPage, samplePage } from './samples.server.ts';

const { db } = await testDb({ demo: true });
const dataDir = await mkdtemp(join(tmpdir(), 'sol-audit-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));
const today = '2026-11-22';
const auditor = await actorOf(db, 'revisor');
const secretariat = await actorOf(db, 'sekretariat1');
const finance = await actorOf(db, 'okonomi.karlstad');
const train: NewExpense = {
	paidOn: '2026-10-07',
	periodCode: 'P3',
	category: 'travel',
	workPackage: 'AP3',
	pilotId: null,
	text: 'Tåg',
	amountMinor: 112_000n
};
const asked = { period: 'P1', method: 'random', size: '5', seed: 'P1-2026' };

const drawn = async (change: Partial<typeof asked> = {}) =>
	samplePage(db, auditor, accepted(await drawAuditSample(db, auditor, { ...asked, ...change }, today)));
const kinds = async (about: string) =>
	(await db.execute<{ kind: string }>(sql`select kind from journal_entry where about_kind = ${about}`)).map(
		({ kind }) => kind
	);
const state = async () => db.execute(sql`select md5(string_agg(e::text, '' order by e.id)) as all from expense e`);

/** An expense that went its whole way here, so that the log has it. */
async function approved(): Promise<string> {
	const lines = await expenseLines(db, 'karlstad', today);
	if (!lines) throw new Error('Karlstad has no part');
	const { ids } = accepted(await enterExpenses(db, finance, lines, [train]));
	const [id = ''] = ids;
	accepted(await submitExpenses(db, finance, 'karlstad', ids, today));
	const record = await expenseRecord(db, secretariat, id, today);
	const seen = { revision: record.expense.revision, origin: 'https://sol.example' };
	accepted(await approveExpense(db, secretariat, id, seen));
	return id;
}

describe('drawing a sample', () => {
	test('gives the same expenses to whoever draws with the same seed, and shows the seed', async () => {
		const one = await drawn();
		const id = accepted(await drawAuditSample(db, secretariat, asked, today));
		const other = await samplePage(db, secretariat, id);
		expect(other.lines.map((line) => line.id)).toEqual(one.lines.map((line) => line.id));
		expect(one).toMatchObject({ isRepeatable: true, head: { seed: 'P1-2026', lines: 5, seen: 0 } });
	});

	test('makes a seed where none was written, and keeps none where it has no say', async () => {
		expect((await drawn({ seed: '' })).head.seed).toMatch(/^[0-9a-f]{8}$/);
		expect((await drawn({ method: 'largest' })).head.seed).toBe('');
	});

	test('by size begins with the largest of the period', async () => {
		const { lines } = await drawn({ method: 'largest', size: '3' });
		const largest = await db.execute<{ id: string }>(sql`
			select id from expense where project_id = 'demo-sol' and period_code = 'P1' and state in ('approved', 'cut')
			order by abs(eur_minor) desc, id limit 3`);
		expect(lines.map(({ id }) => id)).toEqual([...largest].map(({ id }) => id));
	});

	test('tells when the ground of an old one has moved', async () => {
		const { head, lines, isRepeatable } = await drawn({ method: 'risk', size: '1' });
		expect(isRepeatable).toBe(true);
		await db.execute(sql`
			insert into expense_remark (expense_id, kind, text, language, written_by)
			select id, 'query', 'Hva?', 'nb', ${secretariat.personId} from expense
			where project_id = 'demo-sol' and period_code = 'P1' and state = 'approved' and id <> ${lines[0]?.id ?? ''}`);
		const later = await samplePage(db, auditor, head.id);
		expect(later.lines.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
		expect(later.isRepeatable).toBe(false);
	});

	test('names every fault at once, and draws nothing out of nothing', async () => {
		const typed = { period: 'P9', method: 'guess', size: '0', seed: 'x'.repeat(41) };
		expect(faultsOf(await drawAuditSample(db, auditor, typed, today))).toEqual([
			'period audit.period_missing',
			'method audit.method_missing',
			'size audit.size_unfit',
			'seed text.too_long'
		]);
		const before = (await auditPage(db, auditor, today)).samples.length;
		expect(faultsOf(await drawAuditSample(db, auditor, { ...asked, period: 'P6' }, today))).toEqual([
			'period audit.nothing_to_draw'
		]);
		expect((await auditPage(db, auditor, today)).samples).toHaveLength(before);
	});

	test('is for auditor and secretariat, and stands in the log', async () => {
		await expect(drawAuditSample(db, finance, asked, today)).rejects.toMatchObject({ status: 404 });
		expect(await kinds('audit_sample')).toContain('audit.drawn');
	});
});

describe('marking an expense as seen', () => {
	test('counts in the sample and changes nothing of the expense', async () => {
		const { head, lines } = await drawn();
		const id = lines[0]?.id ?? '';
		const before = await state();
		accepted(await markSeen(db, auditor, id, 'Sett mot kontoutskrift.'));
		accepted(await markSeen(db, auditor, id, 'Sett igjen.'));
		const page = await samplePage(db, secretariat, head.id);
		expect(page.head.seen).toBe(1);
		expect(page.lines[0]?.seenBy).toMatchObject([{ name: auditor.name, note: 'Sett igjen.' }]);
		expect(await state()).toEqual(before);
		expect((await recordPage(db, auditor, id, head.id, today)).sample?.next).toBe(lines[1]?.id);
		accepted(await unmarkSeen(db, auditor, id));
		expect((await samplePage(db, auditor, head.id)).head.seen).toBe(0);
		expect(await kinds('audit_mark')).toEqual(['audit.marked', 'audit.marked', 'audit.unmarked']);
	});

	test("stays out of the expense's own history, which the partner reads", async () => {
		const { lines } = await drawn();
		const id = lines[1]?.id ?? '';
		accepted(await markSeen(db, auditor, id, 'Spør om denne.'));
		const record = await expenseRecord(db, finance, id, today).catch(() => undefined);
		expect(JSON.stringify((await expenseRecord(db, auditor, id, today)).history)).not.toContain('audit');
		expect(record?.marks ?? []).toEqual([]);
	});

	test('is the auditor’s alone', async () => {
		const { lines } = await drawn();
		const id = lines[0]?.id ?? '';
		await expect(markSeen(db, secretariat, id, '')).rejects.toMatchObject({ status: 403 });
		await expect(markSeen(db, finance, id, '')).rejects.toMatchObject({ status: 404 });
		await expect(markSeen(db, auditor, 'no-id', '')).rejects.toMatchObject({ status: 404 });
		expect(faultsOf(await markSeen(db, auditor, id, 'x'.repeat(1001)))).toEqual(['note text.too_long']);
	});
});

describe('the whole file of an expense', () => {
	test('holds papers of equal and odd names, what was decided by whom, rate, rules, book and checksums', async () => {
		const id = await approved();
		const papers = ['kvittering.pdf', 'KVITTERING.pdf', '../ond\nfil.pdf', 'borte.pdf'];
		for (const [index, name] of papers.entries()) {
			const hash = sha256(name);
			await db.execute(sql`
				with d as (
					insert into document (organisation_id, name, media_type, sha256, byte_count, language, uploaded_by, uploaded_at)
					values ('karlstad', ${name}, 'application/pdf', ${hash}, 3, 'sv', ${finance.personId},
						now() + ${index} * interval '1 second') returning id)
				insert into expense_document (expense_id, document_id) select ${id}, id from d`);
			if (name === 'borte.pdf') continue;
			await mkdir(join(pathOf(dataDir, hash), '..'), { recursive: true });
			await writeFile(pathOf(dataDir, hash), `nr ${index}`);
		}
		const record = await expenseRecord(db, auditor, id, today);
		const zip = zipStream(recordParts(record, { dataDir, text: textFor('nb', messages.nb), notice: 'Oppdiktet' }));
		const files = unzipSync(new Uint8Array(await new Response(zip).arrayBuffer()));
		const said = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');
		expect(Object.keys(files)).toEqual([
			'utgift.html',
			'utgift.json',
			'historikk.csv',
			...record.ledger.flatMap(({ number }) => [`hovedbok/rad-${number}.json`, `hovedbok/rad-${number}-skjult.json`]),
			'dokumenter/kvittering.pdf',
			'dokumenter/KVITTERING (2).pdf',
			'dokumenter/_ond_fil.pdf',
			'dokumenter/borte.pdf.mangler.txt',
			'SHA256SUMS.txt'
		]);
		expect(said('dokumenter/KVITTERING (2).pdf')).toBe('nr 1');
		const data = JSON.parse(said('utgift.json')) as Record<string, unknown> & {
			ledger: Parameters<typeof rowText>[0][];
		};
		expect(data).toMatchObject({
			expense: { id, state: 'approved', rate: { perEuro: '11.200000', source: expect.any(String) as string } },
			approvals: [
				{ what: 'expense.submitted', by: finance.name },
				{ what: 'expense.approved', by: secretariat.name }
			],
			ruleSet: { id: 'demo-2025', flatRates: {} },
			documents: papers.map((name) => ({ name }))
		});
		for (const each of data.ledger) expect(sha256(rowText(each))).toBe(each.hash);
		expect(data.ledger.length).toBeGreaterThan(0);
		for (const { hash, masked, number } of record.ledger) {
			expect(sha256(said(`hovedbok/rad-${number}.json`))).toBe(hash);
			expect(sha256(said(`hovedbok/rad-${number}-skjult.json`))).toBe(masked);
		}
		const salt = record.proofs[0]?.masked?.fields.salt ?? 'none';
		expect(data).toMatchObject({ ledgerMasked: [{ fields: { salt }, holds: true }] });
		expect(said('utgift.html')).toContain(salt);
		for (const line of said('SHA256SUMS.txt').trim().split('\n')) {
			const [sum, name = ''] = line.split('  ');
			expect([name, sum]).toEqual([name, sha256(said(name))]);
		}
		expect(said('utgift.html')).toContain('Oppdiktet');
	});
});

describe('giving an auditor access', () => {
	const typed = {
		email: 'rev@riksrevisjonen.example',
		name: 'Rita Revisor',
		startsOn: '1.12.2026',
		endsOn: '31.1.2027',
		purpose: 'Kontroll av P1'
	};
	const at = { origin: 'https://sol.example', today };

	test('sends an invitation with days and shows days and purpose', async () => {
		expect(accepted(await giveAccess(db, secretariat, typed, at)).link).toContain('/konto/lenke/');
		const given = (await accessPage(db, secretariat, today)).find(({ name }) => name === 'Rita Revisor');
		expect(given).toMatchObject({ startsOn: '2026-12-01', endsOn: '2027-01-31', purpose: 'Kontroll av P1' });
		const mails = await db.select().from(outgoingMail);
		expect(mails.find(({ toAddress }) => toAddress === typed.email)?.body).toContain('2027-01-31');
		expect(await ownAccess(db, { ...auditor, personId: secretariat.personId })).toBeUndefined();
		expect(await ownAccess(db, secretariat)).toBeUndefined();
		expect(await ownAccess(db, auditor)).toMatchObject({ endsOn: null });
	});

	test.each([
		['nothing', { email: '', name: '', startsOn: '', endsOn: '', purpose: ' ' }, 5],
		['days the wrong way round', { startsOn: '1.3.2027' }, 1],
		['a last day that has passed', { startsOn: '1.1.2026', endsOn: '1.2.2026' }, 1],
		['more than two years', { endsOn: '2.12.2028' }, 1]
	])('%s is refused', async (_, change, count) => {
		expect(issuesOf(await giveAccess(db, secretariat, { ...typed, ...change }, at))).toHaveLength(count);
	});

	test('is the secretariat’s alone', async () => {
		await expect(giveAccess(db, auditor, typed, at)).rejects.toMatchObject({ status: 403 });
		await expect(giveAccess(db, finance, typed, at)).rejects.toMatchObject({ status: 404 });
	});
});
