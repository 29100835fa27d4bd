/** A table of measurements as its rows: which column is which, and what stands in cells with a fixed choice. */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { Messages } from '#lib/i18n.ts';
import { findPersonalNumber } from '#lib/personal-number.ts';

export const mostRows = 2000;

/** As the fields of the form, but for the first two. */
export const columns = [
	'pilot',
	'indicator',
	'point',
	'value',
	'numerator',
	'denominator',
	'n',
	'starts_on',
	'ends_on',
	'method',
	'collected_by',
	'design',
	'exclusions',
	'other_changes',
	'note'
] as const;
type Column = (typeof columns)[number];

const needed: readonly Column[] = ['pilot', 'indicator', 'point', 'starts_on', 'ends_on', 'method', 'collected_by'];

export type SheetRow = {
	/** As the spreadsheet numbers it. */
	readonly row: number;
	readonly cells: Readonly<Partial<Record<Column, string>>>;
	/** Columns whose text held a personal number; it was thrown away. */
	readonly personal: readonly Column[];
};

/** What may stand in the cells of a column with a fixed choice, and in the first row, in both languages. */
export type Words = {
	readonly headings: ReadonlyMap<string, Column>;
	readonly choices: Readonly<Partial<Record<Column, ReadonlyMap<string, string>>>>;
};

const choiceTexts: readonly { column: Column; domain: string; prefix: string; keys: readonly string[] }[] = [
	{ column: 'point', domain: 'point', prefix: '', keys: ['baseline', 'mid', 'end', 'after_6', 'after_12'] },
	{
		column: 'method',
		domain: 'method',
		prefix: '',
		keys: ['system_log', 'time_study', 'register', 'survey', 'estimate']
	},
	{ column: 'collected_by', domain: 'method', prefix: 'by_', keys: ['unit', 'project', 'supplier', 'independent'] },
	{
		column: 'design',
		domain: 'method',
		prefix: 'design_',
		keys: ['after_only', 'before_after', 'comparison', 'randomised', 'review']
	}
];

export function wordsOf(texts: readonly Messages[]): Words {
	const named = (domain: string, key: string) => texts.flatMap((each) => each[domain]?.[key] ?? []);
	const headings = new Map<string, Column>();
	for (const column of columns)
		for (const heading of [column, ...named('import', `column_${column}`)]) headings.set(plain(heading), column);
	const choices = Object.fromEntries(
		choiceTexts.map(({ column, domain, prefix, keys }) => [
			column,
			new Map(keys.flatMap((key) => [key, ...named(domain, prefix + key)].map((word) => [plain(word), key] as const)))
		])
	);
	return { headings, choices };
}

/** Small letters, one space, and without what stands in brackets to explain. */
export function plain(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\([^)]*\)/g, ' ')
		.replace(/[\s*:]+/g, ' ')
		.trim()
		.toLowerCase();
}

/** The rows below the headings that hold anything. */
export function readRows(table: readonly (readonly string[])[], { headings }: Words): Decision<readonly SheetRow[]> {
	const [head = [], ...body] = table;
	const at = head.map((heading) => headings.get(plain(heading)));
	const missing = needed.filter((column) => !at.includes(column));
	const issues: Issue[] = missing.map((column) => ({ field: 'file', key: `import.missing_${column}` }));
	if (!at.includes('value') && !at.includes('numerator')) issues.push({ field: 'file', key: 'import.missing_value' });
	const twice = columns.filter((column) => at.indexOf(column) !== at.lastIndexOf(column));
	if (twice.length > 0) issues.push({ field: 'file', key: 'import.heading_twice' });
	if (issues.length > 0) return no(...issues);

	const rows = body.flatMap((cells, below) => {
		const row = rowOf(below + 2, at, cells);
		return Object.values(row.cells).some((cell) => cell !== '') || row.personal.length > 0 ? [row] : [];
	});
	return rows.length === 0 ? no({ field: 'file', key: 'import.no_rows' }) : yes(rows);
}

function rowOf(row: number, at: readonly (Column | undefined)[], texts: readonly string[]): SheetRow {
	const cells: Partial<Record<Column, string>> = {};
	const personal: Column[] = [];
	at.forEach((column, index) => {
		if (!column) return;
		const text = texts[index] ?? '';
		const isPersonal = findPersonalNumber(text) !== undefined;
		if (isPersonal) personal.push(column);
		cells[column] = isPersonal ? '' : text;
	});
	return { row, cells, personal };
}
