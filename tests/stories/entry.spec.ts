/** Costs are written in a table by the keyboard alone: quickly, safely, and so that every step can be taken back. */
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { words, type Lang } from '../words.ts';

const stamp = Date.now();
const perKey = { delay: 200 };

/** Keys are counted: those that are content, and all others. */
function keyboardOf(page: Page) {
	let beyond = 0;
	return {
		type: async (content: string) => page.keyboard.type(content, perKey),
		press: async (keys: string) => {
			beyond += keys.split('+').length;
			await page.keyboard.press(keys, perKey);
		},
		beyond: () => beyond
	};
}

const table = (lang: Lang, organisation: string) => `/${lang}/arbeid/${organisation}/utgifter?periode=P3`;
const rowOf = (page: Page, text: string) => page.locator('tbody tr').filter({ hasText: text });
const cell = (page: Page, field: string) => page.locator(`tr.entry [data-field="${field}"]`);
/** The script is there. */
const live = (page: Page) => page.locator('[data-live]');

async function write(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
	for (const [field, value] of Object.entries(values)) {
		const control = cell(page, field);
		if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value);
		else await control.fill(value);
	}
	await cell(page, 'amount').press('Enter');
}

for (const [lang, who, organisation, date] of [
	['nb', 'okonomi.ringsaker', 'ringsaker', '071026'],
	['sv', 'redaktor.karlstad', 'karlstad', '261007']
] as const)
	test.describe(`an expense is written by the keyboard alone, in ${lang}`, () => {
		const t = words(lang);

		test('within thirty seconds from page load and twelve keys beyond the content', async ({ page }) => {
			await as(page, who, lang);
			const text = `Hotell ${stamp}`;
			const keys = keyboardOf(page);
			const from = Date.now();
			await page.goto(table(lang, organisation));
			await expect(live(page)).toBeAttached();
			await keys.press('Alt+ArrowDown');
			await keys.type(date);
			await keys.press('Tab');
			await keys.type(t('category.travel').slice(0, 3));
			await keys.press('Tab');
			await keys.type('AP3');
			await keys.press('Tab');
			await keys.press('Tab');
			await keys.type(text);
			await keys.press('Tab');
			await keys.type('612,50');
			await keys.press('Enter');
			await expect(rowOf(page, text).getByRole('link', { name: text, exact: true })).toBeVisible();
			await expect(page.getByRole('status').filter({ hasText: /\d\d[.:]\d\d/ })).toBeVisible();
			const seconds = (Date.now() - from) / 1000;
			expect(keys.beyond()).toBeLessThanOrEqual(12);
			expect(seconds).toBeLessThanOrEqual(30);
			console.log(`${lang}: ${seconds.toFixed(1)} s, ${keys.beyond()} keys beyond the content`);
			await expect(rowOf(page, text)).toContainText(/612,50/);
			await expect(cell(page, 'date')).toBeFocused();
			await expect(cell(page, 'category')).toHaveValue('travel');
			await expect(cell(page, 'work_package')).toHaveValue('AP3');
			await expect(cell(page, 'text')).toHaveValue('');
		});
	});

