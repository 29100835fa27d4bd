/**
 * The secretariat reports to both authorities: who is missing is named and reminded, the joint text begins with the
 * pilots' own words, the files say what the screen says, and what is handed in and locked changes only by a reversal.
 */
import { expect, test, type Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import postgres from 'postgres';
import readXlsxFile from 'read-excel-file/node';
import { as } from '../as.ts';
import { fill, press } from '../forms.ts';
import { databaseUrl } from '../site-database.ts';
import { words } from '../words.ts';

const t = words('sv');
const joint = (period: string) => `/sv/sekretariat/rapporter/${period}/felles`;
const swedish = t('funding.side_se');
const sections = ['done', 'pilots', 'results', 'cooperation', 'communication', 'risks', 'next'];

async function inDatabase<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const sql = postgres(await databaseUrl(), { max: 1 });
	try {
		return await work(sql);
	} finally {
		await sql.end();
	}
}

/** The last row of the Swedish table, as it is read. */
async function sumsOf(page: Page, period: string): Promise<string[]> {
	await page.goto(joint(period));
	// the annexes stand folded
	const folded = page.locator('main details:not([open]) > summary');
	while ((await folded.count()) > 0) await folded.first().click();
	const table = page.getByRole('table', { name: `${swedish}: ${t('project_report.by_category')}` });
	const cells = await table.locator('tfoot td').allTextContents();
	return cells.map((cell) => cell.replace(/\s/g, ''));
}

async function downloaded(page: Page, path: string): Promise<Buffer> {
	const answer = await page.request.get(path);
	expect(answer.status()).toBe(200);
	return answer.body();
}

