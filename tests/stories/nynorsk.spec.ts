/** The pages that everybody meets first, for who reads nynorsk: found by the browser's language, and under axe. */
import { expect, test } from '@playwright/test';
import { as } from '../as.ts';
import { fits, inspect } from '../axe.ts';
import { press } from '../forms.ts';
import { words } from '../words.ts';

test.use({ locale: 'nn-NO' });
const t = words('nn');

test('who asks for nynorsk is led to it, and from the old address of Norwegian to bokmål', async ({ page }) => {
	await page.goto('/');
	await expect(page).toHaveURL(/\/nn$/);
	await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
	await page.goto('/no/piloter?q=natt');
	await expect(page).toHaveURL(/\/nb\/piloter\?q=natt$/);
	await page.getByRole('link', { name: 'Nynorsk', exact: true }).click();
	await expect(page).toHaveURL(/\/nn\/piloter\?q=natt$/);
	await expect(page.getByRole('heading', { level: 1, name: t('public_pilot.list_title') })).toBeVisible();
});

for (const path of [
	'/nn',
	'/nn/piloter',
	'/nn/piloter/digital-nattillsyn-pa-den-enskildes-villkor',
	'/nn/sok?q=natt',
	'/nn/konto/inn'
])
	test(`${path} can be used by everybody`, async ({ page }) => {
		expect((await page.goto(path))?.status()).toBe(200);
		await inspect(page);
		await fits(page);
	});

test('a person may have nynorsk as the language of their mail', async ({ page }) => {
	await as(page, 'revisor', 'nn');
	await page.goto('/nn/konto');
	await page.getByRole('radio', { name: t('account.language_nn') }).check();
	await press(page, t('account.save'));
	await page.goto('/nn/konto');
	await expect(page.getByRole('radio', { name: t('account.language_nn') })).toBeChecked();
	await page.getByRole('radio', { name: t('account.language_nb') }).check();
	await press(page, t('account.save'));
});
