/** The shape of the public figures. */
import { amount, both, day, flag, list, oneOf, orNull, ref, text, whole, type Schema } from './json-schema.ts';

const currency = oneOf(['EUR', 'NOK', 'SEK']);
const side = oneOf(['NO', 'SE']);
const amounts = { ...list(ref('Amount')), minItems: 1, description: 'In euro first, then at the rate of today' };
const spending = { spent: amounts, in_review: amounts };
const figures = { budget: amounts, ...spending, remaining: amounts, spent_percent: orNull(text) };

export const figureSchemas: Readonly<Record<string, Schema>> = {
	Amount: whole({ amount, currency }),
	Funding: whole(
		{
			notice: ref('Notice'),
			project: whole({ id: text, name: both, starts_on: day, ends_on: day, is_demo: flag }),
			as_of: day,
			...figures,
			by_side: list(whole({ side, ...figures })),
			by_source: {
				...list(whole({ side, source: text, ...figures })),
				description: 'Code of the fund, or own for what the partners pay themselves; the rows of a side add up to it'
			},
			by_partner: list(whole({ id: text, name: both, side, ...figures })),
			by_category: list(whole({ category: text, ...figures })),
			by_work_package: list(whole({ code: text, name: both, ...figures })),
			by_period: list(whole({ code: text, starts_on: day, ends_on: day, ...spending })),
			by_pilot: {
				...list(whole({ pilot: orNull(text), computed: flag, spent: amounts })),
				description:
					'Approved costs per public pilot; null for all other, and one row of what is computed by flat rates'
			},
			approved_as_entered: list(whole({ side, amount, currency })),
			rates: list(whole({ currency, per_euro: text, source: text, from: day, to: day }))
		},
		['notice']
	)
};

/** The path under `/api/v1`; `answered` and `refused` are the words of the document for what is answered. */
export function figurePaths(
	answered: (description: string, schema: Schema) => object,
	refused: (description: string) => object
) {
	return {
		'/funding': {
			get: {
				summary: 'Budget, used, in review and left of the running project, by everything it is divided into',
				parameters: [{ name: 'project', in: 'query', required: false, schema: { type: 'string' } }],
				responses: { 200: answered('The figures', ref('Funding')), 404: refused('No such project that runs') }
			}
		}
	};
}
