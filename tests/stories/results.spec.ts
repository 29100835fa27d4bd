/**
 * Numbers that others dare to build on: small groups stay unseen, forty values come in from a spreadsheet, a pilot that
 * had no effect ends like any other, and two pilots on two sides of the border are compared.
 */
import { expect, test, type Locator, type Page } from '@playwright/test';
import postgres from 'postgres';
import { as } from '../as.ts';
import { fill, field, press } from '../forms.ts';
import { placePilot, type Placed } from '../placed-pilot.ts';
import { databaseUrl } from '../site-database.ts';
import { words } from '../words.ts';

const stamp = Date.now();

test.describe('journey 5: few people, told in sv with script', () => {
	test.describe.configure({ mode: 'serial' });
	const t = words('sv');
	const title = `Fallsensor på avdelning Björken ${stamp}`;
	let pilot: Placed;

	/**
	 * First 24 with four men among them: the men are hidden, and the women, who with the whole would give them away.
	 * Then four in all: nothing of either is shown, so that no change tells what is hidden.
	 */
	const measured = [
		{
			point: 'baseline',
			value: '6,43',
			n: '24',
			from: '2026-02-01',
			to: '2026-02-28',
			parts: ['6,17', '20', '7,73', '4'],
			shown: ['6,43'],
			hidden: ['6,17', '7,73']
		},
		{
			point: 'end',
			value: '4,91',
			n: '4',
			from: '2026-09-01',
			to: '2026-09-28',
			parts: ['4,57', '3', '5,93', '1'],
			shown: [],
			hidden: ['6,43', '6,17', '7,73', '4,91', '4,57', '5,93']
		}
	] as const;

	test.beforeAll(async () => {
		pilot = await placePilot({
			title,
			owner: 'karlstad',
			language: 'sv',
			phase: 'execution',
			technologyArea: 'fall_sensor'
		});
	});

	for (const { point, value, n, from, to, parts, shown, hidden } of measured) {
		test(`an editor enters a value of ${n}, split by sex`, async ({ page }) => {
			await as(page, 'redaktor.karlstad', 'sv');
			await page.goto(`/sv/${pilot.hub}/maling/ny?indikator=falls_per_1000_days`);
			await page.getByRole('radio', { name: t(`point.${point}`), exact: true }).check();
			await fill(page, { value, n, starts_on: from, ends_on: to });
			await page.getByRole('radio', { name: t('method.system_log') }).check();
			await page.getByRole('radio', { name: t('method.by_unit') }).check();
			await press(page, t('measurement.save'));
			await expect(page).toHaveURL(/\/maling$/);
			const opens = new RegExp(`^${t('measurement.open')}`);
			await page.getByRole('link', { name: opens }).first().click();
			await page.locator('summary', { hasText: t('part.by_sex') }).click();
			const [women, womenN, men, menN] = parts;
			await fill(page, { sex_women_value: women, sex_women_n: womenN, sex_men_value: men, sex_men_n: menN });
			await press(page, t('part.save_sex'));
			await expect(field(page, 'sex_women_n')).toHaveValue(womenN);
			await press(page, t('measurement.submit'));
			await expect(page).toHaveURL(/\/maling$/);
		});

		test(`the secretariat approves the value of ${n}`, async ({ page }) => {
			await as(page, 'sekretariat1', 'sv');
			await page.goto('/sv/sekretariat/gjennomgang/malinger');
			await page.locator('main tr, main li').filter({ hasText: title }).first().getByRole('link').first().click();
			await page.locator('main button[value="approved"]').click();
			await expect(page).toHaveURL(/gjennomgang\/malinger$/);
		});

		test(`neither page, file nor program shows a figure of the few, after the value of ${n}`, async ({ page }) => {
			await page.goto(`/sv/piloter/${pilot.slug}`);
			const read = await page.locator('main').innerText();
			expect(read).toContain(t('result.too_few'));
			const file = await (await page.request.get('/sv/resultat/tall.csv')).text();
			const rows = file.split('\r\n').filter((row) => row.includes(title));
			const answer = await (await page.request.get(`/api/v1/pilots/${pilot.id}`)).text();
			for (const figure of shown) expect(read).toContain(figure);
			for (const figure of hidden)
				for (const seen of [read, rows.join(), answer])
					for (const written of [figure, figure.replace(',', '.')]) expect(seen).not.toContain(written);
			if (shown.length > 0) return;

			expect(rows).toHaveLength(1);
			expect(rows[0]).toContain(t('result.too_few'));
			const { indicators } = JSON.parse(answer) as { indicators: unknown[] };
			expect(indicators).toEqual([
				expect.objectContaining({
					suppressed: true,
					baseline: null,
					measurements: [],
					change: null,
					change_percent: null
				})
			]);
		});
	}
});

