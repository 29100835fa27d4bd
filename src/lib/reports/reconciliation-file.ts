import { csvText } from '#lib/csv.ts';
import type { Translate } from '#lib/i18n.ts';
import type { Compared } from './reconciliation.ts';

/** The comparison as a spreadsheet; an account that the ledger was not told of is empty there, not zero. */
export function reconciliationFile(rows: readonly Compared[], currency: string, t: Translate): string {
	return csvText([
		[
			t('reconciliation.account'),
			t('reconciliation.month'),
			t('reconciliation.ledger_in', { currency }),
			t('reconciliation.expenses_in', { currency }),
			t('reconciliation.difference_in', { currency })
		],
		...rows.map((row) => [
			row.account,
			row.month.slice(0, 7),
			row.ledgerMinor === undefined ? '' : { minor: row.ledgerMinor },
			{ minor: row.expensesMinor },
			{ minor: row.differenceMinor }
		])
	]);
}
