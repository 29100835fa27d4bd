/** An expense as people read it. */
import type { Category } from '#lib/funding/calculate.ts';
import type { ContributionKind, EntryKind, StaffLine, VatTreatment } from '#lib/funding/entry.ts';
import type { ExpenseState, Hands, Warning } from '#lib/funding/expense.ts';
import type { Translate } from '#lib/i18n.ts';
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
	kind: EntryKind | 'reversal' | 'correction';
	/** Its words are kept from this reader, since it is about somebody's wage; see `textOf`. */
	isMasked: boolean;
	text: string;
	language: ContentLang;
	supplier: string;
	voucherNumber: string;
	invoiceNumber: string;
	invoicedOn: string | null;
	totalMinor: bigint | null;
	vatMinor: bigint | null;
	vatTreatment: VatTreatment;
	originalMinor: bigint | null;
	originalCurrency: string | null;
	originalRate: string | null;
	contributionKind: ContributionKind | null;
	account: string;
	comment: string;
	/** Null also for those who may not see it. */
	staff: StaffLine | null;
	documents: { id: string; name: string }[];
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

/** What the expense is about, in words that this reader may see. */
export function textOf({ text, isMasked }: Pick<ExpenseView, 'text' | 'isMasked'>, t: Translate): string {
	return isMasked ? t('expense.masked') : text;
}
