/**
 * Journey 10: a firm registers itself, saves a search, and hears of a need on a whole group of technologies and of one on
 * a part of it, from either country, with the reason; mail comes only where it was asked for, and stops by one click.
 */
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { field, fill, press } from '../forms.ts';
import { words, type Lang } from '../words.ts';

const stamp = Date.now();
const year = new Date().getFullYear() + 1;

const tellings = [
	{ lang: 'sv', script: true, search: 'digital tillsyn', found: 'tillsyn' },
	{ lang: 'nb', script: false, search: 'digitalt tilsyn', found: 'Digital tillsyn' }
] as const;

type Told = { owner: string; lang: Lang; title: string; technology: string };

/** A need is written by its owner, sent in and opened for everybody. */
async function publish(page: Page, { owner, lang, title, technology }: Told): Promise<void> {
	const t = words(lang);
	await as(page, `redaktor.${owner}`, lang);
	await page.goto(`/${lang}/arbeid/${owner}/behov/ny`);
	await fill(page, { title });
	await page.locator(`main [name="language"][value="${lang}"]`).check();
	await press(page, t('need.begin'));
	await expect(page).toHaveURL(/behov\/[0-9a-f-]{36}/);
	await fill(page, {
		text: lang === 'nb' ? 'Natten skal være rolig for alle.' : 'Natten ska vara lugn för alla.',
		target_group: lang === 'nb' ? 'Beboere' : 'Boende',
		technology,
		deadline: `${year}-03-01`
	});
	await page.locator('main [name="type"][value="market_dialogue"]').check();
	await press(page, t('need.send'));
	await expect(page.getByText(t('need.receipt_submitted'))).toBeVisible();
	await as(page, 'sekretariat1', lang);
	await page.goto(`/${lang}/sekretariat/gjennomgang/behov`);
	await page.getByRole('link', { name: title }).click();
	await press(page, t('need.open_it'));
	await expect(page.getByRole('link', { name: title })).toHaveCount(0);
}

/** The mails to an address, as the secretariat reads them; the newest first. */
async function mailsTo(page: Page, lang: Lang, address: string): Promise<string[]> {
	await as(page, 'sekretariat1', lang);
	await page.goto(`/${lang}/sekretariat/epost`);
	const links = page.locator('main tr').filter({ hasText: address }).getByRole('link');
	const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
	const texts = [];
	for (const href of hrefs) {
		await page.goto(href);
		texts.push(await page.locator('main .letter').innerText());
	}
	return texts;
}

/** The path of a link in a mail. */
function linkIn(text: string | undefined, path: RegExp): string {
	const link = (text ?? '').split(/\s+/).find((each) => each.startsWith('http') && path.test(each));
	if (link === undefined) throw new Error(`No link ${path.source} in ${text}`);
	return new URL(link).pathname;
}

