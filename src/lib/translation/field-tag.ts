import type { MessageKey } from '#lib/i18n.ts';
import type { FieldState } from './translation.ts';

const tones = {
	missing: 'neutral',
	draft: 'info',
	machine: 'warning',
	human: 'success',
	outdated: 'warning'
} as const satisfies Record<FieldState, string>;

/** The tag of a field: that it waits, or came back, says more than what it is. */
export function tagOf(field: { state: FieldState; isWaiting: boolean; isReturned: boolean; earlier: string | null }): {
	key: MessageKey;
	tone: (typeof tones)[FieldState];
} {
	if (field.isWaiting) return { key: 'translation.is_waiting', tone: 'info' };
	if (field.state === 'draft' && field.earlier !== null) return { key: 'translation.state_outdated', tone: 'warning' };
	if (field.isReturned && field.state === 'draft') return { key: 'translation.was_returned', tone: 'warning' };
	return { key: `translation.state_${field.state}`, tone: tones[field.state] };
}

/** Whether there is nothing to write: it is approved as its original stands, or waits for somebody else. */
export function isDone(field: {
	state: FieldState;
	draft: string | null;
	isWaiting: boolean;
	earlier: string | null;
}): boolean {
	return field.earlier === null && (field.isWaiting || (field.state === 'human' && field.draft === null));
}
