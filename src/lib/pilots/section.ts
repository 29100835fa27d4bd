/** How far somebody has come with the sections of a pilot, what still hinders publishing, and what a version changes. */
import type { Issue } from '#lib/decision.ts';
import type { Milestone } from './milestone.ts';
import type { PilotContent } from './pilot.ts';
import { fieldNames, fieldsOf, ruleOf, sections, type FieldName, type Section } from './section-field.ts';

export function isFilled(content: PilotContent, name: FieldName): boolean {
	const value = content[name];
	if (typeof value === 'string' || Array.isArray(value)) return value.length > 0;
	return value !== null;
}

export type SectionState = 'not_started' | 'begun' | 'finished';

export function sectionState(content: PilotContent, section: Section): SectionState {
	const own = fieldsOf(section);
	if (!own.some((name) => isFilled(content, name))) return 'not_started';
	const needed = own.filter((name) => ruleOf(name).need !== undefined);
	return needed.every((name) => isFilled(content, name)) ? 'finished' : 'begun';
}

export type Progress = { finished: number; of: number; percent: number };

/** Two of six are 33 per cent. */
export function progress(content: PilotContent): Progress {
	const finished = sections.filter((section) => sectionState(content, section) === 'finished').length;
	return { finished, of: sections.length, percent: Math.round((finished * 100) / sections.length) };
}

/** The fields that still hinder publishing. */
export function hindrances(content: PilotContent): FieldName[] {
	return fieldNames.filter((name) => ruleOf(name).need === 'publish' && !isFilled(content, name));
}

export function missingForPublishing(content: PilotContent): Issue[] {
	return hindrances(content).map((name) => ({ field: name, key: ruleOf(name).missing ?? 'text.required' }));
}

export type Change = { field: FieldName; before: PilotContent[FieldName]; after: PilotContent[FieldName] };

/** What differs between two versions, field by field. */
export function changes(before: PilotContent, after: PilotContent): Change[] {
	return fieldNames
		.filter((field) => !sameValue(before[field], after[field]))
		.map((field) => ({ field, before: before[field], after: after[field] }));
}

function sameValue(one: PilotContent[FieldName], other: PilotContent[FieldName]): boolean {
	return comparable(one) === comparable(other);
}

/** Partners have no order; milestones stand in the order of their days. */
function comparable(value: PilotContent[FieldName]): string | number | bigint | null {
	if (typeof value !== 'object' || value === null) return value;
	return JSON.stringify(value.map(comparableItem).sort());
}

function comparableItem(item: string | Milestone): string {
	return typeof item === 'string' ? item : JSON.stringify([item.dueOn, item.text, item.isDone]);
}