for (const { lang, script, search, found } of tellings)
	test.describe(`a firm follows in ${lang}, ${script ? 'with' : 'without'} script`, () => {
		test.describe.configure({ mode: 'serial' });
		test.use({ javaScriptEnabled: script });
		const t = words(lang);
		const email = `nattljus.${lang}.${stamp}@firma.example`;
		const whole = `Rolige netter for alle ${lang} ${stamp}`;
		const part = `Lugn natt med kameratillsyn ${lang} ${stamp}`;
		const own = `Nattsøk ${lang}`;
		let supplier: Page;
		let letter = '';

		const notices = () => supplier.locator('main article');
		const about = (title: string) => notices().filter({ has: supplier.getByRole('heading', { name: title }) });

		test.beforeAll(async ({ browser }) => {
			supplier = await browser.newPage();
		});
		test.afterAll(() => supplier.context().close());

		async function followSearch(address: string, pace: string): Promise<void> {
			await supplier.goto(address);
			await supplier.locator(`main [name="pace"][value="${pace}"]`).check();
			await press(supplier, t('follow.follow'));
			await expect(supplier.getByText(t('follow.done_followed'))).toBeVisible();
		}

		test('registers itself, and confirms by the mail', async ({ page }) => {
			await supplier.goto(`/${lang}/registrer-leverandor`);
			await supplier.locator('main [name="kind"][value="abroad"]').check();
			await fill(supplier, {
				name: `Nattljus ${lang} ${stamp}`,
				country: 'DK',
				register_number: `DK ${lang} ${stamp}`,
				presentation: 'Sensorer.',
				contact_name: 'Maja Lund',
				email
			});
			await supplier.locator('main [name="areas"][value="digital_supervision"]').check();
			await press(supplier, t('supplier.register_button'));
			await expect(supplier.getByText(t('supplier.sent', { email }))).toBeVisible();

			let link = '';
			await expect(async () => {
				const [newest] = await mailsTo(page, lang, email);
				link = linkIn(newest, /registrer-leverandor\/bekreft/);
			}).toPass({ timeout: 20_000 });
			await supplier.goto(link);
			await press(supplier, t('supplier.confirm_button'));
			await fill(supplier, { password: 'en lang natt i Karlstad 7' });
			await press(supplier, t('account.save_and_sign_in'));
			await expect(supplier).toHaveURL(new RegExp(`/${lang}/arbeid`));
		});

		test('saves a search, is asked how to hear of it, and nothing is chosen beforehand', async () => {
			await supplier.goto(`/${lang}/konto/folger`);
			await supplier.getByRole('link', { name: t('follow.follow_new_search') }).click();
			await fill(supplier, { q: search });
			await supplier.locator('main [name="hva"][value="need"]').check();
			for (const [counties, key] of [
				['counties_no', 'innlandet'],
				['counties_se', 'varmland']
			] as const) {
				await supplier
					.locator('main summary')
					.filter({ hasText: t(`follow.${counties}`) })
					.click();
				await supplier.locator(`main [name="fylke"][value="${key}"]`).check();
			}
			await field(supplier, 'apne').check();
			await press(supplier, t('follow.update_search'));
			await expect(supplier.getByText(`Innlandet, Värmland`).first()).toBeVisible();

			await expect(field(supplier, 'pace')).toHaveCount(4);
			await expect(supplier.locator('main [name="pace"]:checked')).toHaveCount(0);
			await fill(supplier, { name: own });
			await press(supplier, t('follow.follow'));
			await expect(supplier.getByText(t('follow.pace_missing')).first()).toBeVisible();
			await expect(field(supplier, 'name')).toHaveValue(own);
			await supplier.locator('main [name="pace"][value="site"]').check();
			await press(supplier, t('follow.follow'));
			await expect(supplier.getByText(t('follow.done_followed'))).toBeVisible();
		});

		test('hears of a need on the whole group, with the reason, and gets no mail that was not chosen', async ({
			page
		}) => {
			await publish(page, { owner: 'ringsaker', lang: 'nb', title: whole, technology: 'group:supervision' });
			await expect(async () => {
				await supplier.goto(`/${lang}/konto/folger`);
				await expect(about(whole)).toContainText(t('news.why_search_word', { word: 'Tilsyn' }), { timeout: 1000 });
			}).toPass({ timeout: 30_000 });
			await expect(about(whole)).toContainText(own);
			for (const mail of await mailsTo(page, lang, email)) expect(mail).not.toContain(whole);

			// the list finds it by the part, and says that it is about all
			await supplier.goto(`/${lang}/behov?teknologi=digital_supervision`);
			await supplier.getByRole('link', { name: whole }).click();
			const name = lang === 'sv' ? 'Tillsyn och positionering' : 'Tilsyn og lokalisering';
			await expect(supplier.getByText(t('need.whole_group', { name }))).toBeVisible();
		});

		test('asks for mail on three searches; a need on the part comes once, with all three', async ({ page }) => {
			await followSearch(`/${lang}/folg?hva=need&fylke=varmland`, 'instant');
			await supplier.goto(`/${lang}/behov?gruppe=supervision`);
			await supplier.getByRole('link', { name: t('follow.button_search') }).click();
			await supplier.locator('main [name="pace"][value="instant"]').check();
			await press(supplier, t('follow.follow'));
			await expect(supplier.getByText(t('follow.done_followed'))).toBeVisible();

			await publish(page, { owner: 'karlstad', lang: 'sv', title: part, technology: 'digital_supervision' });
			await expect(async () => {
				const mails = (await mailsTo(page, lang, email)).filter((text) => text.includes(part));
				expect(mails).toHaveLength(1);
				letter = mails[0] ?? '';
			}).toPass({ timeout: 40_000 });
			expect(letter).toContain(t('digest.intro_instant'));
			expect(letter).toContain(own);
			expect(letter).not.toContain(whole);
			await supplier.goto(`/${lang}/konto/folger`);
			await expect(about(part).locator('.reasons li')).toHaveCount(3);
			await expect(about(part)).toContainText(t('news.why_search_word', { word: found }));
			await supplier.goto(linkIn(letter, /\/behov\//));
			await expect(supplier.getByRole('heading', { level: 1, name: part })).toBeVisible();
		});

		test('puts a hit away, and it stays away', async () => {
			await supplier.goto(`/${lang}/konto/folger`);
			await about(whole).getByRole('button').click();
			await expect(supplier.getByText(t('follow.done_dismissed'))).toBeVisible();
			await supplier.reload();
			await expect(about(part)).toHaveCount(1);
			await expect(about(whole)).toHaveCount(0);
		});

		test('stops by the links of the mail, without signing in', async ({ page, request }) => {
			const links = letter.split(/\s+/).filter((each) => /\/avmeld\//.test(each));
			const [one = '', all = ''] = links.map((each) => new URL(each).pathname);
			await page.context().clearCookies();
			await page.goto(one);
			await press(page, t('follow.off_button_this'));
			await expect(page.getByText(t('follow.off_done_this'))).toBeVisible();

			// as a mail program does it: RFC 8058
			const clicked = await request.post(all, {
				headers: { accept: 'text/html' },
				form: { 'List-Unsubscribe': 'One-Click' }
			});
			expect([clicked.status(), await clicked.text()]).toEqual([
				200,
				expect.stringContaining(t('follow.off_done_all'))
			]);
			await supplier.goto(`/${lang}/konto/folger`);
			await expect(supplier.getByText(t('follow.mail_stopped'))).toBeVisible();
			await expect(supplier.locator('main form[action="?/pace"]')).toHaveCount(2);
		});
	});
