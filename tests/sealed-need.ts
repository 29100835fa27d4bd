/** A need whose answers are sealed, brought before everybody by the pages themselves. */
import { expect, type Page } from '@playwright/test';
import { as } from './as.ts';
import { field, fill, press } from './forms.ts';
import { words, type Lang } from './words.ts';

export type Published = { readonly id: string; readonly slug: string };

/** Written at Karlstad, opened by the secretariat; `page` ends as the secretariat's. */
export async function publishSealedNeed(page: Page, lang: Lang, title: string): Promise<Published> {
	const t = words(lang);
	await as(page, 'redaktor.karlstad', lang);
	await page.goto(`/${lang}/arbeid/karlstad/behov/ny`);
	await fill(page, { title });
	await page.locator(`main [name="language"][value="${lang}"]`).check();
	await press(page, t('need.begin'));
	await expect(page).toHaveURL(/behov\/[0-9a-f-]{36}$/);
	const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	await writeNeed(page);
	await press(page, t('need.send'));
	await expect(page).toHaveURL(/utfort=(asked|submitted)/);
	if (page.url().includes('asked')) await press(page, t('need.send'));
	await expect(page.getByText(t('need.receipt_submitted'))).toBeVisible();

	await as(page, 'sekretariat1', lang);
	await page.goto(`/${lang}/sekretariat/gjennomgang/behov`);
	await page.getByRole('link', { name: title }).click();
	await press(page, t('need.open_it'));
	await expect(page.getByText(t('need.receipt_open'))).toBeVisible();
	await page.goto(`/${lang}/behov?q=${encodeURIComponent(title)}`);
	await page.locator('main').getByRole('link', { name: title }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	return { id, slug: new URL(page.url()).pathname.split('/').at(-1) ?? '' };
}

async function writeNeed(page: Page): Promise<void> {
	await fill(page, {
		text: 'De som bor hos oss faller på natten. De skal falle sjeldnere, og ingen skal bli liggende.',
		target_group: 'Beboere på to sykehjem',
		deadline: inDays(30),
		deadline_time: '12:00'
	});
	await field(page, 'technology').selectOption({ index: 1 });
	await field(page, 'type').first().check();
	await page.locator('main [name="sealed"][value="yes"]').check();
}

/** As a person types it, in both languages. */
export function inDays(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
