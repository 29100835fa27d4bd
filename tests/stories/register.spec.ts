/** Into the register: begun beside its look-alikes, read by the secretariat, published, written in by two at once. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { slugOf } from '#lib/slug.ts';
import { as } from '../as.ts';
import { field, fill, press } from '../forms.ts';
import { placePilot } from '../placed-pilot.ts';
import { publish, submit } from '../secretariat.ts';
import { address } from '../site.ts';
import { words } from '../words.ts';

/** Short, so that it is not cut off the address. */
const stamp = Date.now().toString(36);

const begin = (page: Page) => page.locator('main form[action="?/register"] button').first();
const hubOf = (page: Page) => new URL(page.url()).pathname;

for (const { lang, script } of [
	{ lang: 'nb', script: true },
	{ lang: 'sv', script: false }
] as const)
	test.describe(`journey 1 in ${lang}, ${script ? 'with' : 'without'} script`, () => {
		test.describe.configure({ mode: 'serial' });
		test.use({ javaScriptEnabled: script });
		const t = words(lang);
		const title = `Elektronisk medisindispenser i hjemmetjenesten ${lang} ${stamp}`;
		let hub = '';

		/** The card of a pilot among those that are alike. */
		async function lookAlike(page: Page, typed: string, found: string): Promise<Locator> {
			await fill(page, { title: typed });
			if (!script) await press(page, t('look_alike.look'));
			const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: found }) });
			await expect(card).toBeVisible();
			return card;
		}

		test('an editor in Ringsaker is shown what Karlstad did, and what was stopped there', async ({ page }) => {
			await as(page, 'redaktor.ringsaker', lang);
			await page.goto(`/${lang}/arbeid/ringsaker/piloter/ny`);
			const stopped = await lookAlike(page, 'Omsorgsrobot på dagsenteret', 'Social robot på dagverksamheten');
			await expect(stopped.getByText(t('public_pilot.status_stopped'), { exact: true })).toBeVisible();
			await expect(stopped.getByText(t('phase.outcome_harmful'))).toBeVisible();
			await expect(stopped.getByText(/^Intresset avtog snabbt/)).toBeVisible();

			const alike = await lookAlike(page, title, 'Läkemedelsautomat i hemtjänsten');
			const quoted = (word: string) => t('look_alike.quoted', { word });
			const pair = { typed: quoted('Elektronisk medisindispenser'), found: quoted('Läkemedelsautomat') };
			await expect(alike.getByText(t('look_alike.why_pair', pair))).toBeVisible();
			const owner = alike.getByRole('link', { name: new RegExp(`^${t('look_alike.ask')}`) });
			const form = await page.request.get((await owner.getAttribute('href')) ?? '');
			expect(form.status()).toBe(200);
			expect(await form.text()).toContain('Läkemedelsautomat i hemtjänsten');

			await press(page, t('look_alike.register_anyway'));
			await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
			hub = hubOf(page);
		});

		test('two of six sections are filled, and the tab is closed', async ({ page }) => {
			await as(page, 'redaktor.ringsaker', lang);
			const sections = [
				{ summary: 'Brukerne får medisinen til rett tid.', problem: 'Hjemmetjenesten kjører langt.' },
				{ goals: 'Færre turer', targetGroup: 'Hjemmeboende med daglig medisin' }
			];
			for (const [place, values] of sections.entries()) {
				await page.goto(`${hub}/del/${place + 1}`);
				// the line that says what was saved is there with script only
				const before = script ? await page.getByRole('status').innerText() : '';
				await fill(page, values);
				if (script) {
					await page.locator('h1').click();
					await expect(page.getByRole('status')).not.toHaveText(before);
					await expect(page.getByRole('status')).toHaveText(
						new RegExp(`^${t('section.saved_at', { time: '' })}\\d\\d`)
					);
				} else {
					await press(page, t('section.save_later'));
					await expect(page).toHaveURL(new RegExp(`${hub}$`));
				}
			}
		});

		test('everything is there when it is opened again, and nobody else knows', async ({ page }) => {
			await as(page, 'redaktor.ringsaker', lang);
			await page.goto(`/${lang}/arbeid/ringsaker/piloter`);
			await page.getByRole('link', { name: title, exact: true }).click();
			await expect(page.getByText(t('pilot.percent_done', { percent: 33 }))).toBeVisible();
			const hindrances = page.getByRole('listitem');
			for (const missing of ['technology_area', 'starts_on', 'ends_on'])
				await expect(hindrances.filter({ hasText: t(`section.${missing}_missing`) })).toBeVisible();
			await expect(hindrances.filter({ hasText: t('section.summary_missing') })).toHaveCount(0);
			await page.goto(`${hub}/del/1`);
			await expect(page.getByLabel(t('section.summary'))).toHaveValue('Brukerne får medisinen til rett tid.');
			await page.goto(`${hub}/del/2`);
			await expect(page.getByLabel(t('section.target_group'))).toHaveValue('Hjemmeboende med daglig medisin');

			await as(page, 'sekretariat1', lang);
			await page.goto(`/${lang}/sekretariat/epost`);
			await expect(page.getByRole('table')).toBeVisible();
			await expect(page.getByText(title)).toHaveCount(0);

			await page.context().clearCookies();
			expect((await page.goto(`/${lang}/piloter/${slugOf(title)}`))?.status()).toBe(404);
			for (const list of ['piloter', 'sok']) {
				await page.goto(`/nb/${list}?q=medisindispenser`);
				await expect(page.getByText(title)).toHaveCount(0);
			}
			await page.goto(hub);
			await expect(page).toHaveURL(/\/konto\/inn/);
			await expect(page.getByText(title)).toHaveCount(0);
		});
	});

