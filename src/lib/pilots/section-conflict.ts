/**
 * Two people wrote in one section. The second sees both values of each field that differs and says which one holds; a
 * field for which nothing is said is not saved, and neither is anything else of the form.
 */
import type { Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { isFieldName, type FieldName } from './section-field.ts';

/** Name of the choice between one's own value and the stored one. */
export function choiceOf(name: string): string {
	return `keep_${name}`;
}

/** The form without the fields for which the stored value holds, and what is still to be chosen. */
export function settled(form: FormData): { form: FormData; issues: readonly Issue[] } {
	const differing = form
		.getAll('differs')
		.filter((name): name is FieldName => typeof name === 'string' && isFieldName(name));
	const choice = (name: string) => field(form, choiceOf(name));
	const open = differing.filter((name) => choice(name) !== 'mine' && choice(name) !== 'stored');
	const kept = new FormData();
	for (const [name, value] of form)
		if (!differing.some((each) => each === name) || choice(name) !== 'stored') kept.append(name, value);
	const issues = open.map((name) => ({ field: choiceOf(name), key: 'section.choose_version' }));
	return { form: kept, issues: issues.length > 0 ? withConflict(form, issues) : [] };
}

/** A form that showed two values goes on showing them while it is refused, whatever it is refused for. */
export function withConflict(form: FormData, issues: readonly Issue[]): readonly Issue[] {
	const isShown = issues.some(({ key }) => key === 'pilot.changed_meanwhile');
	return isShown || !form.has('differs') ? issues : [conflictOf(form), ...issues];
}

/** The form remembers whose values it shows beside one's own. */
function conflictOf(form: FormData): Issue {
	const params = { name: field(form, 'conflict_name'), time: field(form, 'conflict_time') };
	return { field: '', key: 'pilot.changed_meanwhile', params };
}