test.describe('journey 6: forty measurements, told in nb without script', () => {
	test.describe.configure({ mode: 'serial' });
	test.use({ javaScriptEnabled: false });
	const t = words('nb');
	const title = `Nattarbeid på Brumunddal ${stamp}`;
	const keys = [
		'aid_delivery_days',
		'alarm_answer_seconds',
		'case_handling_days',
		'documentation_minutes_shift',
		'driving_km_week',
		'driving_minutes_shift',
		'key_handling_minutes_shift',
		'needless_alerts_user_month',
		'night_visits',
		'outdoor_hours_week',
		'training_hours_employee',
		'undisturbed_nights'
	];
	const points = [
		['baseline', '2.2.2026', '1.3.2026'],
		['mid', '4.5.2026', '31.5.2026'],
		['end', '7.9.2026', '4.10.2026']
	] as const;

	/** 36 good rows, one of them with a decimal comma; a repeated one; three faulty, in rows 39 to 41. */
	function sheet(): Buffer {
		const columns = ['pilot', 'indicator', 'point', 'value', 'n', 'starts_on', 'ends_on', 'method', 'collected_by'];
		const head = columns.map((column) => t(`import.column_${column}`));
		const row = (key: string, [point, from, to]: readonly [string, string, string], value = '5', n = '12') =>
			[title, key, t(`point.${point}`), value, n, from, to, t('method.system_log'), t('method.by_unit')] as const;
		const good = keys.flatMap((key) => points.map((point) => row(key, point)));
		good[0] = row(keys[0] ?? '', points[0], '5,5');
		const [, second = good[0]] = good;
		const faulty = [
			row('no_such_indicator', points[0]),
			row('co2_month', points[0], '5', 'tolv'),
			row('co2_month', ['mid', '31.5.2026', '4.5.2026'])
		];
		return Buffer.from([head, ...good, second, ...faulty].map((cells) => cells.join(';')).join('\r\n'));
	}

	async function look(page: Page): Promise<void> {
		await page.goto('/nb/arbeid/ringsaker/import-malinger');
		const file = { name: 'malinger.csv', mimeType: 'text/csv', buffer: sheet() };
		await page.getByLabel(t('import.file_label')).setInputFiles(file);
		await press(page, t('import.upload'));
		await expect(page).toHaveURL(/[?&]fil=/);
	}
	const counts = (page: Page) => {
		const heading = page.getByRole('heading', { name: t('import.result_title') });
		return page.locator('section').filter({ has: heading }).locator('dl dd');
	};

	test('a dry run counts them, and names each faulty row and column', async ({ page }) => {
		const pilot = await placePilot({
			title,
			owner: 'ringsaker',
			language: 'nb',
			phase: 'execution',
			technologyArea: 'digital_supervision'
		});
		await as(page, 'redaktor.ringsaker', 'nb');
		await look(page);
		await expect(counts(page)).toHaveText(['36', '1', '3']);
		const faults = page.getByRole('table', { name: t('import.faulty_heading') }).locator('tbody tr');
		await expect(faults).toHaveCount(3);
		for (const [at, row, column, reason] of [
			[0, '39', 'indicator', t('import.unknown_indicator')],
			[1, '40', 'n', ''],
			[2, '41', 'ends_on', t('measurement.ends_before_start')]
		] as const) {
			await expect(faults.nth(at).getByRole('rowheader')).toHaveText(row);
			await expect(faults.nth(at).getByRole('cell').first()).toHaveText(t(`import.column_${column}`));
			await expect(faults.nth(at)).toContainText(reason);
		}

		// nothing is written by looking
		await page.goto(`/nb/${pilot.hub}/maling`);
		await expect(page.getByText(t('measurement.none_yet'))).toBeVisible();
	});

	test('the right ones are handed in, once', async ({ page }) => {
		await as(page, 'redaktor.ringsaker', 'nb');
		await look(page);
		await press(page, t('import.confirm_right'));
		await expect(page.getByText(t('import.done_other', { count: 36 }))).toBeVisible();

		await look(page);
		await expect(counts(page)).toHaveText(['0', '37', '3']);
		await expect(page.getByText(t('import.nothing_new'))).toBeVisible();
		await expect(page.getByRole('button', { name: t('import.confirm_right') })).toHaveCount(0);
	});
});

