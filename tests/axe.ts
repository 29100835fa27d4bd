/** A page as different people see it, under axe, and never scrolling sideways. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export type View = { lang: 'nb' | 'nn' | 'sv'; scheme: 'light' | 'dark'; width: number };
export const usual: View = { lang: 'nb', scheme: 'light', width: 1280 };
export const others: readonly View[] = [
	{ lang: 'sv', scheme: 'dark', width: 390 },
	{ lang: 'sv', scheme: 'light', width: 1280 },
	{ lang: 'nb', scheme: 'dark', width: 1280 },
	{ lang: 'sv', scheme: 'light', width: 390 },
	{ lang: 'nb', scheme: 'dark', width: 390 }
];

/** The same axe in fewer bytes: it is sent into every page. */
const axeSource = readFileSync(
	createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
	'utf8'
);
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function look(page: Page, path: string, view: View): Promise<void> {
	await page.setViewportSize({ width: view.width, height: 900 });
	await page.emulateMedia({ colorScheme: view.scheme });
	await page.goto(path.replace(/^\/nb(?=\/|\?|$)/, `/${view.lang}`));
}

export async function inspect(page: Page): Promise<void> {
	const axe = new AxeBuilder({ page, axeSource }).options({ resultTypes: ['violations'] }).withTags(tags);
	// In the page itself, not in a second one: there are no frames to gather from, and no page may hold any.
	expect(page.frames().length, 'frames').toBe(1);
	const { violations } = await axe.setLegacyMode().analyze();
	expect(
		violations.map(
			({ id, nodes }) =>
				`${id}: ${nodes
					.map((node) => node.html)
					.join(' | ')
					.slice(0, 600)}`
		)
	).toEqual([]);
	await within(page);
}

/** At the width it was looked at, and on the narrowest phone. */
export async function fits(page: Page): Promise<void> {
	await page.setViewportSize({ width: 320, height: 800 });
	await within(page);
}

async function within(page: Page): Promise<void> {
	const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	expect(over, 'sideways scroll').toBeLessThanOrEqual(0);
}
