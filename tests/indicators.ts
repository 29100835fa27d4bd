/** Three indicators of the library as tests need them. */
import type { Indicator } from '#lib/results/indicator.ts';

export const visits: Indicator = {
	key: 'visits_per_user_week',
	version: 1,
	code: 'TID-02',
	nameNb: 'Fysiske besøk per bruker per uke',
	nameSv: 'Fysiska besök per brukare och vecka',
	definitionNb: 'Hvor mange ganger ansatte kommer hjem til en bruker i løpet av en uke.',
	definitionSv: 'Hur många gånger medarbetare kommer hem till en brukare under en vecka.',
	unit: 'count_per_week',
	unitNb: 'per uke',
	unitSv: 'per vecka',
	better: 'down',
	gainCategory: 'saved_time',
	technologies: ['medication_dispenser', 'video'],
	validMin: '0',
	validMax: '100',
	smallNumberLimit: 5,
	isShare: false,
	kind: 'everyday',
	pilotId: null,
	language: null
};

export const trained: Indicator = {
	...visits,
	key: 'staff_trained',
	code: 'ANS-04',
	nameNb: 'Andel ansatte med gjennomført opplæring',
	nameSv: 'Andel medarbetare med genomförd utbildning',
	unit: 'percent',
	unitNb: 'prosent',
	unitSv: 'procent',
	better: 'up',
	gainCategory: 'staff_experience',
	technologies: [],
	isShare: true,
	kind: 'other'
};

export const workload: Indicator = {
	...trained,
	key: 'staff_workload',
	code: null,
	nameNb: 'Opplevd arbeidsbelastning',
	nameSv: 'Upplevd arbetsbelastning',
	unit: 'score_1_5',
	unitNb: 'poeng 1–5',
	unitSv: 'poäng 1–5',
	better: 'down',
	isShare: false,
	kind: 'answer',
	validMin: '1',
	validMax: '5',
	smallNumberLimit: 8
};
