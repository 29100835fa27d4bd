/**
 * Journey 13: answers that are sealed until the deadline. The suppliers write in Swedish with script, the owner reads in
 * Norwegian without. Nobody waits a month: the deadline is moved in the database, which no page can do.
 */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openDb, type OpenDb } from '#lib/db.server.ts';
import { as } from '../as.ts';
import { pdf } from '../files.ts';
import { fill, press } from '../forms.ts';
import { newFirms, firmAt, signedInAs, type Firm, type FirmPerson } from '../firms.ts';
import { passDeadline } from '../responses.ts';
import { publishSealedNeed, type Published } from '../sealed-need.ts';
import { databaseUrl } from '../site-database.ts';
import { words } from '../words.ts';

const sv = words('sv');
const nb = words('nb');
const stamp = Date.now().toString(36);
const said = { first: `Första ordet ${stamp}`, colleague: `Kollegans ord ${stamp}`, last: `Sista ordet ${stamp}` };
const reason = `Løsningen er ikke prøvd på sykehjem ${stamp}`;
const fileName = `beskrivning-${stamp}.pdf`;
const fileBytes = pdf(`Innehåll ${stamp}`);

test.describe('journey 13: an answer is sealed', () => {
	test.describe.configure({ mode: 'serial' });
	let open: OpenDb;
	let need: Published;
	let firms: readonly Firm[];
	let supplier: Page;
	let colleague: Page;
	let owner: Page;
	const title = `Färre fall på natten ${stamp}`;

	const answerOf = (firm: number) => `/sv/arbeid/${firmAt(firms, firm).id}/svar/${need.slug}`;
	const answers = () => `/nb/arbeid/karlstad/behov/${need.id}/svar`;
	const opened = (page: Page, firm: number) => page.getByRole('link', { name: firmAt(firms, firm).name });

	async function browserOf(browser: Browser, person: FirmPerson): Promise<Page> {
		const context = await browser.newContext();
		await signedInAs(context, person);
		return context.newPage();
	}

	async function handIn(page: Page, firm: number, offer: string): Promise<void> {
		await page.goto(answerOf(firm));
		await fill(page, { offer, contact: 'Alva Ek, alva@firma.example' });
		await press(page, sv('response.submit'));
		await expect(page.getByText(sv('response.receipt_submitted'))).toBeVisible();
	}

	test.beforeAll(async ({ browser }) => {
		open = openDb(await databaseUrl(), 2);
		firms = await newFirms(open.db, 3, { lang: 'sv', people: 2 });
		const [first, second] = firms[0]?.people ?? [];
		if (!first || !second) throw new Error('The firm has no two people');
		supplier = await browserOf(browser, first);
		colleague = await browserOf(browser, second);
		owner = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	});
	test.afterAll(async () => {
		for (const page of [supplier, colleague, owner]) await page.context().close();
		await open.close();
	});

	test('the owner publishes a need whose answers are opened all at once', async () => {
		need = await publishSealedNeed(owner, 'nb', title);
		await expect(owner.getByText(nb('need.answers_sealed'))).toBeVisible();
	});

	test('a supplier finds it, is told what the law opens, and saves a draft with a file', async () => {
		await supplier.goto(`/sv/behov/${need.slug}`);
		await supplier.getByRole('link', { name: sv('response.answer_need'), exact: true }).click();
		await expect(supplier.getByRole('heading', { name: sv('response.law_title') })).toBeVisible();
		await expect(supplier.getByText(sv('response.law_se'))).toBeVisible();
		await expect(supplier.getByText(sv('response.sealed_note'))).toBeVisible();
		await fill(supplier, { offer: said.first });
		await supplier
			.locator('main [name="files"]')
			.setInputFiles({ name: fileName, mimeType: 'application/pdf', buffer: fileBytes });
		await press(supplier, sv('response.save'));
		await expect(supplier.getByText(sv('response.receipt_saved'))).toBeVisible();
	});

	test('handing in asks for what is missing and keeps what was typed', async () => {
		await press(supplier, sv('response.submit'));
		await expect(supplier.locator('.ds-error-summary').getByText(sv('response.contact_missing'))).toBeVisible();
		await expect(supplier.locator('main [name="offer"]')).toHaveValue(said.first);
	});

	test('a colleague continues where it was left, and is given a receipt', async () => {
		await colleague.goto(answerOf(0));
		await expect(colleague.locator('main [name="offer"]')).toHaveValue(said.first);
		await expect(colleague.getByRole('link', { name: fileName })).toBeVisible();
		await fill(colleague, { offer: said.colleague, contact: 'Alva Ek, alva@firma.example' });
		await press(colleague, sv('response.submit'));
		await expect(colleague.getByText(sv('response.receipt_submitted'))).toBeVisible();
		await expect(colleague.getByRole('heading', { name: sv('response.receipt_title') })).toBeVisible();
		await expect(colleague.locator('main code')).toHaveText(/^[0-9a-f]{64}$/);
	});

	test('who had the old draft open writes nothing over it', async () => {
		await fill(supplier, { contact: 'Gamla kontakten' });
		await press(supplier, sv('response.save'));
		await expect(supplier.locator('.ds-error-summary').getByText(sv('response.changed_meanwhile'))).toBeVisible();
		await expect(supplier.getByRole('heading', { name: sv('response.saved_now') })).toBeVisible();
		await expect(supplier.getByText(said.colleague)).toBeVisible();
	});

	test('the owner sees how many answered, and neither who nor what', async () => {
		await as(owner, 'redaktor.karlstad', 'nb');
		await owner.goto(answers());
		await expect(owner.getByText(nb('response.count_one', { count: 1 }))).toBeVisible();
		await expect(owner.getByText(/Svarene er forseglet til .+ kl\. 12:00 norsk og svensk tid/)).toBeVisible();
		await expect(opened(owner, 0)).toHaveCount(0);
		const page = await owner.content();
		for (const each of [firmAt(firms, 0).name, said.first, said.colleague, fileName]) expect(page).not.toContain(each);
	});

	test('who knows the address is told that there is nothing, and a stranger is asked to sign in as anywhere', async () => {
		const [kept] = await open.db.execute<{ id: string }>(`select id from response where need_id = '${need.id}'`);
		const address = `${answers()}/${kept?.id ?? ''}`;
		expect((await owner.goto(address))?.status()).toBe(404);
		await as(owner, 'sekretariat1', 'nb');
		expect((await owner.goto(address))?.status()).toBe(404);
		await as(owner, 'revisor', 'nb');
		expect((await owner.goto(address))?.status()).toBe(404);
		await as(owner, 'leverandor2', 'nb');
		for (const each of [address, answerOf(0), `${answerOf(0)}/mottatt.json`])
			expect((await owner.goto(each))?.status(), each).toBe(404);
		await owner.context().clearCookies();
		for (const each of [address, answerOf(0)]) {
			await owner.goto(each);
			await expect(owner).toHaveURL(/konto\/inn\?til=/);
		}
	});

	test('withdrawn, it counts no longer', async () => {
		await supplier.goto(answerOf(0));
		await supplier.getByText(sv('response.withdraw'), { exact: true }).click();
		await press(supplier, sv('response.withdraw_now'));
		await expect(supplier.getByText(sv('response.receipt_withdrawn'))).toBeVisible();
		await as(owner, 'redaktor.karlstad', 'nb');
		await owner.goto(answers());
		await expect(owner.getByText(nb('response.count_other', { count: 0 }))).toBeVisible();
	});

	test('handed in again, with two more firms of which one withdraws, two count', async ({ browser }) => {
		await supplier.goto(answerOf(0));
		await fill(supplier, { offer: said.last, contact: 'Alva Ek, alva@firma.example' });
		await supplier
			.locator('main [name="files"]')
			.setInputFiles({ name: fileName, mimeType: 'application/pdf', buffer: fileBytes });
		await press(supplier, sv('response.submit'));
		await expect(supplier.getByText(sv('response.receipt_submitted'))).toBeVisible();

		for (const firm of [1, 2]) {
			const page = await browserOf(browser, firmAt(firms, firm).person);
			await handIn(page, firm, `Svar av firma ${firm} ${stamp}`);
			if (firm === 2) {
				await page.getByText(sv('response.withdraw'), { exact: true }).click();
				await press(page, sv('response.withdraw_now'));
				await expect(page.getByText(sv('response.receipt_withdrawn'))).toBeVisible();
			}
			await page.context().close();
		}
		await owner.goto(answers());
		await expect(owner.getByText(nb('response.count_other', { count: 2 }))).toBeVisible();
	});

	test('what comes after the deadline is refused, with the clock that counts', async () => {
		// the form stands open while the deadline passes
		await colleague.goto(answerOf(0));
		await fill(colleague, { offer: `För sent ${stamp}` });
		await passDeadline(open.db, need.id);
		await press(colleague, sv('response.submit_again'));
		const faults = colleague.locator('.ds-error-summary');
		await expect(faults.getByText(/Svarstiden gick ut .+ kl\. 24:00 svensk och norsk tid/)).toBeVisible();
		await colleague.goto(answerOf(0));
		await expect(colleague.locator('main [name="offer"]')).toHaveCount(0);
		await expect(colleague.getByText(said.last)).toBeVisible();
	});

	test('the owner opens the last version with its file, and nothing of the ones before', async () => {
		await owner.goto(answers());
		await expect(opened(owner, 1)).toBeVisible();
		await expect(opened(owner, 2)).toHaveCount(0);
		await opened(owner, 0).click();
		await expect(owner.getByText(said.last)).toHaveCount(0);
		await press(owner, nb('response.open'));
		await expect(owner.getByText(nb('response.receipt_opened'))).toBeVisible();
		await expect(owner.getByText(said.last)).toBeVisible();
		const page = await owner.content();
		for (const each of [said.first, said.colleague, `För sent ${stamp}`]) expect(page).not.toContain(each);
		const href = await owner.getByRole('link', { name: fileName }).getAttribute('href');
		expect(Buffer.compare(await (await owner.request.get(href ?? '')).body(), fileBytes)).toBe(0);
	});

	test('the supplier sees that it was read, is invited, and is told so', async () => {
		await supplier.goto(answerOf(0));
		await expect(supplier.getByText(new RegExp(sv('response.told_read', { at: '.+' })))).toBeVisible();
		await owner.locator('main [name="verdict"][value="invited"]').check();
		await press(owner, nb('response.decide'));
		await expect(owner.getByText(nb('response.receipt_decided'))).toBeVisible();
		await supplier.reload();
		await expect(supplier.getByText(sv('response.told_invited'))).toBeVisible();
	});

	test('what is not pursued needs a reason, which the firm reads', async ({ browser }) => {
		await owner.goto(answers());
		await opened(owner, 1).click();
		await press(owner, nb('response.open'));
		await owner.locator('main [name="verdict"][value="not_pursued"]').check();
		await press(owner, nb('response.decide'));
		await expect(owner.locator('.ds-error-summary').getByText(nb('response.reason_missing'))).toBeVisible();
		await fill(owner, { reason });
		await press(owner, nb('response.decide'));
		await expect(owner.getByText(nb('response.receipt_decided'))).toBeVisible();

		const other = await browserOf(browser, firmAt(firms, 1).person);
		await other.goto(answerOf(1));
		await expect(other.getByText(sv('response.told_not_pursued'))).toBeVisible();
		await expect(other.getByText(reason)).toBeVisible();
		expect((await other.goto(answerOf(0)))?.status()).toBe(404);
		await other.context().close();
	});
});
