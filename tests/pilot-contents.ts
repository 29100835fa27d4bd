/** A pilot with every field filled, and one with none, for tests. */
import type { PilotContent } from '#lib/pilots/pilot.ts';

export const full: PilotContent = {
	title: 'Medisinrobot hjemme',
	summary: 'Hjemmeboende prøver en dispenser.',
	problem: 'Mange korte besøk.',
	place: 'Brumunddal',
	sites: 'Bjørkelia\nSone nord',
	goals: 'Færre besøk',
	targetGroup: 'Hjemmeboende med fast medisin',
	userCount: 18,
	technologyArea: 'medication_dispenser',
	product: 'Robot 3',
	supplierId: null,
	dataProtection: 'Ingen helseopplysninger lagres hos leverandøren.',
	startsOn: '2026-01-01',
	endsOn: '2026-12-31',
	workPackage: 'AP3',
	budgetMinor: 45_000_000n,
	milestones: [
		{ dueOn: '2026-02-01', text: 'Opplæring gitt', isDone: true },
		{ dueOn: '2026-09-01', text: 'Alle enheter i bruk', isDone: false }
	],
	partners: ['karlstad'],
	coOwners: ['arvika'],
	researchers: ['oslomet'],
	funders: ['region-varmland'],
	professionalContact: '11111111-1111-4111-8111-111111111111',
	itContact: '22222222-2222-4222-8222-222222222222',
	services: 'Hjemmetjenesten',
	systems: 'Journalsystemet',
	dependencies: 'Ny journal',
	borderDifferences: 'Delegering reguleres ulikt',
	gainOwner: 'Leder for hjemmetjenesten',
	processChange: 'Færre faste besøk',
	training: 'To timer for alle',
	dataQuality: 'To personer kontrollerer tallene'
};

export const blank: PilotContent = {
	title: '',
	summary: '',
	problem: '',
	place: '',
	sites: '',
	goals: '',
	targetGroup: '',
	userCount: null,
	technologyArea: null,
	product: '',
	supplierId: null,
	dataProtection: '',
	startsOn: null,
	endsOn: null,
	workPackage: null,
	budgetMinor: null,
	milestones: [],
	partners: [],
	coOwners: [],
	researchers: [],
	funders: [],
	professionalContact: null,
	itContact: null,
	services: '',
	systems: '',
	dependencies: '',
	borderDifferences: '',
	gainOwner: '',
	processChange: '',
	training: '',
	dataQuality: ''
};

const apart = ['milestones', 'partners', 'coOwners', 'researchers', 'funders'] as const;
type Columns = Omit<PilotContent, (typeof apart)[number]>;
const columns = Object.fromEntries(
	Object.entries(full).filter(([name]) => !apart.some((each) => each === name))
) as Columns;

/** What stands in the version's own row, with nobody to write to. */
export const fullRow = { ...columns, professionalContact: null, itContact: null };
