/** How many positions three services need, as the source says it. Everything said about it is reckoned from its rows. */
export type DemographyRow = {
	readonly key: string;
	readonly labelNb: string;
	readonly labelSv: string;
	readonly year: number;
	readonly positions: number;
	readonly source: string;
};

type Service = {
	readonly key: string;
	readonly labelNb: string;
	readonly labelSv: string;
	readonly positions: readonly number[];
};

export type Demography = {
	readonly years: readonly number[];
	readonly services: readonly Service[];
	/** Sum of the services, year by year. */
	readonly totals: readonly number[];
	/** The service that grows most from the first year to the last, and by how many per cent. */
	readonly most: { readonly labelNb: string; readonly labelSv: string; readonly percent: number };
	readonly source: string;
	/** Where the services are; a name, the same in both languages. */
	readonly place: string;
};

/** Undefined when there are no figures, or not all of them. */
export function demographyOf(rows: readonly DemographyRow[]): Demography | undefined {
	const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
	const services = [...Map.groupBy(rows, ({ key }) => key).values()].map((group) => serviceOf(group, years));
	const [first] = rows;
	if (!first || years.length < 2 || services.some(({ positions }) => positions.includes(0))) return undefined;

	const [most = services[0]] = [...services].sort((a, b) => growth(b) - growth(a));
	if (!most) return undefined;
	return {
		years,
		services,
		totals: years.map((_, place) => services.reduce((sum, { positions }) => sum + (positions[place] ?? 0), 0)),
		most: { labelNb: most.labelNb, labelSv: most.labelSv, percent: growth(most) },
		source: first.source,
		place: 'Øvre Romerike'
	};
}

function serviceOf(group: readonly DemographyRow[], years: readonly number[]): Service {
	const [{ key, labelNb, labelSv } = { key: '', labelNb: '', labelSv: '' }] = group;
	const positions = years.map((year) => group.find((row) => row.year === year)?.positions ?? 0);
	return { key, labelNb, labelSv, positions };
}

/** In whole per cent, half up. */
function growth({ positions }: Service): number {
	const [from = 1, to = 1] = [positions[0], positions.at(-1)];
	return Math.round(((to - from) / from) * 100);
}
