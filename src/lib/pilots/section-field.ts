/** The six short sections of a pilot's form and the fields of each, with their limits, words and needs. */
import type { MessageKey } from '#lib/i18n.ts';
import type { PilotContent } from './pilot.ts';

export const sections = ['about', 'goals', 'technology', 'plan', 'cooperation', 'change'] as const;
export type Section = (typeof sections)[number];
export type FieldName = keyof PilotContent;

type Kind =
	| { kind: 'line' | 'text'; max: number }
	| { kind: 'count'; min: number; max: number }
	| { kind: 'day' | 'amount' | 'choice' | 'choices' | 'milestones' };

/** Fields that few need stand together behind a fold, so that a section can be filled in within minutes. */
export type Fold = 'sites' | 'milestones' | 'roles' | 'surroundings';

type Field = Kind & {
	section: Section;
	label: MessageKey;
	help: MessageKey;
	fold?: Fold;
	/** `publish`: nothing is published without it. `finish`: the section is finished with it. */
	need?: 'publish' | 'finish';
	/** What to say where something cannot be done without it. */
	missing?: MessageKey;
};

/** In the order in which they stand on the page. */
export const fields = {
	title: {
		section: 'about',
		kind: 'line',
		max: 120,
		need: 'publish',
		label: 'section.title',
		missing: 'section.title_missing',
		help: 'section.title_help'
	},
	summary: {
		section: 'about',
		kind: 'text',
		max: 1000,
		need: 'publish',
		label: 'section.summary',
		missing: 'section.summary_missing',
		help: 'section.summary_help'
	},
	problem: {
		section: 'about',
		kind: 'text',
		max: 2000,
		need: 'finish',
		label: 'section.problem',
		missing: 'section.problem_missing',
		help: 'section.problem_help'
	},
	place: { section: 'about', kind: 'line', max: 120, label: 'section.place', help: 'section.place_help' },
	sites: {
		section: 'about',
		kind: 'text',
		max: 1000,
		fold: 'sites',
		label: 'section.sites',
		help: 'section.sites_help'
	},

	goals: {
		section: 'goals',
		kind: 'text',
		max: 2000,
		need: 'finish',
		label: 'section.goals',
		missing: 'section.goals_missing',
		help: 'section.goals_help'
	},
	targetGroup: {
		section: 'goals',
		kind: 'line',
		max: 300,
		need: 'publish',
		label: 'section.target_group',
		missing: 'section.target_group_missing',
		help: 'section.target_group_help'
	},
	userCount: {
		section: 'goals',
		kind: 'count',
		min: 1,
		max: 100_000,
		label: 'section.user_count',
		help: 'section.user_count_help'
	},

	technologyArea: {
		section: 'technology',
		kind: 'choice',
		need: 'publish',
		label: 'section.technology_area',
		missing: 'section.technology_area_missing',
		help: 'section.technology_area_help'
	},
	product: { section: 'technology', kind: 'line', max: 200, label: 'section.product', help: 'section.product_help' },
	supplierId: { section: 'technology', kind: 'choice', label: 'section.supplier', help: 'section.supplier_help' },
	dataProtection: {
		section: 'technology',
		kind: 'text',
		max: 2000,
		label: 'section.data_protection',
		help: 'section.data_protection_help'
	},

	startsOn: {
		section: 'plan',
		kind: 'day',
		need: 'publish',
		label: 'section.starts_on',
		missing: 'section.starts_on_missing',
		help: 'section.day_help'
	},
	endsOn: {
		section: 'plan',
		kind: 'day',
		need: 'publish',
		label: 'section.ends_on',
		missing: 'section.ends_on_missing',
		help: 'section.day_help'
	},
	workPackage: { section: 'plan', kind: 'choice', label: 'section.work_package', help: 'section.work_package_help' },
	budgetMinor: { section: 'plan', kind: 'amount', label: 'section.budget', help: 'section.budget_help' },
	milestones: {
		section: 'plan',
		kind: 'milestones',
		fold: 'milestones',
		label: 'section.milestones',
		help: 'section.milestones_help'
	},

	partners: { section: 'cooperation', kind: 'choices', label: 'section.partners', help: 'section.partners_help' },
	professionalContact: {
		section: 'cooperation',
		kind: 'choice',
		label: 'section.professional_contact',
		help: 'section.professional_contact_help'
	},
	itContact: {
		section: 'cooperation',
		kind: 'choice',
		label: 'section.it_contact',
		help: 'section.it_contact_help'
	},
	services: {
		section: 'cooperation',
		kind: 'text',
		max: 1000,
		need: 'finish',
		label: 'section.services',
		help: 'section.services_help'
	},
	coOwners: {
		section: 'cooperation',
		kind: 'choices',
		fold: 'roles',
		label: 'section.co_owners',
		help: 'section.co_owners_help'
	},
	researchers: {
		section: 'cooperation',
		kind: 'choices',
		fold: 'roles',
		label: 'section.researchers',
		help: 'section.researchers_help'
	},
	funders: {
		section: 'cooperation',
		kind: 'choices',
		fold: 'roles',
		label: 'section.funders',
		help: 'section.funders_help'
	},
	systems: {
		section: 'cooperation',
		kind: 'text',
		max: 1000,
		fold: 'surroundings',
		label: 'section.systems',
		help: 'section.systems_help'
	},
	dependencies: {
		section: 'cooperation',
		kind: 'text',
		max: 1000,
		fold: 'surroundings',
		label: 'section.dependencies',
		help: 'section.dependencies_help'
	},
	borderDifferences: {
		section: 'cooperation',
		kind: 'text',
		max: 2000,
		fold: 'surroundings',
		label: 'section.border_differences',
		help: 'section.border_differences_help'
	},

	gainOwner: {
		section: 'change',
		kind: 'line',
		max: 120,
		need: 'finish',
		label: 'section.gain_owner',
		missing: 'section.gain_owner_missing',
		help: 'section.gain_owner_help'
	},
	processChange: {
		section: 'change',
		kind: 'text',
		max: 2000,
		need: 'finish',
		label: 'section.process_change',
		missing: 'section.process_change_missing',
		help: 'section.process_change_help'
	},
	training: {
		section: 'change',
		kind: 'text',
		max: 1000,
		label: 'section.training',
		missing: 'section.training_missing',
		help: 'section.training_help'
	},
	dataQuality: {
		section: 'change',
		kind: 'text',
		max: 1000,
		label: 'section.data_quality',
		missing: 'section.data_quality_missing',
		help: 'section.data_quality_help'
	}
} as const satisfies Readonly<Record<FieldName, Field>>;

export const fieldNames = Object.keys(fields) as FieldName[];

/** The rule of a field, without the narrow type that its place in the table gives it. */
export function ruleOf(name: FieldName): Field {
	return fields[name];
}

export function fieldsOf(section: Section): FieldName[] {
	return fieldNames.filter((name) => fields[name].section === section);
}

/** The fields of a section as they stand: some open, some together behind a fold, in the order of the page. */
export function groupsOf(section: Section): { fold: Fold | null; names: readonly FieldName[] }[] {
	const own = fieldsOf(section);
	const folds = [...new Set(own.map((name) => ruleOf(name).fold ?? null))];
	return folds.map((fold) => ({ fold, names: own.filter((name) => (ruleOf(name).fold ?? null) === fold) }));
}

/** Sections are numbered from 1 in addresses; undefined when there is none with this number. */
export function sectionAt(number: string): Section | undefined {
	return /^[1-6]$/.test(number) ? sections[Number(number) - 1] : undefined;
}

export function numberOf(section: Section): number {
	return sections.indexOf(section) + 1;
}

export function isFieldName(name: string): name is FieldName {
	return Object.hasOwn(fields, name);
}
