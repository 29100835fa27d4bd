/**
 * From a plan to a number that others dare to build on: what is to be measured and when, the values before and after,
 * another person's approval, and what readers then see.
 */
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { field, fill, press } from '../forms.ts';
import { placePilot, type Placed } from '../placed-pilot.ts';
import { words, type Lang } from '../words.ts';

const stamp = Date.now();

type Value = { point: 'baseline' | 'end'; value: string; n: string; from: string; to: string };

async function handIn(page: Page, lang: Lang, at: { hub: string; indicator: string }, measured: Value): Promise<void> {
	const t = words(lang);
	const { point, value, n, from, to } = measured;
	await page.goto(`/${lang}/${at.hub}/maling/ny?indikator=${at.indicator}`);
	await page.getByRole('radio', { name: t(`point.${point}`), exact: true }).check();
	await fill(page, { value, n, starts_on: from, ends_on: to });
	await page.getByRole('radio', { name: t('method.system_log') }).check();
	await page.getByRole('radio', { name: t('method.by_unit') }).check();
	await press(page, t('measurement.submit'));
	await expect(page).toHaveURL(/\/maling$/);
}

async function approve(page: Page, lang: Lang, title: string, times: number): Promise<void> {
	for (let left = times; left > 0; left--) {
		await page.goto(`/${lang}/sekretariat/gjennomgang/malinger`);
		await page.locator('main tr, main li').filter({ hasText: title }).first().getByRole('link').first().click();
		await page.locator('main button[value="approved"]').click();
		await expect(page).toHaveURL(/gjennomgang\/malinger$/);
	}
	await page.context().clearCookies();
}

test.describe('journey 3: a plan is made, in nb without script', () => {
	test.describe.configure({ mode: 'serial' });
	test.use({ javaScriptEnabled: false });
	const t = words('nb');
	let pilot: Placed;
	let visits = '';

	test.beforeAll(async () => {
		pilot = await placePilot({
			title: `Rätt dos på Gruvön ${stamp}`,
			owner: 'karlstad',
			language: 'sv',
			phase: 'execution',
			technologyArea: 'medication_dispenser'
		});
		visits = `/nb/${pilot.hub}/maling?indikator=visits_per_user_week`;
	});

	test('an administrator picks the starter set, and unit and direction come with it', async ({ page }) => {
		await as(page, 'admin.karlstad', 'nb');
		await page.goto(`/nb/${pilot.hub}/maling`);
		await press(page, t('plan.starter'));
		const planned = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
		await expect(planned).toHaveCount(6);
		const one = planned.filter({ has: page.locator('a[href*="=visits_per_user_week"]') });
		await expect(one.getByText(t('indicator.better_down'))).toBeVisible();
		await expect(one.getByText(t('plan.no_target'))).toBeVisible();
		await expect(page.getByRole('button', { name: t('plan.starter'), exact: true })).toHaveCount(0);
	});

	test('target and fourteen days of baseline are set, and nothing of the library can be changed', async ({ page }) => {
		await as(page, 'admin.karlstad', 'nb');
		await page.goto(visits);
		const form = page.locator('main form[action*="/plan"]');
		const names = await form
			.locator('input, select, textarea')
			.evaluateAll((controls) => controls.map((control) => control.getAttribute('name')));
		expect(names).toEqual(['revision', 'target', 'target_percent', 'baseline_from', 'baseline_to']);
		await expect(form.getByText(t('indicator.better_down'))).toBeVisible();
		await fill(page, { target_percent: '−30', baseline_from: '1.12.2025', baseline_to: '14.12.2025' });
		await press(page, t('plan.save'));
		await expect(page.getByText(t('plan.target_of_baseline', { amount: '−30\u00A0%' }))).toBeVisible();
		await expect(page.getByText('1.12.2025–14.12.2025').first()).toBeVisible();
	});

	test('the calendar says when to measure, also half a year and a year after the end', async ({ page }) => {
		await as(page, 'admin.karlstad', 'nb');
		await page.goto(`/nb/${pilot.hub}/maling`);
		const calendar = page.getByRole('region', { name: t('plan.calendar_title') }).getByRole('listitem');
		for (const [point, day] of [
			['baseline', '1.12.2025–14.12.2025'],
			['end', '31. oktober 2026'],
			['after_6', '30. april 2027'],
			['after_12', '31. oktober 2027']
		] as const)
			await expect(calendar.filter({ hasText: t(`point.${point}`) })).toContainText(day);
	});

	test('a target that is the baseline is refused, with why', async ({ page }) => {
		await as(page, 'admin.karlstad', 'nb');
		const before = { point: 'baseline', value: '3,1', n: '18', from: '1.12.2025', to: '14.12.2025' } as const;
		await handIn(page, 'nb', { hub: pilot.hub, indicator: 'visits_per_user_week' }, before);
		await as(page, 'sekretariat1', 'nb');
		await approve(page, 'nb', pilot.title, 1);
		await as(page, 'admin.karlstad', 'nb');
		await page.goto(visits);
		await fill(page, { target: '3,1', target_percent: '' });
		await press(page, t('plan.save'));
		await expect(page.getByRole('link', { name: t('plan.target_is_baseline') })).toBeVisible();
		await expect(field(page, 'target')).toHaveValue('3,1');
		await expect(field(page, 'target')).toHaveAttribute('aria-invalid', 'true');
		await page.goto(visits);
		await expect(page.getByText(t('plan.target_of_baseline', { amount: '−30\u00A0%' }))).toBeVisible();
	});
});

