/** What is lacked and what has been tried, by technology: where somebody has a need and nobody has tried anything. */
import type { Country } from '#lib/organisations/organisation.ts';
import type { Outcome, Phase, Standing } from '#lib/pilots/pilot-view.ts';

export const gapCountries = ['NO', 'SE', 'both'] as const;
export type GapCountry = (typeof gapCountries)[number];
export const gapCounts = ['needs', 'running', 'worked', 'failed'] as const;
export type GapCount = (typeof gapCounts)[number];

type Figures = Record<GapCount, number> & { spent: bigint };
export type GapRow = {
	readonly area: string;
	readonly figures: Readonly<Record<GapCountry, Readonly<Figures>>>;
	/** A need is open, and no pilot goes on or has worked. */
	readonly isGap: boolean;
};

export type TriedPilot = {
	readonly id: string;
	readonly area: string;
	readonly country: Country;
	readonly phase: Phase;
	readonly standing: Standing;
	readonly outcome: Outcome | null;
};
export type OpenNeeds = { readonly area: string; readonly country: Country; readonly count: number };

/** As the lists of pilots have it: works or mixed is with effect, any other outcome without. */
export function countOf({ phase, standing, outcome }: TriedPilot): GapCount | undefined {
	if (outcome !== null) return outcome === 'works' || outcome === 'mixed' ? 'worked' : 'failed';
	return phase === 'execution' && standing !== 'stopped' ? 'running' : undefined;
}

/** @param spent approved costs by pilot; a pilot of which nothing is known has cost nothing yet */
export function gapRows(
	areas: readonly string[],
	needs: readonly OpenNeeds[],
	pilots: readonly TriedPilot[],
	spent: ReadonlyMap<string, bigint>
): GapRow[] {
	const nothing = (): Figures => ({ needs: 0, running: 0, worked: 0, failed: 0, spent: 0n });
	const rows = new Map(areas.map((area) => [area, { NO: nothing(), SE: nothing(), both: nothing() }]));
	const add = (area: string, country: Country, change: (figures: Figures) => void) => {
		const row = rows.get(area);
		if (row) for (const figures of [row[country], row.both]) change(figures);
	};
	for (const { area, country, count } of needs) add(area, country, (figures) => (figures.needs += count));
	for (const pilot of pilots) {
		const name = countOf(pilot);
		const cost = spent.get(pilot.id) ?? 0n;
		add(pilot.area, pilot.country, (figures) => {
			if (name !== undefined) figures[name] += 1;
			figures.spent += cost;
		});
	}
	return [...rows].map(([area, figures]) => ({ area, figures, isGap: isGap(figures.both) }));
}

function isGap({ needs, running, worked }: Figures): boolean {
	return needs > 0 && running === 0 && worked === 0;
}

/** The list behind a number, as the end of an address below the language. */
export function behind(count: GapCount | 'spent', area: string, country: GapCountry): string {
	const params = new URLSearchParams({ teknologi: area });
	if (country !== 'both') params.set('land', country);
	if (count === 'needs') return `/behov?${params}`;
	if (count === 'running') params.set('fase', 'execution');
	for (const outcome of outcomesOf[count]) params.append('utfall', outcome);
	return `/piloter?${params}`;
}

const outcomesOf: Readonly<Record<GapCount | 'spent', readonly Outcome[]>> = {
	needs: [],
	running: [],
	spent: [],
	worked: ['works', 'mixed'],
	failed: ['no_effect', 'harmful', 'not_completed']
};
