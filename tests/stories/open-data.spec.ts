/** What is on the screen may be taken home: lists as files, addresses that last, documents by case number, map and network. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { tabTo } from '../keyboard.ts';
import { unpacked } from '../unpacked.ts';
import { words, type Lang } from '../words.ts';

const tellings = [
	{ lang: 'nb', script: false, country: 'SE', locale: 'sv-SE', browser: 'sv' },
	{ lang: 'sv', script: true, country: 'NO', locale: 'nb-NO', browser: 'nb' }
] as const satisfies readonly ({ lang: Lang; script: boolean } & Record<string, unknown>)[];

const numberIn = (text: string | null): number => Number(/\d+/.exec(text ?? '')?.[0]);
const hrefs = async (links: Locator): Promise<string[]> =>
	links.evaluateAll((all) => all.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).pathname));

/** Other stories publish meanwhile: what was read in two steps is read again where something came between. */
async function settled(steps: () => Promise<void>): Promise<void> {
	await expect(steps).toPass({ timeout: 40_000 });
}

/** The links of a list in order, on all of its pages. */
async function everyPage(page: Page, links: Locator): Promise<string[]> {
	const seen = await hrefs(links);
	const next = page.locator('a[rel="next"]');
	while ((await next.count()) > 0) {
		await next.click();
		seen.push(...(await hrefs(links)));
	}
	return seen;
}

async function download(page: Page, link: Locator): Promise<{ name: string; bytes: Buffer }> {
	const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
	return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Lines of a file for both countries' Excel, after the notice that the demonstration begins with. */
function rowsOf(bytes: Buffer): Record<string, string>[] {
	const text = bytes.toString('utf8');
	expect(text.startsWith('\uFEFF')).toBe(true);
	const cells = [...text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n|$)/g)];
	const lines: string[][] = [[]];
	for (const [, quoted, plain, end] of cells) {
		lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
		if (end === '\r\n') lines.push([]);
	}
	const [head = [], ...rows] = lines.filter((line) => line.length > 1);
	return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

