/** Filling in and sending, as a person does. */
import type { Locator, Page } from '@playwright/test';

export const field = (page: Page, name: string): Locator => page.locator(`main [name="${name}"]`);

/** Values by the name of the field. */
export async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
	for (const [name, value] of Object.entries(values)) {
		const control = field(page, name).first();
		if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value);
		else await control.fill(value);
	}
}

export async function press(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name, exact: true }).first().click();
}
