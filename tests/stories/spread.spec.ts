/** What leaves the pilot: a solution that others take into use, and the pictures and papers that tell of it. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { bomb, drawing, pdf, photo, windowsProgram } from '../files.ts';
import { fill, press } from '../forms.ts';
import { placePilot, type Placed } from '../placed-pilot.ts';
import { words, type Lang } from '../words.ts';

const stamp = Date.now();
type Telling = { lang: Lang; script: boolean };

const users = [
	{ lang: 'nb', script: false, id: 'lorenskog', name: 'Lørenskog kommune', since: '1.10.2026', ended: '20.11.2026' },
	{ lang: 'sv', script: true, id: 'arvika', name: 'Arvika kommun', since: '2026-10-01', ended: '2026-11-20' }
] as const satisfies readonly (Telling & Record<string, unknown>)[];

for (const { lang, script, id, name, since, ended } of users)
	test.describe(`journey 18: use is the user's own word, told in ${lang}, ${script ? 'with' : 'without'} script`, () => {
		test.describe.configure({ mode: 'serial' });
		test.use({ javaScriptEnabled: script });
		const t = words(lang);
		const solution = 'Varsel Hjem';
		const page_ = `/${lang}/losninger/varsel-hjem`;
		const tried = 'Trygghetsalarm rett til nærmeste ledige pleier';
		const reason = `Batteriet räckte inte natten ut ${lang} ${stamp}`;
		let before = 0;
		let knownBefore = '';

		async function count(page: Page): Promise<number> {
			await page.goto(page_);
			return Number(/\d+/.exec(await page.locator('#used').innerText())?.[0]);
		}
		async function adopters(page: Page): Promise<string> {
			const { items } = (await (await page.request.get(`/api/v1/pilots?per_page=100`)).json()) as {
				items: { id: string; title: Record<string, string> }[];
			};
			const pilot = items.find(({ title }) => title['nb'] === tried);
			const answer = await page.request.get(`/api/v1/pilots/${pilot?.id}`);
			return JSON.stringify(((await answer.json()) as { adoptions: unknown }).adoptions);
		}
		const among = (page: Page) =>
			page
				.getByRole('table', { name: t('adoption.table') })
				.getByRole('row')
				.filter({ hasText: name });
		const inUse = (page: Page) =>
			page
				.getByRole('table', { name: t('adoption.in_daily_use') })
				.getByRole('row')
				.filter({ hasText: solution, hasNotText: t('adoption.stage_ended') });

		test('the supplier declares that a municipality uses its product', async ({ page }) => {
			before = await count(page);
			knownBefore = await adopters(page);
			await as(page, 'leverandor1', lang);
			await page.goto(`/${lang}/arbeid/s1/losninger/bruk/ny`);
			await page.getByLabel(t('adoption.solution'), { exact: true }).selectOption({ label: solution });
			await page.locator('main [name="pilot"]').selectOption({ label: tried });
			await fill(page, { user: id, since, users: '210' });
			await press(page, t('adoption.send'));
			await expect(page.getByText(t('adoption.receipt_declared'))).toBeVisible();
		});

		test('nobody outside is told', async ({ page }) => {
			expect(await count(page)).toBe(before);
			await expect(among(page)).toHaveCount(0);
			await page.goto(`/${lang}/partner/${id}`);
			await expect(inUse(page)).toHaveCount(0);
			expect(await adopters(page)).toBe(knownBefore);
		});

		test('its administrator confirms, and all may read it', async ({ page }) => {
			await as(page, `admin.${id}`, lang);
			await page.goto(`/${lang}/arbeid/${id}/losninger`);
			await page.locator('main tr').filter({ hasText: solution }).getByRole('link').first().click();
			await page.getByRole('radio', { name: t('adoption.stage_in_use') }).check();
			await press(page, t('adoption.confirm'));
			await expect(page.getByText(t('adoption.receipt_confirmed'))).toBeVisible();

			await page.context().clearCookies();
			expect(await count(page)).toBe(before + 1);
			await expect(among(page)).toContainText('210');
			// the map says by its numbers what the table says in words
			const dot = page.locator('main figure').getByRole('link', { name: new RegExp(`^\\d+\\. ${name}`) });
			await expect(dot).toBeVisible();
			await page.goto(`/${lang}/partner/${id}`);
			await expect(inUse(page)).toBeVisible();
			expect(await adopters(page)).not.toBe(knownBefore);
			expect(await adopters(page)).toContain(id);
		});

		test('who stops says why, and that stays', async ({ page }) => {
			await as(page, `admin.${id}`, lang);
			await page.goto(`/${lang}/arbeid/${id}/losninger`);
			await page.locator('main tr').filter({ hasText: solution }).getByRole('link').first().click();
			await fill(page, { ended_on: ended });
			await press(page, t('adoption.end'));
			await expect(page.getByText(t('adoption.reason_missing')).first()).toBeVisible();
			await fill(page, { reason });
			await press(page, t('adoption.end'));
			await expect(page.getByText(t('adoption.receipt_ended'))).toBeVisible();

			await page.context().clearCookies();
			expect(await count(page)).toBe(before);
			const ends = page.getByRole('table', { name: t('adoption.ended_title') });
			await expect(ends.getByRole('row').filter({ hasText: reason })).toContainText(name);
		});
	});

const tellers = [
	{ lang: 'nb', script: false, owner: 'ringsaker' },
	{ lang: 'sv', script: true, owner: 'karlstad' }
] as const satisfies readonly (Telling & Record<string, unknown>)[];

for (const { lang, script, owner } of tellers)
	test.describe(`files are looked into, told in ${lang}, ${script ? 'with' : 'without'} script`, () => {
		test.describe.configure({ mode: 'serial' });
		test.use({ javaScriptEnabled: script });
		const t = words(lang);
		const title = `Bilder av nattevakten ${owner} ${stamp}`;
		const alt = { nb: 'To ansatte ser på en sensor ved en seng', sv: 'Två anställda tittar på en sensor vid en säng' };
		const limits = { files: 20, perFile: 25, perRequest: 60 };
		let pilot: Placed;
		let picture = '';
		let document = '';

		type File = { name: string; buffer: Buffer };
		async function upload(page: Page, files: string | readonly File[]): Promise<void> {
			await page.goto(`/${lang}/${pilot.hub}/dokumenter`);
			const sent = typeof files === 'string' ? files : files.map((file) => ({ ...file, mimeType: 'application/pdf' }));
			await page.getByLabel(t('document.files'), { exact: true }).setInputFiles(sent);
			await press(page, t('document.upload'));
		}
		const listed = (page: Page) => page.locator('main li[id^="document-"]');

		test('a report and a photograph of twelve megapixels are taken', async ({ page }) => {
			pilot = await placePilot({
				title,
				owner,
				language: lang,
				phase: 'execution',
				technologyArea: 'digital_supervision'
			});
			await as(page, `redaktor.${owner}`, lang);
			await page.goto(`/${lang}/${pilot.hub}`);
			await press(page, t('pilot.edit'));
			await upload(page, [
				{ name: 'Rapport.pdf', buffer: pdf() },
				{ name: 'Nattevakten.jpg', buffer: await photo() }
			]);
			await expect(page.getByText(t('document.uploaded_other', { count: 2 }))).toBeVisible();
			await expect(listed(page)).toHaveCount(2);
			document = (await page.getByRole('link', { name: 'Rapport.pdf' }).getAttribute('href')) ?? '';
			picture = (await page.getByRole('link', { name: 'Nattevakten.webp' }).getAttribute('href')) ?? '';
		});

		for (const [what, name, make, fault] of [
			['a program that calls itself a report', 'faktura.pdf', () => windowsProgram, 'document.is_program'],
			['a drawing with a script', 'logo.svg', () => drawing, 'document.is_web_page'],
			['a document that swells', 'notat.docx', () => bomb(150), 'document.swells']
		] as const)
			test(`${what} is refused by name`, async ({ page }) => {
				await as(page, `redaktor.${owner}`, lang);
				await upload(page, [{ name, buffer: make() }]);
				await expect(page.getByText(t(fault, { name, ...limits })).first()).toBeVisible();
				await page.goto(`/${lang}/${pilot.hub}/dokumenter`);
				await expect(listed(page)).toHaveCount(2);
			});

		test('two hundred megabytes get an answer, and leave nothing', async ({ page }) => {
			const folder = await mkdtemp(join(tmpdir(), 'sol-large-'));
			try {
				const path = join(folder, 'film.pdf');
				const file = await open(path, 'w');
				await file.truncate(200 * 1024 * 1024);
				await file.close();
				await as(page, `redaktor.${owner}`, lang);
				const answer = page.waitForResponse((response) => response.request().method() === 'POST');
				await upload(page, path);
				expect((await answer).status()).toBe(413);
				await expect(page.getByText(t('document.request_too_large', limits)).first()).toBeVisible();
				await page.goto(`/${lang}/${pilot.hub}/dokumenter`);
				await expect(listed(page)).toHaveCount(2);
			} finally {
				await rm(folder, { recursive: true });
			}
		});

		test('a picture needs its text in both languages before it is handed in', async ({ page }) => {
			await as(page, `redaktor.${owner}`, lang);
			await page.goto(`/${lang}/${pilot.hub}`);
			await press(page, t('pilot.submit'));
			await page
				.getByRole('link', { name: t('document.text_missing_one') })
				.first()
				.click();
			const name = 'Nattevakten.webp';
			await page.getByLabel(t('document.alt_nb', { name })).fill(alt.nb);
			await press(page, t('document.save'));
			await page.goto(`/${lang}/${pilot.hub}`);
			await expect(page.getByRole('link', { name: t('document.text_missing_one') })).toBeVisible();
			await page.goto(`/${lang}/${pilot.hub}/dokumenter`);
			await page.getByLabel(t('document.alt_sv', { name })).fill(alt.sv);
			await press(page, t('document.save'));
			await expect(page.getByText(t('document.saved'))).toBeVisible();
			await page.goto(`/${lang}/${pilot.hub}`);
			await press(page, t('pilot.submit'));
			await expect(page.getByText(t('pilot.receipt_title')).first()).toBeVisible();
		});

		test('what is not published is nobody else’s to see', async ({ page }) => {
			for (const address of [picture, document]) expect((await page.request.get(address)).status()).toBe(404);
		});

		test('after publication the picture stands on the page, without what the camera knew', async ({ page }) => {
			await as(page, 'sekretariat1', lang);
			await page.goto(`/${lang}/sekretariat/gjennomgang`);
			await page.getByRole('link', { name: title }).click();
			await press(page, t('review.publish'));
			await expect(page.getByText(t('review.receipt_publish'))).toBeVisible();
			await page.context().clearCookies();
			for (const reader of ['nb', 'sv'] as const) {
				await page.goto(`/${reader}/piloter/${pilot.slug}`);
				await expect(page.getByRole('img', { name: alt[reader] })).toBeVisible();
				await expect(page.getByRole('link', { name: /Rapport/ })).toBeVisible();
			}
			const shown = await page.request.get(picture);
			expect(shown.headers()['content-type']).toBe('image/webp');
			expect((await shown.body()).includes('Nordmann')).toBe(false);
			const saved = await page.request.get(document);
			expect(saved.headers()['content-disposition']).toMatch(/^attachment/);
			expect(saved.headers()['content-security-policy']).toContain('sandbox');
		});
	});
