import { createHash } from 'node:crypto';
import { partnerLists, type PilotContent } from './pilot.ts';
import { fieldsOf, type FieldName, type Section } from './section-field.ts';

/**
 * Short name of what a section says now. A form carries the one it started from, so that two people in the same section
 * are told of each other, while two in different sections are not.
 */
export function stampOf(content: PilotContent, section: Section): string {
	const lists: Partial<Record<FieldName, readonly string[]>> = Object.fromEntries(
		partnerLists.map((list) => [list, content[list].toSorted()])
	);
	const values = fieldsOf(section).map((name) => [name, lists[name] ?? content[name]]);
	const text = JSON.stringify(values, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
