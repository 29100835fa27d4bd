/** The public list of solutions as its address says it; what it asks and nobody knows is left out, and said. */
import { isCountry, type Country } from '#lib/organisations/organisation.ts';
import { solutionKinds, type SolutionKind } from './solution.ts';

export type SolutionQuery = {
	readonly kind: SolutionKind | null;
	readonly technology: string | null;
	/** Of the supplier, or of the owner where nobody sells it. */
	readonly country: Country | null;
	/** An organisation that uses it today. */
	readonly usedBy: string | null;
	readonly page: string;
};

type Known = { technology: (key: string) => boolean; user: (id: string) => boolean };

export function readSolutionQuery(params: URLSearchParams, known: Known): { query: SolutionQuery; ignored: boolean } {
	const [kind = '', technology = '', country = '', usedBy = ''] = ['type', 'teknologi', 'land', 'brukes-av'].map(
		(name) => params.get(name) ?? ''
	);
	const query = {
		kind: solutionKinds.find((each) => each === kind) ?? null,
		technology: known.technology(technology) ? technology : null,
		country: isCountry(country) ? country : null,
		usedBy: known.user(usedBy) ? usedBy : null,
		page: params.get('side') ?? ''
	};
	const asked = [kind, technology, country, usedBy].filter((value) => value !== '').length;
	return { query, ignored: asked !== activeFilters(query) };
}

/** The query as the end of an address, shortest form. */
export function solutionSearch({ kind, technology, country, usedBy, page }: SolutionQuery): string {
	const params = new URLSearchParams();
	if (kind !== null) params.set('type', kind);
	if (technology !== null) params.set('teknologi', technology);
	if (country !== null) params.set('land', country);
	if (usedBy !== null) params.set('brukes-av', usedBy);
	if (/^[2-9]$|^[1-9]\d+$/.test(page)) params.set('side', page);
	return params.size === 0 ? '' : `?${params}`;
}

export function activeFilters({ kind, technology, country, usedBy }: SolutionQuery): number {
	return [kind, technology, country, usedBy].filter((value) => value !== null).length;
}
