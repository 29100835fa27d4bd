/** The part of the description that is about what systems of the partners send, each with a key of its organisation. */
import { ref } from './json-schema.ts';
import { json, refused, sent, type Draft, type DraftPaths, type Parameter } from './openapi-words.ts';

const idempotencyKey: Parameter = {
	name: 'Idempotency-Key',
	in: 'header',
	required: true,
	schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,100}$' },
	description: 'New for each thing to make; sent again with the same, a request is answered the same and makes nothing'
};

type Writing = { summary: string; what: string; takes: string; gives: string; missing?: string };

function writing({ summary, what, takes, gives, missing }: Writing): { post: Draft } {
	return {
		post: {
			summary,
			security: [{ key: [] }],
			parameters: [idempotencyKey],
			requestBody: sent(takes),
			responses: {
				201: json('What was made', ref(gives)),
				400: refused('Not a JSON object, or no Idempotency-Key'),
				401: refused('No key, or one that was taken back'),
				403: refused('The key is not for this'),
				404: refused(missing ?? 'The organisation is no longer there'),
				409: refused('The Idempotency-Key was used for something else'),
				415: refused('Not JSON'),
				422: refused(`Every fault of the ${what}`)
			}
		}
	};
}

export const writingPaths: DraftPaths = {
	'/pilots': writing({
		summary:
			'Makes the draft of a pilot of the own organisation, by the rules of the form; a person completes it and hands it in',
		what: 'pilot',
		takes: 'PilotToSend',
		gives: 'PilotMade'
	}),
	'/measurements': writing({
		summary: 'Sends a value of an own pilot to the secretariat, which approves it as any other',
		what: 'value',
		takes: 'MeasurementToSend',
		gives: 'MeasurementMade',
		missing: 'No such pilot of the organisation'
	}),
	'/expenses': writing({
		summary: 'Enters a draft from an accounting system; a person of the organisation hands it in',
		what: 'expense',
		takes: 'ExpenseToSend',
		gives: 'ExpenseMade',
		missing: 'The organisation has no part in a running project'
	})
};
