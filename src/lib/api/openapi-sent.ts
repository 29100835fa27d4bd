/** The shapes of what a system of a partner sends, and of what it is told. */
import { contentLangs } from '#lib/lang.ts';
import { collectors, designs, methods, points } from '#lib/results/measurement.ts';
import { both, day, flag, list, oneOf, ref, text, uuid, whole, type Schema } from './json-schema.ts';
import { expenseToSend } from './openapi-expense.ts';

const longText = (maxLength: number, description?: string) => ({
	...text,
	maxLength,
	...(description === undefined ? {} : { description })
});
const organisations = (description: string) => ({ ...list(text), uniqueItems: true, description });

const pilotFields = {
	title: { ...longText(120, 'Working title; may be changed as long as the pilot is a draft'), minLength: 1 },
	language: { ...oneOf(contentLangs), description: 'That the texts are written in' },
	summary: longText(1000),
	problem: longText(2000),
	place: longText(120),
	sites: longText(1000, 'One per line'),
	goals: longText(2000),
	target_group: longText(300),
	user_count: { type: 'integer', minimum: 1, maximum: 100_000 },
	technology: { ...text, description: 'Key of a technology area' },
	product: longText(200),
	supplier: { ...text, description: 'Id of a supplier' },
	data_protection: longText(2000),
	starts_on: day,
	ends_on: day,
	work_package: { ...text, description: 'Code of a work package of the running project' },
	budget: { ...text, description: 'Decimal number as text, in the currency of the country' },
	partners: organisations('Ids of organisations that try it out too'),
	co_owners: organisations('Ids of organisations whose people write in the pilot too'),
	researchers: organisations('Ids of organisations that do research on it'),
	funders: organisations('Ids of organisations that pay for it'),
	services: longText(1000),
	systems: longText(1000),
	dependencies: longText(1000),
	border_differences: longText(2000, 'What is done or ruled in another way on the other side of the border'),
	gain_owner: longText(120, 'A role, never a name'),
	process_change: longText(2000),
	training: longText(1000),
	data_quality: longText(1000)
};
const needed = ['title', 'language'];

const measurementToSend = whole(
	{
		pilot: uuid,
		indicator: { ...text, description: 'Key of an indicator' },
		point: oneOf(points),
		value: { ...text, description: 'Decimal number as text; of a share, leave it out' },
		numerator: { ...text, description: 'Of a share' },
		denominator: { ...text, description: 'Of a share' },
		n: { type: 'integer', minimum: 1, description: 'How many were measured' },
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
);

const made = (properties: Readonly<Record<string, Schema>>) =>
	whole({ notice: ref('Notice'), id: uuid, ...properties }, ['notice']);

export const sentSchemas: Readonly<Record<string, Schema>> = {
	PilotToSend: whole(
		pilotFields,
		Object.keys(pilotFields).filter((name) => !needed.includes(name))
	),
	PilotMade: made({ state: { const: 'draft' }, url: { ...both, description: 'Where people complete it' } }),
	MeasurementToSend: measurementToSend,
	MeasurementMade: made({ state: { const: 'submitted' } }),
	ExpenseToSend: expenseToSend,
	ExpenseMade: made({
		state: { const: 'draft' },
		known: { ...flag, description: 'The same source_id had been sent before; nothing new was made' }
	})
};
