/** The way of a pilot over the secretariat's desk. */
import { expect, type Page } from '@playwright/test';
import { press } from './forms.ts';
import { words, type Lang } from './words.ts';

export async function publish(page: Page, lang: Lang, title: string): Promise<void> {
	const t = words(lang);
	await page.goto(`/${lang}/sekretariat/gjennomgang`);
	await page.getByRole('link', { name: title }).click();
	await press(page, t('review.publish'));
	await expect(page.getByText(t('review.receipt_publish'))).toBeVisible();
}

export async function submit(page: Page, lang: Lang, hub: string): Promise<void> {
	await page.goto(hub);
	await press(page, words(lang)('pilot.submit'));
	await expect(page.getByText(words(lang)('pilot.receipt_title')).first()).toBeVisible();
}
