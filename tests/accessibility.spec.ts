/**
 * Every page of the built site under axe: once in Norwegian, light, 1280 wide, and once more in a rotating other
 * combination of Swedish, dark and 390 wide; never scrolling sideways at 320. Filled, empty and with faults.
 */
import { expect, test, type Browser, type BrowserContext } from '@playwright/test';
import { reach } from '../src/lib/accounts/may.ts';
import { addressOf, builtRoutes } from './access/manifest.ts';
import { rows, type Row } from './access/rows.ts';
import { findSubjects, type Subjects } from './access/subjects.ts';
import { as } from './as.ts';
import { fits, inspect, look, others, usual } from './axe.ts';

type Who = 'nobody' | 'admin.karlstad' | 'sekretariat1';
const contexts = new Map<Who, BrowserContext>();

async function contextOf(browser: Browser, who: Who): Promise<BrowserContext> {
	const known = contexts.get(who);
	if (known) return known;
	const context = await browser.newContext();
	contexts.set(who, context);
	if (who !== 'nobody') {
		const page = await context.newPage();
		await as(page, who, 'nb');
		await page.close();
	}
	return context;
}

function readerOf(id: string, row: Row): Who {
	if (reach('anonymous', row.read) === 'any') return 'nobody';
	return id.includes('/sekretariat') ? 'sekretariat1' : 'admin.karlstad';
}

// The longest file of all is shared out among the workers, or one would still look when the stories are long told.
test.describe.configure({ mode: 'parallel' });

let subjects: Subjects;

test.beforeAll(async ({ browser }) => {
	test.setTimeout(120_000);
	const context = await contextOf(browser, 'admin.karlstad');
	await context.request.post('/nb/arbeid/karlstad/piloter/ny?/register', {
		form: { title: `Tillgänglighet ${Date.now()}`, language: 'sv' },
		headers: { Origin: test.info().project.use.baseURL ?? '' }
	});
	await context.request.post('/nb/konto/glemt', {
		form: { email: 'admin.karlstad@demo.example' },
		headers: { Origin: test.info().project.use.baseURL ?? '' }
	});
	subjects = await findSubjects();
});

test.afterAll(async () => {
	for (const context of contexts.values()) await context.close();
	contexts.clear();
});

const pages = Object.entries(rows).filter(([id]) => id.startsWith('/[lang=lang]'));

for (const [index, [id, row]] of pages.entries())
	test(`${id} can be used by everybody`, async ({ browser }) => {
		const built = (await builtRoutes()).find((route) => route.id === id);
		if (!built?.isPage) {
			expect(built, id).toBeDefined();
			return;
		}
		const context = await contextOf(browser, readerOf(id, row));
		const page = await context.newPage();
		const path = addressOf(id, { ...row.params, ...subjects[row.subject].own });
		for (const view of [usual, others[index % others.length] ?? usual]) {
			await look(page, path, view);
			await inspect(page);
		}
		await fits(page);
		await page.close();
	});

/** Pages without anything on them, and forms sent as they are. */
const empties = [
	'/nb/piloter?q=zzzzzz',
	'/nb/behov?technology=social_robot',
	'/nb/resultat?technology=social_robot&country=SE',
	'/nb/piloter?page=999'
];
for (const [index, path] of empties.entries())
	test(`${path} can be used by everybody`, async ({ browser }) => {
		const page = await (await contextOf(browser, 'nobody')).newPage();
		for (const view of [usual, others[index % others.length] ?? usual]) {
			await look(page, path, view);
			await inspect(page);
		}
		await fits(page);
		await page.close();
	});

const faulty: readonly { who: Who; id: string; button: string; of?: 'foreign' }[] = [
	{ who: 'nobody', id: '/[lang=lang]/konto/inn', button: 'main form button' },
	{ who: 'nobody', id: '/[lang=lang]/konto/glemt', button: 'main form button' },
	{ who: 'nobody', id: '/[lang=lang]/tilgjengelighet', button: 'main form button' },
	{ who: 'nobody', id: '/[lang=lang]/piloter/[slug]/kontakt', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/piloter/ny', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/utgifter/ny', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/medlemmer', button: 'main form button' },
	{ who: 'sekretariat1', id: '/[lang=lang]/sekretariat/logo', button: 'main form button' },
	{
		who: 'sekretariat1',
		id: '/[lang=lang]/sekretariat/utgifter/[id]',
		button: 'form[action="?/cut"] button',
		of: 'foreign'
	}
];
for (const [index, { who, id, button, of = 'own' }] of faulty.entries())
	test(`${id} names its faults to everybody`, async ({ browser }) => {
		const row = rows[id];
		if (!row) throw new Error(`No such route: ${id}`);
		const page = await (await contextOf(browser, who)).newPage();
		for (const view of [usual, others[index % others.length] ?? usual]) {
			await look(page, addressOf(id, { ...row.params, ...subjects[row.subject][of] }), view);
			await page.locator(button).first().click();
			await expect(page.locator('.ds-error-summary')).toBeVisible();
			expect(await page.title()).toMatch(/^(Feil|Fel): /);
			await inspect(page);
		}
		await fits(page);
		await page.close();
	});
