/** The public list of suppliers as its address says it. */
import { isCountry, type Country } from '#lib/organisations/organisation.ts';

export type SupplierQuery = {
	readonly technology: string | null;
	readonly country: Country | null;
	readonly page: string;
};

export function readSupplierQuery(
	params: URLSearchParams,
	isTechnology: (key: string) => boolean
): { query: SupplierQuery; ignored: boolean } {
	const [technology = '', country = ''] = ['teknologi', 'land'].map((name) => params.get(name) ?? '');
	const query = {
		technology: isTechnology(technology) ? technology : null,
		country: isCountry(country) ? country : null,
		page: params.get('side') ?? ''
	};
	return { query, ignored: technology !== (query.technology ?? '') || country !== (query.country ?? '') };
}

/** The query as the end of an address, shortest form. */
export function supplierSearch({ technology, country, page }: SupplierQuery): string {
	const params = new URLSearchParams();
	if (technology !== null) params.set('teknologi', technology);
	if (country !== null) params.set('land', country);
	if (/^[2-9]$|^[1-9]\d+$/.test(page)) params.set('side', page);
	return params.size === 0 ? '' : `?${params}`;
}
