/** A pilot as a program sends it. It becomes the form that a person fills in, so that the same rules read it. */
import { no, yes, type Decision, type Issue, type Refused } from '#lib/decision.ts';

/** Property of the body → field of the form. */
const fieldOf = {
	title: 'title',
	language: 'language',
	summary: 'summary',
	problem: 'problem',
	place: 'place',
	sites: 'sites',
	goals: 'goals',
	target_group: 'targetGroup',
	user_count: 'userCount',
	technology: 'technologyArea',
	product: 'product',
	supplier: 'supplierId',
	data_protection: 'dataProtection',
	starts_on: 'startsOn',
	ends_on: 'endsOn',
	work_package: 'workPackage',
	budget: 'budgetMinor',
	partners: 'partners',
	co_owners: 'coOwners',
	researchers: 'researchers',
	funders: 'funders',
	services: 'services',
	systems: 'systems',
	dependencies: 'dependencies',
	border_differences: 'borderDifferences',
	gain_owner: 'gainOwner',
	process_change: 'processChange',
	training: 'training',
	data_quality: 'dataQuality'
} as const;
const lists: readonly string[] = ['partners', 'co_owners', 'researchers', 'funders'];

export function readPilotBody(body: Readonly<Record<string, unknown>>): Decision<FormData> {
	const issues: Issue[] = [];
	const form = new FormData();
	for (const [name, value] of Object.entries(body)) {
		const typed = textsOf(name, value);
		if (!Object.hasOwn(fieldOf, name)) issues.push({ field: name, key: 'api.unknown_parameter' });
		else if (!typed) issues.push({ field: name, key: lists.includes(name) ? 'api.not_texts' : 'api.not_text' });
		else for (const text of typed) form.append(fieldOf[name as keyof typeof fieldOf], text);
	}
	return issues.length > 0 ? no(...issues) : yes(form);
}

/** Numbers are text, since a program's own numbers round; a count may be a number. */
function textsOf(name: string, value: unknown): string[] | undefined {
	if (lists.includes(name))
		return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
	if (name === 'user_count' && Number.isSafeInteger(value)) return [String(value)];
	return typeof value === 'string' ? [value] : undefined;
}

/** Faults of the form, at the properties that the program sent. */
export function asPilotSent({ issues }: Refused): Refused {
	const nameOf = new Map<string, string>(Object.entries(fieldOf).map(([name, field]) => [field, name]));
	return no(...issues.map((issue) => ({ ...issue, field: nameOf.get(issue.field) ?? issue.field })));
}
