/** The six short sections of a pilot's form and the fields of each. */
import type { PilotContent } from './pilot.ts';
import { table, type Fold, type Rule } from './section-table.ts';

export type Section = keyof typeof table;
export type FieldName = keyof PilotContent;
type Field = Rule & { section: Section };

export const sections = Object.keys(table) as Section[];

const fields = Object.fromEntries(
	sections.flatMap((section) => Object.entries(table[section]).map(([name, rule]) => [name, { section, ...rule }]))
) as Readonly<Record<FieldName, Field>>;

export const longestTitle = table.about.title.max;
export const fieldNames = Object.keys(fields) as FieldName[];

export function ruleOf(name: FieldName): Field {
	return fields[name];
}

export function fieldsOf(section: Section): FieldName[] {
	return fieldNames.filter((name) => fields[name].section === section);
}

/** The fields of a section as they stand: some open, some together behind a fold, in the order of the page. */
export function groupsOf(section: Section): { fold: Fold | null; names: readonly FieldName[] }[] {
	const own = fieldsOf(section);
	const folds = [...new Set(own.map((name) => ruleOf(name).fold ?? null))];
	return folds.map((fold) => ({ fold, names: own.filter((name) => (ruleOf(name).fold ?? null) === fold) }));
}

/** Sections are numbered from 1 in addresses; undefined when there is none with this number. */
export function sectionAt(number: string): Section | undefined {
	return /^[1-6]$/.test(number) ? sections[Number(number) - 1] : undefined;
}

export function numberOf(section: Section): number {
	return sections.indexOf(section) + 1;
}

export function isFieldName(name: string): name is FieldName {
	return Object.hasOwn(fields, name);
}
