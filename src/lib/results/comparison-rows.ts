/** A comparison as rows of plain values, for files: the same numbers as on the screen, and none more. */
import type { Cell } from '#lib/csv.ts';
import type { Text } from '#lib/ui/text.ts';
import type { Comparison, Reading } from './change.ts';
import { asKey } from '#lib/i18n.ts';
import { unitName, type Indicator } from './indicator.ts';
import type { ApartRow, Measured, SideBySide, SideRow } from './side-by-side.ts';
import { tierText } from './wording.ts';

type Row = Measured & {
	readonly pilot: { readonly slug: string; readonly title: string };
	readonly owner: { readonly nameNb: string; readonly nameSv: string; readonly country: string };
};

/** Property names of the JSON file and, through messages, headings of the CSV file. */
const columns = [
	'indicator',
	'version',
	'pilot',
	'owner',
	'country',
	'unit',
	'before',
	'after',
	'change',
	'percent',
	'n_before',
	'n_after',
	'tier',
	'measured_before',
	'measured_after',
	'measured_unit',
	'not_compared'
] as const;
type Column = (typeof columns)[number];
export type ComparisonRow = Readonly<Record<Column, string | number | null>>;

export function comparisonRows(tables: readonly SideBySide<Row>[], text: Text): ComparisonRow[] {
	return tables.flatMap((table) => [
		...table.rows.map((row) => comparedRow(table, row, text)),
		...pooledRow(table, text),
		...table.apart.map((row) => apartRow(row, text))
	]);
}

function headOf(indicator: Indicator, { pilot, owner }: Pick<Row, 'pilot' | 'owner'>, { lang }: Text) {
	return {
		indicator: indicator.key,
		version: indicator.version,
		pilot: pilot.title,
		owner: lang === 'sv' ? owner.nameSv : owner.nameNb,
		country: owner.country
	};
}

function comparedRow(
	{ indicator, factor }: SideBySide<Row>,
	{ of, comparison, values }: SideRow<Row>,
	text: Text
): ComparisonRow {
	const { before, after, evidence } = comparison;
	return {
		...headOf(of.indicator, of, text),
		unit: factor ? text.t(`comparison.unit_${factor.unit}`) : unitName(text.lang, indicator),
		before: values.before,
		after: values.after,
		change: values.change.amount,
		percent: values.change.percent,
		n_before: before.n,
		n_after: after.n,
		tier: tierText(text, evidence),
		measured_before: before.value,
		measured_after: after.value,
		measured_unit: unitName(text.lang, of.indicator),
		not_compared: null
	};
}

function pooledRow({ indicator, factor, pooled }: SideBySide<Row>, text: Text): ComparisonRow[] {
	if (!pooled) return [];
	return [
		{
			...empty,
			indicator: indicator.key,
			version: indicator.version,
			pilot: text.t('comparison.pooled', { count: pooled.rows }),
			unit: factor ? text.t(`comparison.unit_${factor.unit}`) : unitName(text.lang, indicator),
			before: pooled.before,
			after: pooled.after,
			change: pooled.change.amount,
			percent: pooled.change.percent,
			n_before: pooled.nBefore,
			n_after: pooled.nAfter
		}
	];
}

/** Nothing is converted that is not compared. */
function apartRow({ of, reasons }: ApartRow<Row>, text: Text): ComparisonRow {
	const [before, after] = [readingIn(of.comparison, 'before'), readingIn(of.comparison, 'after')];
	return {
		...empty,
		...headOf(of.indicator, of, text),
		n_before: before?.n ?? null,
		n_after: after?.n ?? null,
		measured_before: before?.value ?? null,
		measured_after: after?.value ?? null,
		measured_unit: unitName(text.lang, of.indicator),
		not_compared: reasons.map(({ key, params }) => text.t(asKey(key), params)).join(' ')
	};
}

function readingIn(comparison: Comparison, which: 'before' | 'after'): Reading | null {
	if (which === 'before') return 'before' in comparison ? comparison.before : null;
	return 'after' in comparison ? comparison.after : null;
}

const empty = Object.fromEntries(columns.map((column) => [column, null])) as ComparisonRow;

/** The rows for a spreadsheet, under headings in the reader's language. */
export function comparisonTable(rows: readonly ComparisonRow[], { t }: Text): Cell[][] {
	return [
		columns.map((column) => t(`comparison.column_${column}`)),
		...rows.map((row) => columns.map((column) => cellOf(row[column], column)))
	];
}

function cellOf(value: string | number | null, column: Column): Cell {
	if (value === null) return '';
	return decimals.has(column) ? { decimal: String(value) } : String(value);
}

const decimals: ReadonlySet<Column> = new Set([
	'before',
	'after',
	'change',
	'percent',
	'measured_before',
	'measured_after'
] as const);
