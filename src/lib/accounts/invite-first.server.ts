/** Inviting from the command line, where no one is signed in: the first person of a fresh installation comes this way. */
import { asc } from 'drizzle-orm';
import { addMonths } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { roles, type Role } from './actor.ts';
import { addMember, lockHome } from './add-member.server.ts';
import { readEmail } from './email.ts';
import { isRole, rolesFor } from './member.ts';

export type Asked = { email: string; role: string; organisation: string | undefined };
export type Said = { ok: boolean; lines: string[] };

/** An auditor always has a last day; the secretariat moves it, or gives access with days and purpose at its own desk. */
const AUDITOR_MONTHS = 3;

const USAGE = 'Usage: npm run invite -- EMAIL ROLE [ORGANISATION]';

/** In English, as all of the command line; every fault at once. */
export async function inviteFromCommandLine(
	db: Db,
	asked: Asked,
	{ origin, today }: { origin: string; today: string }
): Promise<Said> {
	const organisations = await db
		.select({ id: organisation.id, kind: organisation.kind })
		.from(organisation)
		.orderBy(asc(organisation.id))
		.limit(1000);
	const read = readAsked(asked, organisations);
	if ('faults' in read) return { ok: false, lines: [...read.faults, USAGE] };

	const { email, role, organisationId } = read;
	return db.transaction(async (tx) => {
		const home = await lockHome(tx, organisationId, today);
		if (!home) return { ok: false, lines: [`ORGANISATION ${organisationId} vanished.`] };
		const endsOn = role === 'auditor' ? addMonths(today, AUDITOR_MONTHS) : null;
		const member = { email, name: email, role, startsOn: today, endsOn, substituteFor: null };
		const added = await addMember(tx, home, member, { personId: null, name: 'SOL', origin }, today);
		if (!added.ok) {
			const why = home.isActive ? `EMAIL ${email} is a member already` : 'ORGANISATION has ended; name its successor';
			return { ok: false, lines: [`${why} (${organisationId}).`] };
		}
		const { link } = added.value;
		const told = link ?? `${email} has a password already and signs in at ${origin}/nb/konto/inn`;
		return {
			ok: true,
			lines: [`${email} is ${role} in ${organisationId}${endsOn === null ? '' : ` until ${endsOn}`}.`, told]
		};
	});
}

type Known = { id: string; kind: string };
type Read = { email: string; role: Role; organisationId: string } | { faults: string[] };

function readAsked(asked: Asked, organisations: readonly Known[]): Read {
	const email = readEmail(asked.email);
	const role = isRole(asked.role) ? asked.role : undefined;
	const isOffice = role === 'secretariat' || role === 'auditor';
	const organisationId = asked.organisation ?? (isOffice ? 'secretariat' : '');
	const home = organisations.find(({ id }) => id === organisationId);
	if (email.ok && role && home && rolesFor(home.kind).includes(role))
		return { email: email.value, role, organisationId: home.id };
	return {
		faults: [
			...(email.ok ? [] : [`EMAIL must be an address like name@kommune.example, not "${asked.email}".`]),
			...(role ? [] : [`ROLE must be one of ${roles.join(', ')}, not "${asked.role}".`]),
			...placeFaults(role, organisationId, home, organisations)
		]
	};
}

function placeFaults(role: Role | undefined, id: string, home: Known | undefined, all: readonly Known[]): string[] {
	if (id === '') return [`ORGANISATION must be named for this role: ${namesOf(all)}.`];
	if (!home) return [`ORGANISATION must be one of ${namesOf(all)}, not "${id}".`];
	if (role === undefined || rolesFor(home.kind).includes(role)) return [];
	return [`ROLE ${role} does not fit ${home.id}: there it is ${rolesFor(home.kind).join(', ')}.`];
}

function namesOf(organisations: readonly { id: string }[]): string {
	return organisations.map(({ id }) => id).join(', ');
}
