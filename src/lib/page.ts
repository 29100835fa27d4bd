export type Page = {
	/** From 1. */
	readonly page: number;
	/** At least 1, so that an empty list has a page too. */
	readonly pages: number;
	readonly offset: number;
	readonly perPage: number;
};

/** Which page of `total` rows a query parameter asks for; anything unreadable is the first, too high is the last. */
export function readPage(value: string | null | undefined, total: number, perPage: number): Page {
	const pages = Math.max(1, Math.ceil(total / perPage));
	const asked = value && /^\d{1,9}$/.test(value.trim()) ? Number(value) : 1;
	const page = Math.min(Math.max(asked, 1), pages);
	return { page, pages, offset: (page - 1) * perPage, perPage };
}
