/**
 * A partner's report on its way to the money: entered, submitted and frozen in Karlstad (sv) and Ringsaker (nb), approved
 * by one person of the secretariat, who may not pay it, and paid by the other.
 */
import postgres from 'postgres';
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { databaseUrl } from '../site-database.ts';
import { words, type Lang } from '../words.ts';

type Telling = { lang: Lang; partner: string; amount: string; euro: bigint };
const tellings: Telling[] = [
	// 125 000 ÷ 11.2 = 11 160.714… → 11 160.71, and 15 % of nothing, since it is no salary
	{ lang: 'sv', partner: 'karlstad', amount: '125 000,00', euro: 1_116_071n },
	// 125 000 ÷ 11.7 = 10 683.760… → 10 683.76
	{ lang: 'nb', partner: 'ringsaker', amount: '125 000,00', euro: 1_068_376n }
];

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`).first();

/** A period of its own: in the others, other stories go on entering while this report is closed. */
async function periodFor(lang: Lang): Promise<string> {
	const code = `R${lang.toUpperCase()}${Date.now() % 100_000}`;
	const sql = postgres(await databaseUrl(), { max: 1 });
	await sql`
		insert into period (project_id, code, starts_on, ends_on, report_due_on)
		select project_id, ${code}, starts_on + 1, ends_on, report_due_on from period
		where project_id = 'demo-sol' and code = 'P3'`;
	await sql.end();
	return code;
}

async function spentOf(page: Page, lang: Lang, partner: string): Promise<bigint> {
	const answer = await page.request.get(`/${lang}/finansiering/tall.csv`);
	const name = new RegExp(partner, 'i');
	const line = (await answer.text()).split('\r\n').find((row) => name.test(row)) ?? '';
	return BigInt((line.split(';')[3] ?? '').replace(/[^\d-]/g, '') || '0');
}

async function headOf(page: Page): Promise<string> {
	const answer = await page.request.get('/api/v1/funding/ledger');
	return ((await answer.json()) as { head: string }).head;
}

for (const { lang, partner, amount, euro } of tellings)
	test.describe(`a report of ${partner} in ${lang}`, () => {
		test.describe.configure({ mode: 'serial' });
		const t = words(lang);
		const own = `/${lang}/arbeid/${partner}`;
		const text = `Projektledning ${lang} ${Date.now()}`;
		const press = async (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
		let period = '';
		let expense = '';
		let desk = '';

		test('finance enters a cost and submits it together with the report', async ({ page }) => {
			period = await periodFor(lang);
			desk = `/${lang}/sekretariat/rapporter/${period}/${partner}`;
			await as(page, `okonomi.${partner}`, lang);
			await page.goto(`${own}/utgifter/ny`);
			await field(page, 'date').fill('2026-10-15');
			await field(page, 'category').selectOption('external');
			await field(page, 'work_package').selectOption('AP3');
			await field(page, 'text').fill(text);
			await field(page, 'amount').fill(amount);
			const more = page.locator('main details:has([name="period"])');
			if ((await more.count()) > 0 && (await more.getAttribute('open')) === null) await more.locator('summary').click();
			await field(page, 'period').selectOption(period);
			await page.locator('main form button').first().click();
			await page.getByRole('link', { name: t('expense.see_or_change') }).click();
			expense = new URL(page.url()).pathname.split('/').at(-1) ?? '';

			await page.goto(`${own}/rapporter/${period}`);
			await press(page, 'report.submit');
			await expect(page.getByRole('group').getByText(t('report.check_no_text'))).toBeVisible();
			await field(page, 'text').fill('Vi är i gång. / Vi er i gang.');
			await field(page, 'with_drafts').check();
			await press(page, 'report.submit');
			await expect(page.getByText(t('report.sent'))).toBeVisible();
			await expect(page.getByText(t('report.figures_frozen'))).toBeVisible();
		});

		test('nothing more is entered in the period', async ({ page }) => {
			await as(page, `okonomi.${partner}`, lang);
			await page.goto(`${own}/rapporter/${period}`);
			await expect(page.getByRole('button', { name: t('report.submit') })).toHaveCount(0);
		});

		test('one of the secretariat approves the cost and the report, and may not pay', async ({ page }) => {
			await as(page, 'sekretariat1', lang);
			const [spent, head] = [await spentOf(page, lang, partner), await headOf(page)];
			await page.goto(`/${lang}/sekretariat/utgifter/${expense}`);
			await press(page, 'expense.approve');
			await expect(page).toHaveURL(/gjort=avgjort/);
			// other stories may add to the same partner meanwhile, never take away
			expect(await spentOf(page, lang, partner)).toBeGreaterThanOrEqual(spent + euro);
			expect(await headOf(page)).not.toBe(head);

			await page.goto(desk);
			await press(page, 'report.approve');
			await expect(page.getByText(t('report.approved_done'))).toBeVisible();
			await expect(page.getByText(t('report.another_claim'))).toBeVisible();
			await expect(page.getByRole('button', { name: t('report.claim') })).toHaveCount(0);
			const tried = await page.evaluate(async () => {
				const body = new URLSearchParams({ revision: '2' });
				const answer = await fetch('?/claim', { method: 'POST', body, headers: { accept: 'text/html' } });
				return answer.status;
			});
			expect(tried).toBe(403);
		});

		test('the other one claims and pays', async ({ page }) => {
			await as(page, 'sekretariat2', lang);
			await page.goto(desk);
			await press(page, 'report.claim');
			await expect(page.getByText(t('report.claimed_done'))).toBeVisible();
			await press(page, 'report.pay');
			await expect(page.getByText(t('report.paid_done'))).toBeVisible();
		});

		test('the partner sees that it is paid', async ({ page }) => {
			await as(page, `okonomi.${partner}`, lang);
			await page.goto(`${own}/rapporter`);
			const row = page.getByRole('row', { name: new RegExp(period) });
			await expect(row.getByText(t('report.state_paid'))).toBeVisible();
		});
	});
