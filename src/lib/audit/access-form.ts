/** What the secretariat answers to let an auditor in. */
import { readEmail } from '#lib/accounts/email.ts';
import { readName } from '#lib/accounts/invitation.ts';
import { addMonths, readDay } from '#lib/day.ts';
import { all, at, no, type Decision, type Issue } from '#lib/decision.ts';
import { readText } from '#lib/text.ts';

export type TypedAccess = { email: string; name: string; startsOn: string; endsOn: string; purpose: string };

/** Nobody reads everything for longer than this without being asked in again. */
const mostMonths = 24;

/** An auditor always has a last day. */
export function readAccess(typed: TypedAccess, today: string): Decision<TypedAccess> {
	const read = all({
		email: readEmail(typed.email),
		name: readName(typed.name),
		startsOn: at('startsOn', readDay(typed.startsOn)),
		endsOn: at('endsOn', readDay(typed.endsOn)),
		purpose: readPurpose(typed.purpose)
	});
	if (!read.ok) return read;
	const issues = faultsOf(read.value, today);
	return issues.length > 0 ? no(...issues) : read;
}

function readPurpose(typed: string): Decision<string> {
	const read = at('purpose', readText(typed, { max: 300, multiline: true }));
	return read.ok && read.value === '' ? no({ field: 'purpose', key: 'audit.purpose_missing' }) : read;
}

function faultsOf({ startsOn, endsOn }: TypedAccess, today: string): Issue[] {
	if (endsOn < startsOn) return [{ field: 'endsOn', key: 'member.last_day_before_first' }];
	if (endsOn < today) return [{ field: 'endsOn', key: 'member.last_day_past' }];
	return endsOn > addMonths(startsOn, mostMonths)
		? [{ field: 'endsOn', key: 'audit.too_long', params: { months: mostMonths } }]
		: [];
}
