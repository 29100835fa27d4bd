/** The shapes of the shared budget's answers. */
import { lineCategories } from '#lib/funding/calculate.ts';
import { ledgerKinds, ledgerSides } from '#lib/ledger/ledger-entry.ts';
import { amount, count, flag, list, oneOf, orNull, ref, text, whole, type Schema } from './json-schema.ts';

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

const hash = { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256 in hex' };
const told = (description: string, schema: Schema) => ({ ...schema, description });

const ledgerRow = whole({
	number: told('1, 2, 3 … without gaps', { type: 'integer', minimum: 1 }),
	at: told('When it was decided, UTC, to the millisecond', text),
	kind: told(
		'expense, income: decided by the secretariat. office: change of what is computed by flat rate. reversal: takes a row ' +
			'back to the cent. correction: what an authority has cut or demanded back',
		oneOf(ledgerKinds)
	),
	organisation: text,
	side: oneOf(ledgerSides),
	work_package: text,
	category: text,
	period: text,
	amount: told('In currency; null of computed costs', orNull(amount)),
	currency: orNull(oneOf(['EUR', 'NOK', 'SEK'])),
	rate: told('Units of currency per euro, frozen at submission; without trailing zeros', orNull(text)),
	eur: amount,
	rule_set: text,
	refers_to: told('Number of the row that is taken back or corrected', orNull({ type: 'integer', minimum: 1 })),
	reason: told('Why, of a reversal or a correction', text),
	masked: told(
		'SHA-256 of RFC 8785 JSON of {salt, text, supplier, voucher_number, documents}; kept apart and shown to nobody in public',
		hash
	),
	prev: told('hash of the row before; 64 zeros of the first', hash),
	hash: told('SHA-256 of RFC 8785 JSON of all other fields of this row', hash)
});

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
	Ledger: whole({ notice: ref('Notice'), project: text, head: hash, count, rows: list(ref('LedgerRow')) }, ['notice']),
	LedgerRow: ledgerRow,
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
		'/funding/ledger': {
			get: {
				summary:
					'Every row of the public ledger, oldest first, with the hash that ties it to the row before. The answer comes whole, ' +
					'in one stream; `npm run ledger:verify -- FILE.json --head HASH` recomputes it',
				parameters: [
					{
						name: 'project',
						in: 'query',
						required: false,
						schema: { type: 'string' },
						description: 'The running project unless another is named'
					}
				],
				responses: { 200: answered('The ledger', ref('Ledger')), 404: refused('No such project') }
			}
		},
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