test.describe('journey 2 in nb with script', () => {
	test.describe.configure({ mode: 'serial' });
	const t = words('nb');
	const title = `Hjemmetrening på Moelv ${stamp}`;
	let hub = '';

	test('an editor in Ringsaker fills in what is needed and submits', async ({ page }) => {
		await as(page, 'redaktor.ringsaker', 'nb');
		await page.goto('/nb/arbeid/ringsaker/piloter/ny');
		await fill(page, { title });
		await press(page, t('look_alike.look'));
		await begin(page).click();
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		hub = hubOf(page);
		const sections = [
			{ summary: 'Trening hjemme, med fysioterapeut på skjerm.', problem: 'Lang vei til trening.' },
			{ goals: 'Flere trener', targetGroup: 'Eldre' },
			{ technologyArea: 'tele_rehab' },
			{ startsOn: '1.12.2026', endsOn: '30.6.2027' }
		];
		for (const [place, values] of sections.entries()) {
			await page.goto(`${hub}/del/${place + 1}`);
			await fill(page, values);
			await press(page, t('section.next'));
			await expect(page).toHaveURL(new RegExp(`del/${place + 2}$`));
		}
		await submit(page, 'nb', hub);
	});

	test('the author cannot approve it', async ({ page }) => {
		await as(page, 'redaktor.ringsaker', 'nb');
		const review = `/nb/sekretariat/gjennomgang/pilot/${hub.split('/').at(-1) ?? ''}`;
		expect([403, 404]).toContain((await page.goto(review))?.status());
		const sent = { form: { revision: '1' }, headers: { origin: address }, maxRedirects: 0 };
		expect([403, 404]).toContain((await page.request.post(`${review}?/publish`, sent)).status());
		expect((await page.goto(`/nb/piloter/${slugOf(title)}`))?.status()).toBe(404);
	});

	test('the secretariat returns it with a remark, which is met at the field', async ({ page }) => {
		await as(page, 'sekretariat1', 'nb');
		await page.goto('/nb/sekretariat/gjennomgang');
		await page.getByRole('link', { name: title }).click();
		await page.locator('details:has([name="remark_targetGroup"]) summary').click();
		await fill(page, { remark_targetGroup: 'Hvor mange er med?' });
		await press(page, t('review.return'));
		await expect(page.getByText(t('review.receipt_return'))).toBeVisible();

		await as(page, 'redaktor.ringsaker', 'nb');
		await page.goto(`${hub}/del/2`);
		await expect(page.getByText('Hvor mange er med?').first()).toBeVisible();
		await fill(page, { targetGroup: 'Tjue eldre i Moelv' });
		await press(page, t('section.next'));
		await expect(page).toHaveURL(/del\/3$/);
		await submit(page, 'nb', hub);
	});

	test('once published it is read on a Swedish page in its own language', async ({ page }) => {
		await as(page, 'sekretariat1', 'nb');
		await publish(page, 'nb', title);
		await page.goto('/nb/sekretariat/epost');
		await expect(page.getByText(title).first()).toBeVisible();
		await page.context().clearCookies();
		expect((await page.goto(`/sv/piloter/${slugOf(title)}`))?.status()).toBe(200);
		await expect(page.getByText(words('sv')('ui.original_nb')).first()).toBeVisible();
		await expect(page.getByRole('heading', { level: 1, name: title })).toHaveAttribute('lang', 'nb');
		await expect(page.getByText('Tjue eldre i Moelv')).toHaveAttribute('lang', 'nb');
	});

	test('history shows the moves with who made them', async ({ page }) => {
		await as(page, 'redaktor.ringsaker', 'nb');
		await page.goto(`${hub}/historikk`);
		const moves = page.locator('main');
		for (const [kind, times] of [
			['registered', 1],
			['submitted', 2],
			['returned', 1],
			['published', 1]
		] as const)
			await expect(moves.getByText(t(`journal.pilot_${kind}`), { exact: true })).toHaveCount(times);
		await expect(moves.getByText('Astrid Holmen').first()).toBeVisible();
	});
});

