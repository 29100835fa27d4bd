/** The part of the description that is about search. */
import { relations } from '#lib/glossary/concept.ts';
import { contentLangs } from '#lib/lang.ts';
import { countries } from '#lib/organisations/organisation.ts';
import { foundBys, searchKinds } from '#lib/search/hit.ts';
import { both, count, list, oneOf, orNull, ref, text, whole, type Schema } from './json-schema.ts';

export const searchSchemas: Readonly<Record<string, Schema>> = {
	Found: whole({
		kind: oneOf(searchKinds),
		id: { ...text, description: 'Of its kind' },
		url: both,
		title: { ...text, description: 'In the language it was written in' },
		lang: { ...oneOf(contentLangs), description: 'Of title and snippet' },
		snippet: { ...text, description: 'Its text around what was found; may be empty' },
		found_by: {
			...oneOf(foundBys),
			description: 'glossary: by another word than the one asked for, of the same sense, topic or things'
		},
		via: {
			...orNull(text),
			description:
				'The word as it stands in the text, where it is another than the one asked for; of things that are only like the others found, the words they share'
		}
	}),
	SearchAnswer: whole(
		{
			notice: ref('Notice'),
			query: { ...text, description: 'What was searched for: the first 200 characters of q' },
			expansions: list(
				whole({
					term: text,
					added: list(whole({ term: text, lang: oneOf(contentLangs), relation: oneOf(relations) }))
				})
			),
			total: count,
			page: { type: 'integer', minimum: 1 },
			per_page: { type: 'integer', minimum: 1, maximum: 100 },
			items: list(ref('Found')),
			alike: {
				...list(ref('Found')),
				description:
					'Where few are found, what is like the first of them: up to ten with all items, and not counted by total'
			}
		},
		['notice']
	)
};

const parameters = [
	query('q', text, 'Any text; what stands in quotation marks is found literally'),
	query('lang', { ...oneOf(contentLangs), default: 'nb' }, 'Language of whoever asks'),
	query('kind', oneOf(searchKinds), 'Of what'),
	query('country', oneOf(countries), 'Country of the owner'),
	query('page', { type: 'integer', minimum: 1, default: 1 }),
	query('per_page', { type: 'integer', minimum: 1, maximum: 100, default: 25 })
];

type Answered = (description: string, schema: object) => object;
type Refused = (description: string) => object;

export function searchPaths(json: Answered, refused: Refused) {
	return {
		'/search': {
			get: {
				summary: 'Everything public that speaks of a text, found by the words of either language',
				parameters,
				responses: { 200: json('The surest first', ref('SearchAnswer')), 400: refused('Faults in the query') }
			}
		}
	};
}

function query(name: string, schema: Schema, description?: string) {
	return { name, in: 'query', required: false, schema, ...(description ? { description } : {}) };
}
