/**
 * Beginning a pilot in two steps: what is like it is shown first, then it is registered. The form says of what the
 * look-alikes were shown, so that another title is looked up anew.
 */
import { no, type Decision, yes } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readRegistration, type Registration } from './pilot-form.ts';

export type Beginning = Registration & { technologyArea: string | null };

export function readBeginning(form: FormData, areas: readonly string[]): Decision<Beginning> {
	const read = readRegistration(form);
	const area = field(form, 'technologyArea');
	const issues = [...(read.ok ? [] : read.issues)];
	if (area !== '' && !areas.includes(area)) issues.push({ field: 'technologyArea', key: 'section.unknown_choice' });
	return read.ok && issues.length === 0
		? yes({ ...read.value, technologyArea: area === '' ? null : area })
		: no(...issues);
}

/** What the look-alikes depend on, as the form carries it. */
export function seenMark({ title, language, technologyArea }: Beginning): string {
	return [title, language, technologyArea ?? ''].join('|');
}

/** True when whoever sends the form has been shown what is like this very pilot, or there is nothing to show. */
export function hasSeen(form: FormData, begun: Beginning, near: readonly unknown[]): boolean {
	return near.length === 0 || field(form, 'seen') === seenMark(begun);
}
