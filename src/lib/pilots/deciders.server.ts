/** Who decides what somebody asks about a pilot: its phase, a pause, a stop. Never the one who asks. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { actingToday } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { mayOn } from './co-owner.ts';
import { membersToday, type MemberToday } from './members-today.server.ts';
import { demandOn, demandPilot, type Pilot } from './pilots.server.ts';

export type Deciders = {
	/** The organisation that answers for the pilot today. */
	organisationId: string;
	people: readonly MemberToday[];
	/** Whether they are the secretariat, which stands in where the owner has no other administrator. */
	isOffice: boolean;
};

/** The owner's administrators today but for the one who asks, and where there is none, the secretariat's people. */
export async function decidersOf(db: Db, ownerId: string, askedBy: string, today: string): Promise<Deciders> {
	const directory = await organisationDirectory(db);
	const owner = directory.get(ownerId);
	const organisationId = owner ? actingToday(owner, directory, today).id : ownerId;
	const others = (people: readonly MemberToday[]) => people.filter(({ personId }) => personId !== askedBy);
	const people = others(await membersToday(db, [organisationId], today, ['administrator']));
	if (people.length > 0) return { organisationId, people, isOffice: false };
	return { organisationId, people: others(await membersToday(db, null, today, ['secretariat'])), isOffice: true };
}

/** Whether `by` may decide what `askedBy` asks about the pilot, or all but for having asked it. */
export async function mayDecide(db: Db, by: Actor, of: Pilot, askedBy: string, today: string): Promise<boolean> {
	if (mayOn(by, 'pilot.decide_phase', of)) return true;
	if (!may(by, 'pilot.stand_in', { organisationId: null })) return false;
	return (await decidersOf(db, of.ownerId, askedBy, today)).isOffice;
}

/**
 * The pilot, locked, for who means to decide what is asked about it; `open` finds the question.
 *
 * @throws 404, 403
 */
export async function demandDecider<Open extends { requestedBy: string }>(
	tx: Db,
	by: Actor,
	at: { pilotId: string; today: string },
	open: (tx: Db, pilotId: string) => Promise<Open | undefined>
): Promise<{ of: Pilot; asked: Open | undefined }> {
	const of = await demandPilot(tx, by, 'pilot.read_draft', at.pilotId, true);
	const asked = await open(tx, at.pilotId);
	const isDecider = asked !== undefined && (await mayDecide(tx, by, of, asked.requestedBy, at.today));
	if (!isDecider) demandOn(by, 'pilot.decide_phase', of);
	return { of, asked };
}