test.describe('journey 7: a pilot ends with no effect, told in nb without script', () => {
	test.describe.configure({ mode: 'serial' });
	test.use({ javaScriptEnabled: false });
	const t = words('nb');
	const title = `Nattkamera på Moelv ${stamp}`;
	const lesson = `Uten opplæring blir kameraet slått av ${stamp}`;
	let pilot: Placed;

	async function ask(page: Page): Promise<void> {
		await page.goto(`/nb/${pilot.hub}/fase`);
		await page.getByRole('radio', { name: t('phase.outcome_no_effect') }).check();
		await page.getByRole('radio', { name: t('phase.decision_stopped') }).check();
		await press(page, t('phase.request'));
	}

	test('it does not end without a lesson', async ({ page }) => {
		pilot = await placePilot({
			title,
			owner: 'ringsaker',
			language: 'nb',
			phase: 'closing',
			technologyArea: 'digital_supervision',
			supplier: 's1',
			measured: ['baseline', 'end']
		});
		await as(page, 'redaktor.ringsaker', 'nb');
		await ask(page);
		await page.getByRole('link', { name: t('phase.lesson_missing') }).click();
		await expect(page.getByRole('heading', { level: 1, name: t('lesson.new_title') })).toBeVisible();
	});

	test('the editor writes what it taught', async ({ page }) => {
		await as(page, 'redaktor.ringsaker', 'nb');
		await page.goto(`/nb/${pilot.hub}/laerdommer/ny`);
		await fill(page, {
			title: lesson,
			whatHappened: 'Vikarene kjente ikke utstyret og gikk rundene som før.',
			advice: 'Lær opp alle på vakt før kameraet settes på.'
		});
		await page.getByRole('radio', { name: t('lesson.kind_training'), exact: true }).check();
		await press(page, t('lesson.submit'));
		await expect(page.getByText(t('lesson.receipt_submitted'))).toBeVisible();
	});

	test('the secretariat publishes the lesson', async ({ page }) => {
		await as(page, 'sekretariat2', 'nb');
		await page.goto('/nb/sekretariat/gjennomgang/laerdommer');
		await page.getByRole('link', { name: lesson }).click();
		await press(page, t('lesson.publish'));
		await expect(page.getByText(t('lesson.receipt_publish'))).toBeVisible();
	});

	test('the last step is asked for, and approved by the administrator', async ({ page }) => {
		await as(page, 'redaktor.ringsaker', 'nb');
		await ask(page);
		await expect(page.getByText(t('phase.requested_receipt'))).toBeVisible();

		await as(page, 'admin.ringsaker', 'nb');
		await page.goto(`/nb/${pilot.hub}/fase`);
		await press(page, t('phase.approve'));
		await expect(page.getByText(t('phase.decided_receipt'))).toBeVisible();
	});

	test('its card and its supplier tell how it went', async ({ page }) => {
		await page.goto('/nb/piloter');
		const card = page.getByRole('article').filter({ hasText: title });
		await expect(card).toContainText(t('phase.outcome_no_effect'));
		await page.goto(`/nb/piloter/${pilot.slug}`);
		await expect(page.getByText(lesson).first()).toBeVisible();
		await page.goto('/nb/leverandorer/s1');
		const row = page.getByRole('row').filter({ hasText: title });
		await expect(row).toContainText(t('phase.outcome_no_effect'));
	});

	test('it stands beside one that worked, by date only', async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 844 });
		await page.goto('/nb/piloter?teknologi=digital_supervision&fase=realisation');
		const cards = page.getByRole('article');
		await expect(cards.nth(0)).toContainText(title);
		await expect(cards.nth(0)).toContainText(t('phase.outcome_no_effect'));
		const worked = cards.filter({ hasText: t('phase.outcome_works') }).first();
		expect(await worked.getAttribute('class')).toBe(await cards.nth(0).getAttribute('class'));
		expect((await worked.boundingBox())?.width).toBe((await cards.nth(0).boundingBox())?.width);
		// with the notice of the demonstration above them: what each is, how it went and whose it is, without a swipe
		for (const at of [0, 1]) {
			const card = cards.nth(at);
			for (const told of [card.getByRole('heading'), card.locator('.ds-tag').first(), card.getByText(/\((NO|SE)\)/)])
				expect(await bottomOf(told)).toBeLessThan(844);
		}
	});

	test('the list without a wish is in the order of publication', async ({ page }) => {
		const sql = postgres(await databaseUrl(), { max: 1 });
		const newest = await sql<{ title: string }[]>`
			select version.title from pilot join pilot_version version
				on version.pilot_id = pilot.id and version.publication = 'published'
			where pilot.hidden_at is null order by version.decided_at desc, pilot.id limit 200`;
		await sql.end();
		await page.goto('/nb/piloter');
		const shown = await page.getByRole('article').getByRole('heading').allInnerTexts();
		expect(shown.length).toBeGreaterThan(10);
		const order = newest.map(({ title: each }) => each.trim());
		expect(shown.map((each) => each.trim())).toEqual(order.slice(0, shown.length));
	});
});