for (const { lang, script, country, locale, browser } of tellings)
	test.describe(`in ${lang}, ${script ? 'with' : 'without'} script`, () => {
		test.use({ javaScriptEnabled: script });
		const t = words(lang);
		const countryName = (code: string) => t(`organisation.country_${code.toLowerCase()}`);

		test('a filtered list is the same on the screen and in its files', async ({ page }) => {
			await settled(async () => {
				await page.goto(`/${lang}/piloter`);
				const all = numberIn(await page.locator('#hits').textContent());
				const filters = page.locator('details.filters');
				await filters.getByLabel(countryName(country)).check();
				await filters.getByRole('button', { name: t('public_pilot.show') }).click();
				await expect(page).toHaveURL(new RegExp(`land=${country}`));
				const total = numberIn(await page.locator('#hits').textContent());
				expect(total).toBeLessThan(all);
				await expect(page.getByText(t('open_data.download_shown'))).toBeVisible();

				const link = (format: string) =>
					page.getByRole('link', {
						name: `${t(`open_data.format_${format}`)}, ${t('open_data.list_piloter')}`,
						exact: true
					});
				const [csv, json, xlsx] = [
					await download(page, link('csv')),
					await download(page, link('json')),
					await download(page, link('xlsx'))
				];
				const shown = await everyPage(page, page.locator('.card-grid .title a'));
				expect(shown).toHaveLength(total);
				expect([csv.name, json.name, xlsx.name].map((name) => name.split('.').at(-1))).toEqual(['csv', 'json', 'xlsx']);

				const rows = rowsOf(csv.bytes);
				expect(rows.map((row) => new URL(row[t('open_data.col_address')] ?? '').pathname)).toEqual(shown);
				expect(new Set(rows.map((row) => row[t('open_data.col_country')]))).toEqual(new Set([country]));
				const { items, ...said } = JSON.parse(json.bytes.toString('utf8')) as {
					total: number;
					licence: string;
					items: { id: string; url: Record<string, string> }[];
				};
				expect(items.map(({ url }) => new URL(url[lang] ?? '').pathname)).toEqual(shown);
				expect(items.map(({ id }) => id)).toEqual(rows.map((row) => row[t('open_data.col_id')]));
				expect(said).toMatchObject({ total, licence: 'https://creativecommons.org/licenses/by/4.0/' });
				const sheet = unpacked(xlsx.bytes);
				expect(items.filter(({ id }) => !sheet.includes(id))).toEqual([]);
			});
		});

		test('what the glossary is asked for is what its file holds', async ({ page }) => {
			await settled(async () => {
				await page.goto(`/${lang}/ordbok?q=natt`);
				const total = numberIn(await page.locator('#hits').textContent());
				const name = `${t('open_data.format_csv')}, ${t('open_data.list_ordbok')}`;
				const { bytes } = await download(page, page.getByRole('link', { name, exact: true }));
				const shown = await everyPage(page, page.locator('main tbody th a'));
				expect(shown).toHaveLength(total);
				expect(rowsOf(bytes).map((row) => new URL(row[t('open_data.col_address')] ?? '').pathname)).toEqual(shown);
			});
		});

		test('an address for good leads to the page in the language of who comes', async ({ page, browser: other }) => {
			await page.goto(`/${lang}/piloter/digital-nattillsyn-pa-den-enskildes-villkor`);
			const cited = page.getByRole('region', { name: t('open_data.cite_title') });
			const line = (await cited.locator('.line').textContent()) ?? '';
			const address = new URL(/https?:\S+\/id\/pilot\/[0-9a-f-]+/.exec(line)?.[0] ?? '').pathname;
			// one who has read here in a language comes back to it
			await page.goto(address);
			await expect(page).toHaveURL(/piloter\/digital-nattillsyn-pa-den-enskildes-villkor$/);

			const context = await other.newContext({
				locale,
				javaScriptEnabled: script,
				baseURL: new URL(page.url()).origin
			});
			const stranger = await context.newPage();
			await stranger.goto(address);
			await expect(stranger).toHaveURL(new RegExp(`/${browser}/piloter/digital-nattillsyn-pa-den-enskildes-villkor$`));
			await expect(stranger.locator('html')).toHaveAttribute('lang', browser);
			expect((await stranger.goto(address.replace(/.$/, (last) => (last === '0' ? '1' : '0'))))?.status()).toBe(404);
			await context.close();
		});

		test('a document is found by its case number and read at once', async ({ page }) => {
			const title = {
				nb: 'Notat om erfaringer med digitalt nattilsyn',
				sv: 'PM om erfarenheter av digital nattillsyn'
			};
			const ask = async (q: string) => {
				await page.goto(`/${lang}/dokumenter`);
				await page.getByLabel(t('register.search')).fill(q);
				await page.keyboard.press('Enter');
				await expect(page).toHaveURL(/\?q=/);
			};
			const line = page.locator('main .plain-list > li').filter({ hasText: title[lang] });
			await ask(title[lang]);
			const caseNumber =
				(await line
					.locator('dl div')
					.filter({ hasText: t('register.case_number') })
					.locator('dd')
					.textContent()) ?? '';
			expect(caseNumber).toMatch(/482$/);

			await ask(caseNumber);
			await expect(page.getByRole('heading', { name: t('register.count_one', { count: 1 }) })).toBeVisible();
			await line.getByRole('link', { name: title[lang], exact: true }).click();
			await expect(page.getByRole('heading', { level: 1, name: title[lang] })).toBeVisible();
			await expect(page.getByText(caseNumber, { exact: true })).toBeVisible();
			await page.getByRole('link', { name: new RegExp(`^${t('register.read')}`) }).click();
			await expect(page).toHaveURL(/\/dokument\/[0-9a-f-]+\/notat-nattilsyn\.txt\?les$/);
			await expect(page.getByText('Nattevaktene gikk færre turer')).toBeVisible();
		});

		test('who sent a document years ago is not found by name', async ({ page }) => {
			await page.goto(`/${lang}/dokumenter?q=Eksempelsen`);
			await expect(page.getByText(t('register.none_fit'))).toBeVisible();
			const list = await (await page.request.get(`/${lang}/dokumenter/liste.csv`)).text();
			expect(list).toContain('482');
			expect(list).not.toContain('Eksempelsen');
		});

		test('the list beside the map has what the map has', async ({ page }) => {
			await settled(async () => {
				await page.goto(`/${lang}/kart`);
				const all = await marksAreListed(page, lang);
				await page.getByRole('checkbox', { name: t('map.kinds_pilot'), exact: true }).check();
				await page.getByRole('button', { name: t('map.show') }).click();
				await expect(page).toHaveURL(/vis=piloter/);
				const pilots = await marksAreListed(page, lang);
				expect(pilots).toBeLessThan(all);
				expect((await hrefs(page.locator('main li[id] a'))).filter((path) => !path.includes('/piloter'))).toEqual([]);
				await page.goto(`/${lang}/piloter`);
				expect(numberIn(await page.locator('#hits').textContent())).toBe(pilots);
			});
		});

		test('a mark with a number leads by keyboard to its place in the list', async ({ page }) => {
			await page.goto(`/${lang}/kart?vis=partnere`);
			const mark = page.locator('svg.map.wide a[href^="#"]').first();
			const target = (await mark.getAttribute('href')) ?? '';
			await tabTo(page, mark);
			await page.keyboard.press('Enter');
			await expect(page).toHaveURL(new RegExp(`${target}$`));
			await expect(page.locator(`li${target}`)).toBeInViewport();
		});

		test('the table of the network has what its drawing and its files have', async ({ page }) => {
			await settled(async () => {
				await page.goto(`/${lang}/nettverk`);
				const whole = await networkAgrees(page, lang);
				await page.getByLabel(t('network.border'), { exact: true }).selectOption({ label: t('network.border_across') });
				await page.getByRole('button', { name: t('network.show') }).click();
				await expect(page).toHaveURL(/grense=over/);
				const across = await networkAgrees(page, lang);
				expect(across.pairs).toBe(whole.across);
				expect(across.across).toBe(across.pairs);
				expect(across.pairs).toBeLessThan(whole.pairs);
			});
		});
	});

