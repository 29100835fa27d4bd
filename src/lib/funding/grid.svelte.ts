/** What happens in the table of expenses: rows are opened, written, saved as one leaves them, and taken back. */
import type { Issue } from '#lib/decision.ts';
import { sameValues, type RowField, type RowValues, type TableRow } from '#lib/funding/expense-table.ts';
import { isOvertaken, nextRow, type OpenRow } from '#lib/funding/grid-rows.ts';
import { withStep, type Step } from '#lib/funding/undo.ts';

/** `undefined`: nobody answered. */
export type Answer = { ids: readonly string[] } | { issues: readonly Issue[] } | undefined;
export type Said = 'nothing' | 'saving' | 'saved' | 'undone' | 'refused' | 'failed';

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

export type Grid = ReturnType<typeof gridOf>;

export function gridOf(first: RowValues, { rows, post, reload, keep, newId }: Outside) {
	let open = $state.raw<readonly OpenRow[]>([]);
	let entry = $state.raw<RowValues>(first);
	let issues = $state.raw<readonly Issue[]>([]);
	let steps = $state.raw<readonly Step[]>([]);
	let said = $state<Said>('nothing');

	const find = (id: string) => open.find((row) => row.id === id);
	const put = (id: string, change: Partial<OpenRow>) =>
		(open = open.map((row) => (row.id === id ? { ...row, ...change } : row)));
	const close = (id: string) => (open = open.filter((row) => row.id !== id));

	function did(step: Step) {
		steps = withStep(steps, step);
		keep(steps);
		said = 'saved';
	}

	function openRow(id: string) {
		const row = rows().find((each) => each.id === id);
		if (!row?.isWritable || find(id)) return;
		const { revision, values } = row;
		open = [...open, { id, isNew: false, revision, values, issues: [], isSaving: false }];
	}

	function write(id: string, field: RowField, value: string) {
		if (id === '') entry = { ...entry, [field]: value };
		const row = find(id);
		if (row) put(id, { values: { ...row.values, [field]: value } });
	}

	/** A saved row that was left; nothing is sent when nothing was changed. */
	async function saveRow(id: string) {
		const row = find(id);
		const saved = rows().find((each) => each.id === id);
		if (!row || row.isSaving || !saved) return;
		if (sameValues(row.values, saved.values)) {
			close(id);
			return;
		}
		put(id, { isSaving: true, issues: [] });
		said = 'saving';
		const answer = await post('change', { ...row.values, id, revision: String(row.revision) });
		if (answer && 'ids' in answer) {
			did({ kind: 'changed', id, before: saved.values });
			await reload();
			close(id);
			return;
		}
		said = answer ? 'refused' : 'failed';
		if (!answer || !isOvertaken(answer.issues)) {
			put(id, { isSaving: false, issues: answer?.issues ?? [] });
			return;
		}
		// both values are on the screen now: the next save starts from the newer one
		await reload();
		const revision = rows().find((each) => each.id === id)?.revision ?? row.revision;
		put(id, { isSaving: false, issues: answer.issues, revision });
	}

	/** The row below is free at once; what was refused comes back to it, or stands above it when it is in use already. */
	async function enter() {
		const values = entry;
		const row: OpenRow = { id: newId(), isNew: true, revision: 0, values, issues: [], isSaving: true };
		open = [...open, row];
		entry = nextRow(values);
		issues = [];
		await sendNew(row);
	}

	async function sendNew(row: OpenRow) {
		said = 'saving';
		const answer = await post('enter', { ...row.values, once: row.id });
		if (answer && 'ids' in answer) {
			did({ kind: 'entered', ids: answer.ids });
			await reload();
			close(row.id);
			return;
		}
		said = answer ? 'refused' : 'failed';
		const faults = answer?.issues ?? [];
		if (!sameValues(entry, nextRow(row.values))) {
			put(row.id, { isSaving: false, issues: faults });
			return;
		}
		close(row.id);
		entry = row.values;
		issues = faults;
	}

	async function saveNew(id: string) {
		const row = find(id);
		if (!row || row.isSaving) return;
		put(id, { isSaving: true, issues: [] });
		await sendNew(row);
	}

	async function undo() {
		const step = steps.at(-1);
		if (!step) return;
		said = 'saving';
		const answer = await takeBack(step);
		if (answer) {
			steps = steps.slice(0, -1);
			keep(steps);
		}
		await reload();
		said = answer === undefined ? 'failed' : 'ids' in answer ? 'undone' : 'refused';
	}

	async function takeBack(step: Step): Promise<Answer> {
		if (step.kind === 'entered') return post('withdraw', { id: step.ids });
		const row = rows().find(({ id }) => id === step.id);
		if (!row) return { issues: [] };
		return post('change', { ...step.before, id: row.id, revision: String(row.revision) });
	}

	return {
		get open() {
			return open;
		},
		get entry() {
			return entry;
		},
		get issues() {
			return issues;
		},
		get steps() {
			return steps;
		},
		get said() {
			return said;
		},
		find,
		openRow,
		write,
		close,
		saveRow,
		saveNew,
		enter,
		undo,
		/** What was there before the script: typed values, faults of a page that came back, steps that the tab kept. */
		begin: (given: { entry: RowValues; issues: readonly Issue[]; steps: readonly Step[] }) => {
			({ entry, issues, steps } = given);
		}
	};
}
