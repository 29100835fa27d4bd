/** The dashboard as one table, with the numbers that stand on the screen. */
import type { Cell } from '#lib/csv.ts';
import type { Text } from '#lib/ui/text.ts';
import type { Query } from './query.ts';
import {
	categoryRows,
	partnerRows,
	periodRows,
	pilotRows,
	sideRows,
	totalRow,
	workPackageRows,
	type PartRow,
	type Shown,
	type SpentRow
} from './shown.ts';

type Given = Shown & { readonly asOf: string; readonly project: Shown['project'] & { nameNb: string; nameSv: string } };

/** `notice` stands in the first line while the figures are invented. */
export function dashboardFile(shown: Given, query: Query, text: Text, notice: string | undefined): Cell[][] {
	const { lang, t } = text;
	const title = [
		lang === 'sv' ? shown.project.nameSv : shown.project.nameNb,
		t('budget.as_of', { day: shown.asOf }),
		t(`dashboard.counts_${query.status}`),
		t(`dashboard.method_${query.method}`)
	];
	return [
		...(notice === undefined ? [] : [[notice]]),
		title,
		heads(query, text),
		...partRows(t('budget.sum'), [totalRow(shown, text)]),
		...partRows(t('funding.side'), sideRows(shown, text)),
		...partRows(t('funding.partner'), partnerRows(shown, text, query.sorting)),
		...partRows(t('funding.work_package'), workPackageRows(shown, text)),
		...partRows(t('funding.category'), categoryRows(shown, text)),
		...spentRows(t('period.period'), periodRows(shown)),
		...spentRows(t('dashboard.pilot'), pilotRows(shown, text))
	];
}

function heads({ currency }: Query, { t }: Text): Cell[] {
	const names = ['budget.budget', 'dashboard.used', 'budget.in_review', 'budget.remaining'] as const;
	return [
		t('funding.grouped_by'),
		t('funding.name'),
		...names.map((name) => `${t(name)} (${currency})`),
		`${t('budget.share')} (%)`,
		`${t('dashboard.planned')} (${currency})`,
		`${t('dashboard.forecast')} (${currency})`
	];
}

function partRows(group: string, rows: readonly PartRow[]): Cell[][] {
	return rows.map((row) => [
		group,
		row.note === undefined ? row.name : `${row.name} (${row.note})`,
		...[row.budget, row.spent, row.inReview, row.remaining].map((minor) => ({ minor })),
		row.spentPercent === undefined ? '' : { decimal: row.spentPercent },
		{ minor: row.planned },
		row.forecast === null ? '' : { minor: row.forecast }
	]);
}

/** In the column of the budget the plan of a period, which is its budget. */
function spentRows(group: string, rows: readonly SpentRow[]): Cell[][] {
	return rows.map((row) => [
		group,
		row.name,
		row.planned === null ? '' : { minor: row.planned },
		{ minor: row.spent },
		{ minor: row.inReview },
		...['', '', '', '']
	]);
}
