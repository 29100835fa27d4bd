/** A Swedish care developer finds the Norwegian pilot by her own word, and knows why; by keyboard and without script. */
import { expect, test, type Page } from '@playwright/test';
import { words, type Lang } from '../words.ts';

const word = 'läkemedelsautomat';
const neighbour = 'Elektronisk medisindispenser for hjemmeboende';

const hits = (page: Page) => page.locator('ol[aria-labelledby="hits"] > li');
const total = async (page: Page) => Number(/\d+/.exec((await page.locator('#hits').textContent()) ?? '')?.[0]);

async function searchFor(page: Page, lang: Lang, q: string): Promise<void> {
	await page.goto(`/${lang}/sok`);
	await page.getByLabel(words(lang)('search.label')).fill(q);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\?q=/);
	await page.waitForLoadState();
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
		test.use({ javaScriptEnabled });
		const t = words('sv');

		test('the neighbour’s pilot stands among the first three, with the word it was found by', async ({ page }) => {
			await searchFor(page, 'sv', word);
			const found = hits(page).filter({ hasText: neighbour }).first();
			const firstThree = await hits(page).locator('h3').allTextContents();
			expect(firstThree.slice(0, 3)).toContain(neighbour);
			await expect(found.getByText(t('search.found_glossary'))).toBeVisible();
			await expect(found.locator('.why').getByText(/medisindispenser/i)).toHaveAttribute('lang', 'nb');
			await expect(found.locator('mark').first()).toBeVisible();
		});

		test('the filter of countries stands in the address and counts what it shows', async ({ page }) => {
			await searchFor(page, 'sv', word);
			const all = await total(page);
			const norway = page.getByRole('link', { name: new RegExp(`^${t('organisation.country_no')}`) });
			const promised = Number(/\((\d+)\)/.exec((await norway.textContent()) ?? '')?.[1]);
			await norway.click();
			await expect(page).toHaveURL(/land=NO/);
			expect(await total(page)).toBe(promised);
			expect(promised).toBeLessThan(all);
			await expect(hits(page).filter({ hasText: t('organisation.country_se') })).toHaveCount(0);
		});

		test('in quotation marks only what says just that is found', async ({ page }) => {
			await searchFor(page, 'sv', `"${word}"`);
			await expect(page.getByText(t('search.quoted'))).toBeVisible();
			await expect(hits(page).first()).toBeVisible();
			for (const text of await hits(page).allTextContents()) expect(text.toLowerCase()).toContain(word);
			await expect(hits(page).filter({ hasText: neighbour })).toHaveCount(0);
		});

		test('a word is switched off and on again', async ({ page }) => {
			await searchFor(page, 'sv', word);
			const before = await total(page);
			await page
				.getByRole('link', { name: new RegExp(`^${t('search.without')}`) })
				.first()
				.click();
			await expect(page).toHaveURL(/uten=/);
			expect(await total(page)).toBeLessThanOrEqual(before);
			await page
				.getByRole('link', { name: new RegExp(`^${t('search.with_again')}`) })
				.first()
				.click();
			await expect(page).not.toHaveURL(/uten=/);
			expect(await total(page)).toBe(before);
		});
	});

test('all of it by keyboard: from the field to the pilot', async ({ page }) => {
	await page.goto('/sv/sok');
	await page.getByLabel(words('sv')('search.label')).focus();
	await page.keyboard.type(word);
	await page.keyboard.press('Enter');
	await expect(hits(page).first()).toBeVisible();
	const link = page.getByRole('link', { name: neighbour, exact: true }).first();
	for (let step = 0; step < 80; step += 1) {
		if (await link.evaluate((element) => element === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await expect(link).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/sv\/piloter\/elektronisk-medisindispenser/);
});

test('whatever is typed gets an answer', async ({ request }) => {
	const odd = [
		'',
		'a'.repeat(4000),
		'og i på',
		"' OR 1=1 --",
		'\\',
		'🙂🙂',
		'دواء الليل',
		'.*(a+)+$',
		'(((',
		'"'.repeat(200),
		'& | ! <-> :*',
		'%',
		'natt\ntilsyn'
	];
	for (const q of odd) {
		for (const lang of ['nb', 'sv'])
			expect((await request.get(`/${lang}/sok?${new URLSearchParams({ q })}`)).status(), q.slice(0, 20)).toBe(200);
		const answer = await request.get(`/api/v1/search?${new URLSearchParams({ q: q.slice(0, 200) })}`);
		expect(answer.status(), q.slice(0, 20)).toBe(200);
	}
});
