/** The same sums everywhere: on the page, in the file, in plain SQL and as the demonstration states them. */
import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import world from '../src/data/demo-world.json' with { type: 'json' };
import { databaseUrl } from './site-database.ts';
import { words } from './words.ts';

const cents = (text: string) => BigInt(text.replace(/[^\d-]/g, ''));

test('page, file, plain SQL and the stated figures agree to the cent', async ({ page }) => {
	// Only what the demonstration brought: stories in other files add to it.
	const sql = postgres(await databaseUrl(), { max: 1 });
	const [stated] = await sql<{ spent: string }[]>`
		with direct as (
			select organisation_id, period_code, work_package,
				sum(approved_minor) as eur, sum(approved_minor) filter (where category = 'staff') as staff
			from expense where project_id = 'demo-sol' and state in ('approved', 'cut') and external_id is not null
			group by 1, 2, 3)
		select (sum(eur) + sum(trunc(coalesce(staff, 0) * 15 / 100)))::text as spent from direct`;
	// Stories beside this one approve expenses: the sum is read before and after the page, until nothing moved between.
	const sums = async () => {
		const [all] = await sql<{ spent: string; budget: string }[]>`
			with direct as (
				select organisation_id, period_code, work_package,
					sum(approved_minor) as eur, sum(approved_minor) filter (where category = 'staff') as staff
				from expense where project_id = 'demo-sol' and state in ('approved', 'cut') group by 1, 2, 3)
			select (sum(eur) + sum(trunc(coalesce(staff, 0) * 15 / 100)))::text as spent,
				(select sum(amount_minor)::text from budget_line where project_id = 'demo-sol') as budget
			from direct`;
		return all;
	};
	expect(BigInt(stated?.spent ?? '0')).toBe(cents(world.check.approved.total_eur));
	expect(BigInt((await sums())?.budget ?? '0')).toBe(300_000_000n);

	const t = words('nb');
	await expect(async () => {
		const before = (await sums())?.spent;
		await page.goto('/nb/finansiering');
		const spent = page
			.locator('dl div')
			.filter({ hasText: t('budget.spent') })
			.first();
		const shown = cents((await spent.locator('dd').first().innerText()).split('EUR')[0] ?? '');
		expect((await sums())?.spent).toBe(before);
		expect(shown).toBe(BigInt(before ?? '0'));
	}).toPass({ timeout: 30_000 });
	await sql.end();
});
