/** Journey 14: eight conversations, nine firms. In Norwegian without script, in Swedish with. */
import { expect, test, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { openDb, type OpenDb } from '#lib/db.server.ts';
import { as } from '../as.ts';
import { fill, press } from '../forms.ts';
import { firmAt, forgetFirms, newFirms, signedInAs, type Firm } from '../firms.ts';
import { eventIn, type CalendarEntry } from '../ical.ts';
import { inDays } from '../sealed-need.ts';
import { address } from '../site.ts';
import { databaseUrl } from '../site-database.ts';
import { words, type Lang } from '../words.ts';

const conversations = { slotFrom: '12:30', slotMinutes: '20', slotPause: '0', slotCount: '8' };
const times = ['12:30', '12:50', '13:10', '13:30', '13:50', '14:10', '14:30', '14:50'];

type Meeting = { readonly id: string; readonly slug: string };

/** Written and published at Karlstad. */
async function publishMeeting(page: Page, lang: Lang, title: string): Promise<Meeting> {
	const t = words(lang);
	await as(page, 'redaktor.karlstad', lang);
	await page.goto(`/${lang}/arbeid/karlstad/arrangementer`);
	await page.getByRole('link', { name: t('event.new') }).click();
	await fill(page, { title, language: lang, text: 'Åtta samtal på tjugo minuter.', place: 'Stadshuset' });
	await fill(page, { day: inDays(20), from: '09:30', to: '15:30', seats: '2', ...conversations });
	await press(page, t('event.save_draft'));
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	await press(page, t('event.publish'));
	await expect(page.getByText(t('event.receipt_published'))).toBeVisible();
	await page.getByRole('link', { name: t('event.see_public') }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	return { id, slug: new URL(page.url()).pathname.split('/').at(-1) ?? '' };
}

async function calendarAt(request: APIRequestContext, path: string): Promise<CalendarEntry> {
	const answer = await request.get(path);
	expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
	return eventIn(await answer.text());
}

for (const { lang, script } of [
	{ lang: 'nb', script: false },
	{ lang: 'sv', script: true }
] as const)
	test.describe(`journey 14 in ${lang}, ${script ? 'with' : 'without'} script`, () => {
		test.describe.configure({ mode: 'serial' });
		const t = words(lang);
		const title = `Dialogmöte ${lang} ${Date.now().toString(36)}`;
		const minutes = `Vi berättade om natten och svarade på frågor ${lang}.`;
		let open: OpenDb;
		let meeting: Meeting;
		let firms: readonly Firm[];
		const pages: Page[] = [];
		let owner: Page;

		const here = () => `/${lang}/arrangementer/${meeting.slug}`;
		const calendar = (firm: number) => `${here()}/samtale.ics?firma=${firmAt(firms, firm).id}`;
		const pageOf = (firm: number) => {
			const page = pages[firm];
			if (!page) throw new Error(`No page ${firm}`);
			return page;
		};
		const browserOf = async (browser: Browser) => browser.newContext({ javaScriptEnabled: script });
		/** Numbers of the firms whose page says this. */
		async function told(text: string): Promise<number[]> {
			const seen = await Promise.all(pages.map(async (page) => page.getByText(text).count()));
			return seen.flatMap((count, firm) => (count > 0 ? [firm] : []));
		}

		test.beforeAll(async ({ browser }) => {
			open = openDb(await databaseUrl(), 2);
			firms = await newFirms(open.db, 9, { lang });
			owner = await (await browserOf(browser)).newPage();
			for (const index of firms.keys()) {
				const context = await browserOf(browser);
				await signedInAs(context, firmAt(firms, index).person);
				pages.push(await context.newPage());
			}
		});
		test.afterAll(async () => {
			for (const page of [...pages, owner]) await page.context().close();
			await open.close();
		});

		test('the owner opens eight conversations of twenty minutes', async () => {
			meeting = await publishMeeting(owner, lang, title);
			const list = owner.locator('section:has(#slots) li');
			await expect(list).toHaveCount(8);
			for (const [index, time] of times.entries()) await expect(list.nth(index)).toContainText(time);
		});

		test('nine firms press at once: each of eight has its own time, the ninth waits', async () => {
			for (const page of pages) await page.goto(here());
			await Promise.all(pages.map(async (page) => press(page, t('event.slot_book'))));
			for (const page of pages) {
				await expect(page).toHaveURL(/utfort=(booked|slot_waiting)$/);
				await page.waitForLoadState();
			}
			expect(await told(t('event.receipt_booked'))).toHaveLength(8);
			expect(await told(t('event.receipt_slot_waiting'))).toHaveLength(1);

			const booked = await told(t('event.receipt_booked'));
			const entries = await Promise.all(booked.map(async (firm) => calendarAt(pageOf(firm).request, calendar(firm))));
			expect(entries.map(({ from }) => from).sort()).toEqual(times.map((time) => `${inDays(20)} ${time}`));
			expect(new Set(entries.map(({ uid }) => uid)).size).toBe(8);
			expect(entries[0]).toMatchObject({ title: t('event.slot_calendar_title', { title }), minutes: 20 });
		});

		test('the calendar file is the link on the page, and nobody else gets it', async ({ request }) => {
			const [firm = 0] = await told(t('event.receipt_booked'));
			const [waiting = 0] = await told(t('event.receipt_slot_waiting'));
			const link = pageOf(firm).getByRole('link', { name: t('event.slot_calendar') });
			expect(await link.evaluate((to: HTMLAnchorElement) => to.href)).toBe(address + calendar(firm));
			// whether the other firm has one is not told either
			for (const each of [firm, waiting])
				expect((await pageOf(waiting).request.get(calendar(each))).status()).toBe(404);
			const asked = await request.get(calendar(firm), { maxRedirects: 0 });
			expect([asked.status(), asked.headers()['location']]).toEqual([303, expect.stringContaining('konto/inn?til=')]);
			const whole = await calendarAt(request, `${here()}/kalender.ics`);
			expect(whole).toMatchObject({ title, from: `${inDays(20)} 09:30`, minutes: 360 });
		});

		test('one gives the conversation back: the ninth has it and is told by mail', async () => {
			const [leaving = 0] = await told(t('event.receipt_booked'));
			const [waiting = 0] = await told(t('event.receipt_slot_waiting'));
			const { from } = await calendarAt(pageOf(leaving).request, calendar(leaving));
			await press(pageOf(leaving), t('event.slot_cancel'));
			await expect(pageOf(leaving).getByText(t('event.receipt_slot_cancelled'))).toBeVisible();
			expect((await pageOf(leaving).request.get(calendar(leaving))).status()).toBe(404);

			expect((await calendarAt(pageOf(waiting).request, calendar(waiting))).from).toBe(from);
			await as(owner, 'sekretariat1', lang);
			await owner.goto(`/${lang}/sekretariat/epost`);
			const mail = owner.locator('main tr').filter({ hasText: firmAt(firms, waiting).person.email });
			await mail.getByRole('link').first().click();
			await expect(owner.getByText(title).first()).toBeVisible();
			await expect(owner.getByText(from.slice(-5)).first()).toBeVisible();
		});

		test('people sign up; when the seats are taken, one waits and moves up', async ({ browser }) => {
			const names = ['redaktor.ringsaker', 'okonomi.ringsaker', 'admin.ringsaker'];
			const visitors: Page[] = [];
			for (const who of names) {
				const page = await (await browserOf(browser)).newPage();
				await as(page, who, lang);
				await page.goto(here());
				await page.getByRole('button', { name: lang === 'nb' ? 'Meld deg på' : 'Anmäl dig', exact: true }).click();
				visitors.push(page);
			}
			const [first, second, third] = visitors;
			if (!first || !second || !third) throw new Error('Nobody came');
			for (const page of [first, second]) await expect(page.getByText(t('event.receipt_seat'))).toBeVisible();
			await expect(third.getByText(t('event.receipt_waiting'))).toBeVisible();
			await press(first, t('event.sign_off'));
			await expect(first.getByText(t('event.receipt_off'))).toBeVisible();
			await third.reload();
			await expect(third.getByText(t('event.you_have_seat'))).toBeVisible();
			for (const page of visitors) await page.context().close();
		});

		test('afterwards the minutes are everybody’s to read, and name nobody', async ({ browser }) => {
			await open.db.execute(sql`
				update event set starts_at = starts_at - interval '21 days', ends_at = ends_at - interval '21 days'
				where id = ${meeting.id}`);
			await as(owner, 'redaktor.karlstad', lang);
			await owner.goto(`/${lang}/arbeid/karlstad/arrangementer/${meeting.id}`);
			await owner.getByRole('link', { name: t('event.write_minutes') }).click();
			await fill(owner, { minutes });
			await press(owner, t('event.publish_minutes'));
			await expect(owner.getByText(t('event.receipt_minutes'))).toBeVisible();

			const anybody = await (await browserOf(browser)).newPage();
			for (const other of ['nb', 'sv']) {
				await anybody.goto(`/${other}/arrangementer/${meeting.slug}`);
				await expect(anybody.getByText(minutes)).toBeVisible();
				const page = await anybody.content();
				for (const { name, people } of firms)
					for (const each of [name, people[0]?.name ?? name]) expect(page).not.toContain(each);
			}
			await anybody.goto(`/${lang}/arbeid/karlstad/arrangementer/${meeting.id}/deltakere`);
			await expect(anybody).toHaveURL(/konto\/inn/);
			await anybody.context().close();
		});
	});

test.describe('fifty firms at once', () => {
	test.describe.configure({ mode: 'serial' });
	let open: OpenDb;
	let meeting: Meeting;
	let firms: readonly Firm[];

	async function send(firm: number, action: 'book' | 'cancel_slot', slot = ''): Promise<string> {
		const { id, person } = firmAt(firms, firm);
		const answer = await fetch(`${address}/nb/arrangementer/${meeting.slug}?/${action}`, {
			method: 'POST',
			redirect: 'manual',
			headers: { Origin: address, Accept: 'text/html', cookie: `session=${person.token}` },
			body: new URLSearchParams({ organisation: id, slot })
		});
		await answer.arrayBuffer();
		return answer.headers.get('location')?.split('utfort=').at(1) ?? String(answer.status);
	}
	const all = async (action: 'book', slot = '', count = firms.length) =>
		Promise.all(firms.slice(0, count).map(async (_, firm) => send(firm, action, slot)));
	const count = (answers: readonly string[], what: string) => answers.filter((each) => each === what).length;
	const idsIn = async (query: string) =>
		(await open.db.execute<{ id: string }>(`${query} '${meeting.id}' order by 2`)).map(({ id }) => id);
	const holders = async () =>
		idsIn(`select organisation_id as id, starts_at from slot where organisation_id is not null and event_id =`);
	const queue = async () => idsIn(`select organisation_id as id, id as place from slot_waiting where event_id =`);
	const numberOf = (id: string) => firms.findIndex((firm) => firm.id === id);

	test.beforeAll(async ({ browser }) => {
		open = openDb(await databaseUrl(), 2);
		firms = await newFirms(open.db, 50, { lang: 'nb' });
		const page = await browser.newPage();
		meeting = await publishMeeting(page, 'nb', `Femti firmaer ${Date.now().toString(36)}`);
		await page.context().close();
	});
	test.afterAll(async () => {
		await open.db.execute(sql`delete from event where id = ${meeting.id}`);
		await forgetFirms(open.db, firms);
		await open.close();
	});

	test('who answers for two firms chooses for each of them', async () => {
		const [one, two] = [firmAt(firms, 48), firmAt(firms, 49)];
		await open.db.execute(sql`
			insert into membership (person_id, organisation_id, role) values (${one.person.id}, ${two.id}, 'supplier')`);
		const headers = { cookie: `session=${one.person.token}` };
		const page = await (await fetch(`${address}/nb/arrangementer/${meeting.slug}`, { headers })).text();
		for (const { name } of [one, two]) expect(page).toContain(words('nb')('event.slot_choose', { firm: name }));
		const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
	});

	test('ten ask for the same time: one has it, nine are told that it is taken', async () => {
		const [wanted = ''] = await idsIn(`select id, starts_at from slot where event_id =`);
		const answers = await all('book', wanted, 10);
		expect([count(answers, 'booked'), count(answers, '422')]).toEqual([1, 9]);
		expect(await holders()).toHaveLength(1);
	});

	test('fifty ask for any: eight have one each, the rest wait, each once', async () => {
		const answers = await all('book');
		expect([count(answers, 'booked'), count(answers, 'slot_waiting')]).toEqual([8, 42]);
		const [have, wait] = [await holders(), await queue()];
		expect([have.length, wait.length, new Set([...have, ...wait]).size]).toEqual([8, 42, 50]);
		await all('book');
		expect([await holders(), await queue()]).toEqual([have, wait]);
	});

	test('what is given back goes to those who wait, in their order', async () => {
		const [have, wait] = [await holders(), await queue()];
		for (const id of have.slice(0, 3)) expect(await send(numberOf(id), 'cancel_slot')).toBe('slot_cancelled');
		// each took the time that had just become free
		expect(await holders()).toEqual([...wait.slice(0, 3), ...have.slice(3)]);
		expect(await queue()).toEqual(wait.slice(3));
		await Promise.all(have.slice(3).map(async (id) => send(numberOf(id), 'cancel_slot')));
		expect((await holders()).sort()).toEqual(wait.slice(0, 8).sort());
		expect(await queue()).toEqual(wait.slice(8));
	});
});
