/** A finance annex as a table for a spreadsheet, in the conventions of both countries. */
import { asKey } from '#lib/i18n.ts';
import { csvText, type Cell } from '#lib/csv.ts';
import { sideName } from '#lib/funding/figure-rows.ts';
import type { Text } from '#lib/ui/text.ts';
import { nameIn, type ProjectReportContent } from './project-report-content.ts';
import type { Annex, AnnexRow } from './project-report-figures.ts';
import { amountsOf } from './project-report-print.ts';
import { annexHead, lineHead, lineNames } from './project-report-table.ts';

export type File = { readonly text: Text; readonly notice: string };

/** A day stays as it is everywhere: spreadsheets of both countries read it. */
export function annexCsv(annex: Annex, content: ProjectReportContent, { text, notice }: File): string {
	const { lang, t } = text;
	const side = sideName(annex.side, t);
	return csvText([
		...(notice === '' ? [] : [[notice]]),
		[t('project_report.annex_of', { side, currency: annex.currency }), content.period.code, content.asOf],
		[],
		[t('funding.category'), ...annexHead(annex, t)],
		...annex.categories.map((row) => cells(t(asKey(`category.${row.key}`)), row)),
		cells(t('project_report.sum'), annex.total),
		[],
		[t('funding.partner'), ...annexHead(annex, t)],
		...annex.partners.map((row) => cells(nameIn(content.organisations, row.key, lang), row)),
		cells(t('project_report.sum'), annex.total),
		[],
		lineHead(annex, t),
		...lineRows(annex, content, text),
		[
			t('project_report.lines_sum'),
			'',
			'',
			'',
			'',
			'',
			'',
			'',
			{ minor: annex.total.periodNationalMinor },
			'',
			{ minor: annex.total.periodMinor },
			''
		]
	]);
}

function cells(name: string, row: AnnexRow): Cell[] {
	return [name, ...amountsOf(row).map((minor) => ({ minor }))];
}

/** The lines with a voucher, then those that are computed. */
function lineRows(annex: Annex, content: ProjectReportContent, text: Text): Cell[][] {
	const { t } = text;
	return [
		...annex.lines.map((line): Cell[] => [
			{ decimal: String(line.number) },
			line.voucher,
			line.paidOn,
			line.supplier,
			line.isMasked ? t('expense.masked') : line.text,
			...lineNames(line, content, text),
			{ minor: line.nationalMinor },
			{ decimal: line.ratePerEuro },
			{ minor: line.eurMinor },
			line.documents.map(({ id }) => id).join(' ')
		]),
		...annex.computed.map((line): Cell[] => [
			'',
			'',
			'',
			'',
			t('project_report.computed'),
			...lineNames(line, content, text),
			{ minor: line.nationalMinor },
			'',
			{ minor: line.eurMinor },
			''
		])
	];
}
