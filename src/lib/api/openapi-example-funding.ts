/** Examples of the shared budget. The project and its amounts are invented. */
const each = (euro: string, krone: string) => [
	{ amount: euro, currency: 'EUR' },
	{ amount: krone, currency: 'NOK' }
];
const figures = {
	budget: each('3000.00', '35100.00'),
	spent: each('300.00', '3510.00'),
	in_review: each('100.00', '1170.00'),
	remaining: each('2700.00', '31590.00'),
	spent_percent: '10.00'
};
const { spent, in_review } = figures;

const funding = {
	project: {
		id: 'eksempel',
		name: { nb: 'Eksempelprosjekt', sv: 'Exempelprojekt' },
		starts_on: '2025-09-01',
		ends_on: '2028-08-31',
		is_demo: true
	},
	as_of: '2026-11-22',
	...figures,
	by_side: [{ side: 'NO', ...figures }],
	by_source: [{ side: 'NO', source: 'own', ...figures }],
	by_partner: [{ id: 'eksempel', name: { nb: 'Eksempel kommune', sv: 'Eksempel kommun' }, side: 'NO', ...figures }],
	by_category: [{ category: 'travel', ...figures }],
	by_work_package: [{ code: 'AP1', name: { nb: 'Ledelse', sv: 'Ledning' }, ...figures }],
	by_period: [{ code: 'P1', starts_on: '2025-09-01', ends_on: '2026-02-28', spent, in_review }],
	by_pilot: [{ pilot: null, computed: true, spent }],
	approved_as_entered: [{ side: 'NO', amount: '3510.00', currency: 'NOK' }],
	rates: [{ currency: 'NOK', source: 'European Commission', from: '2026-11-01', to: '2026-11-30', per_euro: '11.7' }]
};

const first = '0'.repeat(64);
const hash = '2023580eeb3d130c09713d4e23233a55e89f1ed41e260d94f8fd01af7a1fa43e';
const ledger = {
	project: 'eksempel',
	head: hash,
	count: 1,
	rows: [
		{
			number: 1,
			at: '2026-03-23T00:00:00.000Z',
			kind: 'expense',
			organisation: 'eksempel',
			side: 'NO',
			work_package: 'AP3',
			category: 'equipment',
			period: 'P1',
			amount: '130000.00',
			currency: 'NOK',
			rate: '11.7',
			eur: '11111.11',
			rule_set: 'demo-2025',
			refers_to: null,
			reason: '',
			masked: 'c7df473fda79898ce5b18572077fb0cc971d18fc44062f5135003e84f1772444',
			prev: first,
			hash
		}
	]
};

const toCalculate = {
	flat_rates: { staff_on_direct: '20', office_on_staff: '15' },
	lines: [
		{ category: 'external', amount: '1000.00', currency: 'EUR' },
		{ category: 'travel', amount: '1123.45', currency: 'SEK', rate: '11.2345' }
	],
	funds: [{ code: 'ERDF', percent: '50' }]
};

const nothing = {
	staff: '0.00',
	travel: '0.00',
	external: '0.00',
	equipment: '0.00',
	infrastructure: '0.00',
	lump_sum: '0.00',
	unit_cost: '0.00',
	other: '0.00',
	office: '0.00',
	total: '0.00'
};
const everything = {
	...nothing,
	staff: '220.00',
	travel: '100.00',
	external: '1000.00',
	office: '33.00',
	total: '1353.00'
};
const halves = (half: string) => ({
	funds: { ERDF: half },
	own: half,
	contributions: { public: '0.00', automatic_public: '0.00', private: '0.00' }
});
const calculated = {
	declared: everything,
	eligible: everything,
	parked: nothing,
	deducted: nothing,
	split: { declared: halves('676.50'), eligible: halves('676.50'), parked: halves('0.00') }
};

export const fundingExamples = { funding, ledger, toCalculate, calculated };
