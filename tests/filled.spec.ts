/** Pages that hold something only after people have worked, under axe: a claim, a budget, an import, a sample. */
import { expect, test, type Page } from '@playwright/test';
import postgres from 'postgres';
import { as } from './as.ts';
import { fits, inspect, look, others, usual } from './axe.ts';
import { field, fill } from './forms.ts';
import { databaseUrl } from './site-database.ts';

/** Once in Norwegian at a desk, once in Swedish on a phone at night, and on the narrowest phone. */
async function isForEverybody(page: Page, path: string): Promise<void> {
	for (const view of [usual, others[0] ?? usual]) {
		await look(page, path, view);
		// What is not there would be just as easy to use.
		await expect(page).toHaveURL(new RegExp(`/${view.lang}${path.slice(3).replace(/[?[\]]/g, '\\$&')}`));
		expect(await page.locator('main h1').count(), path).toBe(1);
		await inspect(page);
	}
	await fits(page);
}

const filled: readonly { who: string; paths: readonly string[] }[] = [
	{ who: 'okonomi.karlstad', paths: ['/nb/arbeid/karlstad/rapporter/P1', '/nb/arbeid/karlstad/rapporter/P2'] },
	{ who: 'sekretariat1', paths: ['/nb/sekretariat/rapporter/P1/karlstad'] },
	{
		who: 'sekretariat2',
		paths: [
			'/nb/sekretariat/rapporter/P2/ringsaker',
			'/nb/sekretariat/rapporter/P1/felles',
			'/nb/sekretariat/budsjett/2'
		]
	}
];
for (const { who, paths } of filled)
	for (const path of paths)
		test(`${path} is for everybody, seen by ${who}`, async ({ page }) => {
			await as(page, who, 'nb');
			expect((await page.request.get(path)).status()).toBe(200);
			await isForEverybody(page, path);
		});

test('each step of an import is for everybody', async ({ page }) => {
	await as(page, 'okonomi.karlstad', 'nb');
	await page.goto('/nb/arbeid/karlstad/utgifter/import');
	const stamp = Date.now();
	const lines = [
		'Bilagsnr;Bilagsdato;Tekst;Beløp;Kostnadstype;AP',
		`${stamp}-1;2.10.2026;Tog til Hamar;1 234,50;Reise og opphold;AP2`,
		`${stamp}-2;31.2.2026;Møterom;mye;Reise og opphold;AP2`
	];
	await field(page, 'file').setInputFiles({
		name: 'Regnskap.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(lines.join('\r\n'), 'latin1')
	});
	await page.locator('main form button[type="submit"], main form button:not([type])').first().click();
	await page.waitForURL(/\/kolonner$/);
	const columns = new URL(page.url()).pathname;
	await isForEverybody(page, columns);
	await page.goto(columns);
	await page.locator('main form button').first().click();
	await page.waitForURL(/\/kontroll$/);
	const check = new URL(page.url()).pathname;
	await isForEverybody(page, check);
	await page.goto(check);
	await page.locator('#start button').first().click();
	const done = check.replace(/\/kontroll$/, '');
	await page.waitForURL((url) => url.pathname === done);
	await expect(page.locator('meta[http-equiv="refresh"]')).toHaveCount(0, { timeout: 30_000 });
	await isForEverybody(page, done);
	await page.goto(done);
	await page.locator('form[action="?/undo"] button').click();
	await isForEverybody(page, done);
});

test('a sample of an auditor is for everybody', async ({ page }) => {
	await as(page, 'revisor', 'nb');
	await page.goto('/nb/sekretariat/revisjon');
	const method = page.locator('main [name="method"][value="largest"]');
	if ((await method.count()) > 0) await method.check();
	else await field(page, 'method').selectOption('largest');
	await fill(page, { period: 'P1', size: '5' });
	await page.locator('form[action="?/draw"] button').click();
	await page.waitForURL(/\/utvalg\//);
	await isForEverybody(page, new URL(page.url()).pathname);
	await page.locator('main a[href*="/revisjon/utgift/"]').first().click();
	await isForEverybody(page, new URL(page.url()).pathname.replace(/^\/sv/, '/nb'));
});

test('a draft of a budget is for everybody', async ({ page }) => {
	const state = async (value: string) => {
		const sql = postgres(await databaseUrl(), { max: 1 });
		await sql`update budget_version set state = ${value} where project_id = 'demo-sol' and number = 2`;
		await sql.end();
	};
	await as(page, 'sekretariat1', 'nb');
	// The demonstration's proposal, as it stood before it was sent.
	await state('draft');
	try {
		await isForEverybody(page, '/nb/sekretariat/budsjett/2');
		await isForEverybody(page, '/nb/sekretariat/budsjett/2/endre');
		await isForEverybody(page, '/nb/sekretariat/budsjett/2/medfinansiering');
	} finally {
		await state('proposed');
	}
});
