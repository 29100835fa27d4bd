import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PairLang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { decimalText } from '#lib/rational.ts';
import { textFor } from '#lib/ui/text.ts';
import { checksumsName, zipStream } from '#lib/zip.server.ts';
import { testDb } from '../../../tests/db.ts';
import { actorOf } from '../../../tests/actor.ts';
import { archiveParts } from './project-report-archive.server.ts';
import type { ProjectReportContent } from './project-report-content.ts';
import { annexCsv } from './project-report-csv.ts';
import { projectReportContent } from './project-report-page.server.ts';
import { projectReportPdf } from './project-report-pdf.server.ts';
import { annexWorkbook } from './project-report-xlsx.server.ts';
import { longestJointText, noTexts, sectionKeys } from './project-report.ts';

const today = '2026-11-22';
const { db } = await testDb({ demo: true });
let content: ProjectReportContent;
let first: ProjectReportContent;

const text = (lang: PairLang) => textFor(lang, messages[lang]);
const paper = (lang: PairLang) => ({ text: text(lang), notice: text(lang).t('ui.demo_notice'), isSubmitted: false });
const file = (lang: PairLang) => ({ text: text(lang), notice: text(lang).t('ui.demo_notice') });

beforeAll(async () => {
	const by = await actorOf(db, 'sekretariat1');
	({ content } = await projectReportContent(db, by, 'P2', today));
	({ content: first } = await projectReportContent(db, by, 'P1', today));
});

async function sqlSums(side: string, period: string) {
	const [row] = await db.execute<{ eur: string; national: string; count: number }>(sql`
		select coalesce(sum(e.approved_minor), 0)::text as eur, count(*)::int as count,
			sum(case when e.state = 'cut' then round(e.approved_minor * e.rate_per_euro) else e.amount_minor end)::text as national
		from expense e join project_partner p on p.project_id = e.project_id and p.organisation_id = e.organisation_id
		where e.project_id = 'demo-sol' and e.period_code = ${period} and e.state in ('approved', 'cut') and p.side = ${side}`);
	return row;
}

describe('a finance annex', () => {
	test.each([
		['NO', 'P1'],
		['SE', 'P1'],
		['NO', 'P2'],
		['SE', 'P2']
	])(
		'of %s for %s lists every approved expense, and its lines and computed costs are its table',
		async (side, period) => {
			const annex = (period === 'P1' ? first : content).annexes.find((each) => each.side === side);
			if (!annex) throw new Error('no annex');
			const sums = await sqlSums(side, period);
			const sum = (of: readonly { eurMinor: bigint }[]) => of.reduce((total, { eurMinor }) => total + eurMinor, 0n);
			expect(annex.lines).toHaveLength(sums?.count ?? -1);
			expect(sum(annex.lines).toString()).toBe(sums?.eur);
			expect(sum(annex.lines) + sum(annex.computed)).toBe(annex.total.periodMinor);
			for (const rows of [annex.categories, annex.partners]) {
				expect(rows.reduce((total, row) => total + row.periodMinor, 0n)).toBe(annex.total.periodMinor);
				expect(rows.reduce((total, row) => total + row.totalNationalMinor, 0n)).toBe(annex.total.totalNationalMinor);
			}
			expect(annex.total.remainingMinor).toBe(
				annex.total.budgetMinor - annex.total.earlierMinor - annex.total.periodMinor
			);
		}
	);
});

describe('the workbook', () => {
	test('read by another library holds the sums of the screen, as numbers', async () => {
		const sheets = await readXlsxFile(await annexWorkbook(content, file('nb')));
		expect(sheets.map(({ sheet }) => sheet)).toEqual(
			content.annexes.flatMap(({ side }) => [`${side} tall`, `${side} linjer`])
		);
		for (const { side, total, lines, computed } of content.annexes) {
			const figures = sheets.find(({ sheet }) => sheet === `${side} tall`)?.data ?? [];
			const sum = figures.find(([name]) => name === 'Sum') ?? [];
			expect(sum.slice(1).map(minor)).toEqual([
				total.budgetMinor,
				total.earlierMinor,
				total.earlierNationalMinor,
				total.periodMinor,
				total.periodNationalMinor,
				total.totalMinor,
				total.totalNationalMinor,
				total.remainingMinor
			]);
			const listed = sheets.find(({ sheet }) => sheet === `${side} linjer`)?.data ?? [];
			const rows = listed.slice(3, -1);
			expect(rows).toHaveLength(lines.length + computed.length);
			expect(rows.reduce((all, row) => all + (minor(row[10]) ?? 0n), 0n)).toBe(total.periodMinor);
			expect(minor(listed.at(-1)?.[10])).toBe(total.periodMinor);
			expect(minor(listed.at(-1)?.[8])).toBe(total.periodNationalMinor);
		}
	});

	function minor(cell: unknown): bigint | undefined {
		return typeof cell === 'number' ? BigInt(Math.round(cell * 100)) : undefined;
	}
});

describe('the table for a spreadsheet', () => {
	test('ends with the sum of the screen, and says that the figures are invented', () => {
		const [annex] = first.annexes;
		if (!annex) throw new Error('no annex');
		const lines = annexCsv(annex, first, file('sv')).split('\r\n');
		expect(lines[0]).toContain(text('sv').t('ui.demo_notice'));
		const last = lines.at(-2)?.split(';') ?? [];
		expect(BigInt(last[10]?.replace(',', '') ?? '')).toBe(annex.total.periodMinor);
	});
});