/** Each mark is a line of the list with the same number, or the same single thing. @returns how many things there are */
async function marksAreListed(page: Page, lang: Lang): Promise<number> {
	const marks = await page.locator('svg.map.wide a').evaluateAll((all) =>
		all.map((mark) => {
			const href = mark.getAttribute('href') ?? '';
			return { href, number: Number(mark.querySelector('text')?.textContent ?? 1) };
		})
	);
	const lines = await page.locator('main li[id]').evaluateAll(
		(all, notOnMap) =>
			all.map((line) => {
				const named = line.querySelectorAll('ul > li').length;
				const rest = /\d+/.exec(line.querySelector('div > p:not(.several) a')?.textContent ?? '')?.[0] ?? 0;
				const only = new URL(line.querySelector('a')?.getAttribute('href') ?? '', document.baseURI).pathname;
				const isOnMap = !line.textContent.includes(notOnMap);
				return { href: named > 0 ? `#${line.id}` : only, number: (named || 1) + Number(rest), isOnMap };
			}),
		words(lang)('map.not_on_map')
	);
	const inOrder = (all: typeof marks) => all.map(({ href, number }) => `${href} ${number}`).sort();
	expect(marks.length).toBeGreaterThan(3);
	expect(inOrder(marks)).toEqual(inOrder(lines.filter(({ isOnMap }) => isOnMap)));
	return lines.reduce((sum, { number }) => sum + number, 0);
}

/** Table, drawing, heading and files say the same of who works together. */
async function networkAgrees(page: Page, lang: Lang): Promise<{ pairs: number; across: number }> {
	const t = words(lang);
	const graph = page.getByRole('img', { name: t('network.graph') });
	const [pairs, across] = [await graph.locator('.tie').count(), await graph.locator('.tie.across').count()];
	const organisations = await graph.locator('circle').count();
	expect(numberIn(await page.locator('#pairs').textContent())).toBe(pairs);
	const files = await Promise.all(
		[t('network.download_csv'), t('network.download_json')].map(async (name) => {
			const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
			return (await page.request.get(new URL(href ?? '', page.url()).href)).body();
		})
	);
	const [csv = Buffer.of(), json = Buffer.of()] = files;
	const { items } = JSON.parse(json.toString('utf8')) as { items: { across_border: boolean; count: number }[] };
	expect([items.length, items.filter((item) => item.across_border).length]).toEqual([pairs, across]);
	const filed = rowsOf(csv);

	const rows: { count: number; reasons: number; ends: string[] }[] = [];
	for (let isLast = false; !isLast;) {
		rows.push(
			...(await page.locator('main tbody tr').evaluateAll((all) =>
				all.map((row) => ({
					count: Number(row.querySelector('td.num')?.textContent),
					reasons: row.querySelectorAll('td li').length,
					ends: [...row.querySelectorAll('th a')].map((end) => end.textContent.trim())
				}))
			))
		);
		const next = page.locator('a[rel="next"]');
		isLast = (await next.count()) === 0;
		if (!isLast) await next.click();
	}
	expect(rows).toHaveLength(pairs);
	expect(new Set(rows.flatMap(({ ends }) => ends)).size).toBe(organisations);
	expect(rows.map(({ count }) => count)).toEqual(rows.map(({ reasons }) => reasons));
	expect(rows.map(({ count }) => count)).toEqual(items.map(({ count }) => count));
	expect(filed.map((row) => [row[t('network.column_first')], row[t('network.column_second')]])).toEqual(
		rows.map(({ ends }) => ends)
	);
	return { pairs, across };
}
