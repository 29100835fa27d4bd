/** The part of the description that is about the glossary. */
import { both, list, oneOf, orNull, text, whole, type Schema } from './json-schema.ts';
import { glossaryValues } from './glossary-query.ts';

const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$' };

export const glossarySchemas: Readonly<Record<string, Schema>> = {
	Concept: whole({
		id: { ...text, description: 'Part of its address; never changes' },
		url: both,
		category: text,
		relation: { ...oneOf(glossaryValues.relation), description: 'How the two main words stand to each other' },
		weight: {
			type: 'number',
			minimum: 0,
			maximum: 1,
			description: 'How surely the word of the other language means this; 0 joins nothing'
		},
		nb: { ...orNull(text), description: 'The word that is shown; null where the country has none' },
		nn: { ...orNull(text), description: 'Where it differs from bokmål' },
		sv: orNull(text),
		en: orNull(text),
		synonyms: whole({ nb: list(text), nn: list(text), sv: list(text) }),
		difference: {
			...orNull(both),
			description: 'nb tells Norwegians of the Swedish word, sv tells Swedes of the Norwegian one'
		},
		reviewed_at: { ...orNull(instant), description: 'When somebody who reads both languages looked it over' }
	})
};

export const glossaryFilters = [
	query('q', { type: 'string', maxLength: 200 }, 'Part of any of its words'),
	query('category', oneOf(glossaryValues.category), 'Field it belongs to'),
	query('relation', oneOf(glossaryValues.relation), 'How the two main words stand to each other')
];

function query(name: string, schema: Schema, description: string) {
	return { name, in: 'query', required: false, schema, description };
}
