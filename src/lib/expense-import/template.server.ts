/** An empty file with our own headings, which are the ones we know best. */
import writeXlsxFile from 'write-excel-file/node';
import { csvText } from '#lib/csv.ts';
import { asKey, translator } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import type { Field } from './fields.ts';

/** In the order in which one looks for them on a voucher. */
const columns: readonly Field[] = [
	...(['date', 'text', 'amount', 'category', 'work_package'] as const),
	...(['supplier', 'voucher', 'invoice', 'invoiced_on', 'account', 'comment'] as const),
	...(['total', 'vat', 'vat_treatment', 'currency', 'rate'] as const),
	...(['person', 'month', 'hours', 'percent', 'staff_rate', 'contribution', 'pilot', 'period'] as const)
];

function headings(lang: Lang): string[] {
	const t = translator(lang, messages[lang]);
	return columns.map((column) => t(asKey(`expense_import.field_${column}`)));
}

export function templateName(lang: Lang, format: 'xlsx' | 'csv'): string {
	return `${translator(lang, messages[lang])('expense_import.template_file')}.${format}`;
}

export async function templateWorkbook(lang: Lang): Promise<Buffer> {
	const sheet = translator(lang, messages[lang])('expense_import.template_sheet');
	const head = headings(lang).map((value) => ({ value, fontWeight: 'bold' as const }));
	return writeXlsxFile([head], { sheet, columns: columns.map(() => ({ width: 20 })), stickyRowsCount: 1 }).toBuffer();
}

export function templateCsv(lang: Lang): string {
	return csvText([headings(lang)]);
}
