/** The shape of an expense that an accounting system sends. */
import { lineCategories } from '#lib/funding/calculate.ts';
import { contributionKinds, vatTreatments } from '#lib/funding/entry.ts';
import { sentKinds } from './expense-body.ts';
import { day, oneOf, text, uuid, whole } from './json-schema.ts';

export const expenseToSend = whole(
	{
		source_id: { ...text, minLength: 1, maxLength: 100, description: 'What the entry is called in the own ledger' },
		date: { ...day, description: 'Day it was paid' },
		period: { ...text, description: 'Code of the reporting period; left out, that of the date' },
		category: oneOf([...lineCategories, 'office']),
		work_package: text,
		pilot: uuid,
		text: { ...text, maxLength: 255, description: 'Names nobody' },
		amount: { ...text, description: 'Decimal number as text, in the currency of the organisation’s side' },
		supplier: text,
		voucher_number: text,
		invoice_number: text,
		invoice_date: day,
		total: {
			...text,
			description: 'The whole invoice; where VAT is recovered or compensated, the amount is total − vat'
		},
		vat: text,
		vat_treatment: oneOf(vatTreatments),
		original_amount: { ...text, description: 'In another currency; with its rate it makes the amount' },
		original_currency: text,
		original_rate: text,
		kind: oneOf(sentKinds),
		contribution: oneOf(contributionKinds),
		account: text,
		comment: text
	},
	[
		'period',
		'pilot',
		'amount',
		'supplier',
		'voucher_number',
		'invoice_number',
		'invoice_date',
		'total',
		'vat',
		'vat_treatment',
		'original_amount',
		'original_currency',
		'original_rate',
		'kind',
		'contribution',
		'account',
		'comment'
	]
);
