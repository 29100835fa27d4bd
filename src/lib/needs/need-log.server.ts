/** The log of a need: who saw and gave what, written in the transaction in which it happened. */
import type { Db } from '#lib/db.server.ts';
import type { LogKind } from './need-log-text.ts';
import { needLog } from './schema.server.ts';

export type Participation = {
	needId: string;
	kind: LogKind;
	/** Null = the owner's side or the site itself. */
	organisationId: string | null;
	personId: string | null;
	/** Never what an answer says. */
	detail?: Readonly<Record<string, string | number | null>>;
};

/** That an organisation has seen a need is kept once, however often it looks. */
export async function logParticipation(tx: Db, entries: readonly Participation[]): Promise<void> {
	if (entries.length === 0) return;
	await tx
		.insert(needLog)
		.values(entries.map((entry) => ({ ...entry, detail: entry.detail ?? null })))
		.onConflictDoNothing();
}
