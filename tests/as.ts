/** Stories are told by people: `as(page, 'redaktor.karlstad', 'sv')` is that person, signed in. */
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { words, type Lang } from './words.ts';

const password = 'sol-demo-2026';

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Of those who have signed in since this process of tests began: they come back with the cookies they were given. */
const known = new Map<string, Cookies>();

/** By the form the first time, and again when the session has ended meanwhile. Begins at the person's own page. */
export async function as(page: Page, who: string, lang: Lang): Promise<void> {
	await page.context().clearCookies();
	if (!(await comesBack(page, who, lang))) await signIn(page, who, lang);
	await expect(page).toHaveURL(new RegExp(`/${lang}/arbeid`));
}

async function comesBack(page: Page, who: string, lang: Lang): Promise<boolean> {
	const cookies = known.get(who);
	if (!cookies) return false;
	await page.context().addCookies(cookies);
	await page.goto(`/${lang}/arbeid`);
	return !page.url().includes('/konto/inn');
}

async function signIn(page: Page, who: string, lang: Lang): Promise<void> {
	const t = words(lang);
	await page.context().clearCookies();
	await page.goto(`/${lang}/konto/inn`);
	await page.locator('main').getByLabel(t('account.email')).fill(`${who}@demo.example`);
	await page.locator('main').getByLabel(t('account.password')).fill(password);
	await page.getByRole('button', { name: t('account.sign_in_button') }).click();
	await expect(page).toHaveURL(new RegExp(`/${lang}/arbeid`));
	known.set(who, await page.context().cookies());
}
