/** How a measurement splits by one thing, as a person fills it in: a blank group was not measured. */
import { issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readInteger } from '#lib/number.ts';
import type { Indicator } from './indicator.ts';
import { readAmount } from './measured-amount.ts';
import { groups, type Dimension, type Group, type Part } from './part.ts';

const numbers = ['value', 'numerator', 'denominator'] as const;
const mostPersons = 1_000_000;

/** Name of a field; it is also what the fault leads to. */
export function partField(dimension: Dimension, part: Group, of: (typeof numbers)[number] | 'n'): string {
	return `${dimension}_${part}_${of}`;
}

/** The groups of one dimension that were filled in, or every fault of all of them. */
export function readParts(
	form: FormData,
	dimension: Dimension,
	indicator: Pick<Indicator, 'isShare' | 'validMin' | 'validMax'>
): Decision<readonly Part[]> {
	const read = groups[dimension].map((part) => readPart(form, dimension, part, indicator));
	const issues = read.flatMap(issuesOf);
	if (issues.length > 0) return no(...issues);
	return yes(read.flatMap((each) => (each.ok && each.value ? [each.value] : [])));
}

function readPart(
	form: FormData,
	dimension: Dimension,
	part: Group,
	indicator: Pick<Indicator, 'isShare' | 'validMin' | 'validMax'>
): Decision<Part | null> {
	const typed = (of: (typeof numbers)[number] | 'n') => field(form, partField(dimension, part, of));
	const isBlank = typed('n').trim() === '' && numbers.every((name) => typed(name).trim() === '');
	if (isBlank) return yes(null);

	const own = new FormData();
	for (const name of numbers) own.set(name, typed(name));
	const amount = readAmount(own, indicator);
	const n = readInteger(typed('n'), { min: 1, max: mostPersons });
	if (amount.ok && n.ok) return yes({ dimension, part, ...amount.value, n: n.value });
	return no(
		...issuesOf(amount).map((issue) => placed(issue, `${dimension}_${part}_${issue.field}`)),
		...issuesOf(n).map((issue) =>
			placed(issue.key === 'number.empty' ? { ...issue, key: 'part.n_empty' } : issue, partField(dimension, part, 'n'))
		)
	);
}

function placed(issue: Issue, name: string): Issue {
	return { ...issue, field: name };
}
