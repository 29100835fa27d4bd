/** Tables for the spreadsheets of both countries: semicolons, decimal comma, CRLF, and a mark that says UTF-8. */
/** Text, money in minor units, or an exact decimal string. */
export type Cell = string | { readonly minor: bigint } | { readonly decimal: string };

export function csvText(rows: readonly (readonly Cell[])[]): string {
	return `\uFEFF${rows.map((row) => row.map(cellText).join(';')).join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
	if (typeof cell !== 'string') return 'minor' in cell ? decimalComma(cell.minor) : cell.decimal.replace('.', ',');
	const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell; // a spreadsheet would run it as a formula
	return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function decimalComma(minor: bigint): string {
	const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
	return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/**
 * A table as a download.
 *
 * @param text as `csvText` writes it
 * @param keep whether a browser may keep it and ask again whether it still holds
 */
export function csvFile(text: string | ReadableStream, name: string, keep: 'no-cache' | 'no-store'): Response {
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${name}"`,
			'Cache-Control': keep
		}
	});
}
