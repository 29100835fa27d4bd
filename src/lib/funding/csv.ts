/** Tables for the spreadsheets of both countries: semicolons, decimal comma, CRLF, and a mark that says UTF-8. */
export type Cell = string | { readonly minor: bigint };

export function csvText(rows: readonly (readonly Cell[])[]): string {
	return `\uFEFF${rows.map((row) => row.map(cellText).join(';')).join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
	if (typeof cell !== 'string') return decimalComma(cell.minor);
	const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell; // a spreadsheet would run it as a formula
	return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function decimalComma(minor: bigint): string {
	const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
	return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}
