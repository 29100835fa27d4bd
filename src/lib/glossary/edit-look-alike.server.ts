/** The secretariat keeps the pairs of words that are never joined, however alike they look. */
import { and, asc, count, eq, ilike, isNull, or, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import type { LookAlike } from './concept.ts';
import { likePattern } from './desk.ts';
import { waitingProposals } from './proposals.server.ts';
import { lookAlike } from './schema.server.ts';

const PER_PAGE = 50;
const changedMeanwhile = { field: '', key: 'glossary.changed_meanwhile' };

type KeptPair = LookAlike & { readonly revision: number };

type PairDesk = { pairs: KeptPair[]; total: number; page: Page; waiting: number };

/**
 * The pairs with these letters in one of their words, by the Norwegian one, and how many proposals wait beside them.
 *
 * @throws 404
 */
export async function pairDesk(db: Db, by: Actor, q: string, page: string | null): Promise<PairDesk> {
	demand(by, 'glossary.read_proposals', { organisationId: null });
	const pattern = likePattern(q);
	const where = and(
		isNull(lookAlike.retiredAt),
		q === '' ? undefined : or(ilike(lookAlike.no, pattern), ilike(lookAlike.sv, pattern))
	);
	const [counted] = await db.select({ total: count() }).from(lookAlike).where(where);
	const total = counted?.total ?? 0;
	const at = readPage(page, total, PER_PAGE);
	const pairs = await db
		.select(columns)
		.from(lookAlike)
		.where(where)
		.orderBy(asc(lookAlike.no), asc(lookAlike.sv))
		.limit(PER_PAGE)
		.offset(at.offset);
	return { pairs, total, page: at, waiting: (await waitingProposals(db, by)).length };
}

const columns = {
	no: lookAlike.no,
	sv: lookAlike.sv,
	difference: { nb: lookAlike.differenceNb, sv: lookAlike.differenceSv },
	revision: lookAlike.revision
};

/** A pair that was taken out may come back. @throws 404, 403 */
export async function addLookAlike(db: Db, by: Actor, pair: LookAlike): Promise<Decision<null>> {
	mayEdit(by);
	return db.transaction(async (tx) => {
		const added = await tx
			.insert(lookAlike)
			.values({ no: pair.no, sv: pair.sv, ...edited(pair) })
			.onConflictDoUpdate({
				target: [lookAlike.no, lookAlike.sv],
				set: { ...edited(pair), retiredAt: null, revision: sql`${lookAlike.revision} + 1` },
				setWhere: sql`${lookAlike.retiredAt} is not null`
			})
			.returning({ no: lookAlike.no });
		if (added.length === 0) return no({ field: 'no', key: 'glossary.pair_known' });
		await tell(tx, by, { what: 'added', pair, before: null, after: pair });
		return yes(null);
	});
}

/** @throws 404, 403 */
export async function saveLookAlike(db: Db, by: Actor, pair: LookAlike, revision: number): Promise<Decision<null>> {
	return change(db, by, { pair, revision, what: 'edited' });
}

/** The two may be joined again. @throws 404, 403 */
export async function retireLookAlike(
	db: Db,
	by: Actor,
	words: Pick<LookAlike, 'no' | 'sv'>,
	revision: number
): Promise<Decision<null>> {
	return change(db, by, { pair: words, revision, what: 'retired' });
}

type Changed =
	| { readonly what: 'edited'; readonly pair: LookAlike; readonly revision: number }
	| { readonly what: 'retired'; readonly pair: Pick<LookAlike, 'no' | 'sv'>; readonly revision: number };

async function change(db: Db, by: Actor, asked: Changed): Promise<Decision<null>> {
	mayEdit(by);
	return db.transaction(async (tx) => {
		const mine = and(eq(lookAlike.no, asked.pair.no), eq(lookAlike.sv, asked.pair.sv), isNull(lookAlike.retiredAt));
		const [row] = await tx.select(columns).from(lookAlike).where(mine).for('update');
		const kept = found(row);
		if (kept.revision !== asked.revision) return no(changedMeanwhile);
		await tx
			.update(lookAlike)
			.set({
				...(asked.what === 'edited' ? edited(asked.pair) : { editedAt: sql`now()`, retiredAt: sql`now()` }),
				revision: kept.revision + 1
			})
			.where(mine);
		const after = asked.what === 'edited' ? asked.pair : null;
		await tell(tx, by, { what: asked.what, pair: asked.pair, before: kept, after });
		return yes(null);
	});
}

function edited({ difference }: LookAlike) {
	return { differenceNb: difference.nb, differenceSv: difference.sv, editedAt: sql`now()` };
}

type Told = {
	readonly what: 'added' | 'edited' | 'retired';
	readonly pair: Pick<LookAlike, 'no' | 'sv'>;
	readonly before: unknown;
	readonly after: unknown;
};

async function tell(tx: Db, by: Actor, { what, pair, before, after }: Told): Promise<void> {
	const about = { kind: 'look_alike', id: `${pair.no} – ${pair.sv}` };
	const kind = `glossary.look_alike_${what}`;
	await record(tx, { kind, by: by.personId, organisationId: null, about, before, after });
}

function mayEdit(by: Actor): void {
	demand(by, 'glossary.edit', { organisationId: null }, 'glossary.read_proposals');
}
