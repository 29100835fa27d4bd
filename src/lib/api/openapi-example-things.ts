/** Examples of pilots, needs and what else stands in lists. The organisations are invented, as are their results. */
const site = 'https://sol.example';
const inBoth = (path: string) => ({ nb: `${site}/nb/${path}`, sv: `${site}/sv/${path}` });
const owner = { id: 'eksempel', name: { nb: 'Eksempel kommune', sv: 'Eksempel kommun' } };
const neighbour = { id: 'exempelstad', name: { nb: 'Exempelstad kommune', sv: 'Exempelstads kommun' } };
export const pilotId = '2fbf2762-16df-427a-ba85-f054921f94dd';

const pilot = {
	id: pilotId,
	url: inBoth('piloter/elektronisk-medisindispenser'),
	language: 'nb',
	title: { nb: 'Elektronisk medisindispenser' },
	summary: { nb: 'Hjemmeboende som trenger hjelp til å huske medisinene sine, får en dispenser som sier fra.' },
	technology: 'medication_dispenser',
	phase: 'execution',
	standing: 'running',
	outcome: null,
	country: 'NO',
	owner,
	starts_on: '2025-11-01',
	ends_on: '2027-02-28',
	updated_at: '2026-09-29T12:00:00Z',
	is_demo: true
};

const visits = {
	key: 'visits_per_user_week',
	version: 1,
	unit: 'visits_per_week',
	direction: 'down',
	category: 'saved_time',
	baseline: {
		value: '15.5',
		n: 27,
		method: 'system_log',
		collected_by: 'unit',
		from: '2025-10-01',
		to: '2025-10-28',
		evidence_tier: 1,
		splits: []
	},
	measurements: [
		{
			point: 'mid',
			value: '8.2',
			n: 24,
			method: 'system_log',
			collected_by: 'unit',
			from: '2026-09-01',
			to: '2026-09-28',
			evidence_tier: 2,
			splits: [
				{
					dimension: 'age',
					complete: null,
					groups: [
						{ group: 'under_67', suppressed: true },
						{ group: 'from_80', suppressed: false, value: '9.1', numerator: null, denominator: null, n: 12 }
					]
				}
			]
		}
	],
	change: '-7.3',
	change_percent: '-47.1',
	favourable: true,
	suppressed: false
};

const pilotInFull = {
	...pilot,
	partners: [{ organisation: neighbour, role: 'test_site' }],
	indicators: [visits],
	lessons: [
		{
			id: '4d0c6a4e-7e7b-4f0e-9a53-0f6d2a0c8a11',
			kind: 'pitfall',
			language: 'nb',
			title: 'Bytt batteri før ferien',
			context: 'Dispenserne ble levert ut i juni.',
			what_happened: 'Tre sluttet å virke i juli, da få var på jobb.',
			advice: 'Bytt alle batterier i én runde før ferien.',
			applies_when: 'Dispensere med batteri',
			depends_on: [],
			useful_for: 2
		}
	],
	adoptions: [
		{
			solution: { name: 'Medisindispenser X', url: inBoth('losninger/medisindispenser-x') },
			organisation: neighbour,
			stage: 'in_use',
			since: '2026-10-01',
			ended_on: null
		}
	]
};

const need = {
	id: '72dc24d7-610d-418b-a7f9-8fcf283aaca6',
	url: inBoth('behov/mata-trygghet-i-tva-lander'),
	language: 'sv',
	title: { sv: 'Mäta trygghet på samma sätt i två länder' },
	text: { sv: 'Vi behöver en kort enkät om upplevd trygghet som fungerar lika bra på svenska och norska.' },
	target_group: { sv: 'Personer med hemtjänst' },
	affected_count: 600,
	technology: 'competence',
	technology_group: null,
	type: 'idea_request',
	state: 'open',
	country: 'SE',
	owner: neighbour,
	deadline: '2027-01-31',
	deadline_time: null,
	closes_at: '2027-01-31T23:00:00Z',
	is_sealed: false,
	published_at: '2026-11-02T07:00:00Z',
	updated_at: '2026-11-15T09:20:00Z',
	is_demo: true
};

const needInFull = {
	...need,
	constraints: { sv: 'Enkäten ska fungera utan dator.' },
	sites: ['Exempelstad'],
	contact_email: 'valfardsteknik@exempelstad.example',
	procurement_url: null,
	end_reason: null,
	addenda: [
		{
			field: 'affected_count',
			before: '500',
			after: '600',
			reason: 'En kommun till deltar.',
			at: '2026-11-10T08:00:00.000Z'
		}
	],
	questions: [
		{
			number: 1,
			language: 'nb',
			question: 'Kan skjemaet ha flere enn ti spørsmål?',
			answer: 'Ja, om det tar högst fem minuter.',
			answer_language: 'sv',
			answered_at: '2026-11-15T09:20:00.000Z'
		}
	],
	co_owners: [],
	same_need: [owner]
};

const organisation = {
	...owner,
	url: inBoth('partner/eksempel'),
	kind: 'municipality',
	country: 'NO',
	is_partner: true,
	org_number: null,
	population: 20_415,
	population_on: '2026-01-01',
	active_from: '2020-01-01',
	active_to: null,
	succeeded_by: null,
	website: 'https://eksempel.example'
};

const indicator = {
	key: 'accepts_offer',
	version: 1,
	code: 'KVA-09',
	name: { nb: 'Takker ja til tilbudet', sv: 'Tackar ja till erbjudandet' },
	definition: {
		nb: 'Andelen av dem som fikk tilbud om løsningen, som takket ja.',
		sv: 'Andelen av dem som erbjöds lösningen som tackade ja.'
	},
	unit: 'percent',
	unit_name: { nb: 'prosent', sv: 'procent' },
	direction: 'up',
	category: 'quality',
	technologies: [],
	is_share: true,
	small_number_limit: 5
};

export const thingExamples = { pilot, pilotInFull, need, needInFull, organisation, indicator };
