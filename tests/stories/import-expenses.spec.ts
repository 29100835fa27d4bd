/**
 * The half-year's costs come out of the accounts in a file: columns are matched, faulty rows are mended on the screen,
 * the right ones come in as drafts, the same file adds nothing, and what was wrong is taken back.
 */
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { words, type Lang } from '../words.ts';

const stamp = Date.now().toString().slice(-7);

type Told = { who: string; organisation: string; lang: Lang; name: string; lines: readonly string[]; currency: string };

const stories: readonly Told[] = [
	{
		who: 'okonomi.ringsaker',
		organisation: 'ringsaker',
		lang: 'nb',
		name: 'Regnskap høsten.csv',
		currency: 'NOK',
		lines: [
			'Regnskapsrapport;;;;;',
			'Bilagsnr;Bilagsdato;Tekst;Beløp;Kostnadstype;AP',
			`${stamp}-1;2.10.2026;Tog til Karlstad;1 234,50;Reise og opphold;AP2`,
			`${stamp}-2;31.2.2026;Møterom;mye;Reise og opphold;AP2`,
			`${stamp}-3;4/10-2026;Kreditert hotell;(200,00);Reise og opphold;2`,
			';;Sum;1 334,50;;'
		]
	},
	{
		who: 'okonomi.karlstad',
		organisation: 'karlstad',
		lang: 'sv',
		name: 'Bokföring hösten.csv',
		currency: 'SEK',
		lines: [
			'Verifikationslista;;;;;',
			'Vernr;Bokföringsdatum;Vertext;Belopp;Kostnadsslag;AP',
			`${stamp}-1;2026-10-02;Tåg till Hamar;1 234,50;Resor och logi;AP2`,
			`${stamp}-2;2026-02-31;Möteslokal;mycket;Resor och logi;AP2`,
			`${stamp}-3;20261004;Krediterat hotell;200,00-;Resor och logi;2`,
			';;Summa;1 334,50;;'
		]
	}
];

/** As Excel saves in both countries: the letters of Windows. */
const bytes = (lines: readonly string[]) => Buffer.from(lines.join('\r\n'), 'latin1');

async function upload(page: Page, { lang, organisation, name, lines }: Told): Promise<void> {
	const t = words(lang);
	await page.goto(`/${lang}/arbeid/${organisation}/utgifter/import`);
	await page
		.getByLabel(t('expense_import.file'), { exact: true })
		.setInputFiles({ name, mimeType: 'text/csv', buffer: bytes(lines) });
	await page.getByRole('button', { name: t('expense_import.read_file') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('expense_import.columns_title'));
	await page.getByRole('button', { name: t('expense_import.check_rows') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('expense_import.check_title'));
}

function tellStory(told: Told): void {
	const t = words(told.lang);
	const { currency } = told;
	let done = '';

	test('comes in row by row, mended on the way, once', async ({ page }) => {
		await as(page, told.who, told.lang);
		await upload(page, told);
		await expect(page.getByText(t('expense_import.count_right_other', { count: 2 })).first()).toBeVisible();
		const row = page.getByRole('group', { name: t('expense_import.row_number', { row: 4 }) });
		await expect(row.getByText(/31.2.2026|2026-02-31/).first()).toBeVisible();

		await row
			.getByLabel(t('expense_import.field_date'), { exact: true })
			.fill(told.lang === 'nb' ? '3.10.2026' : '2026-10-03');
		await row.getByLabel(t('expense_import.field_amount'), { exact: true }).fill('300');
		await page.getByRole('button', { name: t('expense_import.save_corrections') }).click();
		await expect(page.getByText(t('expense_import.corrected_other', { count: 0 }))).toBeVisible();
		await expect(page.getByText(t('expense_import.sum_agrees', { currency }))).toBeVisible();

		await page.getByRole('button', { name: t('expense_import.bring_all_other', { count: 3 }) }).click();
		await expect(page.getByText(t('expense_import.came_in_other', { count: 3 }))).toBeVisible();
		done = page.url();

		await upload(page, told);
		await expect(page.getByText(t('expense_import.count_known_other', { count: 2 }))).toBeVisible();
		await expect(page.getByText(t('expense_import.nothing_ready'))).toBeVisible();
	});

	test('is taken back whole while it is untouched', async ({ page }) => {
		await as(page, told.who, told.lang);
		await page.goto(done);
		await page.getByRole('button', { name: t('expense_import.undo') }).click();
		await expect(page.getByText(t('expense_import.undone_other', { count: 3 }))).toBeVisible();
	});
}

test.describe('a file from the accounts, in nb without script', () => {
	test.describe.configure({ mode: 'serial' });
	test.use({ javaScriptEnabled: false });
	const [told] = stories;
	if (told) tellStory(told);
});

test.describe('a file from the accounts, in sv', () => {
	test.describe.configure({ mode: 'serial' });
	const [, told] = stories;
	if (told) tellStory(told);
});
