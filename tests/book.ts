/** What the public and a partner see of the shared budget, read as cents. */
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Sql } from 'postgres';
import { maskedText, type LedgerRow } from '#lib/ledger/ledger-entry.ts';
import { words, type Lang } from './words.ts';

export type PublicLedger = { readonly head: string; readonly rows: readonly LedgerRow[] };

/** `1 234,50`, `−3.00` or `-7,25 EUR` as cents. */
export function cents(text: string): bigint {
	return BigInt(text.replace('−', '-').replace(/[^\d-]/g, '') || '0');
}

export function sha256(content: string | Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}

export async function publicLedger(page: Page): Promise<PublicLedger> {
	const answer = await page.request.get('/api/v1/funding/ledger');
	return (await answer.json()) as PublicLedger;
}

/** A partner's line of the public file: what is used and what is left. */
export async function publicPartner(page: Page, lang: Lang, partner: string) {
	const answer = await page.request.get(`/${lang}/finansiering/tall.csv`);
	const name = new RegExp(partner, 'i');
	const cells = (await answer.text())
		.split('\r\n')
		.find((row) => name.test(row))
		?.split(';');
	if (!cells) throw new Error(`${partner} is not in the public figures`);
	return { spent: cents(cells[3] ?? ''), remaining: cents(cells[5] ?? '') };
}

/** What is left on a line of the budget, as the partner's own page says. */
export async function lineLeft(page: Page, lang: Lang, partner: string, at: { workPackage: string; category: string }) {
	const t = words(lang);
	await page.goto(`/${lang}/arbeid/${partner}/budsjett`);
	const group = page
		.getByRole('region', { name: t('dashboard.own_lines') })
		.locator('tbody')
		.filter({ has: page.locator('th[scope="rowgroup"]', { hasText: at.workPackage }) });
	const row = group.getByRole('row').filter({
		has: page.getByRole('rowheader', { name: t(`category.${at.category}`), exact: true })
	});
	const left = await row.locator(`td[data-label="${t('budget.remaining')} (EUR)"]`).innerText();
	return cents(/[-−]?[\d\s]+,\d\d/.exec(left)?.[0] ?? '');
}

type MaskedRow = { number: number; salt: string; text: string; supplier: string; voucher: string; documents: string };

/** Where an expense stands in the book, with what is kept behind its `masked` for those who may ask for it. */
export async function behindMask(sql: Sql, expenseId: string) {
	const [row] = await sql<MaskedRow[]>`
		select l.number, m.salt, m.text, m.supplier, m.voucher_number as voucher, m.documents
		from ledger_entry l join ledger_masked m using (project_id, number)
		where l.source_id = ${expenseId}`;
	if (!row) throw new Error('The expense is not in the book');
	const { number, salt, text, supplier, voucher, documents } = row;
	return { number, masked: { salt, text, supplier, voucher_number: voucher, documents: documents.split(' ') } };
}

/** SHA-256 as docs/decisions/012-public-ledger.md tells it. */
export function maskOf(masked: Parameters<typeof maskedText>[0]): string {
	return sha256(maskedText(masked));
}
