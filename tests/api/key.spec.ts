/** An organisation's own system gets a key, sends with it, and loses it. */
import { expect, test } from '@playwright/test';
import { as } from '../as.ts';
import { words } from '../words.ts';
import { describedAnswer, faultsOf, wayTo } from './described.ts';

const t = words('nb');
const title = 'Trygghetsalarm sendt fra prosjektverktøyet';
const body = { title, language: 'nb', technology: 'medication_dispenser', starts_on: '2027-01-15' };

test('a key for pilots makes one draft that a person finds, and nothing once it is taken back', async ({ page }) => {
	await as(page, 'admin.lillestrom', 'nb');
	await page.goto('/nb/apne-data/api');
	await page.getByRole('link', { name: /^Nøklene til/ }).click();
	await page.getByLabel(t('api.key_name')).fill('Prosjektverktøyet');
	await page.getByLabel(t('api.scope_pilot_write')).check();
	await page.getByRole('button', { name: t('api.make_key') }).click();
	const key = await page.getByLabel(t('api.key_secret'), { exact: true }).inputValue();

	const headers = { Authorization: `Bearer ${key}`, 'Idempotency-Key': `${title.length}-${Date.now()}` };
	const send = (path: string) => page.request.post(`/api/v1${path}`, { headers, data: body });
	const first = await send('/pilots');
	expect(first.status()).toBe(201);
	const made = (await first.json()) as { id: string; url: { nb: string } };
	const told = describedAnswer(wayTo('POST', '/pilots'), 201)?.content?.['application/json'];
	expect(faultsOf(told?.schema, made)).toEqual([]);
	expect(await (await send('/pilots')).json()).toEqual(made);
	expect((await send('/expenses')).status()).toBe(403);

	await page.goto(new URL(made.url.nb).pathname);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
	expect((await page.request.get(`/api/v1/pilots/${made.id}`)).status()).toBe(404);

	await page.goto('/nb/arbeid/lillestrom/nokler');
	const takeBack = page.getByRole('button', { name: t('api.revoke', { name: 'Prosjektverktøyet' }) });
	await takeBack.click();
	await expect(takeBack).toHaveCount(0);
	expect((await send('/pilots')).status()).toBe(401);
});
