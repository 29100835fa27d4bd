/** An expense as people read it. */
import type { Category } from '#lib/funding/calculate.ts';
import type { ExpenseState, Hands, Warning } from '#lib/funding/expense.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Currency } from '#lib/money.ts';

export type ExpenseView = Hands & {
	id: string;
	organisationId: string;
	organisation: { nb: string; sv: string };
	paidOn: string;
	periodCode: string;
	/** Of its period. */
	isLocked: boolean;
	category: Category;
	workPackage: string | null;
	pilot: { id: string; title: string; slug: string; language: ContentLang } | null;
	text: string;
	language: ContentLang;
	supplier: string;
	voucherNumber: string;
	invoiceNumber: string;
	amountMinor: bigint;
	currency: Currency;
	state: ExpenseState;
	revision: number;
	/** Frozen at submission; null before. */
	rate: { perEuro: string; source: string; on: string; ruleSetId: string } | null;
	/** Undefined while no rate is known. */
	eurMinor: bigint | undefined;
	approvedMinor: bigint | null;
	warnings: Warning[];
	enteredByName: string;
	enteredAt: string;
	submittedByName: string | null;
	submittedAt: string | null;
	decidedByName: string | null;
	decidedAt: string | null;
	reason: string | null;
	reasonLanguage: ContentLang | null;
};
