/** What a reader on a phone has to fetch, and that nothing comes from elsewhere. */
import { expect, test } from '@playwright/test';
import { address } from './site.ts';

// where everything that may be folded is
test.use({ viewport: { width: 390, height: 844 } });

for (const path of ['/nb/piloter', '/sv/piloter', '/nb', '/nb/finansiering', '/sv/partner'])
	test(`${path} brings at most 60 kB of script and asks nobody else`, async ({ page }) => {
		let script = 0;
		const foreign: string[] = [];
		const faults: string[] = [];
		page.on('request', (request) => {
			if (!request.url().startsWith(address) && !request.url().startsWith('data:')) foreign.push(request.url());
		});
		page.on('console', (message) => {
			if (message.type() === 'error') faults.push(message.text());
		});
		page.on('response', (response) => {
			if (response.request().resourceType() === 'script') script += Number(response.headers()['content-length'] ?? 1e6);
		});
		await page.goto(path);
		for (const menu of await page.locator('summary:visible').all()) await menu.click();
		await page.mouse.wheel(0, 20_000);
		await page.waitForLoadState('networkidle');
		expect(script).toBeLessThanOrEqual(60 * 1024);
		expect(foreign).toEqual([]);
		expect(faults).toEqual([]);
		expect(await page.context().cookies()).toEqual([]);
	});

test('headers keep the page to itself', async ({ request }) => {
	const headers = (await request.get('/nb')).headers();
	expect(headers['content-security-policy']).toContain("default-src 'none'");
	expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'");
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['x-robots-tag']).toBe('noindex');
	expect(headers['content-type']).toBe('text/html; charset=utf-8');
});

test('a form from another site is refused', async ({ request }) => {
	const answer = await request.post('/nb/konto/inn', {
		form: { email: 'x@example.org', password: 'x' },
		headers: { Origin: 'https://elsewhere.example' }
	});
	expect(answer.status()).toBe(403);
});

test('the language switch keeps the page and its query', async ({ page }) => {
	await page.goto('/nb/piloter?country=SE');
	await page.getByRole('link', { name: 'Svenska' }).click();
	await expect(page).toHaveURL('/sv/piloter?country=SE');
	await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
});

test('the site says that it is well', async ({ request }) => {
	const answer = await request.get('/health');
	expect(answer.status()).toBe(200);
	expect(await answer.json()).toMatchObject({ status: 'ok' });
});
