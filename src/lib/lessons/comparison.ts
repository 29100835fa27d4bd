/** How an organisation that reads a lesson differs from the one that learnt it, in what is known of both. */
import type { Country } from '#lib/organisations/organisation.ts';
import type { Condition } from './lesson.ts';

type Facts = { readonly country: Country; readonly population: number | null };

export type Comparison =
	| { kind: 'size'; own: number; theirs: number; verdict: 'similar' | 'smaller' | 'larger' }
	| { kind: 'rules'; verdict: 'same_country' | 'other_country' };

/**
 * Only for what the lesson depends on. A size counts as similar when neither is more than half as large again as the
 * other.
 *
 * @param own the organisation that reads
 */
export function compare(dependsOn: readonly Condition[], own: Facts, theirs: Facts): Comparison[] {
	return dependsOn.flatMap((condition): Comparison[] => {
		if (condition === 'rules')
			return [{ kind: 'rules', verdict: own.country === theirs.country ? 'same_country' : 'other_country' }];
		if (condition !== 'size' || own.population === null || theirs.population === null) return [];
		return [
			{
				kind: 'size',
				own: own.population,
				theirs: theirs.population,
				verdict: sizeOf(own.population, theirs.population)
			}
		];
	});
}

function sizeOf(own: number, theirs: number): 'similar' | 'smaller' | 'larger' {
	if (own * 2 > theirs * 3) return 'larger';
	return theirs * 2 > own * 3 ? 'smaller' : 'similar';
}
