/** Who wrote in a version, and what happened to a pilot, read out of the log. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import type { PilotHead } from './pilot.ts';
import type { Version } from './pilots.server.ts';

type Note = {
	version?: number;
	reason?: string | undefined;
	before?: unknown;
	after?: Readonly<Record<string, unknown>>;
};

/** One move in the life of a pilot, with the version that it concerned. */
export async function recordMove(
	tx: Db,
	by: Actor,
	kind: `pilot.${string}`,
	of: Pick<PilotHead, 'id' | 'ownerId'>,
	{ version, reason, before, after }: Note = {}
): Promise<void> {
	await record(tx, {
		kind,
		by: by.personId,
		organisationId: of.ownerId,
		about: { kind: 'pilot', id: of.id },
		reason: reason === '' ? undefined : reason,
		before,
		after: { ...after, ...(version !== undefined && { version }) }
	});
}

/** That somebody wrote in a version stands once in the log, not at every pause in the typing. */
export async function recordWriting(
	tx: Db,
	by: Actor,
	of: Pick<PilotHead, 'id' | 'ownerId'>,
	version: number
): Promise<void> {
	const known = await tx
		.select({ id: journalEntry.id })
		.from(journalEntry)
		.where(
			and(aboutVersion(of.id, version), eq(journalEntry.kind, 'pilot.edited'), eq(journalEntry.personId, by.personId))
		)
		.limit(1);
	if (known.length === 0) await recordMove(tx, by, 'pilot.edited', of, { version });
}

/** Everybody who wrote in the version or submitted it. */
export async function authorsOf(tx: Db, pilotId: string, version: Version): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ personId: journalEntry.personId })
		.from(journalEntry)
		.where(and(aboutVersion(pilotId, version.number), inArray(journalEntry.kind, writing)))
		.limit(1000);
	const all = [version.editedBy, version.submittedBy, ...rows.map(({ personId }) => personId)];
	return all.filter((personId) => personId !== null);
}

const writing = ['pilot.registered', 'pilot.copied', 'pilot.edited', 'pilot.submitted'];

function aboutVersion(pilotId: string, version: number) {
	return and(
		eq(journalEntry.aboutKind, 'pilot'),
		eq(journalEntry.aboutId, pilotId),
		sql`(${journalEntry.after} ->> 'version')::int = ${version}`
	);
}

export type Happened = {
	id: number;
	at: Date;
	kind: string;
	name: string | null;
	reason: string | null;
	after: unknown;
};

/** The newest two hundred moves with who made them; `name` is null where nobody is known. */
export async function pilotHistory(db: Db, pilotId: string): Promise<Happened[]> {
	return db
		.select({
			id: journalEntry.id,
			at: journalEntry.at,
			kind: journalEntry.kind,
			name: person.name,
			reason: journalEntry.reason,
			after: journalEntry.after
		})
		.from(journalEntry)
		.leftJoin(person, eq(person.id, journalEntry.personId))
		.where(and(eq(journalEntry.aboutKind, 'pilot'), eq(journalEntry.aboutId, pilotId)))
		.orderBy(desc(journalEntry.at), desc(journalEntry.id))
		.limit(200);
}

/** Why the secretariat hid the page. */
export async function hiddenBecause(db: Db, pilotId: string): Promise<string | null> {
	const [entry] = await db
		.select({ reason: journalEntry.reason })
		.from(journalEntry)
		.where(
			and(eq(journalEntry.aboutKind, 'pilot'), eq(journalEntry.aboutId, pilotId), eq(journalEntry.kind, 'pilot.hidden'))
		)
		.orderBy(desc(journalEntry.id))
		.limit(1);
	return entry?.reason ?? null;
}
