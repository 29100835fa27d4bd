/** Rows of a file, held against what a project of Norway's has. */
import nb from '#messages/nb.json' with { type: 'json' };
import sv from '#messages/sv.json' with { type: 'json' };
import { checkRows, markOf, type FileRow } from '#lib/expense-import/check.ts';
import { guessedColumns, type Mapping } from '#lib/expense-import/columns.ts';
import { namesOf } from '#lib/expense-import/names.ts';
import type { Surroundings } from '#lib/expense-import/surroundings.ts';

const lines = {
	currency: 'NOK' as const,
	inKind: ['public'],
	categories: ['staff', 'travel', 'external', 'equipment'],
	workPackages: [
		{ code: 'AP1', nameNb: 'Ledelse og kommunikasjon', nameSv: 'Ledning och kommunikation' },
		{ code: 'AP2', nameNb: 'Behov', nameSv: 'Behov' }
	],
	pilots: [{ id: 'p-1', title: 'Digital nattillsyn' }],
	periods: [
		{ code: 'P2', startsOn: '2026-01-01', endsOn: '2026-06-30', reportDueOn: null, isLocked: true },
		{ code: 'P3', startsOn: '2026-07-01', endsOn: '2026-12-31', reportDueOn: null, isLocked: false }
	]
};
export const names = namesOf(lines, [nb, sv]);
export const headings = [
	'Bilag',
	'Dato',
	'Tekst',
	'Beløp',
	'Kostnadstype',
	'AP',
	'Konto',
	'Valuta',
	'Kurs',
	'Periode',
	'Pilot'
];
const mapping: Mapping = { columns: guessedColumns(headings), accounts: {}, category: '', workPackage: '' };

/** The rows as they would be taken, from the second line of the file on. */
export function check(rows: readonly (readonly string[])[], changes: Partial<Mapping> = {}) {
	const fileRows: FileRow[] = rows.map((cells, at) => ({ number: at + 2, cells, corrections: {} }));
	const around: Surroundings = {
		lines,
		names,
		mapping: { ...mapping, ...changes },
		mark: markOf(fileRows, mapping.columns),
		amountIsNet: false,
		seesStaff: true,
		from1904: false,
		lang: 'nb',
		today: '2026-11-21'
	};
	return checkRows(fileRows, around);
}

export const right = ['B1', '2.10.2026', 'Tog', '1 234,50', 'Reise og opphold', 'AP2'];
