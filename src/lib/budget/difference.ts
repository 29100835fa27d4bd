/** What one budget version changes in another: line by line, and in the sums of everything that people ask about. */
import { lineKey, type Budget, type Frame, type Line } from './budget.ts';

export type LineChange = {
	readonly organisation: string;
	readonly workPackage: string;
	readonly category: Line['category'];
	/** Null where the line is new or gone. */
	readonly before: bigint | null;
	readonly after: bigint | null;
	/** The amount is the same, but it is meant for other periods. */
	readonly planOnly: boolean;
};
export type SumChange = { readonly key: string; readonly before: bigint; readonly after: bigint };
export type Difference = {
	readonly lines: readonly LineChange[];
	readonly sums: Readonly<Record<'side' | 'organisation' | 'work_package' | 'category', readonly SumChange[]>>;
	readonly total: SumChange;
};

export function differenceOf(before: Budget, after: Budget, { partners }: Pick<Frame, 'partners'>): Difference {
	const sums = (key: (line: Line) => string) => sumChanges(before.lines, after.lines, key);
	const [total] = sums(() => '');
	return {
		lines: lineChanges(before.lines, after.lines),
		sums: {
			side: sums((line) => partners.get(line.organisation) ?? ''),
			organisation: sums((line) => line.organisation),
			work_package: sums((line) => line.workPackage),
			category: sums((line) => line.category)
		},
		total: total ?? { key: '', before: 0n, after: 0n }
	};
}

function lineChanges(before: readonly Line[], after: readonly Line[]): LineChange[] {
	const old = new Map(before.map((line) => [lineKey(line), line]));
	const now = new Map(after.map((line) => [lineKey(line), line]));
	const keys = [...new Set([...old.keys(), ...now.keys()])];
	return keys.flatMap((key) => {
		const [was, is] = [old.get(key), now.get(key)];
		const line = is ?? was;
		if (!line || (was && is && isSame(was, is))) return [];
		const { organisation, workPackage, category } = line;
		const planOnly = was?.minor === is?.minor;
		return [{ organisation, workPackage, category, before: was?.minor ?? null, after: is?.minor ?? null, planOnly }];
	});
}

function isSame(a: Line, b: Line): boolean {
	return a.minor === b.minor && a.plan.length === b.plan.length && a.plan.every((minor, at) => minor === b.plan[at]);
}

function sumChanges(before: readonly Line[], after: readonly Line[], key: (line: Line) => string): SumChange[] {
	const sums = new Map<string, { before: bigint; after: bigint }>();
	const add = (line: Line, side: 'before' | 'after') => {
		const sum = sums.get(key(line)) ?? { before: 0n, after: 0n };
		sums.set(key(line), { ...sum, [side]: sum[side] + line.minor });
	};
	for (const line of before) add(line, 'before');
	for (const line of after) add(line, 'after');
	return [...sums].map(([name, sum]) => ({ key: name, ...sum }));
}
