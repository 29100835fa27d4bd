/**
 * The shared library of indicators as its file has it. Values stay bound to the definition they were made by, so a
 * definition that says something else than before becomes a new version, and the old one stays as it was.
 */
export type Defined = {
	readonly key: string;
	readonly version: number;
	readonly unit: string;
	readonly better: string;
	readonly definitionNb: string;
	readonly definitionSv: string;
	readonly isShare: boolean;
	readonly isComputed: boolean;
};

/** What decides whether two values are of the same thing. */
const meaning = ['unit', 'better', 'definitionNb', 'definitionSv', 'isShare', 'isComputed'] as const;

/**
 * The rows of the file with the version that each of them has in the database, or gets.
 *
 * @param kept the newest version of each indicator in the database
 */
export function versioned<T extends Defined>(file: readonly T[], kept: readonly Defined[]): T[] {
	const newest = new Map(kept.map((row) => [row.key, row]));
	return file.map((row) => ({ ...row, version: versionOf(row, newest.get(row.key)) }));
}

function versionOf(row: Defined, kept: Defined | undefined): number {
	if (!kept) return row.version;
	return meansTheSame(row, kept) ? kept.version : Math.max(row.version, kept.version + 1);
}

function meansTheSame(row: Defined, kept: Defined): boolean {
	// Loaded before definitions were written down: the first one says what the indicator always meant.
	const parts = kept.definitionNb === '' ? (['unit', 'better'] as const) : meaning;
	return parts.every((part) => row[part] === kept[part]);
}
