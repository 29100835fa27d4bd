/**
 * Rates from a file: the JSON of the Commission's public interface, whose month is told beside it, or a table with
 * semicolons, commas or tabs. Values are read as they are written, never as floats. Every fault is named with its row.
 */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { exactRate, isCurrencyCode, ofMonth, readMonth, type MonthlyRate } from './rate.ts';

const MOST_ROWS = 2000;
const field = 'file';

type Row = { readonly row: number; readonly currency: string; readonly value: string; readonly month: string };

/** @param month first day of the month of a list that names none itself */
export function readRateFile(text: string, month: string | undefined): Decision<MonthlyRate[]> {
	const plain = text.replace(/^\uFEFF/, '').trim();
	if (plain === '') return no({ field, key: 'rate.file_empty' });
	const rows = plain.startsWith('[') || plain.startsWith('{') ? rowsOfJson(plain) : rowsOfTable(plain);
	if (!rows.ok) return rows;
	if (rows.value.length > MOST_ROWS) return no({ field, key: 'rate.file_too_long', params: { max: MOST_ROWS } });
	return ratesOf(rows.value, month);
}

function ratesOf(rows: readonly Row[], month: string | undefined): Decision<MonthlyRate[]> {
	const issues: Issue[] = [];
	const rates = new Map<string, MonthlyRate>();
	for (const row of rows) {
		const read = rateOf(row, month);
		if (!read.ok) issues.push(...read.issues);
		else if (read.value.currency !== 'EUR') {
			const key = `${read.value.currency} ${read.value.validFrom}`;
			const before = rates.get(key);
			// countries that share a currency stand in a row each
			if (before && before.perEuro !== read.value.perEuro)
				issues.push(fault(row, 'rate.row_twice', { currency: row.currency }));
			rates.set(key, before ?? read.value);
		}
	}
	if (issues.length > 0) return no(...issues);
	return rates.size === 0 ? no({ field, key: 'rate.file_empty' }) : yes([...rates.values()]);
}

function rateOf(row: Row, month: string | undefined): Decision<MonthlyRate> {
	const issues: Issue[] = [];
	const value = exactRate(row.value);
	const first = row.month === '' ? month : monthOfRow(row.month);
	if (!isCurrencyCode(row.currency)) issues.push(fault(row, 'rate.row_currency', { typed: row.currency }));
	if (value === undefined) issues.push(fault(row, 'rate.row_value', { typed: row.value }));
	if (first === undefined)
		issues.push(
			row.month === '' ? fault(row, 'rate.row_no_month') : fault(row, 'rate.row_month', { typed: row.month })
		);
	if (issues.length > 0 || value === undefined || first === undefined) return no(...issues);
	return yes(ofMonth(row.currency, first, value));
}

/** A month, or any day in it. */
function monthOfRow(text: string): string | undefined {
	const day = /^(\d{4})-(\d\d)-\d\d/.exec(text) ?? undefined;
	const dotted = /^\d{1,2}[./](\d{1,2})[./](\d{4})$/.exec(text) ?? undefined;
	const plain = day ? `${day[1] ?? ''}-${day[2] ?? ''}` : dotted ? `${dotted[1] ?? ''}.${dotted[2] ?? ''}` : text;
	const read = readMonth(plain);
	return read.ok ? read.value : undefined;
}

function fault({ row }: Row, key: string, params: Readonly<Record<string, string>> = {}): Issue {
	return { field, key, params: { row, ...params } };
}

/** `JSON.parse` hands a reviver the text of each number, which is the only exact form it has. */
type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

function rowsOfJson(text: string): Decision<Row[]> {
	const asWritten: Reviver = (_, value, context) => (typeof value === 'number' ? (context?.source ?? '') : value);
	let list: unknown;
	try {
		list = JSON.parse(text, asWritten);
	} catch {
		return no({ field, key: 'rate.file_unreadable' });
	}
	if (!Array.isArray(list)) return no({ field, key: 'rate.file_unreadable' });
	return yes(
		list.map((each: unknown, index) => {
			const { isoA3Code, value } = Object(each) as { isoA3Code?: unknown; value?: unknown };
			return { row: index + 1, currency: textOf(isoA3Code), value: textOf(value), month: '' };
		})
	);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

const headings = {
	currency: /^(isoa3code|iso|currency ?code|code|currency|valuta|valutakode|valutakod|kode|kod)$/,
	value: /^(value|rate|exchange ?rate|kurs|verdi|värde|per ?euro)$/,
	month: /^(month|period|måned|månad|valid ?from|from|date|gyldig fra|giltig från|fra|från)$/
};

function rowsOfTable(text: string): Decision<Row[]> {
	const lines = text.split(/\r\n|\r|\n/);
	const mark = [';', '\t', ','].find((each) => (lines[0] ?? '').includes(each)) ?? ';';
	const titles = cellsOf(lines[0] ?? '', mark).map((cell) => cell.toLowerCase().replaceAll('_', ' '));
	const place = (name: keyof typeof headings) => titles.findIndex((title) => headings[name].test(title));
	const [currency, value, month] = [place('currency'), place('value'), place('month')];
	const missing = [
		...(currency < 0 ? [{ field, key: 'rate.column_currency' }] : []),
		...(value < 0 ? [{ field, key: 'rate.column_value' }] : [])
	];
	if (missing.length > 0) return no(...missing);
	const rows = lines.slice(1).flatMap((line, index): Row[] => {
		if (line.trim() === '') return [];
		const cells = cellsOf(line, mark);
		return [
			{
				row: index + 2,
				currency: cells[currency] ?? '',
				value: (cells[value] ?? '').replace(',', '.'),
				month: cells[month] ?? ''
			}
		];
	});
	return yes(rows);
}

function cellsOf(line: string, mark: string): string[] {
	const cell = new RegExp(`(?:^|${mark})(?:"((?:[^"]|"")*)"|([^${mark}]*))`, 'g');
	return [...line.matchAll(cell)].map((match) => (match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
}
