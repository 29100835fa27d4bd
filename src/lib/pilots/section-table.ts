/** The fields of a pilot by section, in the order in which they stand on the page, with their limits, words and needs. */
import type { MessageKey } from '#lib/i18n.ts';
import type { PilotContent } from './pilot.ts';

type Kind =
	| { kind: 'line' | 'text'; max: number }
	| { kind: 'count'; min: number; max: number }
	| { kind: 'day' | 'amount' | 'choice' | 'choices' | 'milestones' };

/** Fields that few need stand together behind a fold, so that a section can be filled in within minutes. */
export type Fold = 'sites' | 'milestones' | 'roles' | 'surroundings';

export type Rule = Kind & {
	label: MessageKey;
	help: MessageKey;
	fold?: Fold;
	/** `publish`: nothing is published without it. `finish`: the section is finished with it. */
	need?: 'publish' | 'finish';
	/** What to say where something cannot be done without it. */
	missing?: MessageKey;
};
export const table = {
	about: {
		title: {
			kind: 'line',
			max: 120,
			need: 'publish',
			label: 'section.title',
			missing: 'section.title_missing',
			help: 'section.title_help'
		},
		summary: {
			kind: 'text',
			max: 1000,
			need: 'publish',
			label: 'section.summary',
			missing: 'section.summary_missing',
			help: 'section.summary_help'
		},
		problem: {
			kind: 'text',
			max: 2000,
			need: 'finish',
			label: 'section.problem',
			missing: 'section.problem_missing',
			help: 'section.problem_help'
		},
		place: { kind: 'line', max: 120, label: 'section.place', help: 'section.place_help' },
		sites: { kind: 'text', max: 1000, fold: 'sites', label: 'section.sites', help: 'section.sites_help' }
	},
	goals: {
		goals: {
			kind: 'text',
			max: 2000,
			need: 'finish',
			label: 'section.goals',
			missing: 'section.goals_missing',
			help: 'section.goals_help'
		},
		targetGroup: {
			kind: 'line',
			max: 300,
			need: 'publish',
			label: 'section.target_group',
			missing: 'section.target_group_missing',
			help: 'section.target_group_help'
		},
		userCount: {
			kind: 'count',
			min: 1,
			max: 100_000,
			label: 'section.user_count',
			help: 'section.user_count_help'
		}
	},
	technology: {
		technologyArea: {
			kind: 'choice',
			need: 'publish',
			label: 'section.technology_area',
			missing: 'section.technology_area_missing',
			help: 'section.technology_area_help'
		},
		product: { kind: 'line', max: 200, label: 'section.product', help: 'section.product_help' },
		supplierId: { kind: 'choice', label: 'section.supplier', help: 'section.supplier_help' },
		dataProtection: {
			kind: 'text',
			max: 2000,
			label: 'section.data_protection',
			help: 'section.data_protection_help'
		}
	},
	plan: {
		startsOn: {
			kind: 'day',
			need: 'publish',
			label: 'section.starts_on',
			missing: 'section.starts_on_missing',
			help: 'section.day_help'
		},
		endsOn: {
			kind: 'day',
			need: 'publish',
			label: 'section.ends_on',
			missing: 'section.ends_on_missing',
			help: 'section.day_help'
		},
		workPackage: { kind: 'choice', label: 'section.work_package', help: 'section.work_package_help' },
		budgetMinor: { kind: 'amount', label: 'section.budget', help: 'section.budget_help' },
		milestones: {
			kind: 'milestones',
			fold: 'milestones',
			label: 'section.milestones',
			help: 'section.milestones_help'
		}
	},
	cooperation: {
		partners: { kind: 'choices', label: 'section.partners', help: 'section.partners_help' },
		professionalContact: {
			kind: 'choice',
			label: 'section.professional_contact',
			help: 'section.professional_contact_help'
		},
		itContact: { kind: 'choice', label: 'section.it_contact', help: 'section.it_contact_help' },
		services: {
			kind: 'text',
			max: 1000,
			need: 'finish',
			label: 'section.services',
			help: 'section.services_help'
		},
		coOwners: {
			kind: 'choices',
			fold: 'roles',
			label: 'section.co_owners',
			help: 'section.co_owners_help'
		},
		researchers: {
			kind: 'choices',
			fold: 'roles',
			label: 'section.researchers',
			help: 'section.researchers_help'
		},
		funders: { kind: 'choices', fold: 'roles', label: 'section.funders', help: 'section.funders_help' },
		systems: {
			kind: 'text',
			max: 1000,
			fold: 'surroundings',
			label: 'section.systems',
			help: 'section.systems_help'
		},
		dependencies: {
			kind: 'text',
			max: 1000,
			fold: 'surroundings',
			label: 'section.dependencies',
			help: 'section.dependencies_help'
		},
		borderDifferences: {
			kind: 'text',
			max: 2000,
			fold: 'surroundings',
			label: 'section.border_differences',
			help: 'section.border_differences_help'
		}
	},
	change: {
		gainOwner: {
			kind: 'line',
			max: 120,
			need: 'finish',
			label: 'section.gain_owner',
			missing: 'section.gain_owner_missing',
			help: 'section.gain_owner_help'
		},
		processChange: {
			kind: 'text',
			max: 2000,
			need: 'finish',
			label: 'section.process_change',
			missing: 'section.process_change_missing',
			help: 'section.process_change_help'
		},
		training: {
			kind: 'text',
			max: 1000,
			label: 'section.training',
			missing: 'section.training_missing',
			help: 'section.training_help'
		},
		dataQuality: {
			kind: 'text',
			max: 1000,
			label: 'section.data_quality',
			missing: 'section.data_quality_missing',
			help: 'section.data_quality_help'
		}
	}
} as const satisfies Readonly<Record<string, Partial<Record<keyof PilotContent, Rule>>>>;
