/** The shapes of the shared budget's answers. */
import { lineCategories } from '#lib/funding/calculate.ts';
import { amount, flag, list, oneOf, orNull, ref, text, whole, type Schema } from './json-schema.ts';

const typed = {
	type: 'string',
	pattern: '^-?\\d{1,18}(\\.\\d{1,2})?$',
	description: 'Decimal with at most two places'
};
const percent = { type: 'string', pattern: '^\\d{1,3}(\\.\\d{1,2})?$', description: '0 to 100' };
const rateNames = ['staff_on_direct', 'travel_on_staff', 'office_on_staff', 'office_on_direct', 'other_on_staff'];
const contributionKinds = ['public', 'automatic_public', 'private'];
const each = (names: readonly string[], schema: Schema) => Object.fromEntries(names.map((name) => [name, schema]));
const column = whole(each([...lineCategories, 'office', 'total'], amount));

export const fundingSchemas: Readonly<Record<string, Schema>> = {
	CalculationToDo: whole(
		{
			flat_rates: whole(each(rateNames, orNull(percent)), rateNames),
			lines: {
				...list(
					whole(
						{
							category: oneOf(lineCategories),
							amount: typed,
							currency: oneOf(['EUR', 'NOK', 'SEK']),
							rate: { ...text, description: 'Units of the currency per euro; left out for euro' },
							deducted: { ...typed, description: 'In euro' },
							parked: flag
						},
						['currency', 'rate', 'deducted', 'parked']
					)
				),
				maxItems: 10_000
			},
			funds: { ...list(whole({ code: text, percent })), maxItems: 100 },
			contributions: { ...list(whole({ kind: oneOf(contributionKinds), amount: typed })), maxItems: 100 },
			total_budget: typed
		},
		['flat_rates', 'funds', 'contributions', 'total_budget']
	),
	Column: column,
	Calculation: whole(
		{
			notice: ref('Notice'),
			declared: ref('Column'),
			eligible: ref('Column'),
			parked: ref('Column'),
			deducted: ref('Column'),
			split: whole({ declared: ref('FundsSplit'), eligible: ref('FundsSplit'), parked: ref('FundsSplit') })
		},
		['notice']
	),
	FundsSplit: whole({
		funds: { type: 'object', additionalProperties: amount },
		own: amount,
		contributions: whole(each(contributionKinds, amount))
	})
};

/** Paths under `/api/v1`; `answered` and `refused` are the words of the document for what is answered. */
export function fundingPaths(
	answered: (description: string, schema: Schema) => object,
	refused: (description: string) => object
) {
	return {
		'/funding/calculate': {
			post: {
				summary: 'The arithmetic of the shared budget on given numbers: nothing is stored, no key is needed',
				requestBody: { required: true, content: { 'application/json': { schema: ref('CalculationToDo') } } },
				responses: {
					200: answered('Amounts in euro per category and how they are split', ref('Calculation')),
					400: refused('Not a JSON object'),
					415: refused('Not JSON'),
					422: refused('Every fault of the request')
				}
			}
		}
	};
}
