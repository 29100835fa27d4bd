/** The pure rules of the money that are checked together: as they are, or each with one thing changed. */
export type Rules = {
	readonly calculate: typeof import('../../src/lib/funding/calculate.ts');
	readonly conversion: typeof import('../../src/lib/funding/conversion.ts');
	readonly figures: typeof import('../../src/lib/funding/figures.ts');
	readonly sources: typeof import('../../src/lib/funding/sources.ts');
	readonly expense: typeof import('../../src/lib/funding/expense.ts');
	readonly report: typeof import('../../src/lib/reports/report.ts');
};

export const places: Readonly<Record<keyof Rules, string>> = {
	calculate: 'funding/calculate.ts',
	conversion: 'funding/conversion.ts',
	figures: 'funding/figures.ts',
	sources: 'funding/sources.ts',
	expense: 'funding/expense.ts',
	report: 'reports/report.ts'
};

/** A rule that has to hold; the sentence that it says when it does not. */
export type Broken = string | undefined;