test.describe('journey 17: the report of a period, in sv without script', () => {
	test.describe.configure({ mode: 'serial' });
	test.use({ javaScriptEnabled: false });

	// the demonstration's period is locked from the start; here somebody locks it
	test.beforeAll(async () => {
		await inDatabase((sql) => sql`update period set is_locked = false where project_id = 'demo-sol' and code = 'P2'`);
	});

	test('two partners are missing: they are named and reminded', async ({ page }) => {
		await as(page, 'sekretariat1', 'sv');
		await page.goto(joint('P2'));
		const missing = page.getByRole('group', { name: t('project_report.remind_legend') });
		for (const name of ['Hammarö kommun', 'OsloMet – storstadsuniversitetet'])
			await expect(missing.getByRole('checkbox', { name })).toBeChecked();
		for (const box of await missing.getByRole('checkbox').all()) await box.uncheck();
		await missing.getByRole('checkbox', { name: 'Hammarö kommun' }).check();
		await missing.getByRole('checkbox', { name: 'OsloMet – storstadsuniversitetet' }).check();
		await press(page, t('project_report.remind'));
		await expect(page.getByText(t('project_report.remind_done_other', { count: 2 }))).toBeVisible();
	});

	test('the text of both languages begins with the own words of the pilots', async ({ page }) => {
		await as(page, 'sekretariat1', 'sv');
		for (const lang of ['nb', 'sv'] as const) {
			await page.goto(`${joint('P2')}/tekst?sprak=${lang}`);
			for (const section of sections) {
				const box = page.locator(`main [name="${section}"]`);
				if ((await box.inputValue()) === '')
					await press(page, t('project_report.refill_of', { section: t(`project_report.section_${section}`) }));
				if ((await box.inputValue()) === '') await box.fill('Inget att säga.');
			}
			await press(page, t('project_report.save'));
			await expect(page.getByText(t('project_report.saved'))).toBeVisible();
		}
	});

	test('words that stand there are not written over without asking', async ({ page }) => {
		await as(page, 'sekretariat1', 'sv');
		await page.goto(`${joint('P2')}/tekst?sprak=sv`);
		await fill(page, { pilots: 'Mina egna ord.' });
		await press(page, t('project_report.refill_of', { section: t('project_report.section_pilots') }));
		await expect(page.getByText(t('project_report.refill_ask'))).toBeVisible();
		await expect(page.locator('main [name="pilots"]')).toHaveValue('Mina egna ord.');
		await press(page, t('project_report.append'));
		await expect(page.locator('main [name="pilots"]')).toHaveValue(/^Mina egna ord\.\s+\S/);
	});

	test('the workbook and the PDF carry the figures of the screen', async ({ page }) => {
		await as(page, 'sekretariat1', 'sv');
		const before = await sumsOf(page, 'P2');
		expect(before).toHaveLength(8);

		const sheets = await readXlsxFile(await downloaded(page, `${joint('P2')}/vedlegg.xlsx`));
		const figures = sheets.find(({ sheet }) => sheet === t('project_report.sheet_figures', { side: 'SE' }))?.data ?? [];
		const sum = figures.find(([name]) => name === t('project_report.sum')) ?? [];
		expect(sum.slice(1).map((cell) => Number(cell).toFixed(2).replace('.', ','))).toEqual(before);

		const bytes = await downloaded(page, `${joint('P2')}/rapport.pdf?sprak=sv`);
		const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
		const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
		const texts = await Promise.all(
			pages.map(async (number) => {
				const { items } = await (await pdf.getPage(number)).getTextContent();
				return items.map((item) => ('str' in item ? item.str.replace(/\s/g, '') : '')).join('');
			})
		);
		for (const figure of before) expect(texts.join('')).toContain(figure);
	});

	test('both project leaders approve, and it is handed in and locked', async ({ page }) => {
		await as(page, 'sekretariat1', 'sv');
		for (const [side, name] of [
			['NO', 'Kari Nordmann'],
			['SE', 'Anna Svensson']
		] as const) {
			await page.goto(joint('P2'));
			await fill(page, { [`leader_name_${side}`]: name, [`approved_on_${side}`]: '2026-11-20' });
			const of = t(`funding.side_${side.toLowerCase()}`);
			await press(page, t('project_report.record_approval', { side: of }));
			await expect(page.getByText(t('project_report.approval_recorded'))).toBeVisible();
		}
		await page.getByRole('checkbox', { name: t('project_report.confirm') }).check();
		await press(page, t('project_report.submit'));
		await expect(page.getByText(t('project_report.submit_done'))).toBeVisible();

		await page.getByRole('link', { name: t('project_report.to_periods') }).click();
		await page.getByRole('checkbox', { name: t('period.confirm', { period: 'P2' }) }).check();
		await press(page, t('period.lock', { period: 'P2' }));
		await expect(page.getByText(t('period.locked_done', { period: 'P2' }))).toBeVisible();
	});

	test('a later correction is a reversal in the next report, and this one stays', async ({ page }) => {
		const [line] = await inDatabase(
			(sql) => sql<{ id: string; text: string }[]>`
				select e.id, e.text from expense e join project_partner p
					on p.project_id = e.project_id and p.organisation_id = e.organisation_id
				where e.project_id = 'demo-sol' and e.period_code = 'P2' and e.state = 'approved' and e.kind = 'cost'
					and p.side = 'SE' order by e.amount_minor desc, e.text limit 1`
		);
		if (!line) throw new Error('Nothing to take back');
		await as(page, 'sekretariat1', 'sv');
		const handedIn = await sumsOf(page, 'P2');
		await page.goto(`/sv/sekretariat/utgifter/${line.id}/tilbake`);
		await fill(page, { period: 'P3', reason: 'Betald två gånger' });
		await page.locator('main form button.ds-button').last().click();
		await expect(page).toHaveURL(/gjort=tilbake/);
		const reversal = new URL(page.url()).pathname;

		await as(page, 'sekretariat2', 'sv');
		await page.goto(reversal);
		await press(page, t('expense.approve'));
		await expect(page).toHaveURL(/gjort=avgjort/);
		await page.goto(`${joint('P3')}/vedlegg/se`);
		const row = page.getByRole('row').filter({ hasText: t('project_report.kind_reversal') });
		await expect(row).toHaveCount(1);
		await expect(row.getByRole('cell').filter({ hasText: /^[−-]/ })).toHaveCount(2);
		expect(await sumsOf(page, 'P2')).toEqual(handedIn);
	});
});
