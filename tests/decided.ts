/** What comes of asking for something: the answer, every fault that is named, or the refusal. */
import { issuesOf, type Decision } from '#lib/decision.ts';

export function accepted<T>(decision: Decision<T>): T {
	if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
	return decision.value;
}

export const keysOf = (decision: Decision<unknown>) => issuesOf(decision).map(({ key }) => key);

/** Each fault after the name of its field. */
export const faultsOf = (decision: Decision<unknown>) => issuesOf(decision).map(({ field, key }) => `${field} ${key}`);

/** 200, or the number of the refusal that `demand` throws. */
export async function statusOf(attempt: Promise<unknown>): Promise<number> {
	try {
		await attempt;
		return 200;
	} catch (fault) {
		const { status } = Object(fault) as { status?: unknown };
		if (typeof status === 'number') return status;
		throw fault;
	}
}
