/**
 * A word that the secretariat writes into the glossary holds for the very next search, and so does its going. Partners
 * propose words, and readers open the neighbour's word where it stands.
 */
import { expect, test, type Page } from '@playwright/test';
import { as } from '../as.ts';
import { fill, press } from '../forms.ts';
import { tabTo } from '../keyboard.ts';
import { words, type Lang } from '../words.ts';

const other = { nb: 'sv', sv: 'nb' } as const;

/** What nobody has ever written, and what no word is close to. */
function invented(beginning: string): string {
	const parts = ['za', 'qo', 'xi', 'vu', 'wy', 'zå', 'qe', 'xa', 'wo', 'vi'];
	return (
		beginning +
		[...String(Date.now())]
			.reverse()
			.map((digit) => parts[Number(digit)])
			.slice(0, 6)
			.join('')
	);
}

const hit = (page: Page, title: string) =>
	page.locator('ol[aria-labelledby="hits"] > li').filter({ has: page.getByRole('link', { name: title, exact: true }) });

async function searchFor(page: Page, lang: Lang, q: string): Promise<void> {
	await page.goto(`/${lang}/sok`);
	await page.getByLabel(words(lang)('search.label')).fill(q);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\?q=/);
}

async function findsNothing(page: Page, lang: Lang, q: string): Promise<void> {
	await searchFor(page, lang, q);
	await expect(page.getByText(words(lang)('search.none', { q }))).toBeVisible();
}

/** By another's word, and the page says by which. */
async function finds(page: Page, lang: Lang, q: string, { title, word }: { title: string; word: string }) {
	await searchFor(page, lang, q);
	const why = hit(page, title).locator('.why');
	await expect(why).toContainText(words(lang)('search.found_glossary'));
	await expect(why.getByRole('link', { name: word })).toHaveAttribute('lang', lang === 'sv' ? 'nb' : 'sv');
}

async function takeOut(page: Page, lang: Lang, reason: string): Promise<void> {
	const form = page.getByRole('form', { name: words(lang)('glossary.retire_title') });
	await form.getByRole('button', { name: words(lang)('glossary.preview_button') }).click();
	await expect(page.getByText(words(lang)('glossary.preview_title'))).toBeVisible();
	await form.getByRole('textbox').fill(reason);
	await form.getByRole('button', { name: words(lang)('glossary.retire_button') }).click();
	await expect(page.getByText(words(lang)('glossary.retired'), { exact: true })).toBeVisible();
}

const readers = [
	{
		lang: 'nb',
		script: false,
		who: 'sekretariat1',
		word: 'väntedygn',
		title: 'Tryggare hemgång: vi jämför två vårdkedjor'
	},
	{
		lang: 'sv',
		script: true,
		who: 'sekretariat2',
		word: 'svarkort',
		title: 'Opplæringsløp i velferdsteknologi for hele vaktlaget'
	}
] as const;

