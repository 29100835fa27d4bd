import type { Db } from './db.server.ts';
import type { Decision } from './decision.ts';

/** A transaction of which nothing is left when the decision in it is no, whatever was written before it was found out. */
export async function allOrNothing<T>(db: Db, decide: (tx: Db) => Promise<Decision<T>>): Promise<Decision<T>> {
	const undone = new Error('Refused');
	let decision: Decision<T> | undefined;
	try {
		return await db.transaction(async (tx) => {
			decision = await decide(tx);
			if (!decision.ok) throw undone;
			return decision;
		});
	} catch (fault) {
		if (fault === undone && decision) return decision;
		throw fault;
	}
}
