/**
 * Many measurements from a table: each row is read by the same rule as the form, with what stands in the rows above it
 * and what the pilots have already. A row is new, or it is there already, or it says in which columns it is wrong.
 */
import { issuesOf, type Decision, type Issue } from '#lib/decision.ts';
import type { Lang } from '#lib/lang.ts';
import type { Indicator } from './indicator.ts';
import { readMeasurement, type Measured, type Sibling } from './measurement-form.ts';
import { columns, plain, type SheetRow, type Words } from './measurement-import-sheet.ts';

const amounts: readonly string[] = ['value', 'numerator', 'denominator'];

export type ImportPilot = {
	readonly id: string;
	readonly ownerId: string;
	readonly title: string;
	readonly language: string;
	/** Other names of it: its address and its key in a file. */
	readonly names: readonly string[];
};

/** A value that a pilot has, whatever became of it but for those that gave way. */
export type Existing = Sibling &
	Pick<Measured, 'value' | 'numerator' | 'denominator' | 'n'> & {
		readonly pilotId: string;
		readonly indicatorKey: string;
	};

export type Surroundings = {
	readonly pilots: readonly ImportPilot[];
	/** The definition by which a pilot measures; its own indicators too. */
	readonly indicatorOf: (pilotId: string | undefined, name: string) => Indicator | undefined;
	readonly existing: readonly Existing[];
	readonly words: Words;
	readonly lang: Lang;
	readonly today: string;
};

export type Outcome = {
	readonly row: number;
	readonly state: 'new' | 'duplicate' | 'faulty';
	readonly pilot: ImportPilot | null;
	readonly indicator: Indicator | null;
	/** What the form would get. */
	readonly fields: Readonly<Record<string, string>>;
	/** What a new row says; null for every other. */
	readonly measured: Measured | null;
	/** `field` is the column. */
	readonly issues: readonly Issue[];
};

export function checkRows(rows: readonly SheetRow[], around: Surroundings): readonly Outcome[] {
	const existing = [...around.existing];
	return rows.map((row) => {
		const { outcome, added } = checkRow(row, { ...around, existing });
		if (added) existing.push(added);
		return outcome;
	});
}

type Checked = { outcome: Outcome; added?: Existing };

function checkRow(row: SheetRow, around: Surroundings): Checked {
	const pilot = around.pilots.find((each) => namesPilot(each, row.cells.pilot ?? '')) ?? null;
	const indicator = around.indicatorOf(pilot?.id, plain(row.cells.indicator ?? '')) ?? null;
	const fields = fieldsOf(row.cells, around.words);
	const outcome = (state: Outcome['state'], more: Partial<Outcome> = {}): Outcome => ({
		row: row.row,
		state,
		pilot,
		indicator,
		fields,
		measured: null,
		issues: [],
		...more
	});
	const alone = readFields(fields, indicator, [], around);
	const issues = issuesOfRow(row, { pilot, indicator }, alone);
	if (!pilot || !indicator || !alone.ok || issues.length > 0) return { outcome: outcome('faulty', { issues }) };

	const isOfBoth = (each: Existing) => each.pilotId === pilot.id && each.indicatorKey === indicator.key;
	const siblings = around.existing.filter(isOfBoth);
	if (siblings.some((each) => isSame(each, alone.value))) return { outcome: outcome('duplicate') };
	const beside = readFields(fields, indicator, siblings, around);
	if (!beside.ok) return { outcome: outcome('faulty', { issues: beside.issues }) };
	const of = { pilotId: pilot.id, indicatorKey: indicator.key, undecided: true };
	return { outcome: outcome('new', { measured: beside.value }), added: { ...beside.value, ...of } };
}

function readFields(
	fields: Readonly<Record<string, string>>,
	indicator: Indicator | null,
	siblings: readonly Sibling[],
	{ lang, today }: Surroundings
): Decision<Measured> {
	return readMeasurement(formOf(fields), { indicator: indicator ?? anything, siblings, lang, today });
}

type Named = { pilot: ImportPilot | null; indicator: Indicator | null };

function issuesOfRow({ personal }: SheetRow, { pilot, indicator }: Named, read: Decision<Measured>): Issue[] {
	const isPersonal = ({ field }: Issue) => personal.some((column) => column === field);
	const unnamed = [
		...(pilot ? [] : [{ field: 'pilot', key: 'import.unknown_pilot' }]),
		...(indicator ? [] : [{ field: 'indicator', key: 'import.unknown_indicator' }])
	];
	const said = issuesOf(read).filter(({ field }) => indicator !== null || !amounts.includes(field));
	return [
		...personal.map((column) => ({ field: column, key: 'text.personal_number' })),
		...[...unnamed, ...said].filter((issue) => !isPersonal(issue))
	];
}

/** Where the indicator is not known, nothing is said about its value. */
const anything: Indicator = {
	key: '',
	version: 1,
	code: null,
	nameNb: '',
	nameSv: '',
	definitionNb: '',
	definitionSv: '',
	unit: '',
	unitNb: '',
	unitSv: '',
	better: 'up',
	gainCategory: 'quality',
	technologies: [],
	validMin: null,
	validMax: null,
	smallNumberLimit: 5,
	isShare: false,
	kind: 'other',
	pilotId: null,
	language: null
};

function namesPilot({ title, names }: ImportPilot, text: string): boolean {
	const asked = plain(text);
	return asked !== '' && [title, ...names].some((name) => plain(name) === asked);
}

/** Whether an indicator is meant by its key, its code in the field's list or its name. */
export function namesIndicator(indicator: Indicator, asked: string): boolean {
	const { key, code, nameNb, nameSv } = indicator;
	return asked !== '' && [key, code ?? '', nameNb, nameSv].some((name) => plain(name) === asked);
}

function fieldsOf(cells: SheetRow['cells'], { choices }: Words): Record<string, string> {
	return Object.fromEntries(
		columns
			.filter((column) => column !== 'pilot' && column !== 'indicator')
			.map((column) => {
				const text = cells[column] ?? '';
				return [column, choices[column]?.get(plain(text)) ?? text];
			})
	);
}

function formOf(fields: Readonly<Record<string, string>>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
}

function isSame(existing: Existing, measured: Measured): boolean {
	const of = ({ point, value, numerator, denominator, n, startsOn, endsOn }: Omit<Existing, 'undecided'> | Measured) =>
		JSON.stringify([point, value, numerator, denominator, n, startsOn, endsOn]);
	return of(existing) === of(measured);
}