for (const { lang, script, who, word, title } of readers)
	test.describe(`a new concept, told in ${lang}, ${script ? 'with' : 'without'} script`, () => {
		test.describe.configure({ mode: 'serial' });
		test.use({ javaScriptEnabled: script });
		const t = words(lang);
		const own = invented('b');
		const everyday = invented('hv');
		const reason = `Vi møter ordet ${own} hver uke.`;
		const difference = { nb: `Det ene ordet er ${own}.`, sv: `Det ena ordet är ${own}.` };
		let id = '';

		test('its word finds nothing yet', async ({ page }) => {
			await findsNothing(page, lang, own);
		});

		test('the secretariat sees which hits come in before it adds it', async ({ page }) => {
			await as(page, who, lang);
			await page.goto(`/${lang}/sekretariat/ordbok`);
			await page.getByRole('link', { name: t('glossary.desk_new'), exact: true }).click();
			await fill(page, { [`words_${lang}`]: own, [`words_${other[lang]}`]: word, relation: 'different' });
			await press(page, t('glossary.preview_button'));
			await expect(page.getByText(t('glossary.difference_missing_nb')).first()).toBeVisible();
			await page.locator('main [name="category"]').selectOption({ index: 1 });
			await fill(page, { difference_nb: difference.nb, difference_sv: difference.sv, reason });
			await press(page, t('glossary.preview_button'));
			await expect(page.getByRole('heading', { name: t('glossary.preview_query', { q: own }) })).toBeVisible();
			const comesIn = page
				.locator('main div:has(> h4)')
				.filter({ hasText: t('glossary.preview_in') })
				.first();
			await expect(comesIn.getByText(title)).toBeVisible();
			await findsNothing(await page.context().newPage(), lang, own);
			await press(page, t('glossary.add'));
			await expect(page.getByText(t('glossary.added'))).toBeVisible();
			id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
		});

		test('the very next search finds by it and says so', async ({ page }) => {
			await finds(page, lang, own, { title, word });
			await hit(page, title).locator('.why').getByRole('link').click();
			await expect(page).toHaveURL(new RegExp(`/${lang}/ordbok/${id}$`));
		});

		test('a word that is added later finds by it too', async ({ page }) => {
			await findsNothing(page, lang, everyday);
			await as(page, who, lang);
			await page.goto(`/${lang}/sekretariat/ordbok/${id}`);
			await fill(page, { [`words_${lang}`]: `${own}\n${everyday}`, reason: 'Hverdagsordet manglet.' });
			await press(page, t('glossary.preview_button'));
			await expect(page.getByRole('heading', { name: t('glossary.preview_query', { q: everyday }) })).toBeVisible();
			await press(page, t('glossary.save'));
			await expect(page.getByText(t('glossary.saved'))).toBeVisible();
			await finds(page, lang, everyday, { title, word });
		});

		test('its page has both words, the difference, where it occurs and what was changed', async ({ page }) => {
			await page.goto(`/${lang}/ordbok?q=${encodeURIComponent(own)}`);
			await page.getByRole('link', { name: own, exact: true }).click();
			await expect(page.getByRole('heading', { level: 1, name: own })).toBeVisible();
			await expect(page.locator('main .panel .word')).toHaveText([own, word]);
			await expect(page.getByRole('list', { name: t('glossary.synonyms') })).toHaveText(everyday);
			await expect(page.getByRole('region', { name: t('glossary.difference') })).toContainText(difference[lang]);
			const occurs = page.getByRole('region', { name: t('glossary.occurs') });
			await expect(occurs.getByRole('link', { name: title })).toHaveAttribute('lang', other[lang]);
			const history = page.getByRole('region', { name: t('glossary.history') });
			for (const text of [t('glossary.history_added'), t('glossary.history_edited'), reason, everyday])
				await expect(history).toContainText(text);
		});

		test('it is taken out, and the search forgets both words', async ({ page }) => {
			await as(page, who, lang);
			await page.goto(`/${lang}/sekretariat/ordbok/${id}`);
			await takeOut(page, lang, 'Ordet var funnet på.');
			for (const gone of [own, everyday]) await findsNothing(page, lang, gone);
			await page.goto(`/${lang}/ordbok/${id}`);
			await expect(page.getByText(t('glossary.retired_note'))).toBeVisible();
			await expect(page.getByRole('region', { name: t('glossary.history') })).toContainText(
				t('glossary.history_retired')
			);
		});
	});

