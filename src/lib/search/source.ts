/** A public thing as it is read for the search. */
export type Source = {
	readonly id: string;
	readonly slug: string;
	readonly language: string;
	readonly title: string;
	readonly summary: string;
	/** Everything else that its page says, in its own language; null where a part is missing. */
	readonly rest: readonly (string | null)[];
	/** What stands there in another language. */
	readonly other: readonly { readonly language: string; readonly text: string | null }[] | null;
	readonly country: string | null;
	readonly ownerId: string | null;
	readonly technologyArea: string | null;
	readonly at: string;
};
