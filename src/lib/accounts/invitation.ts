/** What an administrator types to let somebody in. */
import { all, at, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { readDay } from '#lib/day.ts';
import { readText } from '#lib/text.ts';
import type { Role } from './actor.ts';
import { readEmail } from './email.ts';
import { readRole } from './member.ts';

const MOST_NAME = 100;

export type Invitation = { email: string; name: string; role: Role };

export function readInvitation(
	typed: { email: string; name: string; role: string },
	organisationKind: string
): Decision<Invitation> {
	return all({
		email: readEmail(typed.email),
		name: readName(typed.name),
		role: readRole(typed.role, organisationKind)
	});
}

export function readName(typed: string): Decision<string> {
	const name = readText(typed, { max: MOST_NAME });
	if (!name.ok) return at('name', name);
	return name.value === '' ? no({ field: 'name', key: 'account.name_missing' }) : yes(name.value);
}

export type Substitution = { email: string; name: string; startsOn: string; endsOn: string };

/** A substitute always has a last day, so that rights given for a summer do not stay. */
export function readSubstitution(
	typed: { email: string; name: string; startsOn: string; endsOn: string },
	today: string
): Decision<Substitution> {
	const read = all({
		email: readEmail(typed.email),
		name: readName(typed.name),
		startsOn: at('startsOn', readDay(typed.startsOn)),
		endsOn: at('endsOn', readDay(typed.endsOn))
	});
	if (!read.ok) return read;
	const { startsOn, endsOn } = read.value;
	const issues: Issue[] = [];
	if (endsOn < startsOn) issues.push({ field: 'endsOn', key: 'member.last_day_before_first' });
	else if (endsOn < today) issues.push({ field: 'endsOn', key: 'member.last_day_past' });
	return issues.length > 0 ? no(...issues) : read;
}
