/** The part of the description that is about reading lists and what stands in them. */
import { contentLangs } from '#lib/lang.ts';
import { needTypes, publicStates } from '#lib/needs/need.ts';
import { countries } from '#lib/organisations/organisation.ts';
import { outcomes, phases } from '#lib/pilots/pilot-view.ts';
import { oneOf, text, whole, type Schema } from './json-schema.ts';
import { glossaryFilters } from './openapi-glossary.ts';
import { json, listed, one, query, type DraftPaths } from './openapi-words.ts';

const q = query('q', { ...text, maxLength: 200 }, 'Words of title and text');
const lang = query('lang', oneOf(contentLangs), 'Language it is written in');
const country = query('country', oneOf(countries), 'Country of the owner');
const technology = query('technology', text, 'Key of a technology area');
const organisation = query('organisation', text, 'Id of the owner; those that it came after are included');
const since = query('updated_since', text, 'Changed since a date, or a date and time with its offset');

const pilotFilters = [
	...[q, lang, country, technology],
	query('phase', oneOf(phases), 'How far it has come'),
	query('outcome', oneOf(outcomes), 'What came out of it'),
	...[organisation, since]
];

const needFilters = [
	...[q, lang, country, technology],
	query('type', oneOf(needTypes), 'What is asked for'),
	query('state', oneOf(publicStates), 'As it stands now'),
	...[organisation, since]
];

const object: Schema = { type: 'object' };
const description = whole({
	openapi: { const: '3.1.0' },
	info: object,
	servers: { type: 'array', items: object },
	tags: { type: 'array', items: object },
	paths: object,
	components: object
});

export const readingPaths: DraftPaths = {
	'/pilots': { get: listed('Published pilots, the last changed first', 'Pilot', pilotFilters) },
	'/pilots/{id}': {
		get: one('One pilot with its results, lessons and the places that took it into use', 'PilotInFull', 'pilot')
	},
	'/needs': { get: listed('Needs that were opened, the last changed first', 'Need', needFilters) },
	'/needs/{id}': { get: one('One need with what was added to it and who stands behind it', 'NeedInFull', 'need') },
	'/organisations': { get: listed('Partners, those they came after, and suppliers', 'Organisation', []) },
	'/indicators': { get: listed('The library of indicators as it is defined today', 'Indicator', []) },
	'/glossary': {
		get: listed('Words of the two countries and how they stand to each other', 'Concept', glossaryFilters)
	},
	'/openapi.json': {
		get: { summary: 'This description', responses: { 200: json('The description, OpenAPI 3.1', description) } }
	}
};
