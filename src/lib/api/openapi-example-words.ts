/** Examples of the glossary and of what is found by it. */
const site = 'https://sol.example';
const inBoth = (path: string) => ({ nb: `${site}/nb/${path}`, sv: `${site}/sv/${path}` });

const concept = {
	id: 'medication-dispenser',
	url: inBoth('ordbok/medication-dispenser'),
	category: 'technology',
	relation: 'same',
	weight: 1,
	nb: 'medisindispenser',
	nn: null,
	sv: 'läkemedelsautomat',
	en: 'medication dispenser',
	synonyms: { nb: ['pilledispenser'], nn: [], sv: ['läkemedelsrobot'] },
	difference: null,
	reviewed_at: '2026-10-01T08:00:00.000Z'
};

const found = {
	query: 'läkemedelsautomat',
	expansions: [{ term: 'läkemedelsautomat', added: [{ term: 'medisindispenser', lang: 'nb', relation: 'same' }] }],
	total: 1,
	page: 1,
	per_page: 25,
	items: [
		{
			kind: 'pilot',
			id: '2fbf2762-16df-427a-ba85-f054921f94dd',
			url: inBoth('piloter/elektronisk-medisindispenser'),
			title: 'Elektronisk medisindispenser',
			lang: 'nb',
			snippet: '… medisinene sine, får en dispenser som sier fra.',
			found_by: 'glossary',
			via: 'medisindispenser'
		}
	],
	alike: []
};

export const wordExamples = { concept, found };
