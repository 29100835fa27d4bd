/** Stories are told by people: `as(page, 'redaktor.karlstad', 'sv')` is that person, signed in. */
import { expect, type Page } from '@playwright/test';
import { words, type Lang } from './words.ts';

const password = 'sol-demo-2026';

export async function as(page: Page, who: string, lang: Lang): Promise<void> {
	const t = words(lang);
	await page.context().clearCookies();
	await page.goto(`/${lang}/konto/inn`);
	await page.locator('main').getByLabel(t('account.email')).fill(`${who}@demo.example`);
	await page.locator('main').getByLabel(t('account.password')).fill(password);
	await page.getByRole('button', { name: t('account.sign_in_button') }).click();
	await expect(page).toHaveURL(new RegExp(`/${lang}/arbeid`));
}
