/** The shapes of the interface's answers, JSON Schema 2020-12 as OpenAPI 3.1 uses it. */
import { contentLangs } from '#lib/lang.ts';
import { countries, partnerKinds } from '#lib/organisations/organisation.ts';
import { outcomes, phases } from '#lib/pilots/pilot-view.ts';
import { gainCategories } from '#lib/results/indicator.ts';
import { collectors, methods, points } from '#lib/results/measurement.ts';
import { dimensions, groups } from '#lib/results/part.ts';
import {
	both,
	count,
	day,
	decimal,
	flag,
	inOwnLanguage,
	list,
	oneOf,
	orNull,
	ref,
	text,
	uuid,
	whole,
	type Schema
} from './json-schema.ts';
import { figureSchemas } from './openapi-figures.ts';
import { fundingSchemas } from './openapi-funding.ts';
import { glossarySchemas } from './openapi-glossary.ts';
import { needSchemas } from './openapi-needs.ts';
import { searchSchemas } from './openapi-search.ts';
import { sentSchemas } from './openapi-sent.ts';

const owner = whole({ id: text, name: both });

const pilotProperties = {
	id: uuid,
	url: both,
	language: oneOf(contentLangs),
	title: inOwnLanguage,
	summary: inOwnLanguage,
	technology: orNull(text),
	phase: oneOf(phases),
	standing: oneOf(['running', 'paused', 'stopped']),
	outcome: orNull(oneOf(outcomes)),
	country: oneOf(countries),
	owner,
	starts_on: orNull(day),
	ends_on: orNull(day),
	updated_at: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' },
	is_demo: flag
};

const value = {
	value: decimal,
	n: orNull(count),
	method: oneOf(methods),
	collected_by: oneOf(collectors),
	from: day,
	to: day,
	evidence_tier: { type: 'integer', minimum: 0, maximum: 5 },
	splits: { ...list(ref('Split')), description: 'How the value splits, one dimension at a time' }
};
const group = oneOf(Object.values(groups).flat());

export const schemas: Readonly<Record<string, Schema>> = {
	Notice: { ...both, description: 'Present while the site holds invented demonstration data' },
	Pilot: whole(pilotProperties),
	PilotInFull: whole({
		...pilotProperties,
		partners: list(whole({ organisation: owner, role: text })),
		indicators: list(ref('PilotIndicator')),
		lessons: list(ref('Lesson')),
		adoptions: list(ref('Adoption'))
	}),
	PilotIndicator: whole({
		key: text,
		version: { type: 'integer', minimum: 1 },
		unit: text,
		direction: oneOf(['up', 'down']),
		category: oneOf(gainCategories),
		baseline: orNull(whole(value)),
		measurements: list(whole({ point: oneOf(points), ...value })),
		change: orNull(decimal),
		change_percent: orNull(decimal),
		favourable: orNull(flag),
		suppressed: { ...flag, description: 'Some value was taken on too few people and is given nowhere' }
	}),
	Split: whole({
		dimension: oneOf(dimensions),
		complete: {
			...orNull(flag),
			description: 'Whether the groups are all that were measured; null when not told, because a group is suppressed'
		},
		groups: list({
			oneOf: [
				{
					...whole({ group, suppressed: { const: true } }),
					description: 'Too few were measured in the group, or in another that could be had by subtracting this one'
				},
				whole({
					group,
					suppressed: { const: false },
					value: decimal,
					numerator: orNull(decimal),
					denominator: orNull(decimal),
					n: count
				})
			]
		})
	}),
	Lesson: whole({
		id: uuid,
		kind: text,
		language: oneOf(contentLangs),
		title: text,
		context: text,
		what_happened: text,
		advice: text,
		applies_when: text,
		depends_on: list(text),
		useful_for: count
	}),
	Adoption: whole({
		solution: whole({ name: text, url: both }),
		organisation: owner,
		stage: oneOf(['confirmed', 'in_use', 'scaled', 'ended']),
		since: day,
		ended_on: orNull(day)
	}),
	Organisation: whole({
		id: text,
		url: both,
		name: both,
		kind: oneOf([...partnerKinds, 'supplier']),
		// a supplier may come from anywhere
		country: text,
		is_partner: flag,
		org_number: orNull(text),
		population: orNull(count),
		population_on: orNull(text),
		active_from: orNull(text),
		active_to: orNull(text),
		succeeded_by: orNull(text),
		website: orNull(text)
	}),
	Indicator: whole({
		key: text,
		version: { type: 'integer', minimum: 1 },
		code: orNull(text),
		name: both,
		definition: both,
		unit: text,
		unit_name: both,
		direction: oneOf(['up', 'down']),
		category: oneOf(gainCategories),
		technologies: list(text),
		is_share: flag,
		small_number_limit: { type: 'integer', minimum: 1 }
	}),
	...figureSchemas,
	...fundingSchemas,
	...needSchemas,
	...searchSchemas,
	...glossarySchemas,
	...sentSchemas,
	Problem: whole({
		title: text,
		status: { type: 'integer', minimum: 400, maximum: 599 },
		errors: list(whole({ pointer: text, key: text, detail: text }))
	})
};
