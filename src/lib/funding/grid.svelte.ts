/** What happens in the table of expenses: rows are opened, written, saved as one leaves them, and taken back. */
import type { Issue } from '#lib/decision.ts';
import { sameValues, type RowField, type RowValues, type TableRow } from '#lib/funding/expense-table.ts';
import { isOvertaken, nextRow, type OpenRow } from '#lib/funding/grid-rows.ts';
import { withoutLast, withStep, type Step } from '#lib/funding/undo.ts';

/** `undefined`: nobody answered. */
export type Answer = { ids: readonly string[] } | { issues: readonly Issue[] } | undefined;
export type Said = 'nothing' | 'saving' | 'saved' | 'undone' | 'overtaken' | 'refused' | 'failed';

type Outside = {
	/** Rows as they are saved. */
	rows: () => readonly TableRow[];
	post: (
		action: 'enter' | 'change' | 'withdraw',
		fields: Readonly<Record<string, string | readonly string[]>>
	) => Promise<Answer>;
	/** Reads the page anew. */
	reload: () => Promise<void>;
	keep: (steps: readonly Step[]) => void;
	newId: () => string;
};

type Held = {
	open: readonly OpenRow[];
	entry: RowValues;
	issues: readonly Issue[];
	steps: readonly Step[];
	said: Said;
};
type Table = Outside & { held: Held };

export type Grid = ReturnType<typeof gridOf>;

export function gridOf(first: RowValues, outside: Outside) {
	const held = $state<Held>({ open: [], entry: first, issues: [], steps: [], said: 'nothing' });
	const table = { ...outside, held };
	return {
		held,
		find: (id: string) => find(table, id),
		openRow: (id: string) => openRow(table, id),
		write: (id: string, field: RowField, value: string) => write(table, id, field, value),
		close: (id: string) => close(table, id),
		saveRow: (id: string) => saveRow(table, id),
		saveNew: (id: string) => saveNew(table, id),
		enter: () => enter(table),
		undo: () => undo(table)
	};
}

function find({ held }: Table, id: string): OpenRow | undefined {
	return held.open.find((row) => row.id === id);
}

function put({ held }: Table, id: string, change: Partial<OpenRow>): void {
	held.open = held.open.map((row) => (row.id === id ? { ...row, ...change } : row));
}

function close({ held }: Table, id: string): void {
	held.open = held.open.filter((row) => row.id !== id);
}

function did({ held, keep }: Table, step: Step): void {
	held.steps = withStep(held.steps, step);
	keep(held.steps);
	held.said = 'saved';
}

function openRow(table: Table, id: string): void {
	const row = table.rows().find((each) => each.id === id);
	if (!row?.isWritable || find(table, id)) return;
	const { revision, values } = row;
	table.held.open = [...table.held.open, { id, isNew: false, revision, values, issues: [], isSaving: false }];
}

function write(table: Table, id: string, field: RowField, value: string): void {
	if (id === '') table.held.entry = { ...table.held.entry, [field]: value };
	const row = find(table, id);
	if (row) put(table, id, { values: { ...row.values, [field]: value } });
}

/** A saved row that was left; nothing is sent when nothing was changed. */
async function saveRow(table: Table, id: string): Promise<void> {
	const row = find(table, id);
	const saved = table.rows().find((each) => each.id === id);
	if (!row || row.isSaving || !saved) return;
	if (sameValues(row.values, saved.values)) {
		close(table, id);
		return;
	}
	put(table, id, { isSaving: true, issues: [] });
	table.held.said = 'saving';
	const answer = await table.post('change', { ...row.values, id, revision: String(row.revision) });
	if (answer && 'ids' in answer) {
		did(table, { kind: 'changed', id, revision: row.revision + 1, before: saved.values });
		await table.reload();
		close(table, id);
	} else await refuse(table, row, answer?.issues);
}

async function refuse(table: Table, row: OpenRow, issues: readonly Issue[] | undefined): Promise<void> {
	table.held.said = issues ? 'refused' : 'failed';
	let { revision } = row;
	if (isOvertaken(issues ?? [])) {
		// both values are on the screen now: the next save starts from the newer one
		await table.reload();
		revision = table.rows().find(({ id }) => id === row.id)?.revision ?? revision;
	}
	put(table, row.id, { isSaving: false, issues: issues ?? [], revision });
}

/** The row below is free at once; what was refused comes back to it, or stands above it when it is in use already. */
async function enter(table: Table): Promise<void> {
	const { held } = table;
	const values = held.entry;
	const row: OpenRow = { id: table.newId(), isNew: true, revision: 0, values, issues: [], isSaving: true };
	held.open = [...held.open, row];
	held.entry = nextRow(values);
	held.issues = [];
	await sendNew(table, row);
}

async function sendNew(table: Table, row: OpenRow): Promise<void> {
	const { held } = table;
	held.said = 'saving';
	const answer = await table.post('enter', { ...row.values, once: row.id });
	if (answer && 'ids' in answer) {
		did(table, { kind: 'entered', ids: answer.ids, revisions: answer.ids.map(() => 1) });
		await table.reload();
		close(table, row.id);
		return;
	}
	held.said = answer ? 'refused' : 'failed';
	const issues = answer?.issues ?? [];
	if (!sameValues(held.entry, nextRow(row.values))) {
		put(table, row.id, { isSaving: false, issues });
		return;
	}
	close(table, row.id);
	held.entry = row.values;
	held.issues = issues;
}

async function saveNew(table: Table, id: string): Promise<void> {
	const row = find(table, id);
	if (!row || row.isSaving) return;
	put(table, id, { isSaving: true, issues: [] });
	await sendNew(table, row);
}

async function undo(table: Table): Promise<void> {
	const { held } = table;
	const step = held.steps.at(-1);
	if (!step) return;
	held.said = 'saving';
	const answer = await takeBack(table, step);
	if (answer) {
		held.steps = 'ids' in answer ? withoutLast(held.steps) : held.steps.slice(0, -1);
		table.keep(held.steps);
	}
	await table.reload();
	held.said = answer === undefined ? 'failed' : 'ids' in answer ? 'undone' : 'overtaken';
}

/** Only what nobody has changed since. */
async function takeBack({ post }: Table, step: Step): Promise<Answer> {
	if (step.kind === 'entered') return post('withdraw', { id: step.ids, revision: step.revisions.map(String) });
	return post('change', { ...step.before, id: step.id, revision: String(step.revision) });
}
