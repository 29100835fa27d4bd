/** What is sent and answered, by the name of the way to ask. A test holds each against its schema. */
import { fundingExamples } from './openapi-example-funding.ts';
import { pilotId, thingExamples } from './openapi-example-things.ts';
import { wordExamples } from './openapi-example-words.ts';

export type Example = { readonly body?: unknown; readonly answer: unknown };

const page = (item: unknown) => ({ total: 1, page: 1, per_page: 25, items: [item] });
const made = '8f6b3b0e-7c55-4f5f-9d0a-2f1c7b1f4e10';
const workspace = (lang: string) => `https://sol.example/${lang}/arbeid/eksempel/piloter/${made}`;

export const examples: Readonly<Record<string, Example>> = {
	get_pilots: { answer: page(thingExamples.pilot) },
	get_pilots_by_id: { answer: thingExamples.pilotInFull },
	get_needs: { answer: page(thingExamples.need) },
	get_needs_by_id: { answer: thingExamples.needInFull },
	get_organisations: { answer: page(thingExamples.organisation) },
	get_indicators: { answer: page(thingExamples.indicator) },
	get_glossary: { answer: page(wordExamples.concept) },
	get_search: { answer: wordExamples.found },
	get_funding: { answer: fundingExamples.funding },
	get_funding_ledger: { answer: fundingExamples.ledger },
	post_funding_calculate: { body: fundingExamples.toCalculate, answer: fundingExamples.calculated },
	post_pilots: {
		body: {
			title: 'Medisindispenser i spredtbygd strøk',
			language: 'nb',
			summary: 'Vi prøver en dispenser hos dem som bor langt fra basen.',
			technology: 'medication_dispenser',
			starts_on: '2027-01-15',
			ends_on: '2027-12-31'
		},
		answer: { id: made, state: 'draft', url: { nb: workspace('nb'), sv: workspace('sv') } }
	},
	post_measurements: {
		body: {
			pilot: pilotId,
			indicator: 'visits_per_user_week',
			point: 'end',
			value: '7.9',
			n: 23,
			method: 'system_log',
			collected_by: 'unit',
			from: '2027-02-01',
			to: '2027-02-28'
		},
		answer: { id: made, state: 'submitted' }
	},
	post_expenses: {
		body: {
			source_id: '2026-10-4711',
			date: '2026-10-07',
			category: 'travel',
			work_package: 'AP3',
			text: 'Tog til Hamar',
			amount: '1120.00',
			voucher_number: '4711'
		},
		answer: { id: made, state: 'draft', known: false }
	},
	get_openapi_json: {
		answer: {
			openapi: '3.1.0',
			info: { title: 'SOL', version: '1.0.0' },
			servers: [{ url: 'https://sol.example/api/v1' }],
			tags: [],
			paths: {},
			components: {}
		}
	}
};
