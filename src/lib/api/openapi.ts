/** The description of the interface, OpenAPI 3.1: what programs outside are written against. */
import { contentLangs } from '#lib/lang.ts';
import { needTypes, publicStates } from '#lib/needs/need.ts';
import { countries } from '#lib/organisations/organisation.ts';
import { outcomes, phases } from '#lib/pilots/pilot-view.ts';
import { figurePaths } from './openapi-figures.ts';
import { fundingPaths } from './openapi-funding.ts';
import { searchPaths } from './openapi-search.ts';
import { pageOf, schemas } from './openapi-schemas.ts';

const paging = [
	query('page', { type: 'integer', minimum: 1, default: 1 }),
	query('per_page', { type: 'integer', minimum: 1, maximum: 100, default: 25 })
];

const pilotFilters = [
	query('q', { type: 'string', maxLength: 200 }, 'Words of title and text'),
	query('lang', { type: 'string', enum: contentLangs }, 'Language it is written in'),
	query('country', { type: 'string', enum: countries }, 'Country of the owner'),
	query('technology', { type: 'string' }, 'Key of a technology area'),
	query('phase', { type: 'string', enum: phases }),
	query('outcome', { type: 'string', enum: outcomes }),
	query('organisation', { type: 'string' }, 'Owner; those that it came after are included'),
	query('updated_since', { type: 'string' }, 'Date, or date and time with offset')
];

const needFilters = [
	...pilotFilters.slice(0, 4),
	query('type', { type: 'string', enum: needTypes }, 'What is asked for'),
	query('state', { type: 'string', enum: publicStates }, 'As it stands now'),
	...pilotFilters.slice(-2)
];

const measurementToSend = {
	summary: 'Sends a value of an own pilot to the secretariat, which approves it as any other',
	security: [{ key: [] }],
	parameters: [
		{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 1, maxLength: 100 } }
	],
	requestBody: {
		required: true,
		content: { 'application/json': { schema: { $ref: '#/components/schemas/MeasurementToSend' } } }
	},
	responses: {
		201: json('What was made', {
			type: 'object',
			required: ['id', 'state'],
			properties: { id: { type: 'string' }, state: { const: 'submitted' } }
		}),
		400: refused('Not a JSON object, or no Idempotency-Key'),
		401: refused('No key, or one that was taken back'),
		403: refused('The key is not for this'),
		404: refused('No such pilot of the organisation'),
		409: refused('The Idempotency-Key was used for something else'),
		415: refused('Not JSON'),
		422: refused('Every fault of the value')
	}
};

const expenseToSend = {
	...measurementToSend,
	summary: 'Enters a draft from an accounting system; a person of the organisation hands it in',
	requestBody: {
		required: true,
		content: { 'application/json': { schema: { $ref: '#/components/schemas/ExpenseToSend' } } }
	},
	responses: {
		...measurementToSend.responses,
		201: json('What was made, or with `known` what had been sent before under the same source_id', {
			type: 'object',
			required: ['id', 'state', 'known'],
			properties: { id: { type: 'string' }, state: { const: 'draft' }, known: { type: 'boolean' } }
		}),
		404: refused('The organisation has no part in a running project'),
		422: refused('Every fault of the expense')
	}
};

/** @param origin address of the site */
export function openApi(origin: string) {
	return {
		openapi: '3.1.0',
		info: {
			title: 'SOL',
			version: '1',
			description:
				'Public data of the welfare technology pilots along the border of Norway and Sweden. Reading needs no key. ' +
				'While a site holds demonstration data, every answer carries a notice and every invented item is_demo.',
			license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }
		},
		servers: [{ url: `${origin}/api/v1` }],
		paths: {
			'/pilots': { get: listed('Published pilots, newest first', 'Pilot', [...pilotFilters, ...paging]) },
			'/pilots/{id}': {
				get: {
					summary: 'One pilot with its results, lessons and the places that took it into use',
					parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
					responses: { 200: json('The pilot', withNotice('PilotInFull')), 404: refused('No such public pilot') }
				}
			},
			...needPaths(),
			...searchPaths(json, refused),
			'/organisations': { get: listed('Partners, those they came after, and suppliers', 'Organisation', paging) },
			'/measurements': { post: measurementToSend },
			'/expenses': { post: expenseToSend },
			...figurePaths(json, refused),
			...fundingPaths(json, refused),
			'/indicators': { get: listed('The library of indicators as it is defined today', 'Indicator', paging) }
		},
		components: {
			schemas,
			securitySchemes: {
				key: { type: 'http', scheme: 'bearer', description: 'Made by an administrator of the organisation' }
			}
		}
	};
}

function needPaths() {
	return {
		'/needs': { get: listed('Needs that were opened, the last changed first', 'Need', [...needFilters, ...paging]) },
		'/needs/{id}': {
			get: {
				summary: 'One need with what was added to it and who stands behind it',
				parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
				responses: { 200: json('The need', withNotice('NeedInFull')), 404: refused('No such public need') }
			}
		}
	};
}

function query(name: string, schema: Readonly<Record<string, unknown>>, description?: string) {
	return { name, in: 'query', required: false, schema, ...(description ? { description } : {}) };
}

function listed(summary: string, item: string, parameters: readonly object[]) {
	return {
		summary,
		parameters,
		responses: { 200: json('A page of the list', pageOf(item)), 400: refused('Faults in the query') }
	};
}

function withNotice(name: string) {
	const { properties, required, ...rest } = schemas[name] as { properties: object; required: string[] };
	return { ...rest, properties: { notice: { $ref: '#/components/schemas/Notice' }, ...properties }, required };
}

function json(description: string, schema: object) {
	return { description, content: { 'application/json': { schema } } };
}

function refused(description: string) {
	return {
		description,
		content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
	};
}
