/** The shapes of the interface's answers, JSON Schema 2020-12 as OpenAPI 3.1 uses it. */
import { contentLangs } from '#lib/lang.ts';
import { countries, partnerKinds } from '#lib/organisations/organisation.ts';
import { outcomes, phases } from '#lib/pilots/pilot-view.ts';
import { gainCategories } from '#lib/results/indicator.ts';
import { collectors, designs, methods, points } from '#lib/results/measurement.ts';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const flag = { type: 'boolean' };
const uuid = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'ISO 8601 date' };
const decimal = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$', description: 'Exact decimal number' };
const oneOf = (words: readonly string[]) => ({ type: 'string', enum: words });
const orNull = (schema: Schema) => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: Schema) => ({ type: 'array', items });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Every property is always there, and no other. */
function whole(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
	const required = Object.keys(properties).filter((name) => !optional.includes(name));
	return { type: 'object', properties, required, additionalProperties: false };
}

const both = whole({ nb: text, sv: text });
const inOwnLanguage = {
	...whole({ nb: text, nn: text, sv: text }, ['nb', 'nn', 'sv']),
	minProperties: 1,
	description: 'The text in the language it was written in'
};
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
	evidence_tier: { type: 'integer', minimum: 0, maximum: 5 }
};

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
		country: oneOf(countries),
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
	MeasurementToSend: whole(
		{
			pilot: uuid,
			indicator: text,
			point: oneOf(points),
			value: { ...text, description: 'Decimal number as text; of a share, leave it out' },
			numerator: { ...text, description: 'Of a share' },
			denominator: { ...text, description: 'Of a share' },
			n: { type: 'integer', minimum: 1 },
			method: oneOf(methods),
			collected_by: oneOf(collectors),
			from: day,
			to: day,
			design: oneOf(designs),
			exclusions: text,
			other_changes: text,
			uncertain_reason: text,
			note: text
		},
		['value', 'numerator', 'denominator', 'n', 'design', 'exclusions', 'other_changes', 'uncertain_reason', 'note']
	),
	Problem: whole({
		title: text,
		status: { type: 'integer', minimum: 400, maximum: 599 },
		errors: list(whole({ pointer: text, key: text, detail: text }))
	})
};

/** A page of a list, as every list answers. */
export function pageOf(name: string): Schema {
	const properties = {
		notice: ref('Notice'),
		total: count,
		page: { type: 'integer', minimum: 1 },
		per_page: { type: 'integer', minimum: 1, maximum: 100 },
		items: list(ref(name))
	};
	return whole(properties, ['notice']);
}
