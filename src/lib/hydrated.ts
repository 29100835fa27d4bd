/**
 * Pages that run script in the browser, and the texts each of them needs there. Every other page is plain HTML and
 * is sent no texts at all.
 */
export const hydrated: Readonly<Record<string, readonly string[]>> = {
	'/[lang=lang]/finansiering/bok': ['ledger', 'category'],
	'/[lang=lang]/arbeid/[organisation]/piloter/ny': [
		'look_alike',
		'pilot',
		'public_pilot',
		'phase',
		'section',
		'organisation',
		'text'
	],
	'/[lang=lang]/arbeid/[organisation]/piloter/[id]/del/[section]': [
		'section',
		'pilot',
		'text',
		'day',
		'number',
		'money'
	],
	'/[lang=lang]/arbeid/[organisation]/utgifter': [
		'expense',
		'entry',
		'category',
		'period',
		'budget',
		'document',
		'text',
		'day',
		'number',
		'money'
	],
	'/[lang=lang]/arbeid/[organisation]/utgifter/import/[import]': ['expense_import', 'expense', 'number', 'day'],
	'/[lang=lang]/arbeid/[organisation]/oversettelser/[kind]/[id]/[target]': ['translation', 'text'],
	'/[lang=lang]/sekretariat/rapporter/[period]/felles/tekst': ['project_report', 'report', 'text']
};
