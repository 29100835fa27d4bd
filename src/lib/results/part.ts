/**
 * A measurement split by one thing at a time. The groups of a dimension are fixed, lie apart from each other and
 * together make up the whole.
 */
export const groups = {
	sex: ['women', 'men', 'other'],
	age: ['under_67', 'from_67', 'from_80', 'from_90'],
	setting: ['home', 'housing', 'institution']
} as const;

export type Dimension = keyof typeof groups;
export type Group = (typeof groups)[Dimension][number];

export const dimensions = ['sex', 'age', 'setting'] as const satisfies readonly Dimension[];

/** The numbers of one group, or of the whole. Decimal strings. */
export type Numbers = {
	readonly value: string;
	readonly numerator: string | null;
	readonly denominator: string | null;
};

export type Part = Numbers & { readonly dimension: Dimension; readonly part: Group; readonly n: number };

/** What was measured of everybody; `n` null = not stated. */
export type Whole = Numbers & { readonly n: number | null };

/** A group as it may be shown: one that is suppressed carries no number at all. */
type ShownPart =
	| { readonly part: Group; readonly suppressed: true }
	| ({ readonly part: Group; readonly suppressed: false; readonly n: number } & Numbers);

export type ShownDimension = {
	readonly dimension: Dimension;
	readonly parts: readonly ShownPart[];
	/** False when the groups do not add up to the whole; null when that is not told, because a group is suppressed. */
	readonly isComplete: boolean | null;
};

/** Names a group among those of every dimension. */
export function partKey({ dimension, part }: Pick<Part, 'dimension' | 'part'>): string {
	return `${dimension}_${part}`;
}

export function isDimension(value: unknown): value is Dimension {
	return dimensions.some((dimension) => dimension === value);
}

/** Undefined when the two do not belong together. */
export function groupOf(dimension: Dimension, part: string): Group | undefined {
	return groups[dimension].find((group) => group === part);
}

export function sumOfN(parts: readonly Pick<Part, 'n'>[]): number {
	return parts.reduce((sum, { n }) => sum + n, 0);
}

/** One group of a measurement as it may be shown. */
export type MaskedPart = ShownPart & { readonly dimension: Dimension };

/** The parts as they may be shown. */
export function shownDimensions(
	whole: Pick<Whole, 'n'>,
	parts: readonly Part[],
	hidden: ReadonlySet<string>
): readonly ShownDimension[] {
	return dimensionsOf(
		whole.n,
		parts.map((part) =>
			hidden.has(partKey(part))
				? { dimension: part.dimension, part: part.part, suppressed: true }
				: { ...part, suppressed: false }
		)
	);
}

/**
 * Groups by dimension. Where every group of a dimension is hidden, its fixed groups all stand as suppressed, those that
 * were not measured too: which of them there were says something as well.
 */
export function dimensionsOf(n: number | null, parts: readonly MaskedPart[]): readonly ShownDimension[] {
	return dimensions.flatMap((dimension) => {
		const own = inOrder(
			dimension,
			parts.filter((part) => part.dimension === dimension)
		);
		const open = own.filter((part) => !part.suppressed);
		if (own.length === 0) return [];
		if (open.length === 0) return [withheld(dimension)];
		const isComplete = open.length < own.length || n === null ? null : sumOfN(open) === n;
		return [{ dimension, parts: own.map(bare), isComplete }];
	});
}

function withheld(dimension: Dimension): ShownDimension {
	return {
		dimension,
		parts: groups[dimension].map((part) => ({ part, suppressed: true })),
		isComplete: null
	};
}

/** In the order in which the groups stand. */
export function inOrder<T extends { readonly part: Group }>(dimension: Dimension, parts: readonly T[]): readonly T[] {
	return groups[dimension].flatMap((group) => parts.filter(({ part }) => part === group));
}

/** Nothing but what may be shown, whatever came with it. */
function bare(masked: MaskedPart): ShownPart {
	const { part } = masked;
	if (masked.suppressed) return { part, suppressed: true };
	const { value, numerator, denominator, n } = masked;
	return { part, suppressed: false, value, numerator, denominator, n };
}
