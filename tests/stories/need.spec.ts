/**
 * A need published in Norway is followed and asked about in Sweden, answered for everybody, and its deadline moved. The
 * owner and the secretariat write in Norwegian without script, the supplier in Swedish with it.
 */
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { words } from '../words.ts';

const nb = words('nb');
const sv = words('sv');
const year = new Date().getFullYear() + 1;
const title = `Varsling som virker i kjelleren ${Date.now()}`;
const text = 'Beboere skal få hjelp like raskt i kjelleren som i stua.';
const asked = 'Linnea Bergqvist undrar: hur många boende bor längre än tio minuter från basen?';
const published = 'Hur många boende bor längre än tio minuter från basen?';
const answer = 'Om lag førti av tre hundre.';
let hub = '';
let slug = '';

const press = async (page: Page, name: string) =>
	page.locator('main').getByRole('button', { name, exact: true }).click();
const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`).first();
const questions = (page: Page, name: string) => page.getByRole('region', { name });

test.describe('a need and a question', () => {
	test.describe.configure({ mode: 'serial' });

	test.describe('in Norwegian without script', () => {
		test.use({ javaScriptEnabled: false });

		test('a municipality writes a need and sends it in', async ({ page }) => {
			await as(page, 'redaktor.ringsaker', 'nb');
			await page.goto('/nb/arbeid/ringsaker/behov/ny');
			await field(page, 'title').fill(title);
			await page.locator('main [name="language"][value="nb"]').check();
			await press(page, nb('need.begin'));
			await expect(page).toHaveURL(/behov\/[0-9a-f-]{36}/);
			hub = new URL(page.url()).pathname;
			await field(page, 'text').fill(text);
			await field(page, 'target_group').fill('Beboere med trygghetsalarm');
			await field(page, 'technology').selectOption('mobile_alarm');
			await page.locator('main [name="type"][value="market_dialogue"]').check();
			await field(page, 'deadline').fill(`1.3.${year}`);
			await press(page, nb('need.send'));
			await expect(page.getByText(nb('need.receipt_submitted'))).toBeVisible();
		});

		test('the secretariat opens it for everybody', async ({ page }) => {
			await as(page, 'sekretariat1', 'nb');
			await page.goto('/nb/sekretariat/gjennomgang/behov');
			await page.getByRole('link', { name: title }).click();
			await press(page, nb('need.open_it'));
			// of all needs it might stand on the second page
			await page.goto('/nb/behov?teknologi=mobile_alarm');
			await page.getByRole('link', { name: title }).click();
			slug = new URL(page.url()).pathname.split('/').at(-1) ?? '';
			await expect(page.getByText(text)).toBeVisible();
		});
	});

	test('whoever is not signed in is led to sign in, and back to the question', async ({ page }) => {
		await page.goto(`/sv/behov/${slug}`);
		await page.getByRole('link', { name: sv('question.ask') }).click();
		await expect(page).toHaveURL(new RegExp(`konto/inn\\?til=.*${slug}.*sporsmal`));
	});

	test('a supplier in Sweden follows it and asks, told that a name tells who asks', async ({ page }) => {
		await as(page, 'leverandor2', 'sv');
		await page.goto(`/sv/behov/${slug}`);
		await press(page, sv('follow.button_need'));
		if (page.url().includes('/sv/folg')) {
			await page.locator('main [name="pace"][value="site"]').first().check();
			await press(page, sv('follow.follow'));
		}
		await page.goto(`/sv/behov/${slug}`);
		await expect(page.getByRole('button', { name: sv('follow.stop') })).toBeVisible();

		await page.getByRole('link', { name: sv('question.ask') }).click();
		await press(page, sv('question.send'));
		await expect(page.getByText(sv('question.text_missing')).first()).toBeVisible();
		await page.getByLabel(sv('question.text'), { exact: true }).fill('Gäller det även Kari, född 811218-9876?');
		await press(page, sv('question.send'));
		await expect(page.getByText(sv('text.personal_number')).first()).toBeVisible();
		await page.getByLabel(sv('question.text'), { exact: true }).fill(asked);
		await press(page, sv('question.send'));
		await expect(page.getByText(sv('question.names_title'))).toBeVisible();
		await press(page, sv('question.send_anyway'));
		await expect(page.getByText(sv('question.receipt_asked'))).toBeVisible();
		await expect(page.getByText(sv('question.own_waiting'))).toBeVisible();
		await page.goto(`/sv/behov/${slug}`);
		await expect(page.getByText('Linnea Bergqvist undrar')).toHaveCount(0);
	});

	test.describe('in Norwegian without script, again', () => {
		test.use({ javaScriptEnabled: false });

		test('the owner meets the question among what waits, takes out the name and answers for all', async ({ page }) => {
			await as(page, 'redaktor.ringsaker', 'nb');
			await page.getByRole('link', { name: new RegExp(`spørsmål venter.*${title}`) }).click();
			await expect(page.getByText(asked)).toBeVisible();
			await page.getByRole('link', { name: nb('question.answer_this') }).click();
			await page.getByLabel(nb('question.answer'), { exact: true }).fill(answer);
			await press(page, nb('question.publish'));
			await expect(page.getByText(nb('question.names_title'))).toBeVisible();
			await page.getByLabel(nb('question.public_text'), { exact: true }).fill(published);
			await press(page, nb('question.publish_anyway'));
			await expect(page.getByText(nb('question.receipt_answered'))).toBeVisible();
		});

		test('the owner moves the deadline, and the words of the need stand', async ({ page }) => {
			await as(page, 'redaktor.ringsaker', 'nb');
			await page.goto(`${hub}/tillegg`);
			await field(page, 'deadline').fill(`15.3.${year}`);
			await press(page, nb('need.publish_deadline'));
			await expect(page.getByText(nb('need.receipt_added'))).toBeVisible();
			await page.goto(`/nb/behov/${slug}`);
			await expect(page.getByText(`${nb('need.line_deadline')}: 1.3. → 15.3.${year}`)).toBeVisible();
			await expect(page.getByText(text)).toBeVisible();
			await expect(questions(page, nb('need.questions')).getByText(published)).toBeVisible();
		});

		test('the log tells who took part, and what was asked and answered, also as files', async ({ page }) => {
			await as(page, 'redaktor.ringsaker', 'nb');
			await page.goto(`${hub}/logg`);
			for (const kind of ['opened', 'seen', 'asked', 'answered', 'addendum'])
				await expect(page.getByRole('rowheader', { name: nb(`need_log.kind_${kind}`), exact: true })).toBeVisible();
			const csv = await (await page.request.get(`${hub}/logg.csv`)).text();
			for (const part of [published, answer, `1.3. → 15.3.${year}`]) expect(csv).toContain(part);
			expect(csv).not.toContain('Linnea');
			const pdf = await page.request.get(`${hub}/logg.pdf`);
			expect([pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([
				'application/pdf',
				'%PDF-'
			]);
		});
	});

	test('the supplier reads both in the notices, and nobody reads who asked', async ({ page }) => {
		await as(page, 'leverandor2', 'sv');
		await expect(async () => {
			await page.goto('/sv/konto/folger');
			const told = page.locator('main li, main article').filter({ hasText: title }).first();
			await expect(told).toContainText(answer, { timeout: 1000 });
			await expect(told).toContainText(new RegExp(`1 mars ${year}.*15 mars ${year}`, 's'), { timeout: 1000 });
		}).toPass({ timeout: 30_000 });
		await page.goto(`/sv/behov/${slug}/sporsmal`);
		await expect(page.getByRole('link', { name: sv('question.own_answered', { number: 1 }) })).toBeVisible();

		await page.context().clearCookies();
		for (const address of [`/sv/behov/${slug}`, `/sv/behov/feed.atom`, `/api/v1/needs?q=kjelleren`]) {
			const body = await (await page.request.get(address)).text();
			expect(body).not.toMatch(/Linnea|Bergqvist/);
		}
	});
});
