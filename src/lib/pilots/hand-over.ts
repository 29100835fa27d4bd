/**
 * A pilot goes to another organisation when an administrator of its owner asks, with a reason, and one of the other says
 * yes. Until then nothing changes, and the question can be taken back:
 *
 *     requested ─▶ accepted | declined | cancelled
 *
 * It stays in its project and keeps its results, its address and its language. Its budget is in the money of its owner's
 * country, so that it is not handed over across the border.
 */
import { at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readText } from '#lib/text.ts';

export type HandOver = { to: string; reason: string };
type Receiver = { id: string; country: string; kind: string; activeTo: string | null };

/** Who can be asked: those of the owner's country that run pilots and are there today. */
export function mayReceive(receiver: Receiver, owner: { id: string; country: string }, today: string): boolean {
	const runsPilots = receiver.kind !== 'supplier' && receiver.kind !== 'secretariat';
	const isThere = receiver.activeTo === null || receiver.activeTo >= today;
	return runsPilots && isThere && receiver.country === owner.country && receiver.id !== owner.id;
}

export function readHandOver(form: FormData, receivers: readonly string[]): Decision<HandOver> {
	const to = field(form, 'to');
	const reason = at('reason', readText(field(form, 'reason'), { max: 1000, multiline: true }));
	const issues: Issue[] = [];
	if (!receivers.includes(to)) issues.push({ field: 'to', key: 'pilot.hand_over_choose' });
	issues.push(...issuesOf(reason));
	if (reason.ok && reason.value === '') issues.push({ field: 'reason', key: 'pilot.hand_over_reason_missing' });
	return reason.ok && issues.length === 0 ? yes({ to, reason: reason.value }) : no(...issues);
}