test.describe('journey 4: before and after, in sv with script', () => {
	test.describe.configure({ mode: 'serial' });
	const t = words('sv');
	const title = `Skärmbesök på Norrstrand ${stamp}`;
	let pilot: Placed;

	test('an editor hands in 3.1 before and 1.9 after', async ({ page }) => {
		pilot = await placePilot({
			title,
			owner: 'karlstad',
			language: 'sv',
			phase: 'execution',
			technologyArea: 'video'
		});
		await as(page, 'redaktor.karlstad', 'sv');
		await page.goto(`/sv/${pilot.hub}/maling`);
		await press(page, t('plan.starter'));
		await page.goto(`/sv/${pilot.hub}/maling?indikator=visits_per_user_week`);
		await fill(page, { target: '1,6', baseline_from: '2025-11-01', baseline_to: '2025-11-28' });
		await press(page, t('plan.save'));
		const at = { hub: pilot.hub, indicator: 'visits_per_user_week' };
		await handIn(page, 'sv', at, { point: 'baseline', value: '3,1', n: '18', from: '2025-11-01', to: '2025-11-28' });
		await handIn(page, 'sv', at, { point: 'end', value: '1,9', n: '18', from: '2026-09-01', to: '2026-09-28' });
	});

	test('nothing of it is public until another person has approved it', async ({ page }) => {
		await page.goto(`/sv/piloter/${pilot.slug}`);
		const results = page.getByRole('region', { name: t('public_pilot.results'), exact: true });
		await expect(results.getByText(t('result.none_of_pilot'))).toBeVisible();
		await expect(page.getByText('38,7')).toHaveCount(0);
		const open = await (await page.request.get(`/api/v1/pilots/${pilot.id}`)).text();
		expect(open).not.toContain('visits_per_user_week');

		await as(page, 'sekretariat2', 'sv');
		await approve(page, 'sv', title, 2);
		await page.goto(`/sv/piloter/${pilot.slug}`);
		await expect(results.getByText(/−1,2 \(−38,7\s%\)/).first()).toBeVisible();
		await expect(results.getByText(t('result.better')).first()).toBeVisible();
		const tier = t('evidence.tier', { tier: 2, word: t('evidence.tier_2') });
		await expect(results.getByText(tier).first()).toBeVisible();
		// (1.9 − 3.1) ÷ (1.6 − 3.1) = 0.8
		const progress = new RegExp(`^${t('result.progress_on_way', { percent: '80,0\\s%', target: '1,6' })}`);
		await expect(results.getByText(progress).first()).toBeVisible();
		await expect(results.getByRole('cell', { name: '18', exact: true }).first()).toBeVisible();
	});

	test('a percentage is never typed: it comes of two counts', async ({ page }) => {
		await as(page, 'redaktor.karlstad', 'sv');
		await page.goto(`/sv/${pilot.hub}/maling/ny?indikator=medication_on_time`);
		await expect(field(page, 'value')).toHaveCount(0);
		await press(page, t('measurement.submit'));
		for (const missing of ['numerator_empty', 'denominator_empty'])
			await expect(page.getByRole('link', { name: t(`measurement.${missing}`) })).toBeVisible();
		await fill(page, { numerator: '30', denominator: '24' });
		await press(page, t('measurement.submit'));
		await expect(page.getByRole('link', { name: t('measurement.numerator_larger') })).toBeVisible();
	});
});

test.describe('the store of assistive aids, in nb with script', () => {
	const t = words('nb');

	test('up to two weeks became the same day, and the page says so', async ({ page }) => {
		const title = `Hjelpemiddellager i Brumunddal ${stamp}`;
		const at = { owner: 'ringsaker', language: 'nb', phase: 'execution' } as const;
		const pilot = await placePilot({ title, ...at, technologyArea: 'assistive_aids' });
		const days = { hub: pilot.hub, indicator: 'aid_delivery_days' };
		await as(page, 'redaktor.ringsaker', 'nb');
		await handIn(page, 'nb', days, { point: 'baseline', value: '14', n: '140', from: '1.11.2025', to: '28.11.2025' });
		await handIn(page, 'nb', days, { point: 'end', value: '0', n: '140', from: '1.9.2026', to: '28.9.2026' });
		await as(page, 'sekretariat2', 'nb');
		await approve(page, 'nb', title, 2);

		await page.goto(`/nb/piloter/${pilot.slug}`);
		const results = page.getByRole('region', { name: t('public_pilot.results'), exact: true });
		const name = 'Dager fra bestilling til levert hjelpemiddel';
		const finding = t('result.finding_down', { indicator: name, before: '14', after: '0' });
		await expect(results.getByRole('heading', { name: finding })).toBeVisible();
		const verdict = results.locator('.verdict');
		await expect(verdict).toHaveText(new RegExp(`−14 \\(−100(,0)?\\s%\\)\\s+${t('result.better')}`));
		await expect(verdict.locator('svg')).toBeVisible();

		const file = await (await page.request.get('/nb/resultat/tall.csv')).text();
		expect(file.split('\r\n').filter((row) => row.includes(title))).toHaveLength(1);
		const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
		// while another reads it into the index, a search does not wait for it
		await expect(async () => {
			await page.goto(`/nb/piloter?q=${encodeURIComponent('Hjelpemiddellager')}`);
			await expect(card.getByText(/−14/).first()).toBeVisible({ timeout: 1000 });
		}).toPass({ timeout: 20_000 });
	});
});