describe('the report on paper', () => {
	const hostile = '#panic("x") $a$ *b* = c <d> @e \\ \u{1F600} «å ä ö ø æ – “ ” €»';

	async function paperOf(lang: PairLang, of: ProjectReportContent = content) {
		const made = await projectReportPdf(of, paper(lang));
		if (!made.ok) throw new Error(made.why);
		return { bytes: made.pdf, pdf: await getDocument({ data: made.pdf.slice(), verbosity: 0 }).promise };
	}

	test.each(['nb', 'sv'] as const)('in %s is tagged, titled and marked as PDF/UA-1', async (lang) => {
		const { pdf } = await paperOf(lang);
		const { info, metadata } = await pdf.getMetadata();
		expect(info).toMatchObject({ Language: lang === 'nb' ? 'nb-NO' : 'sv-SE' });
		expect(metadata.getRaw()).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
		expect(metadata.get('dc:title')).toContain(
			lang === 'nb' ? 'fellesrapport for periode P2' : 'gemensam rapport för period P2'
		);
		expect(new Map(Object(await pdf.getMarkInfo()) as Map<string, boolean>).get('Marked')).toBe(true);
	});

	test('has headings, lists, and tables whose heads are heads, in its structure', async () => {
		const { pdf } = await paperOf('nb');
		const roles = await rolesOf(pdf);
		for (const role of ['H1', 'H2', 'P', 'L', 'Table', 'TR', 'TH', 'TD', 'Figure'])
			expect(roles.has(role), role).toBe(true);
		expect(roles.get('Figure')).toBe(2);
	});

	test('says in words what its pictures show', async () => {
		const { pdf } = await paperOf('sv');
		const alts = (await nodesOf(pdf)).flatMap(({ alt }) => (typeof alt === 'string' ? [alt] : []));
		expect(alts).toHaveLength(2);
		for (const alt of alts) expect(alt).toMatch(/av en budget på 1\s500\s000,00\sEUR/);
	});

	test('shows the sums of the screen', async () => {
		const { pdf } = await paperOf('nb');
		const shown = (await textsOf(pdf)).join(' ');
		for (const { total } of content.annexes)
			for (const minor of [total.periodMinor, total.totalMinor, total.remainingMinor])
				expect(shown).toContain(text('nb').number(decimalText(minor, 2), 2).replace(/\s/g, ' '));
	});

	test('takes what people wrote as words, whatever it looks like', async () => {
		const { pdf } = await paperOf('nb', withTexts({ ...noTexts, done: hostile }));
		expect((await textsOf(pdf)).join(' ')).toContain('#panic("x") $a$ *b* = c <d> @e \\ □ «å ä ö ø æ – “ ” €»');
	});

	test('has at most ten pages of text when the text is as long as it may be', async () => {
		const each = Math.floor(longestJointText / sectionKeys.length);
		const words = 'Hjemmetjenesten og kommunen har prøvd løsningen sammen med de ansatte. '.repeat(400).slice(0, each);
		const lines = words.replace(/(.{700}\S*) /g, '$1\n\n').slice(0, each);
		const { pdf } = await paperOf(
			'nb',
			withTexts(Object.fromEntries(sectionKeys.map((key) => [key, lines])) as typeof noTexts)
		);
		const pages = await textsOf(pdf);
		const after = pages.findIndex((page) => page.includes(text('nb').t('project_report.results_title')));
		expect(after).toBeGreaterThan(6);
		expect(after).toBeLessThanOrEqual(10);
	});

	function withTexts(texts: typeof noTexts): ProjectReportContent {
		return { ...content, texts: { nb: texts, sv: texts } };
	}
});

describe('the archive of a period', () => {
	test('holds report, figures and data, and each file has the checksum that stands in its list', async () => {
		const parts = archiveParts(content, { dataDir: '/nowhere', isDemo: true, isSubmitted: false });
		const files = unzipSync(new Uint8Array(await new Response(zipStream(parts)).arrayBuffer()));
		const names = Object.keys(files);
		for (const name of [
			'rapport.json',
			'nb/rapport.pdf',
			'sv/rapport.pdf',
			'nb/vedlegg.xlsx',
			'sv/vedlegg-SE.csv',
			'nb/tekst.txt'
		])
			expect(names).toContain(name);
		const sums = new TextDecoder().decode(files[checksumsName]).trim().split('\n');
		expect(sums).toHaveLength(names.length - 1);
		for (const line of sums) {
			const [sum, name = ''] = line.split('  ');
			expect(
				createHash('sha256')
					.update(files[name] ?? '')
					.digest('hex'),
				name
			).toBe(sum);
		}
	});
});

type Node = { role?: string; alt?: string; children?: Node[] };

async function nodesOf(pdf: PDFDocumentProxy): Promise<Node[]> {
	const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];
	const trees = await Promise.all(pages(pdf).map(async (number) => (await pdf.getPage(number)).getStructTree()));
	return trees.flatMap((tree) => flat(tree as Node));
}

async function rolesOf(pdf: PDFDocumentProxy): Promise<ReadonlyMap<string, number>> {
	const counts = new Map<string, number>();
	for (const { role = '' } of await nodesOf(pdf)) counts.set(role, (counts.get(role) ?? 0) + 1);
	return counts;
}

async function textsOf(pdf: PDFDocumentProxy): Promise<string[]> {
	return Promise.all(
		pages(pdf).map(async (number) => {
			const { items } = await (await pdf.getPage(number)).getTextContent();
			return items
				.map((item) => ('str' in item ? item.str : ''))
				.join(' ')
				.replace(/\s+/g, ' ');
		})
	);
}

function pages({ numPages }: PDFDocumentProxy): number[] {
	return Array.from({ length: numPages }, (_, index) => index + 1);
}
