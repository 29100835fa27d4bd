/**
 * Every page of the built site under axe: once in Norwegian, light, 1280 wide, and once more in a rotating other
 * combination of Swedish, dark and 390 wide; never scrolling sideways at 320. Filled, empty and with faults.
 */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { reach } from '../src/lib/accounts/may.ts';
import { addressOf, builtPages } from './access/manifest.ts';
import { rows, type Row } from './access/rows.ts';
import { findSubjects, type Subjects } from './access/subjects.ts';
import { as } from './as.ts';
import { fits, inspect, look, others, usual } from './axe.ts';

type Who = 'nobody' | 'admin.karlstad' | 'sekretariat1';
const pages = new Map<Who, Page>();

/** One for all that the person looks at: who has signed in need not do so again. */
async function pageOf(browser: Browser, who: Who): Promise<Page> {
	const known = pages.get(who);
	if (known) return known;
	const page = await (await browser.newContext()).newPage();
	if (who !== 'nobody') await as(page, who, 'nb');
	pages.set(who, page);
	return page;
}

/** In the usual view and in another one, in turn, with `act` done in each before it is looked at. */
async function isForEverybody(page: Page, path: string, index: number, act?: () => Promise<void>): Promise<void> {
	for (const view of [usual, others[index % others.length] ?? usual]) {
		await look(page, path, view);
		await act?.();
		await inspect(page);
	}
	await fits(page);
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
	const { request } = await pageOf(browser, 'admin.karlstad');
	await request.post('/nb/arbeid/karlstad/piloter/ny?/register', {
		form: { title: `Tillgänglighet ${Date.now()}`, language: 'sv' },
		headers: { Origin: test.info().project.use.baseURL ?? '' }
	});
	await request.post('/nb/konto/glemt', {
		form: { email: 'admin.karlstad@demo.example' },
		headers: { Origin: test.info().project.use.baseURL ?? '' }
	});
	subjects = await findSubjects();
});

test.afterAll(async () => {
	for (const page of pages.values()) await page.context().close();
	pages.clear();
});

const looked = Object.entries(rows).filter(([id]) => id.startsWith('/[lang=lang]'));

for (const [index, [id, row]] of looked.entries())
	test(`${id} can be used by everybody`, async ({ browser }) => {
		const isPage = (await builtPages()).get(id);
		expect(isPage, id).toBeDefined();
		if (!isPage) return;
		const page = await pageOf(browser, readerOf(id, row));
		await isForEverybody(page, addressOf(id, { ...row.params, ...subjects[row.subject].own }), index);
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
		await isForEverybody(await pageOf(browser, 'nobody'), path, index);
	});

const faulty: readonly { who: Who; id: string; button: string; of?: 'foreign' }[] = [
	{ who: 'nobody', id: '/[lang=lang]/konto/inn', button: 'main form button' },
	{ who: 'nobody', id: '/[lang=lang]/konto/glemt', button: 'main form button' },
	{ who: 'nobody', id: '/[lang=lang]/tilgjengelighet', button: 'main form button' },
	{ who: 'nobody', id: '/[lang=lang]/piloter/[slug]/kontakt', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/piloter/ny', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/utgifter/ny', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/medlemmer', button: 'main form button' },
	{ who: 'nobody', id: '/[lang=lang]/registrer-leverandor', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/behov/[slug]/sporsmal', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/behov/ny', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/behov/[id]/tillegg', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/behov/[id]/status', button: 'main form button' },
	{ who: 'admin.karlstad', id: '/[lang=lang]/arbeid/[organisation]/arrangementer/ny', button: 'main form button' },
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
		const page = await pageOf(browser, who);
		await isForEverybody(page, addressOf(id, { ...row.params, ...subjects[row.subject][of] }), index, async () => {
			await page.locator(button).first().click();
			await expect(page.locator('.ds-error-summary')).toBeVisible();
			expect(await page.title()).toMatch(/^(Feil|Fel): /);
		});
	});