for (const script of [true, false])
	test.describe(`two in one section in sv, ${script ? 'with' : 'without'} script`, () => {
		test.use({ javaScriptEnabled: script });
		const t = words('sv');

		test('the second sees both texts, chooses, and nothing is lost', async ({ page, browser }) => {
			const title = `Digital tillsyn i Kronoparken ${String(script)} ${stamp}`;
			const at = { owner: 'karlstad', language: 'sv', phase: 'execution' } as const;
			const { hub } = await placePilot({ title, ...at, technologyArea: 'digital_supervision' });
			await as(page, 'redaktor.karlstad', 'sv');
			await page.goto(`/sv/${hub}`);
			await press(page, t('pilot.edit'));
			await page.goto(`/sv/${hub}/del/1`);

			const colleague = await (await browser.newContext({ javaScriptEnabled: script })).newPage();
			await as(colleague, 'admin.karlstad', 'sv');
			await colleague.goto(`/sv/${hub}/del/1`);

			await fill(page, { summary: 'Första omtalet', place: 'Kronoparken' });
			await press(page, t('section.save_later'));
			await expect(page).toHaveURL(new RegExp(`${hub}$`));

			await fill(colleague, { summary: 'Andra omtalet', problem: 'Rutinbesök väcker folk' });
			if (script) {
				await colleague.locator('h1').click();
				const told = t('section.not_saved_conflict', { name: 'Elin Norling' });
				await expect(colleague.getByRole('status')).toHaveText(told);
			}
			await press(colleague, t('section.save_later'));
			const choice = (label: string) =>
				colleague
					.locator('.conflict')
					.filter({ has: colleague.getByRole('group', { name: t('section.which_holds', { field: t(label) }) }) });
			const summary = choice('section.summary');
			await expect(summary.getByText('Första omtalet')).toBeVisible();
			await expect(summary.getByText('Andra omtalet')).toBeVisible();
			await expect(summary.getByText(/^Elin Norling/)).toBeVisible();
			await press(colleague, t('section.save_later'));
			await expect(colleague.getByRole('link', { name: t('section.choose_version') }).first()).toBeVisible();

			await summary.getByLabel(t('section.keep_mine')).check();
			await choice('section.problem').getByLabel(t('section.keep_mine')).check();
			await choice('section.place').getByLabel(t('section.use_stored')).check();
			await press(colleague, t('section.save_later'));
			await expect(colleague).toHaveURL(new RegExp(`${hub}$`));
			await page.goto(`/sv/${hub}/del/1`);
			await expect(page.getByLabel(t('section.summary'))).toHaveValue('Andra omtalet');
			await expect(page.getByLabel(t('section.problem'))).toHaveValue('Rutinbesök väcker folk');
			await expect(field(page, 'place')).toHaveValue('Kronoparken');
			await colleague.context().close();
		});
	});
