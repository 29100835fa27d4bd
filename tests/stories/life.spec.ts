/** What becomes of a published pilot: stopped, taken up again, rewritten, handed over and withdrawn. */
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { fill, press } from '../forms.ts';
import { placePilot, type Placed } from '../placed-pilot.ts';
import { publish, submit } from '../secretariat.ts';
import { words } from '../words.ts';

const stamp = Date.now();

test.describe('a pilot is stopped, taken up, rewritten, handed over and withdrawn, in nb without script', () => {
	test.describe.configure({ mode: 'serial' });
	test.use({ javaScriptEnabled: false });
	const t = words('nb');
	const title = `Trygghetsalarm i Fjerdingby ${stamp}`;
	let pilot: Placed;
	let hub = '';

	async function ask(page: Page, to: 'paused' | 'stopped' | 'running', reason: string): Promise<void> {
		await as(page, 'redaktor.ralingen', 'nb');
		await page.goto(`${hub}/stans`);
		const choice = page.getByRole('radio', { name: t(`pilot.standing_to_${to}`), exact: true });
		const isOnly = (await choice.count()) === 0;
		if (!isOnly) await choice.check();
		if (to === 'stopped') await page.getByRole('radio', { name: t('phase.outcome_no_effect') }).check();
		await fill(page, { reason });
		await press(page, t(isOnly ? 'pilot.standing_ask_resume' : 'pilot.standing_ask'));
		await expect(page.getByText(t('pilot.standing_receipt_bedt'))).toBeVisible();
		await expect(page.getByRole('button', { name: t(`pilot.standing_approve_${to}`) })).toHaveCount(0);
	}

	async function approve(page: Page, to: 'paused' | 'stopped' | 'running'): Promise<void> {
		await as(page, 'admin.ralingen', 'nb');
		await page.goto(`${hub}/stans`);
		await press(page, t(`pilot.standing_approve_${to}`));
		await expect(page.getByText(t('pilot.standing_receipt_svart'))).toBeVisible();
	}

	async function read(page: Page, path = ''): Promise<number | undefined> {
		await page.context().clearCookies();
		return (await page.goto(`/nb/piloter/${pilot.slug}${path}`))?.status();
	}

	test('nothing is stopped without an outcome and a lesson', async ({ page }) => {
		const at = { owner: 'ralingen', language: 'nb', phase: 'execution' } as const;
		pilot = await placePilot({ title, ...at, technologyArea: 'social_alarm' });
		hub = `/nb/${pilot.hub}`;
		await as(page, 'redaktor.ralingen', 'nb');
		await page.goto(`${hub}/stans`);
		await page.getByRole('radio', { name: t('pilot.standing_to_stopped'), exact: true }).check();
		await fill(page, { reason: 'Alarmene nådde ikke fram i dalen.' });
		await press(page, t('pilot.standing_ask'));
		for (const missing of ['phase.outcome_missing', 'pilot.standing_lesson_missing'])
			await expect(page.getByRole('link', { name: t(missing) })).toBeVisible();
		await expect(page.getByLabel(t('pilot.standing_reason'))).toHaveValue('Alarmene nådde ikke fram i dalen.');

		await page.goto(`${hub}/laerdommer/ny`);
		await fill(page, {
			title: 'Mål dekningen først',
			whatHappened: 'Halvparten av alarmene kom ikke fram.',
			advice: 'Mål mobildekningen i hvert hjem før dere bestiller.'
		});
		await page.getByRole('radio', { name: t('lesson.kind_technology') }).check();
		await press(page, t('lesson.submit'));
		await expect(page.getByText(t('lesson.receipt_submitted'))).toBeVisible();
	});

	test('an administrator who did not ask stops it, and readers are told why', async ({ page }) => {
		await ask(page, 'stopped', 'Alarmene nådde ikke fram i dalen.');
		await read(page);
		await expect(page.getByText('Alarmene nådde ikke fram i dalen.')).toHaveCount(0);
		await approve(page, 'stopped');
		await read(page);
		await expect(page.getByText(t('public_pilot.status_stopped'), { exact: true })).toBeVisible();
		await expect(page.getByText('Alarmene nådde ikke fram i dalen.')).toBeVisible();
		await expect(page.getByText(t('phase.outcome_no_effect'))).toBeVisible();
	});

	test('it is taken up again', async ({ page }) => {
		await ask(page, 'running', 'Ny basestasjon er på plass.');
		await approve(page, 'running');
		await read(page);
		await expect(page.getByText(t('public_pilot.status_running'), { exact: true })).toBeVisible();
		await expect(page.getByText('Alarmene nådde ikke fram i dalen.')).toHaveCount(0);
	});

	test('it rests, and readers are told why', async ({ page }) => {
		await ask(page, 'paused', 'Vi venter på nye batterier.');
		await approve(page, 'paused');
		await read(page);
		await expect(page.getByText(t('public_pilot.status_paused'), { exact: true })).toBeVisible();
		await expect(page.getByText('Vi venter på nye batterier.')).toBeVisible();
	});

	test('it is taken up once more', async ({ page }) => {
		await ask(page, 'running', 'Batteriene har kommet.');
		await approve(page, 'running');
		await read(page);
		await expect(page.getByText('Vi venter på nye batterier.')).toHaveCount(0);
	});

	test('only published versions are in the public history, and an old one comes back as a draft', async ({ page }) => {
		const versions = page.locator('main ol[reversed] li');
		await as(page, 'redaktor.ralingen', 'nb');
		await page.goto(hub);
		await press(page, t('pilot.edit'));
		await page.goto(`${hub}/del/1`);
		await fill(page, { summary: 'Alarmene får egen antenne.' });
		await press(page, t('section.save_later'));
		await submit(page, 'nb', hub);
		await read(page, '/historikk');
		await expect(versions).toHaveCount(1);

		await as(page, 'sekretariat1', 'nb');
		await publish(page, 'nb', title);
		await as(page, 'redaktor.ralingen', 'nb');
		await page.goto(`${hub}/versjoner`);
		const name = t('pilot.versions_number', { number: 1 });
		const one = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
		await one.getByRole('button', { name: t('pilot.versions_restore') }).click();
		await expect(page.getByText(t('pilot.publication_draft'), { exact: true }).first()).toBeVisible();
		await page.goto(`${hub}/del/1`);
		await expect(page.getByLabel(t('section.summary'))).toHaveValue('Prøves på en avdeling.');

		await read(page, '/historikk');
		await expect(versions).toHaveCount(2);
		await expect(page.locator('main ins', { hasText: 'Alarmene får egen antenne' })).toBeVisible();
		await read(page);
		await expect(page.getByText('Alarmene får egen antenne.').first()).toBeVisible();
	});

	test('Ringsaker takes it over', async ({ page }) => {
		await as(page, 'admin.ralingen', 'nb');
		await page.goto(`${hub}/overlevering`);
		await page.getByLabel(t('pilot.hand_over_to')).selectOption('ringsaker');
		await fill(page, { reason: 'Vi slår sammen responssentrene.' });
		await press(page, t('pilot.hand_over_ask'));
		await expect(page.getByText('Vi slår sammen responssentrene.')).toBeVisible();

		await as(page, 'admin.ringsaker', 'nb');
		await page.getByRole('link', { name: title }).first().click();
		await expect(page.getByRole('heading', { level: 1, name: t('pilot.take_over_title') })).toBeVisible();
		await press(page, t('pilot.take_over_accept'));
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		hub = new URL(page.url()).pathname;
		expect(hub).toContain('/arbeid/ringsaker/');
		await read(page);
		await expect(
			page
				.locator('header')
				.getByText(/Ringsaker/)
				.first()
		).toBeVisible();
		await as(page, 'redaktor.ralingen', 'nb');
		// it is public, so that there is nothing to keep secret
		expect((await page.goto(`/nb/${pilot.hub}`))?.status()).toBe(403);
	});

	test('withdrawn for good it answers 410, with why and the way to its owner', async ({ page }) => {
		await as(page, 'admin.ringsaker', 'nb');
		await page.goto(`${hub}/trekk`);
		await press(page, t('pilot.withdraw_do'));
		await expect(page.getByRole('link', { name: t('pilot.withdraw_reason_missing') })).toBeVisible();
		await fill(page, { reason: 'Piloten ble slått sammen med en annen.' });
		await press(page, t('pilot.withdraw_do'));
		await expect(page.getByText(t('pilot.withdrawn_for_good'))).toBeVisible();
		for (const path of ['', '/historikk']) {
			expect(await read(page, path)).toBe(410);
			await expect(page.getByText('Piloten ble slått sammen med en annen.')).toBeVisible();
			await expect(page.getByText('Alarmene får egen antenne.')).toHaveCount(0);
		}
		await page
			.locator('main')
			.getByRole('link', { name: t('public_pilot.contact') })
			.click();
		await expect(page).toHaveURL(new RegExp(`${pilot.slug}/kontakt$`));
		await expect(page.locator('main form').getByRole('button').first()).toBeVisible();
		await page.goto('/nb/piloter?q=Trygghetsalarm');
		await expect(page.getByText(title)).toHaveCount(0);
	});
});
