/** What a cost is, in the order in which every list of costs has it. */
export const costCategories = [
	'staff',
	'office',
	'travel',
	'external',
	'equipment',
	'infrastructure',
	'lump_sum',
	'unit_cost',
	'other'
] as const;
export type CostCategory = (typeof costCategories)[number];
