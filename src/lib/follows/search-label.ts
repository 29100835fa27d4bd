/** A search in words: «digital tillsyn» · Behov · Innlandet, Värmland · bare åpne. */
import { asKey, type Translate } from '#lib/i18n.ts';
import { counties } from '#lib/organisations/county.ts';
import { solutionKinds } from '#lib/solutions/solution.ts';
import { filters, type Filter, type Search } from './search.ts';

/** Names of areas, groups and organisations by `filter:key`, in the reader's language. */
export type Names = ReadonlyMap<string, string>;

export function searchLabel(t: Translate, search: Search, names: Names): string {
	const kinds = search.kinds.map((kind) => t(`follow.kind_${kind}`)).join(', ');
	const parts = [
		search.q === '' ? '' : t('follow.in_quotes', { text: search.q }),
		kinds,
		...filters.map((filter) =>
			(search.filters[filter] ?? []).map((value) => valueName(t, filter, value, names)).join(', ')
		),
		search.onlyOpen ? t('follow.only_open') : ''
	].filter((part) => part !== '');
	return parts.length === 0 ? t('follow.everything') : parts.join(' · ');
}

function valueName(t: Translate, filter: Filter, value: string, names: Names): string {
	if (filter === 'country') return t(asKey(`organisation.country_${value.toLowerCase()}`));
	if (filter === 'county') return counties.find(({ key }) => key === value)?.name ?? value;
	if (filter === 'phase') return t(asKey(`phase.${value}`));
	if (filter === 'outcome') return t(asKey(`phase.outcome_${value}`));
	if (filter === 'type') return t(asKey(typeKey(value)));
	return names.get(`${filter}:${value}`) ?? value;
}

/** What is asked for in a need, or the kind of a solution. */
function typeKey(value: string): string {
	return solutionKinds.some((kind) => kind === value) ? `solution.kind_${value}` : `need.type_${value}`;
}
