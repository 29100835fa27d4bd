/** Journey 16: a journalist, signed in nowhere, checks every sum and finds out when one was altered. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { press } from '../forms.ts';
import { words, type Lang } from '../words.ts';

type Row = { number: number; eur: string; side: string; organisation: string; category: string };
type Ledger = { head: string; rows: Row[] };

const cents = (text: string) => BigInt(text.replace('.', ''));
const sum = (rows: readonly Row[]) => rows.reduce((all, { eur }) => all + cents(eur), 0n);

/** What `npm run ledger:verify` answers. */
function verify(...asked: string[]): Promise<{ code: number; told: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, ['src/cli/ledger-verify.mjs', ...asked], (fault, stdout, stderr) => {
			resolve({ code: fault ? Number(fault.code) : 0, told: stdout + stderr });
		});
	});
}

async function downloaded(page: Page, name: string, path: string): Promise<void> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name, exact: true }).click()
	]);
	await file.saveAs(path);
}

for (const lang of ['sv', 'nb'] as const satisfies readonly Lang[])
	test.describe(`journey 16: a journalist verifies the book, told in ${lang}`, () => {
		const t = words(lang);
		let folder: string;
		test.beforeAll(async () => {
			folder = await mkdtemp(join(tmpdir(), 'sol-ledger-'));
		});
		test.afterAll(() => rm(folder, { recursive: true }));

		test('page, browser, file and command agree to the cent, and one altered cent is found', async ({ page }) => {
			await page.goto(`/${lang}/finansiering`);
			await expect(page.locator('main')).toContainText(/3\s000\s000,00/);
			const spent = await page
				.locator('.key-figures > div')
				.filter({ hasText: t('budget.spent') })
				.first()
				.locator('dd')
				.first()
				.innerText();
			await page.getByRole('link', { name: t('poster.ledger'), exact: true }).click();
			const total = page
				.locator('.key-figures > div')
				.filter({ hasText: t('ledger.sum_note') })
				.locator('dd')
				.first();
			expect((await total.innerText()).replace(/\s/g, '')).toBe(spent.replace(/\s/g, ''));
			const head = await page.locator('section[aria-labelledby="head"] code').innerText();

			await press(page, t('ledger.check'));
			const answer = page.getByRole('status').filter({ hasText: t('ledger.checked_ok') });
			await expect(answer).toContainText(t('ledger.checked_same'));
			await expect(answer).toContainText(head);

			const path = join(folder, 'sol-ledger.json');
			await downloaded(page, t('ledger.download_json'), path);
			const ledger = JSON.parse(await readFile(path, 'utf8')) as Ledger;
			expect(ledger.head).toBe(head);
			const held = await verify(path, '--head', head);
			expect(held).toMatchObject({ code: 0 });
			expect(held.told).toContain(`rows   ${ledger.rows.length}`);
			for (const by of ['side', 'organisation', 'category'] as const) {
				const parts = [...new Set(ledger.rows.map((row) => row[by]))];
				const added = parts.reduce((all, part) => all + sum(ledger.rows.filter((row) => row[by] === part)), 0n);
				expect(added).toBe(sum(ledger.rows));
			}

			const at = Math.floor(ledger.rows.length / 2);
			const rows = ledger.rows.map((row, index) =>
				index === at ? { ...row, eur: row.eur.replace(/\d$/, (last) => String((Number(last) + 1) % 10)) } : row
			);
			const altered = join(folder, 'altered.json');
			await writeFile(altered, JSON.stringify({ ...ledger, rows }));
			const found = await verify(altered, '--head', head);
			expect(found.code).toBe(1);
			expect(found.told).toContain(`Row ${at + 1} was altered`);
		});

		test('the browser finds an altered row as well, and says which', async ({ page }) => {
			await page.route('**/api/v1/funding/ledger', async (route) => {
				const answer = await route.fetch();
				const ledger = (await answer.json()) as Ledger;
				const rows = ledger.rows.map((row) => (row.number === 3 ? { ...row, category: 'lump_sum' } : row));
				await route.fulfill({ response: answer, json: { ...ledger, rows } });
			});
			await page.goto(`/${lang}/finansiering/bok`);
			await press(page, t('ledger.check'));
			await expect(page.getByText(t('ledger.why_hash', { row: 3 }))).toBeVisible();
		});
	});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('the page says how the chain is checked, and shows and filters its rows', async ({ page }) => {
		const t = words('nb');
		await page.goto('/nb/finansiering/bok');
		await expect(page.getByText(/npm run ledger:verify/)).toBeVisible();
		await expect(page.getByRole('button', { name: t('ledger.check') })).toHaveCount(0);
		await page.locator('main [name="kostnadstype"]').selectOption('travel');
		await press(page, t('ledger.show'));
		await expect(page).toHaveURL(/\?kostnadstype=travel$/);
		await expect(page.getByRole('table', { name: t('ledger.list') })).toContainText(t('category.travel'));
	});
});
