import { createHash } from 'node:crypto';
import type { PilotContent } from './pilot.ts';
import { fieldsOf, type Section } from './section-field.ts';

/**
 * Short name of what a section says now. A form carries the one it started from, so that two people in the same section
 * are told of each other, while two in different sections are not.
 */
export function stampOf(content: PilotContent, section: Section): string {
	const values = fieldsOf(section).map((name) => [
		name,
		name === 'partners' ? [...content.partners].sort() : content[name]
	]);
	const text = JSON.stringify(values, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