test.describe('a proposal', () => {
	test.describe.configure({ mode: 'serial' });
	const [nb, sv] = [words('nb'), words('sv')];
	const proposed = invented('k');
	const { word, title } = readers[1];
	let id = '';

	test.describe('from Sweden with script', () => {
		test('an editor of a partner proposes a word from the glossary’s own page', async ({ page }) => {
			await as(page, 'redaktor.hammaro', 'sv');
			await page.goto(`/sv/ordbok?q=${proposed}`);
			await page.getByRole('link', { name: sv('glossary.propose_new') }).click();
			await expect(page.locator('main [name="words_sv"]')).toHaveValue(proposed);
			await page.locator('main [name="words_nb"]').fill(word);
			await press(page, sv('glossary.propose_send'));
			await expect(page.getByText(sv('glossary.reason_missing')).first()).toBeVisible();
			await page.locator('main [name="reason"]').fill('Så säger man hos oss.');
			await press(page, sv('glossary.propose_send'));
			await expect(page.getByText(sv('glossary.propose_sent'))).toBeVisible();
			await expect(page.getByRole('listitem').filter({ hasText: proposed })).toContainText(
				sv('glossary.state_submitted')
			);
			await findsNothing(page, 'sv', proposed);
		});
	});

	test.describe('decided in Norway without script', () => {
		test.use({ javaScriptEnabled: false });

		test('the secretariat fills in the difference and takes it in', async ({ page }) => {
			await as(page, 'sekretariat1', 'nb');
			await page.goto('/nb/sekretariat/ordbok/forslag');
			await page.getByRole('link', { name: new RegExp(proposed) }).click();
			await fill(page, { relation: 'different', difference_nb: 'Et svensk ord.', difference_sv: 'Ett norskt ord.' });
			await press(page, nb('glossary.preview_button'));
			await expect(page.getByRole('heading', { name: nb('glossary.preview_query', { q: proposed }) })).toBeVisible();
			await press(page, nb('glossary.proposal_accept'));
			await expect(page.getByText(nb('glossary.proposal_accepted'))).toBeVisible();
			await expect(page.getByRole('link', { name: new RegExp(proposed) })).toHaveCount(0);
		});
	});

	test('who proposed reads that it was taken in, and the search knows it', async ({ page }) => {
		await finds(page, 'sv', proposed, { title, word });
		await as(page, 'redaktor.hammaro', 'sv');
		await page.goto('/sv/ordbok/foresla');
		const line = page.getByRole('listitem').filter({ hasText: proposed });
		await expect(line).toContainText(sv('glossary.state_accepted'));
		await line.getByRole('link').click();
		await expect(page.getByRole('heading', { level: 1, name: proposed })).toBeVisible();
		id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	});

	test('the secretariat takes it out again', async ({ page }) => {
		await as(page, 'sekretariat1', 'nb');
		await page.goto(`/nb/sekretariat/ordbok/${id}`);
		await takeOut(page, 'nb', 'Ordet var funnet på.');
		await findsNothing(page, 'sv', proposed);
	});
});

test.describe('reading help', () => {
	const t = words('nb');

	for (const javaScriptEnabled of [true, false])
		test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
			test.use({ javaScriptEnabled });

			test('a Norwegian opens the neighbour’s word in a Swedish text by keyboard, and closes it', async ({ page }) => {
				await page.goto('/nb/piloter/social-robot-pa-dagverksamheten');
				const asked = page.locator('main').getByRole('button', { name: 'dagverksamheter', exact: true });
				const help = page.getByRole('group', { name: t('glossary.help_on', { word: 'dagverksamheter' }) });
				await expect(help).toBeHidden();
				await tabTo(page, asked);
				await page.keyboard.press('Enter');
				await expect(help).toBeVisible();
				await expect(help).toContainText(t('glossary.help_word_no'));
				await expect(help.locator('strong').first()).toHaveText(/dag(senter|aktivitet|tilbud)/);
				await page.keyboard.press('Tab');
				await expect(help.getByRole('link', { name: t('glossary.help_more') }).first()).toBeFocused();
				await page.keyboard.press('Escape');
				await expect(help).toBeHidden();
				await expect(asked).toBeFocused();
			});
		});

	test('who reads her own language is only told what the neighbour would take for something else', async ({ page }) => {
		const sv = words('sv');
		await page.goto('/sv/piloter/social-robot-pa-dagverksamheten');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.locator('main').getByRole('button', { name: /^dagverksamhet/ })).toHaveCount(0);
		const asked = page.locator('main button.glossed').first();
		const word = (await asked.textContent()) ?? '';
		await asked.click();
		const help = page.getByRole('group', { name: sv('glossary.help_on', { word }) });
		await expect(
			help
				.getByText(sv('glossary.help_word_no'))
				.or(help.getByText(sv('glossary.help_look_alike')))
				.first()
		).toBeVisible();
		await help.getByRole('button', { name: sv('glossary.help_close') }).click();
		await expect(help).toBeHidden();
	});
});
