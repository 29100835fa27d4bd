/** A pilot with every field filled, and one with none, for tests. */
import type { PilotContent } from '#lib/pilots/pilot.ts';

export const full: PilotContent = {
	title: 'Medisinrobot hjemme',
	summary: 'Hjemmeboende prøver en dispenser.',
	problem: 'Mange korte besøk.',
	place: 'Brumunddal',
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
	partners: ['karlstad'],
	services: 'Hjemmetjenesten',
	dependencies: 'Ny journal',
	gainOwner: 'Leder for hjemmetjenesten',
	processChange: 'Færre faste besøk',
	training: 'To timer for alle'
};

export const blank: PilotContent = {
	title: '',
	summary: '',
	problem: '',
	place: '',
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
	partners: [],
	services: '',
	dependencies: '',
	gainOwner: '',
	processChange: '',
	training: ''
};
