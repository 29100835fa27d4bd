/**
 * A pilot crosses the border: translated by keyboard alone, approved by a colleague, read by the neighbour, and honest
 * about it when its original changes. From Norway with script, from Sweden without.
 */
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { fill, press } from '../forms.ts';
import { enter, isFocused, tabTo } from '../keyboard.ts';
import { placePilot, type Placed } from '../placed-pilot.ts';
import { words } from '../words.ts';

const stamp = Date.now();
const tellings = [
	{
		from: 'nb',
		to: 'sv',
		script: true,
		owner: 'ringsaker',
		title: `Lampe som følger gangen ${stamp}`,
		changed: 'Prøves nå på to avdelinger, og bare om natten.',
		translated: { title: `Lampa som följer stegen ${stamp}`, summary: 'Prövas på en avdelning där många går upp.' }
	},
	{
		from: 'sv',
		to: 'nb',
		script: false,
		owner: 'karlstad',
		title: `Dörr som minns vem som gick ${stamp}`,
		changed: 'Provas nu på två avdelningar, och bara på natten.',
		translated: { title: `Dør som husker hvem som gikk ${stamp}`, summary: 'Prøves på en avdeling der mange står opp.' }
	}
] as const;

for (const { from, to, script, owner, title, changed, translated } of tellings)
	test.describe(`from ${from} to ${to}, ${script ? 'with' : 'without'} script`, () => {
		test.describe.configure({ mode: 'serial' });
		test.use({ javaScriptEnabled: script });
		const [t, read] = [words(from), words(to)];
		const [editor, colleague] = [`redaktor.${owner}`, `admin.${owner}`];
		const language = t(`translation.lang_${to}`);
		const label = (name: string) => t('translation.field_in', { field: t(`translation.field_${name}`), language });
		const list = `/${from}/arbeid/${owner}/oversettelser`;
		let pilot: Placed;

		const area = (page: Page, name: string) => page.getByLabel(label(name), { exact: true });
		const toEditor = (page: Page) =>
			page.getByRole('link', { name: t('translation.editor_of', { title, language }), exact: true });
		const line = (page: Page) => page.getByRole('row').filter({ has: toEditor(page) });
		/** What is read little stands far down, maybe on a later page. */
		async function findLine(page: Page, address: string): Promise<void> {
			await page.goto(address);
			const next = page.locator('main a[rel="next"]');
			while ((await line(page).count()) === 0 && (await next.count()) > 0) await next.click();
		}
		const notice = (page: Page) => page.getByText(read(`ui.translated_${from}`)).first();

		async function approve(page: Page): Promise<void> {
			await as(page, colleague, from);
			await page.getByRole('link', { name: t('start.translation_submitted', { title }) }).click();
			await press(page, t('translation.approve'));
			await expect(page.getByText(t('translation.approved'))).toBeVisible();
		}

		test.beforeAll(async () => {
			const technologyArea = 'digital_supervision';
			pilot = await placePilot({ title, owner, language: from, phase: 'execution', technologyArea });
		});

		test('the neighbour reads the original, and is told so', async ({ page }) => {
			await page.goto(`/${to}/piloter/${pilot.slug}`);
			await expect(page.getByRole('heading', { level: 1, name: title })).toHaveAttribute('lang', from);
			await expect(page.getByText(read(`ui.original_${from}`)).first()).toBeVisible();
		});

		test('an editor finds it in the list of what is not begun', async ({ page }) => {
			await as(page, editor, from);
			await findLine(page, `${list}?status=missing`);
			await expect(line(page)).toContainText(t('translation.work_missing'));
			await tabTo(page, toEditor(page));
			await enter(page, new RegExp(`/oversettelser/pilot/${pilot.id}/${to}$`));
		});

		test('title and summary are written by keyboard and handed in', async ({ page }) => {
			await as(page, editor, from);
			await page.goto(`${list}/pilot/${pilot.id}/${to}`);
			const handIn = page.getByRole('button', { name: t('translation.submit'), exact: true });
			await tabTo(page, area(page, 'title'));
			if (script) {
				// the keys are the script's, and the page says when it runs
				const said = expect(page.getByRole('status'));
				await said.toHaveText(t('translation.not_typed_yet'));
				await page.keyboard.type(translated.title);
				await page.keyboard.press('Control+Enter');
				await expect(area(page, 'summary')).toBeFocused();
				await page.keyboard.type(translated.summary);
				await page.keyboard.press('Control+Enter');
				await expect(area(page, 'problem')).toBeFocused();
				await said.toHaveText(new RegExp(t('translation.saved_at', { time: '\\d\\d.\\d\\d' })));
				await expect(page.getByText(/^2 \D+ \d+ /)).toBeVisible();
				await page.reload();
				await said.toHaveText(t('translation.not_typed_yet'));
				for (const name of ['title', 'summary'] as const) await expect(area(page, name)).toHaveValue(translated[name]);
				// what is left empty is passed by the same keys, down to the button
				await tabTo(page, area(page, 'summary'));
				for (let left = 12; left > 0 && !(await isFocused(handIn)); left -= 1)
					await page.keyboard.press('Control+Enter');
			} else {
				for (const name of ['title', 'summary'] as const) {
					await tabTo(page, area(page, name));
					await page.keyboard.type(translated[name]);
					await page.keyboard.press('Tab');
					const save = t('translation.save_field_named', { field: t(`translation.field_${name}`) });
					await expect(page.getByRole('button', { name: save })).toBeFocused();
					await enter(page, new RegExp(`utfort=saved#felt-${name}$`));
					await expect(page.getByText(t('translation.saved'), { exact: true })).toBeVisible();
					await expect(area(page, name)).toHaveValue(translated[name]);
					await expect(area(page, name)).toBeFocused();
				}
				await tabTo(page, handIn);
			}
			await expect(handIn).toBeFocused();
			await enter(page, /utfort=submitted/);
			await expect(page.getByText(t('translation.submitted'))).toBeVisible();
		});

		test('nobody approves their own, and readers see nothing of it', async ({ page }) => {
			await as(page, editor, from);
			await page.goto(`${list}/pilot/${pilot.id}/${to}/godkjenn`);
			await expect(page.getByText(t('translation.own_work_notice'))).toBeVisible();
			await expect(page.getByRole('button', { name: t('translation.approve') })).toHaveCount(0);
			await page.goto(`/${to}/piloter/${pilot.slug}`);
			await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		});

		test('a colleague approves what waits', async ({ page }) => {
			await approve(page);
			await findLine(page, list);
			await expect(line(page)).toContainText(new RegExp(t('translation.ready_of', { ready: 2, all: '\\d+' })));
		});

		test('the neighbour reads it in her own language, and may open the original', async ({ page }) => {
			await page.goto(`/${to}/piloter/${pilot.slug}`);
			const heading = page.getByRole('heading', { level: 1 });
			await expect(heading).toHaveText(translated.title);
			await expect(heading).not.toHaveAttribute('lang', from);
			await expect(page.getByText(translated.summary).first()).toBeVisible();
			await expect(notice(page)).toContainText(read('ui.translated_partly'));
			await expect(notice(page)).not.toContainText(read('ui.translated_outdated'));
			await page.getByRole('link', { name: read('ui.show_original') }).click();
			await expect(heading).toHaveText(title);
			await expect(heading).toHaveAttribute('lang', from);
			await page.getByRole('link', { name: read('ui.show_translation') }).click();
			await expect(heading).toHaveText(translated.title);
		});

		test('the owner writes the original anew, and the secretariat publishes it', async ({ page }) => {
			await as(page, editor, from);
			await page.goto(`/${from}/${pilot.hub}`);
			await press(page, t('pilot.edit'));
			await page.goto(`/${from}/${pilot.hub}/del/1`);
			await fill(page, { summary: changed });
			await press(page, t('section.save_later'));
			await expect(page).not.toHaveURL(/del\/1$/);
			await page.goto(`/${from}/${pilot.hub}`);
			await press(page, t('pilot.submit'));
			await expect(page.getByText(t('pilot.receipt_title')).first()).toBeVisible();
			// a translation is as old as what is published, and no draft makes it older
			await page.goto(`/${to}/piloter/${pilot.slug}`);
			await expect(notice(page)).not.toContainText(read('ui.translated_outdated'));

			await as(page, 'sekretariat1', from);
			await page.goto(`/${from}/sekretariat/gjennomgang`);
			await page.getByRole('link', { name: title }).click();
			await press(page, t('review.publish'));
			await expect(page.getByText(t('review.receipt_publish'))).toBeVisible();
		});

		test('readers are told that it is older than its original', async ({ page }) => {
			await page.goto(`/${to}/piloter/${pilot.slug}`);
			await expect(page.getByText(translated.summary).first()).toBeVisible();
			await expect(notice(page)).toContainText(read('ui.translated_outdated'));
			await page.getByRole('link', { name: read('ui.show_original') }).click();
			await expect(page.getByText(changed).first()).toBeVisible();
		});

		test('the editor meets the mark and the difference, and says by keyboard that it still holds', async ({ page }) => {
			await as(page, editor, from);
			await findLine(page, `${list}?status=outdated`);
			await expect(line(page)).toContainText(t('translation.work_outdated'));
			await tabTo(page, toEditor(page));
			await enter(page, new RegExp(`/${pilot.id}/${to}$`));
			const summary = page.getByRole('region', { name: t('translation.field_summary'), exact: true });
			await expect(summary).toContainText(t('translation.state_outdated'));
			await expect(summary.locator('ins').first()).toBeVisible();
			await expect(summary.locator('del').first()).toBeVisible();
			const holds = t('translation.still_holds_field', { field: t('translation.field_summary') });
			await tabTo(page, page.getByRole('button', { name: holds }));
			await enter(page, /utfort=saved#felt-summary$/);
			await tabTo(page, page.getByRole('button', { name: t('translation.submit'), exact: true }));
			await enter(page, /utfort=submitted/);
			await expect(page.getByText(t('translation.submitted'))).toBeVisible();
		});

		test('when that is approved the notice is gone', async ({ page }) => {
			await approve(page);
			await page.goto(`/${to}/piloter/${pilot.slug}`);
			await expect(notice(page)).toBeVisible();
			await expect(notice(page)).not.toContainText(read('ui.translated_outdated'));
		});
	});
