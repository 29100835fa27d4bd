/**
 * One pilot's whole day: registered in Karlstad, returned and published by the secretariat, read in Ringsaker, measured,
 * paid for, and seen in the public figures. Told in both languages, and once without script.
 */
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { words, type Lang } from '../words.ts';

type Telling = { lang: Lang; script: boolean };
const tellings: Telling[] = [
	{ lang: 'sv', script: true },
	{ lang: 'nb', script: false }
];

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`);

async function fill(page: Page, values: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(values)) {
		const control = field(page, name).first();
		if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value);
		else await control.fill(value);
	}
}

for (const { lang, script } of tellings)
	test.describe(`a day in ${lang}, ${script ? 'with' : 'without'} script`, () => {
		test.describe.configure({ mode: 'serial' });
		test.use({ javaScriptEnabled: script });

		const t = words(lang);
		const press = async (page: Page, key: string) =>
			page
				.getByRole('button', { name: t(key), exact: true })
				.first()
				.click();
		const title = `Nattlarm i Kronoparken ${lang} ${Date.now()}`;
		let hub = '';
		let slug = '';
		let figuresBefore = '';

		async function spentOfKarlstad(page: Page): Promise<bigint> {
			const answer = await page.request.get(`/${lang}/finansiering/tall.csv`);
			const line = (await answer.text()).split('\r\n').find((row) => /Karlstad/.test(row)) ?? '';
			figuresBefore = line;
			const spent = line.split(';')[3] ?? '';
			return BigInt(spent.replace(/[^\d-]/g, '') || '0');
		}

		test('a nurse registers a pilot and submits it', async ({ page }) => {
			await as(page, 'redaktor.karlstad', lang);
			await page.goto(`/${lang}/arbeid/karlstad/piloter/ny`);
			await fill(page, { title });
			await field(page, 'language').nth(2).check();
			await page.locator('main form[action="?/register"] button').first().click();
			// what is like it is shown first, unless it was while the title was typed
			await expect(page).toHaveURL(/piloter\/(ny\?\/register|[0-9a-f-]{36})$/);
			if (page.url().includes('ny')) await press(page, 'look_alike.register_anyway');
			await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
			hub = new URL(page.url()).pathname.replace(/\/del\/.*$/, '');

			await page.goto(`${hub}/del/1`);
			await fill(page, {
				summary: 'Nattpatrullen prövar larm som bara ljuder när någon behöver hjälp.',
				problem: 'Boende vaknar av rutinbesök på natten.',
				place: 'Kronoparken'
			});
			await press(page, 'section.next');
			await expect(page).toHaveURL(/del\/2$/);
			await fill(page, { targetGroup: 'Boende med nattillsyn', userCount: '24', goals: 'Färre störda nätter' });
			await press(page, 'section.next');
			await fill(page, { technologyArea: 'digital_supervision' });
			await press(page, 'section.next');
			await fill(page, { startsOn: '2026-12-01', endsOn: '2027-06-30', workPackage: 'AP3', budgetMinor: '450 000' });
			await press(page, 'section.next');
			await expect(page).toHaveURL(/del\/5$/);

			await page.goto(hub);
			await press(page, 'pilot.submit');
			await expect(page.getByText(t('pilot.receipt_title')).first()).toBeVisible();
		});

		test('nobody but its own people and the secretariat can read it yet', async ({ page }) => {
			await as(page, 'redaktor.ringsaker', lang);
			expect((await page.goto(hub))?.status()).toBe(404);
			await page.goto(`/${lang}/piloter?q=${encodeURIComponent('Kronoparken')}`);
			await expect(page.getByText(title)).toHaveCount(0);
		});

		test('the secretariat returns it with a remark at a field', async ({ page }) => {
			await as(page, 'sekretariat1', lang);
			await page.goto(`/${lang}/sekretariat/gjennomgang`);
			await page.getByRole('link', { name: title }).click();
			await page.locator('details:has([name="remark_targetGroup"]) summary').click();
			await fill(page, { remark_targetGroup: 'Hur många rum gäller det?' });
			await press(page, 'review.return');
			await expect(page.getByText(t('review.receipt_return'))).toBeVisible();
		});

		test('the nurse meets the remark at the field, mends it and submits again', async ({ page }) => {
			await as(page, 'redaktor.karlstad', lang);
			await page.goto(`${hub}/del/2`);
			await expect(page.getByText('Hur många rum gäller det?').first()).toBeVisible();
			await fill(page, { targetGroup: 'Boende i 24 rum med nattillsyn' });
			await press(page, 'section.next');
			await expect(page).toHaveURL(/del\/3$/);
			await page.goto(hub);
			await press(page, 'pilot.submit');
			await expect(page.getByText(t('pilot.receipt_title')).first()).toBeVisible();
		});

		test('the secretariat publishes it', async ({ page }) => {
			await as(page, 'sekretariat1', lang);
			await page.goto(`/${lang}/sekretariat/gjennomgang`);
			await page.getByRole('link', { name: title }).click();
			await press(page, 'review.publish');
			await expect(page.getByText(t('review.receipt_publish'))).toBeVisible();
		});

		test('a colleague in Ringsaker reads it in Swedish on a Norwegian page', async ({ page }) => {
			await as(page, 'redaktor.ringsaker', 'nb');
			await page.goto('/nb/piloter');
			await page.getByRole('link', { name: title }).first().click();
			slug = new URL(page.url()).pathname.split('/').at(-1) ?? '';
			const heading = page.getByRole('heading', { level: 1, name: title });
			await expect(heading).toHaveAttribute('lang', 'sv');
			await expect(page.getByText(words('nb')('ui.original_sv')).first()).toBeVisible();
			await page.locator('header').getByRole('link', { name: 'Svenska' }).click();
			await expect(page).toHaveURL(`/sv/piloter/${slug}`);
		});

		test('history says who did what', async ({ page }) => {
			await as(page, 'admin.karlstad', lang);
			await page.goto(`${hub}/historikk`);
			for (const key of [
				'journal.pilot_registered',
				'journal.pilot_submitted',
				'journal.pilot_returned',
				'journal.pilot_published'
			])
				await expect(page.getByText(t(key)).first()).toBeVisible();
			await expect(page.getByText('Elin Norling').first()).toBeVisible();
			await expect(page.getByText('Astrid Holmen').first()).toBeVisible();
		});

		test('a baseline and a measurement are recorded', async ({ page }) => {
			await as(page, 'redaktor.karlstad', lang);
			for (const [point, value, from, to] of [
				['baseline', '3,1', '2026-08-01', '2026-08-28'],
				['mid', '1,9', '2026-10-01', '2026-10-28']
			] as const) {
				await page.goto(`${hub}/maling/ny?indikator=visits_per_user_week`);
				await page
					.locator(`main [name="point"][value="${point}"], main select[name="point"]`)
					.first()
					.evaluate((element, chosen) => {
						if (element instanceof HTMLSelectElement) element.value = chosen;
						else (element as HTMLInputElement).checked = true;
					}, point);
				await fill(page, { value, n: '18', starts_on: from, ends_on: to });
				for (const [name, chosen] of [
					['method', 'system_log'],
					['collected_by', 'unit']
				] as const) {
					const radio = page.locator(`main [name="${name}"][value="${chosen}"]`);
					if (await radio.count()) await radio.check();
					else await field(page, name).selectOption(chosen);
				}
				await press(page, 'measurement.submit');
				await expect(page).not.toHaveURL(/maling\/ny/);
				await expect(page.locator('.ds-error-summary')).toHaveCount(0);
			}
			await page.goto(`/${lang}/piloter/${slug}`);
			await expect(page.getByText('38,7')).toHaveCount(0);
		});

		test('another person approves both, and the public page shows the change', async ({ page }) => {
			await as(page, 'sekretariat2', lang);
			for (let left = 2; left > 0; left--) {
				await page.goto(`/${lang}/sekretariat/gjennomgang/malinger`);
				await page.locator('main tr, main li').filter({ hasText: title }).first().getByRole('link').first().click();
				await page.locator('main button[value="approved"]').click();
				await expect(page).toHaveURL(/gjennomgang\/malinger$/);
			}
			await page.goto(`/${lang}/piloter/${slug}`);
			await expect(page.getByText(/−38,7\s%/).first()).toBeVisible();
			await expect(page.getByText(/−1,2/).first()).toBeVisible();
		});

		test('finance enters a cost in kronor, the secretariat approves it, the figures move', async ({ page }) => {
			const before = await spentOfKarlstad(page);
			await as(page, 'okonomi.karlstad', lang);
			await page.goto(`/${lang}/arbeid/karlstad/utgifter/ny`);
			const text = `Kursledare ${title}`;
			await fill(page, {
				date: '2026-11-02',
				category: 'external',
				work_package: 'AP3',
				text,
				amount: '12 345,50'
			});
			await page.locator('main form button').first().click();
			await page.getByRole('link', { name: t('expense.see_or_change') }).click();
			await press(page, 'expense.submit');
			await expect(page).toHaveURL(/gjort=sendt/);
			const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
			expect(await spentOfKarlstad(page), figuresBefore).toBe(before);

			await as(page, 'sekretariat1', lang);
			await page.goto(`/${lang}/sekretariat/utgifter/${id}`);
			await press(page, 'expense.approve');
			await expect(page).toHaveURL(/gjort=avgjort/);
			// 12 345.50 ÷ 11.2 = 1 102.2767… → 1 102.28
			expect(await spentOfKarlstad(page), figuresBefore).toBe(before + 110_228n);
		});
	});
