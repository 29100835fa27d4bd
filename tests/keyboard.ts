/** Going about a page without a mouse. */
import { expect, type Locator, type Page } from '@playwright/test';

export const isFocused = async (control: Locator): Promise<boolean> =>
	control.evaluate((element) => element === document.activeElement);

/** Onwards from where the person is until the control has the focus. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
	await expect(control).toBeVisible();
	for (let steps = 0; steps < 250 && !(await isFocused(control)); steps += 1) await page.keyboard.press('Tab');
	await expect(control).toBeFocused();
}

/** Chooses what has the focus and waits for the page that follows. */
export async function enter(page: Page, address: RegExp): Promise<void> {
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(address);
}
