/** The address of a page of a list with its filters; what is empty, and page 1, stays out of it. */
export function listHref(base: string, filter: Readonly<Record<string, string | undefined>>, page: number): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
	if (page > 1) query.set('side', String(page));
	return query.size > 0 ? `${base}?${query}` : base;
}
