/**
 * Journey 15, a claim on its way to the money: salary entered with its receipt by a partner's administrator, reported and
 * frozen by its finance in Karlstad (sv) and Ringsaker (nb, without script), approved by one person of the secretariat,
 * who may not pay it, and paid by the other; and in the public book as a row that names nobody.
 */
import postgres from 'postgres';
import { expect, test, type Page } from '@playwright/test';
import { formatDay } from '#lib/format.ts';
import { as } from '../as.ts';
import { behindMask, cents, lineLeft, maskOf, publicLedger, publicPartner, sha256 } from '../book.ts';
import { pdf } from '../files.ts';
import { field, fill } from '../forms.ts';
import { databaseUrl } from '../site-database.ts';
import { address } from '../site.ts';
import { words, type Lang } from '../words.ts';

type Telling = { lang: Lang; partner: string; person: string; euro: bigint; office: bigint; text: string };
const tellings: Telling[] = [
	{
		lang: 'sv',
		partner: 'karlstad',
		person: 'Ingrid Sandström-Vik',
		text: 'Projektledning',
		// 125 000 ÷ 11.2 = 11 160.714…; 15 % of it are 1 674.106…, of which whole cents count
		euro: 1_116_071n,
		office: 167_410n
	},
	{
		lang: 'nb',
		partner: 'ringsaker',
		person: 'Øystein Bråten-Hagen',
		text: 'Prosjektledelse',
		// 125 000 ÷ 11.7 = 10 683.760…; 15 % of it are 1 602.564
		euro: 1_068_376n,
		office: 160_256n
	}
];
const line = { workPackage: 'AP3', category: 'staff' } as const;

async function inDatabase<T>(ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const sql = postgres(await databaseUrl(), { max: 1 });
	try {
		return await ask(sql);
	} finally {
		await sql.end();
	}
}

/** A period of its own: in the others, other stories go on entering while this report is closed. */
async function periodFor(lang: Lang): Promise<string> {
	const code = `R${lang.toUpperCase()}${Date.now() % 100_000}`;
	await inDatabase(
		(sql) => sql`
			insert into period (project_id, code, starts_on, ends_on, report_due_on)
			select project_id, ${code}, starts_on + 1, ends_on, report_due_on from period
			where project_id = 'demo-sol' and code = 'P3'`
	);
	return code;
}

