import writeXlsxFile from 'write-excel-file/node';
import { asKey, translator } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { columns } from './measurement-import-sheet.ts';

/** An empty spreadsheet with the headings of an import. */
export async function templateFile(lang: Lang): Promise<Buffer> {
	const t = translator(lang, messages[lang]);
	const head = columns.map((column) => ({ value: t(asKey(`import.column_${column}`)), fontWeight: 'bold' as const }));
	return writeXlsxFile([head], {
		sheet: t(asKey('import.template_sheet')),
		columns: columns.map(() => ({ width: 18 }))
	}).toBuffer();
}
