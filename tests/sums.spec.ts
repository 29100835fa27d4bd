/**
 * The same sums everywhere: on the public page, in its file, in the interface, in the book, on the dashboard, in a
 * partner's own view and its list of expenses, in plain SQL and as the demonstration states them.
 */
import { expect, test, type Page } from '@playwright/test';
import postgres from 'postgres';
import world from '../src/data/demo-world.json' with { type: 'json' };
import { as } from './as.ts';
import { cents, publicLedger } from './book.ts';
import { inNational, rawLines, sumOf, type Line, type Sums } from './shared-sums.ts';
import { databaseUrl } from './site-database.ts';
import { words, type Lang } from './words.ts';

type Amount = { amount: string; currency: 'EUR' | 'NOK' | 'SEK' };
type Part = Record<'budget' | 'spent' | 'in_review' | 'remaining', readonly Amount[]>;
type Interface = Part & {
	by_partner: readonly (Part & { id: string })[];
	by_side: readonly (Part & { side: string })[];
	by_work_package: readonly (Part & { code: string })[];
	approved_as_entered: readonly (Amount & { side: string })[];
};

const perEuro = { EUR: 1000n, NOK: 11_700n, SEK: 11_200n } as const;
const currencies = ['EUR', 'NOK', 'SEK'] as const;
const tellings: { lang: Lang; partner: string; name: string; side: 'NO' | 'SE'; currency: 'NOK' | 'SEK' }[] = [
	{ lang: 'sv', partner: 'karlstad', name: 'Karlstad', side: 'SE', currency: 'SEK' },
	{ lang: 'nb', partner: 'ringsaker', name: 'Ringsaker', side: 'NO', currency: 'NOK' }
];

let sql: postgres.Sql;
test.beforeAll(async () => {
	sql = postgres(await databaseUrl(), { max: 2 });
});
test.afterAll(() => sql.end());

