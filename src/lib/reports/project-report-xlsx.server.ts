/** Both annexes as one workbook: a sheet of figures and a sheet of lines for each side, sums as values. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { asKey } from '#lib/i18n.ts';
import { sideName } from '#lib/funding/figure-rows.ts';
import { pairLang } from '#lib/lang.ts';
import { decimalText } from '#lib/rational.ts';
import type { Text } from '#lib/ui/text.ts';
import { nameIn, type ProjectReportContent } from './project-report-content.ts';
import type { File } from './project-report-csv.ts';
import type { Annex, AnnexRow } from './project-report-figures.ts';
import { amountsOf, budgetVersion } from './project-report-print.ts';
import { annexHead, lineHead, lineNames } from './project-report-table.ts';

type Row = SheetData[number];
type Sheet = {
	data: SheetData;
	sheet: string;
	columns: { width: number }[];
	stickyRowsCount: number;
	orientation: 'landscape';
};
/** One that every office program has, for bold text too. */
const workbookFont = { fontFamily: 'Arial', fontSize: 10 };

export async function annexWorkbook(content: ProjectReportContent, file: File): Promise<Buffer> {
	const sheets = content.annexes.flatMap((annex) => [
		figureSheet(annex, content, file),
		lineSheet(annex, content, file)
	]);
	return writeXlsxFile(sheets, workbookFont).toBuffer();
}

function figureSheet(annex: Annex, content: ProjectReportContent, { text, notice }: File): Sheet {
	const { lang, t } = text;
	const head = (first: string) => headRow([first, ...annexHead(annex, t)]);
	const top = [
		words([title(annex, content, text)], 'bold'),
		words([notice === '' ? `${t('project_report.figures_as_of')}: ${content.asOf}` : notice]),
		words([`${t('project_report.budget_version')}: ${budgetVersion(content, text)}`])
	];
	return {
		sheet: t('project_report.sheet_figures', { side: annex.side }),
		stickyRowsCount: top.length + 1,
		orientation: 'landscape',
		columns: [{ width: 38 }, ...amountsOf(annex.total).map(() => ({ width: 18 }))],
		data: [
			...top,
			head(t('funding.category')),
			...annex.categories.map((row) => amountRow(t(asKey(`category.${row.key}`)), row)),
			amountRow(t('project_report.sum'), annex.total, 'bold'),
			[],
			head(t('funding.partner')),
			...annex.partners.map((row) => amountRow(nameIn(content.organisations, row.key, lang), row)),
			amountRow(t('project_report.sum'), annex.total, 'bold')
		]
	};
}

function lineSheet(annex: Annex, content: ProjectReportContent, { text, notice }: File): Sheet {
	const { t } = text;
	const top = [words([title(annex, content, text)], 'bold'), words([notice])];
	return {
		sheet: t('project_report.sheet_lines', { side: annex.side }),
		stickyRowsCount: top.length + 1,
		orientation: 'landscape',
		columns: [8, 16, 12, 26, 40, 26, 10, 26, 18, 12, 18, 40].map((width) => ({ width })),
		data: [
			...top,
			headRow(lineHead(annex, t)),
			...annex.lines.map((line): Row => [
				{ value: line.number, type: Number },
				...words([line.voucher]),
				{ value: new Date(`${line.paidOn}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' },
				...words([line.supplier, line.isMasked ? t('expense.masked') : line.text]),
				...words(lineNames(line, content, text)),
				amount(line.nationalMinor),
				{ value: Number(line.ratePerEuro), type: Number, format: '0.######' },
				amount(line.eurMinor),
				...words([line.documents.map(({ id }) => id).join(' ')])
			]),
			...annex.computed.map((line): Row => [
				null,
				null,
				null,
				null,
				...words([t('project_report.computed'), ...lineNames(line, content, text)]),
				amount(line.nationalMinor),
				null,
				amount(line.eurMinor),
				null
			]),
			lineSum(annex, t)
		]
	};
}

function lineSum({ total }: Annex, t: Text['t']): Row {
	return [
		...words([t('project_report.lines_sum')], 'bold'),
		...Array.from({ length: 7 }, () => null),
		amount(total.periodNationalMinor, 'bold'),
		null,
		amount(total.periodMinor, 'bold'),
		null
	];
}

function title(annex: Annex, content: ProjectReportContent, { lang, t }: Text): string {
	const of = t('project_report.annex_of', { side: sideName(annex.side, t), currency: annex.currency });
	return `${content.project[pairLang(lang)]}, ${content.period.code}: ${of}`;
}

function headRow(cells: readonly string[]): Row {
	return cells.map((value) => ({
		value,
		type: String,
		fontWeight: 'bold' as const,
		wrap: true,
		backgroundColor: '#EEF2F5',
		borderStyle: 'thin' as const
	}));
}

function amountRow(name: string, row: AnnexRow, weight?: 'bold'): Row {
	return [...words([name], weight), ...amountsOf(row).map((minor) => amount(minor, weight))];
}

function words(cells: readonly string[], weight?: 'bold'): Row {
	return cells.map((value) => (value === '' ? null : { value, type: String, ...(weight && { fontWeight: weight }) }));
}

/** A spreadsheet knows no other number; to the cent it is exact up to ninety thousand billion. */
function amount(minor: bigint, weight?: 'bold') {
	return {
		value: Number(decimalText(minor, 2)),
		type: Number,
		format: '#,##0.00',
		...(weight && { fontWeight: weight })
	};
}
