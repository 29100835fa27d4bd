/** One-to-one conversations, one after the other, made by a rule. */
import type { Issue } from '#lib/decision.ts';
import { localTime } from '#lib/local-time.ts';
import type { SlotTime } from './event.ts';

export const slotLimits = { minutes: { min: 5, max: 120 }, pause: { min: 0, max: 120 }, count: { min: 1, max: 60 } };

export type SlotRule = {
	/** Of the first. */
	readonly from: Date;
	readonly minutes: number;
	readonly pause: number;
	readonly count: number;
};

const MINUTE = 60_000;

/** By the clock that runs on, also through a night on which the clocks change. */
export function slotsBy({ from, minutes, pause, count }: SlotRule): SlotTime[] {
	return Array.from({ length: count }, (_, index) => {
		const startsAt = new Date(from.getTime() + index * (minutes + pause) * MINUTE);
		return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE) };
	});
}

/** The rule that made them, as a form shows it. */
export function ruleOf(slots: readonly SlotTime[]): SlotRule | undefined {
	const [first, second] = slots;
	if (!first) return undefined;
	const between = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / MINUTE);
	return {
		from: first.startsAt,
		minutes: between(first.startsAt, first.endsAt),
		pause: second ? between(first.endsAt, second.startsAt) : 0,
		count: slots.length
	};
}

/** Conversations are held while the meeting lasts. */
export function outsideOf(slots: readonly SlotTime[], meeting: SlotTime): Issue | undefined {
	const [first, last] = [slots[0], slots.at(-1)];
	if (!first || !last) return undefined;
	if (first.startsAt < meeting.startsAt) return { field: 'slotFrom', key: 'event.slots_before_meeting' };
	if (last.endsAt > meeting.endsAt)
		return { field: 'slotCount', key: 'event.slots_after_meeting', params: { time: localTime(last.endsAt) } };
	return undefined;
}