const key = (lines: readonly Line[]) =>
	JSON.stringify(lines, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** Stories beside this one approve expenses: the rows are read before and after, until nothing moved between. */
async function whileNothingMoves(look: (lines: readonly Line[]) => Promise<void>): Promise<void> {
	await expect(async () => {
		const before = await rawLines(sql);
		let fault: unknown;
		await look(before).catch((thrown: unknown) => (fault = thrown));
		expect(key(await rawLines(sql))).toBe(key(before));
		if (fault !== undefined) throw fault;
	}).toPass({ timeout: 50_000 });
}

const remaining = ({ budget, spent }: Sums) => budget - spent;
const euros = (each: Sums) => [each.budget, each.spent, each.inReview, remaining(each)];
const converted = (each: Sums, currency: keyof typeof perEuro) =>
	euros(each).map((minor) => inNational(minor, perEuro[currency]));

function inInterface(part: Part, currency: string): bigint[] {
	return [part.budget, part.spent, part.in_review, part.remaining].map((amounts) =>
		cents(amounts.find((each) => each.currency === currency)?.amount ?? '')
	);
}

/** Budget, used, in review and left of each line of a file, by the group and the name before them. */
async function inFile(page: Page, address: string): Promise<(group: string, name: string) => bigint[]> {
	const text = await (await page.request.get(address)).text();
	const rows = text.split('\r\n').map((row) => row.split(';'));
	return (group, name) => {
		const row = rows.find((cells) => cells[0] === group && cells[1]?.startsWith(name));
		return (row ?? []).slice(2, 6).map(cents);
	};
}

const shownIn = async (page: Page, selector: string) => (await page.locator(selector).allInnerTexts()).map(cents);

test('the demonstration adds up to what it states', async () => {
	const [stated] = await sql<{ spent: string }[]>`
		with direct as (
			select organisation_id, period_code, work_package,
				sum(approved_minor) as eur, sum(approved_minor) filter (where category = 'staff') as staff
			from expense where project_id = 'demo-sol' and state in ('approved', 'cut') and external_id is not null
			group by 1, 2, 3)
		select (sum(eur) + sum(trunc(coalesce(staff, 0) * 15 / 100)))::text as spent from direct`;
	expect(BigInt(stated?.spent ?? '0')).toBe(cents(world.check.approved.total_eur));
	expect(sumOf(await rawLines(sql)).budget).toBe(300_000_000n);
});

for (const { lang, partner, name, side, currency } of tellings)
	test.describe(`in ${lang}`, () => {
		const t = words(lang);

		test('public page, file, interface and book say what the raw rows add up to', async ({ page }) => {
			await whileNothingMoves(async (lines) => {
				const [whole, own] = [sumOf(lines), sumOf(lines.filter((line) => line.partner === partner))];
				await page.goto(`/${lang}/finansiering`);
				expect(await shownIn(page, '.key-figures .value')).toEqual(euros(whole));

				const file = await inFile(page, `/${lang}/finansiering/tall.csv`);
				expect(file(t('budget.sum'), t('funding.total'))).toEqual(euros(whole));
				expect(file(t('funding.partner'), name)).toEqual(euros(own));

				const { rows } = await publicLedger(page);
				const book = (of: (row: (typeof rows)[number]) => boolean) =>
					rows.filter(of).reduce((total, { eur }) => total + cents(eur), 0n);
				expect(book(() => true)).toBe(whole.spent);
				expect(book(({ organisation }) => organisation === partner)).toBe(own.spent);
				const entered = rows
					.filter((row) => row.side === side && row.amount !== null)
					.reduce((total, { amount }) => total + cents(amount ?? ''), 0n);
				const national = lines.filter((line) => line.side === side).reduce((total, line) => total + line.national, 0n);
				expect(entered).toBe(national);

				const told = (await (await page.request.get('/api/v1/funding')).json()) as Interface;
				expect(cents(told.approved_as_entered.find((each) => each.side === side)?.amount ?? '')).toBe(national);
				const sentence = t(side === 'NO' ? 'funding.national_no' : 'funding.national_se', { amount: '|' }).split('|');
				const shown = page.locator('main p').filter({ hasText: sentence[0] ?? '' });
				expect(cents((await shown.innerText()).split(currency)[0] ?? '')).toBe(national);
				for (const each of currencies) {
					expect(inInterface(told, each)).toEqual(converted(whole, each));
					for (const part of told.by_partner)
						expect(inInterface(part, each)).toEqual(converted(sumOf(lines.filter((l) => l.partner === part.id)), each));
					for (const part of told.by_work_package)
						expect(inInterface(part, each)).toEqual(
							converted(sumOf(lines.filter((l) => l.workPackage === part.code)), each)
						);
				}
			});
		});

		test('the dashboard and the rows behind its numbers say the same', async ({ page }) => {
			await as(page, 'sekretariat1', lang);
			await whileNothingMoves(async (lines) => {
				const [whole, own] = [sumOf(lines), sumOf(lines.filter((line) => line.partner === partner))];
				for (const each of currencies) {
					const file = await inFile(page, `/${lang}/sekretariat/finansiering/tall.csv?valuta=${each}`);
					expect(file(t('budget.sum'), t('budget.sum'))).toEqual(converted(whole, each));
					expect(file(t('funding.partner'), name)).toEqual(converted(own, each));
				}
				for (const [behind, sum] of [
					['', own.spent],
					['&vis=gjennomgang', own.inReview]
				] as const) {
					await page.goto(`/${lang}/sekretariat/finansiering/rader?partner=${partner}${behind}`);
					expect(await shownIn(page, 'p.sum')).toEqual([sum]);
				}
			});
		});

		test('the partner’s own view and its list of expenses say the same', async ({ page }) => {
			await as(page, `okonomi.${partner}`, lang);
			await whileNothingMoves(async (lines) => {
				const own = lines.filter((line) => line.partner === partner);
				for (const each of ['EUR', currency] as const) {
					await page.goto(`/${lang}/arbeid/${partner}/budsjett?valuta=${each}`);
					const table = page.getByRole('region', { name: t('dashboard.own_lines') });
					for (const line of own) {
						const head = table.locator('tr.head').filter({ hasText: line.workPackage });
						expect((await head.locator('td').allInnerTexts()).map(cents)).toEqual(converted(line, each));
					}
				}
				await page.goto(`/${lang}/arbeid/${partner}/utgifter/alle`);
				const columns = ['budget.budget', 'budget.spent', 'budget.in_review', 'budget.remaining'];
				const sums = columns.map(async (column) => {
					const label = t('budget.in_eur', { what: t(column) });
					const cells = await shownIn(page, `section[aria-labelledby="own-budget"] tbody td[data-label="${label}"]`);
					return cells.reduce((total, cell) => total + cell, 0n);
				});
				expect(await Promise.all(sums)).toEqual(euros(sumOf(own)));
			});
		});

		test('the list adds up what was entered and approved, in national money', async ({ page }) => {
			await as(page, `okonomi.${partner}`, lang);
			await whileNothingMoves(async () => {
				const [raw] = await sql<{ sum: string }[]>`
					select sum(amount_minor)::text as sum from expense
					where project_id = 'demo-sol' and organisation_id = ${partner} and state = 'approved'`;
				await page.goto(`/${lang}/arbeid/${partner}/utgifter/alle?status=approved`);
				const before = t('expense.total_in', { amount: '' }).trim();
				const told = await page.locator('main p').filter({ hasText: before }).innerText();
				expect(cents(told.split(before)[1] ?? '')).toBe(BigInt(raw?.sum ?? 0));
			});
		});
	});