async function bottomOf(of: Locator): Promise<number> {
	const box = await of.boundingBox();
	return box ? box.y + box.height : Infinity;
}

test.describe('journey 9: two pilots across the border, told in sv by keyboard', () => {
	const t = words('sv');
	const norwegian = 'Elektronisk medisindispenser for hjemmeboende';
	const swedish = 'Läkemedelsautomat i hemtjänsten';

	type Item = Record<string, string | number>;
	const shortened = (item: Item | undefined, column: string) => Number(item?.[column]).toFixed(1).replace('.', ',');

	async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
		await expect(target).toBeVisible();
		for (let steps = 0; steps < 150; steps++) {
			if (await target.evaluate((element) => element === document.activeElement)) return;
			await page.keyboard.press('Tab');
		}
		throw new Error('The keyboard does not reach it');
	}

	test('visits per user and month stand side by side, on screen and in files', async ({ page }) => {
		await page.goto('/sv/resultat');
		await tabTo(page, page.getByRole('link', { name: t('comparison.open'), exact: true }));
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1, name: t('comparison.title') })).toBeVisible();

		const select = page.getByLabel(t('comparison.choose_indicator'));
		await tabTo(page, select);
		const label = await select.locator('option[value="visits_per_user_week"]').innerText();
		await page.keyboard.type(label.trim());
		await expect(select).toHaveValue('visits_per_user_week');
		// in the order of the page, whichever comes first
		const wished = page.getByRole('checkbox', { name: new RegExp(`^(${norwegian}|${swedish})$`) });
		await expect(wished).toHaveCount(2);
		for (const at of [0, 1]) {
			await tabTo(page, wished.nth(at));
			await page.keyboard.press('Space');
		}
		await tabTo(page, page.getByRole('button', { name: t('comparison.compare') }));
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/indikator=visits_per_user_week/);

		const table = page.getByRole('table', { name: t('comparison.table_label', { indicator: label.trim() }) });
		const file = page.getByRole('link', { name: t('comparison.download_json') });
		const answer = await page.request.get((await file.getAttribute('href')) ?? '');
		const { items } = (await answer.json()) as { items: Item[] };
		expect(items).toHaveLength(2);
		for (const [title, before, after, from, to] of [
			[norwegian, '66,4', '35,1', '15,5', '8,2'],
			[swedish, '60,0', '32,1', '14', '7,5']
		] as const) {
			const row = table.getByRole('row').filter({ hasText: title });
			await expect(row).toContainText(before);
			await expect(row).toContainText(after);
			for (const measured of [from, to])
				await expect(row.getByText(new RegExp(`${measured}\\D.*× 30 / 7`)).first()).toBeVisible();
			const item = items.find(({ pilot }) => pilot === title);
			expect(shortened(item, 'before')).toBe(before);
			expect(shortened(item, 'after')).toBe(after);
			for (const column of ['n_before', 'n_after', 'tier']) await expect(row).toContainText(String(item?.[column]));
		}

		const download = page.getByRole('link', { name: t('comparison.download_csv') });
		const csv = await (await page.request.get((await download.getAttribute('href')) ?? '')).text();
		for (const item of items) {
			const line = csv.split('\r\n').find((each) => each.includes(String(item['pilot']))) ?? '';
			const cells = line.split(';');
			for (const column of ['before', 'after', 'change', 'percent', 'n_before', 'n_after'])
				expect(cells, column).toContain(String(item[column]).replace('.', ','));
		}
	});
});
