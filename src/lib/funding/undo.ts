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
	const { kind, ids, id, before } = recordOf(each);
	if (kind === 'entered' && Array.isArray(ids))
		return [{ kind, ids: ids.filter((one): one is string => typeof one === 'string') }];
	if (kind !== 'changed' || typeof id !== 'string' || typeof before !== 'object') return [];
	const texts = Object.entries(recordOf(before)).flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value] as const] : []
	);
	return [{ kind, id, before: rowValues(Object.fromEntries(texts)) }];
}

function recordOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
