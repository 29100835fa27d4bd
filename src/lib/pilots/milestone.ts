/** What is to be done by when. A form has a fixed number of rows; an empty one says nothing. */
import { readDay, type SixDigits } from '#lib/day.ts';
import { at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readText } from '#lib/text.ts';

export type Milestone = { dueOn: string; text: string; isDone: boolean };

export const mostMilestones = 12;
/** Numbers of the rows of a form. */
export const milestoneRows: readonly number[] = Array.from({ length: mostMilestones }, (_, place) => place + 1);
export const longestMilestone = 120;

/** Name of a control of the form; rows are counted from 1. */
export function milestoneField(row: number, part: 'day' | 'text' | 'done'): string {
	return `milestone_${row}_${part}`;
}

export function isMilestoneField(name: string): boolean {
	return /^milestone_\d+_/.test(name);
}

/** In the order of their days; every fault is named at its row. */
export function readMilestones(form: FormData, sixDigits: SixDigits): Decision<Milestone[]> {
	const milestones: Milestone[] = [];
	const issues: Issue[] = [];
	for (const row of milestoneRows) {
		const read = readRow(form, row, sixDigits);
		if (!read.ok) issues.push(...read.issues);
		else if (read.value) milestones.push(read.value);
	}
	if (issues.length > 0) return no(...issues);
	return yes(milestones.sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0)));
}

function readRow(form: FormData, row: number, sixDigits: SixDigits): Decision<Milestone | null> {
	const [day, text] = [milestoneField(row, 'day'), milestoneField(row, 'text')];
	if (field(form, day).trim() === '' && field(form, text).trim() === '') return yes(null);
	const dueOn = at(
		day,
		missingAs('section.milestone_day_missing', field(form, day), (typed) => readDay(typed, sixDigits))
	);
	const what = at(
		text,
		missingAs('section.milestone_text_missing', field(form, text), (typed) =>
			readText(typed, { max: longestMilestone })
		)
	);
	if (!dueOn.ok || !what.ok) return no(...issuesOf(dueOn), ...issuesOf(what));
	return yes({ dueOn: dueOn.value, text: what.value, isDone: form.has(milestoneField(row, 'done')) });
}

function missingAs(key: string, typed: string, read: (typed: string) => Decision<string>): Decision<string> {
	return typed.trim() === '' ? no({ field: '', key }) : read(typed);
}