test.describe('the table', () => {
	const lang = 'nb';
	const t = words(lang);
	const first = { date: '7.10.2026', category: 'travel', work_package: 'AP3', amount: '100' };

	test.beforeEach(async ({ page }) => {
		await as(page, 'okonomi.ringsaker', lang);
		await page.goto(table(lang, 'ringsaker'));
		await expect(live(page)).toBeAttached();
	});

	test('copies from above, moves by arrows, saves a changed row as one leaves it, and takes both back', async ({
		page
	}) => {
		const text = `Buss ${stamp}`;
		await write(page, { ...first, text });
		await expect(rowOf(page, text).getByRole('link', { name: text, exact: true })).toBeVisible();

		await rowOf(page, text).getByRole('link', { name: text, exact: true }).click();
		const amount = page.locator('tr:not(.entry) input[data-field="amount"]').first();
		await amount.fill('150');
		await cell(page, 'text').focus();
		await expect(rowOf(page, text)).toContainText('150,00');

		await page.reload();
		await expect(live(page)).toBeAttached();
		const undo = page.getByRole('button', { name: t('entry.undo') });
		await undo.click();
		await expect(rowOf(page, text)).toContainText('100,00');
		await undo.click();
		await expect(rowOf(page, text)).toHaveCount(0);

		await cell(page, 'category').focus();
		await page.keyboard.press('Control+d');
		await expect(cell(page, 'category')).not.toHaveValue('');
		await page.keyboard.press('Alt+ArrowUp');
		await expect(page.locator('tr:not(.entry) select[data-field="category"]')).toBeFocused();
		await page.keyboard.press('Alt+ArrowDown');
		await expect(cell(page, 'category')).toBeFocused();
	});

	test('shows both values when somebody else saved the row meanwhile, and overwrites nothing', async ({
		page,
		browser
	}) => {
		const text = `Tog ${stamp}`;
		await write(page, { ...first, text });
		await expect(rowOf(page, text).getByRole('link', { name: text, exact: true })).toBeVisible();
		const other = await browser.newPage();
		await as(other, 'okonomi.ringsaker', lang);
		for (const each of [other, page]) {
			await each.goto(table(lang, 'ringsaker'));
			await expect(live(each)).toBeAttached();
			await rowOf(each, text).getByRole('link', { name: text, exact: true }).click();
		}
		const amountIn = (each: Page) => each.locator('tr:not(.entry) input[data-field="amount"]').first();
		await amountIn(other).fill('200');
		await amountIn(other).press('Enter');
		await expect(rowOf(other, text)).toContainText('200,00');
		await amountIn(page).fill('300');
		await amountIn(page).press('Enter');
		await expect(page.getByText(t('expense.compare'), { exact: true }).first()).toBeVisible();
		await other.reload();
		await expect(rowOf(other, text)).toContainText('200,00');
		await other.context().close();
	});

	test('keeps what is refused on the screen, with what is wrong at its field', async ({ page }) => {
		await write(page, { ...first, text: `Fly ${stamp}`, amount: '12,345' });
		await expect(cell(page, 'amount')).toHaveAttribute('aria-invalid', 'true');
		await expect(cell(page, 'amount')).toHaveValue('12,345');
		await expect(cell(page, 'text')).toHaveValue(`Fly ${stamp}`);
	});

	test('shows a block from a spreadsheet before it saves all of it', async ({ page }) => {
		const block = [
			`7.10.2026\tReise og opphold\tAP 3\tTaxi ${stamp}\t1 234,50`,
			`8.10.2026\tUtstyr\tAP3\tSensor ${stamp}\t99`
		].join('\n');
		await cell(page, 'date').focus();
		await page.evaluate((text) => {
			const clipboardData = new DataTransfer();
			clipboardData.setData('text/plain', text);
			document.activeElement?.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
			);
		}, block);
		await expect(page.getByRole('heading', { name: t('entry.preview_other', { count: 2 }) })).toBeVisible();
		await expect(rowOf(page, `Taxi ${stamp}`)).toHaveCount(0);
		await page.getByRole('button', { name: t('entry.save_all') }).click();
		await expect(rowOf(page, `Taxi ${stamp}`)).toContainText(/1\s234,50/);
		await expect(rowOf(page, `Sensor ${stamp}`)).toContainText('99,00');
	});
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('the last row is a form, and the page comes back ready for the next', async ({ page }) => {
		await as(page, 'okonomi.ringsaker', 'nb');
		await page.goto(table('nb', 'ringsaker'));
		const text = `Ferge ${stamp}`;
		await write(page, { date: '7.10.2026', category: 'travel', work_package: 'AP3', text, amount: '50' });
		await expect(rowOf(page, text)).toContainText('50,00');
		await expect(cell(page, 'date')).toBeFocused();
		await expect(cell(page, 'category')).toHaveValue('travel');
	});
});
