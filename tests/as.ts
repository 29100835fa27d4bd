/** Stories are told by people: `as(page, 'redaktor.karlstad', 'sv')` is that person, signed in. */
import { expect, type Page } from '@playwright/test';

const password = 'sol-demo-2026';

export async function as(page: Page, who: string, lang: 'nb' | 'sv' = 'nb'): Promise<void> {
	await page.context().clearCookies();
	await page.goto(`/${lang}/konto/inn`);
	await page
		.getByLabel(lang === 'nb' ? 'E-postadresse' : 'E-postadress', { exact: false })
		.first()
		.fill(`${who}@demo.example`);
	await page
		.getByLabel(lang === 'nb' ? 'Passord' : 'Lösenord', { exact: false })
		.first()
		.fill(password);
	await page.getByRole('button', { name: lang === 'nb' ? 'Logg inn' : 'Logga in' }).click();
	await expect(page).toHaveURL(new RegExp(`/${lang}/arbeid`));
}
