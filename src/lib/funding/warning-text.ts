import type { Warning } from '#lib/funding/expense.ts';
import { categoryName } from '#lib/funding/figure-rows.ts';
import type { Translate } from '#lib/i18n.ts';
import type { Currency } from '#lib/money.ts';

type Words = { t: Translate; money: (minor: bigint, currency: Currency) => string };

/** A warning as one sentence about its expense. */
export function warningText(
	warning: Warning,
	about: { category: string; workPackage: string | null },
	{ money, t }: Words
): string {
	switch (warning.kind) {
		case 'outside_period':
			return t('expense.warns_outside_period', { period: warning.period });
		case 'duplicate':
			return t('expense.warns_duplicate', { count: warning.count });
		case 'over_line':
			return t('expense.warns_over_line', {
				category: categoryName(about.category, t),
				work_package: about.workPackage ?? '',
				amount: money(warning.overMinor, 'EUR')
			});
		case 'in_future':
		case 'paid_before_invoice':
		case 'vat_above_total':
		case 'missing_document':
		case 'missing_rate':
			return t(`expense.warns_${warning.kind}`);
	}
}
