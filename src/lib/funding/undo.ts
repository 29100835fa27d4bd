/**
 * The last ten changes that a person made in the table, to be taken back one by one; they last as long as the tab. Each
 * knows the revision that it made: what has another one now was changed by somebody since, and is not taken back.
 */
import { rowValues, type RowValues } from '#lib/funding/expense-table.ts';

export type Step =
	| { readonly kind: 'entered'; readonly ids: readonly string[]; readonly revisions: readonly number[] }
	| { readonly kind: 'changed'; readonly id: string; readonly revision: number; readonly before: RowValues };

const most = 10;

export function withStep(steps: readonly Step[], step: Step): Step[] {
	return [...steps, step].slice(-most);
}

/** The steps that are left once the last is undone, which made a revision of its own of what the one before it made. */
export function withoutLast(steps: readonly Step[]): Step[] {
	const undone = steps.at(-1);
	const rest = steps.slice(0, -1);
	return undone?.kind === 'changed' ? rest.map((step) => following(step, undone)) : rest;
}

function following(step: Step, { id, revision }: { id: string; revision: number }): Step {
	const now = (made: number) => (made === revision - 1 ? revision + 1 : made);
	if (step.kind === 'changed') return step.id === id ? { ...step, revision: now(step.revision) } : step;
	return { ...step, revisions: step.revisions.map((made, at) => (step.ids[at] === id ? now(made) : made)) };
}

/** What the tab kept, whatever somebody made of it. */
export function readSteps(kept: string | null): Step[] {
	try {
		const read: unknown = JSON.parse(kept ?? '[]');
		return Array.isArray(read) ? read.flatMap((each: unknown) => stepOf(each)).slice(-most) : [];
	} catch {
		return [];
	}
}

function stepOf(each: unknown): Step[] {
	const { kind, ids, revisions, id, revision, before } = recordOf(each);
	if (kind === 'entered') {
		const [texts, numbers] = [listOf(ids, 'string'), listOf(revisions, 'number')];
		return texts.length > 0 && texts.length === numbers.length
			? [{ kind, ids: texts as string[], revisions: numbers as number[] }]
			: [];
	}
	if (kind !== 'changed' || typeof id !== 'string' || typeof revision !== 'number' || typeof before !== 'object')
		return [];
	const texts = Object.entries(recordOf(before)).flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value] as const] : []
	);
	return [{ kind, id, revision, before: rowValues(Object.fromEntries(texts)) }];
}

function listOf(value: unknown, type: 'string' | 'number'): unknown[] {
	return Array.isArray(value) ? value.filter((each) => typeof each === type) : [];
}

function recordOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