for (const { lang, partner, person, text: work, euro, office } of tellings)
	test.describe(`journey 15: a report of ${partner} in ${lang}`, () => {
		test.describe.configure({ mode: 'serial' });
		test.use({ javaScriptEnabled: lang === 'sv' });
		const t = words(lang);
		const own = `/${lang}/arbeid/${partner}`;
		const text = `${work} ${Date.now()}`;
		const receipt = pdf(`Kvitto ${text}`);
		const press = async (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
		/** What a person sends who does not ask the page whether there is a button for it. */
		const force = async (page: Page, step: string, revision: string) => {
			const form = { revision };
			const answer = await page.request.post(`${desk}?/${step}`, {
				form,
				headers: { origin: address, accept: 'text/html' },
				maxRedirects: 0
			});
			return { status: answer.status(), told: await answer.text() };
		};
		let period = '';
		let expense = '';
		let desk = '';

		test('an administrator enters 125 000 of salary with its receipt and submits it', async ({ page }) => {
			period = await periodFor(lang);
			desk = `/${lang}/sekretariat/rapporter/${period}/${partner}`;
			await as(page, `admin.${partner}`, lang);
			await page.goto(`${own}/utgifter/ny`);
			await page.locator('main #files').setInputFiles({
				name: 'kvittering.pdf',
				mimeType: 'application/pdf',
				buffer: receipt
			});
			const { workPackage, category } = line;
			await fill(page, { date: '2026-10-15', category, work_package: workPackage, text, amount: '125 000,00' });
			await page.locator('main details summary').first().click();
			await fill(page, { period, kind: 'staff', person, month: '2026-09', hours: '200', staff_rate: '625,00' });
			await press(page, 'expense.save_and_next');
			await page.getByRole('link', { name: t('expense.see_or_change') }).click();
			expense = new URL(page.url()).pathname.split('/').at(-1) ?? '';
			await expect(page.getByRole('link', { name: 'kvittering.pdf' })).toBeVisible();
			await press(page, 'expense.submit');
			await expect(page.getByText(t('expense.submitted_done_one', { count: 1 }))).toBeVisible();
		});

		test('the euros are those of the rate and the day that were stored, whoever worked is seen by few', async ({
			page
		}) => {
			const [stored] = await inDatabase(
				(sql) => sql<{ rate: string; on: string; eur: string }[]>`
					select trim_scale(rate_per_euro)::text as rate, rate_on::text as on, eur_minor::text as eur
					from expense where id = ${expense}`
			);
			expect(BigInt(stored?.eur ?? 0)).toBe(euro);
			await as(page, `okonomi.${partner}`, lang);
			await page.goto(`${own}/utgifter/${expense}`);
			const rate = stored?.rate.replace('.', ',') ?? '';
			await expect(
				page.getByText(t('expense.rate_frozen', { rate, day: formatDay(lang, stored?.on ?? '') }))
			).toBeVisible();
			const amount = page
				.locator('dl.facts div')
				.filter({ has: page.getByText(t('expense.in_euro'), { exact: true }) });
			expect(cents((await amount.locator('dd').innerText()).split('EUR')[0] ?? '')).toBe(euro);
			await expect(page.getByText(person)).toBeVisible();

			await as(page, `redaktor.${partner}`, lang);
			await page.goto(`${own}/utgifter/${expense}`);
			await expect(page.getByText(t('expense.masked_note'))).toBeVisible();
			expect(await page.content()).not.toContain(person);
		});

		test('finance submits the report, and its figures are frozen', async ({ page }) => {
			await as(page, `okonomi.${partner}`, lang);
			await page.goto(`${own}/rapporter/${period}`);
			await press(page, 'report.submit');
			await expect(page.getByRole('group').getByText(t('report.check_no_text'))).toBeVisible();
			await field(page, 'text').fill(lang === 'sv' ? 'Vi är i gång.' : 'Vi er i gang.');
			await press(page, 'report.submit');
			await expect(page.getByText(t('report.sent'))).toBeVisible();
			await expect(page.getByText(t('report.figures_frozen'))).toBeVisible();
			await page.goto(`${own}/rapporter/${period}`);
			await expect(page.getByRole('button', { name: t('report.submit') })).toHaveCount(0);
		});

		test('approved, it takes from the partner and from its line to the cent, and the head of the book moves', async ({
			page
		}) => {
			await as(page, 'sekretariat1', lang);
			const left = await lineLeft(page, lang, partner, line);
			const before = { ...(await publicPartner(page, lang, partner)), head: (await publicLedger(page)).head };
			await page.goto(`/${lang}/sekretariat/utgifter/${expense}`);
			await press(page, 'expense.approve');
			await expect(page).toHaveURL(/gjort=avgjort/);

			expect(await lineLeft(page, lang, partner, line)).toBe(left - euro);
			// other stories may add to the same partner meanwhile, never take away
			const after = await publicPartner(page, lang, partner);
			expect(after.spent).toBeGreaterThanOrEqual(before.spent + euro + office);
			expect(after.remaining).toBeLessThanOrEqual(before.remaining - euro - office);
			expect(after.spent + after.remaining).toBe(before.spent + before.remaining);
			expect((await publicLedger(page)).head).not.toBe(before.head);
		});

		test('who approves the report may neither claim nor pay, whatever is sent', async ({ page }) => {
			await as(page, 'sekretariat1', lang);
			await page.goto(desk);
			await press(page, 'report.approve');
			await expect(page.getByText(t('report.approved_done'))).toBeVisible();
			await expect(page.getByText(t('report.another_claim'))).toBeVisible();
			await expect(page.getByRole('button', { name: t('report.claim') })).toHaveCount(0);
			expect((await force(page, 'claim', '2')).status).toBe(403);

			await as(page, 'sekretariat2', lang);
			await page.goto(desk);
			await press(page, 'report.claim');
			await expect(page.getByText(t('report.claimed_done'))).toBeVisible();

			await as(page, 'sekretariat1', lang);
			await page.goto(desk);
			await expect(page.getByRole('button', { name: t('report.pay') })).toHaveCount(0);
			const tried = await force(page, 'pay', '3');
			expect(tried.status).toBe(403);
			expect(tried.told).toContain(t('report.own_hands'));
		});

		test('the other one pays, and the partner sees it', async ({ page }) => {
			await as(page, 'sekretariat2', lang);
			await page.goto(desk);
			await press(page, 'report.pay');
			await expect(page.getByText(t('report.paid_done'))).toBeVisible();

			await as(page, `okonomi.${partner}`, lang);
			await page.goto(`${own}/rapporter`);
			const row = page.getByRole('row', { name: new RegExp(period) });
			await expect(row.getByText(t('report.state_paid'))).toBeVisible();
		});

		test('the public row tells the sum and nobody’s name, and what is hidden is what was uploaded', async ({
			page
		}) => {
			const { number, masked } = await inDatabase((sql) => behindMask(sql, expense));
			const { rows } = await publicLedger(page);
			const row = rows[number - 1];
			expect(row).toMatchObject({ organisation: partner, period, category: 'staff', work_package: 'AP3', reason: '' });
			expect(cents(row?.eur ?? '')).toBe(euro);
			const seen = [
				JSON.stringify(rows),
				await (await page.request.get(`/${lang}/finansiering/bok/bok.csv`)).text(),
				await (await page.request.get(`/${lang}/finansiering/bok?partner=${partner}&periode=${period}`)).text()
			];
			for (const each of seen) {
				expect(each).toContain(period);
				for (const secret of [person, text, 'kvittering.pdf', masked.salt, ...masked.documents])
					expect(each).not.toContain(secret);
			}

			// as docs/decisions/012-public-ledger.md says: the file’s own hash stands behind the row’s
			expect(masked).toMatchObject({ text, documents: [sha256(receipt)] });
			expect(maskOf(masked)).toBe(row?.masked);
			expect(maskOf({ ...masked, documents: [sha256(`${receipt.toString('latin1')} `)] })).not.toBe(row?.masked);
			await as(page, `okonomi.${partner}`, lang);
			await page.goto(`${own}/utgifter/${expense}`);
			const link = await page.getByRole('link', { name: 'kvittering.pdf' }).getAttribute('href');
			const file = await page.request.get(link ?? '');
			expect(masked.documents).toEqual([sha256(await file.body())]);
		});

		test('who may read the receipt verifies it against the book, and no other partner can', async ({ page }) => {
			const { masked } = await inDatabase((sql) => behindMask(sql, expense));
			const check = async (buffer: Buffer) => {
				await page.locator('main #files').setInputFiles({ name: 'min.pdf', mimeType: 'application/pdf', buffer });
				await press(page, 'receipt.check');
			};
			await as(page, `okonomi.${partner}`, lang);
			await page.goto(`${own}/utgifter/${expense}`);
			await page.getByRole('link', { name: t('receipt.open'), exact: true }).click();
			await expect(page.getByText(masked.salt, { exact: true })).toBeVisible();
			await expect(page.getByText(t('receipt.holds'))).toBeVisible();
			await check(receipt);
			await expect(page.getByRole('status').getByText(t('receipt.is_same', { name: 'min.pdf' }))).toBeVisible();
			await check(Buffer.concat([receipt, Buffer.from(' ')]));
			await expect(page.getByRole('status').getByText(t('receipt.is_unknown', { name: 'min.pdf' }))).toBeVisible();
			const there = page.url();

			await as(page, `okonomi.${partner === 'karlstad' ? 'ringsaker' : 'karlstad'}`, lang);
			expect((await page.goto(there))?.status()).toBe(404);
			await as(page, `redaktor.${partner}`, lang);
			expect((await page.goto(there))?.status()).toBe(403);
		});
	});
