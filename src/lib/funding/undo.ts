/** The last ten changes that a person made in the table, to be taken back one by one; they last as long as the tab. */
import { rowValues, type RowValues } from '#lib/funding/expense-table.ts';

export type Step =
	| { readonly kind: 'entered'; readonly ids: readonly string[] }
	| { readonly kind: 'changed'; readonly id: string; readonly before: RowValues };

const most = 10;

export function withStep(steps: readonly Step[], step: Step): Step[] {
	return [...steps, step].slice(-most);
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
	if (typeof each !== 'object' || each === null || !('kind' in each)) return [];
	if (each.kind === 'entered' && 'ids' in each && Array.isArray(each.ids))
		return [{ kind: 'entered', ids: each.ids.filter((id): id is string => typeof id === 'string') }];
	if (each.kind !== 'changed' || !('id' in each) || typeof each.id !== 'string' || !('before' in each)) return [];
	const { before } = each;
	if (typeof before !== 'object' || before === null) return [];
	const texts = Object.entries(before).map(([name, value]) => [name, typeof value === 'string' ? value : '']);
	return [{ kind: 'changed', id: each.id, before: rowValues(Object.fromEntries(texts) as Record<string, string>) }];
}
