/** The dashboard in the words and the currency that its reader chose, the same for the screen and for its files. */
import { categoryName, sideName } from '#lib/funding/figure-rows.ts';
import { nationalMinor } from '#lib/funding/national.ts';
import { pairLang } from '#lib/lang.ts';
import { percentShare } from '#lib/number.ts';
import type { Period, WorkPackage } from '#lib/projects/project.ts';
import type { Text } from '#lib/ui/text.ts';
import type { Board, Pace, Part } from './board.ts';
import type { BurnUp } from './burn-up.ts';
import type { PilotSum } from './month-row.ts';
import type { Query, Sorting } from './query.ts';
import type { Narrow } from './rows.ts';

export type PartRow = {
	readonly key: string;
	readonly name: string;
	/** Language of the name where it is not the reader's. */
	readonly lang?: string | undefined;
	readonly note?: string | undefined;
	/** What narrows the rows to this part. */
	readonly narrow: Narrow;
	readonly budget: bigint;
	readonly spent: bigint;
	readonly inReview: bigint;
	readonly remaining: bigint;
	readonly planned: bigint;
	readonly forecast: bigint | null;
	readonly spentPercent: string | undefined;
	readonly pace: Pace;
};
/** What has no budget of its own. */
export type SpentRow = {
	readonly key: string;
	readonly name: string;
	readonly lang?: string | undefined;
	readonly note?: string | undefined;
	readonly narrow: Narrow;
	readonly spent: bigint;
	readonly inReview: bigint;
	/** Null where there is no plan of it. */
	readonly planned: bigint | null;
};

export type Shown = {
	readonly board: Board;
	readonly project: { readonly workPackages: readonly WorkPackage[]; readonly periods: readonly Period[] };
	readonly organisations: ReadonlyMap<string, { readonly nb: string; readonly sv: string; readonly side: string }>;
	readonly pilots: readonly (PilotSum & {
		readonly pilot: { readonly title: string; readonly language: string } | undefined;
	})[];
	readonly currencyRate: { readonly perEuro: string } | undefined;
};

/** From euro cents to the chosen currency, at the project's rate of today; euro without one. */
function converter({ currencyRate }: Pick<Shown, 'currencyRate'>): (minor: bigint) => bigint {
	return (minor) => (currencyRate === undefined ? minor : nationalMinor(minor, currencyRate.perEuro));
}

function rowOf(shown: Shown, part: Part, head: Pick<PartRow, 'key' | 'name' | 'note' | 'narrow'>): PartRow {
	const to = converter(shown);
	return {
		...head,
		budget: to(part.budget),
		spent: to(part.spent),
		inReview: to(part.inReview),
		remaining: to(part.remaining),
		planned: to(part.planned),
		forecast: part.forecast === null ? null : to(part.forecast),
		spentPercent: part.spentPercent,
		pace: part.pace
	};
}

export function totalRow(shown: Shown, { t }: Pick<Text, 't'>): PartRow {
	return rowOf(shown, shown.board.total, { key: '', name: t('budget.sum'), narrow: {} });
}

export function partnerRows(shown: Shown, { lang }: Pick<Text, 'lang'>, sorting: Sorting | undefined): PartRow[] {
	const rows = [...shown.board.parts.organisation].map(([id, part]) => {
		const known = shown.organisations.get(id);
		return rowOf(shown, part, {
			key: id,
			name: known?.[pairLang(lang)] ?? id,
			note: known?.side,
			narrow: { partner: id }
		});
	});
	return sorting === undefined ? rows : rows.sort((a, b) => inOrder(a, b, sorting));
}

/** Names from A, numbers from the largest. */
function inOrder(a: PartRow, b: PartRow, sorting: Sorting): number {
	if (sorting === 'name') return a.name.localeCompare(b.name, 'nb');
	if (sorting === 'share') return Number(b.spentPercent ?? -1) - Number(a.spentPercent ?? -1);
	return a[sorting] === b[sorting] ? 0 : a[sorting] < b[sorting] ? 1 : -1;
}

export function sideRows(shown: Shown, { t }: Pick<Text, 't'>): PartRow[] {
	return [...shown.board.parts.side].map(([side, part]) =>
		rowOf(shown, part, { key: side, name: sideName(side, t), narrow: {} })
	);
}

export function workPackageRows(shown: Shown, { lang }: Pick<Text, 'lang'>): PartRow[] {
	return shown.project.workPackages.flatMap(({ code, nameNb, nameSv }) => {
		const part = shown.board.parts.work_package.get(code);
		const name = lang === 'sv' ? nameSv : nameNb;
		return part ? [rowOf(shown, part, { key: code, name, note: code, narrow: { ap: code } })] : [];
	});
}

export function categoryRows(shown: Shown, { t }: Pick<Text, 't'>): PartRow[] {
	return [...shown.board.parts.category].map(([category, part]) =>
		rowOf(shown, part, { key: category, name: categoryName(category, t), narrow: { kategori: category } })
	);
}

export function periodRows(shown: Shown): SpentRow[] {
	const to = converter(shown);
	return shown.project.periods.map(({ code }) => {
		const spending = shown.board.figures.byPeriod.get(code);
		return {
			key: code,
			name: code,
			narrow: { periode: code },
			spent: to(spending?.spent ?? 0n),
			inReview: to(spending?.inReview ?? 0n),
			planned: to(shown.board.planned.get(code) ?? 0n)
		};
	});
}

/** What is computed belongs to no pilot; it stands in a row of its own, so that the sum is the project's. */
export function pilotRows(shown: Shown, { lang, t }: Pick<Text, 'lang' | 't'>): SpentRow[] {
	const to = converter(shown);
	const named = shown.pilots.map(({ pilotId, pilot, spent, inReview }) => ({
		key: pilotId ?? 'uten',
		name: pilotId === null ? t('dashboard.no_pilot') : (pilot?.title ?? ''),
		lang: pilot && pilot.language !== lang ? pilot.language : undefined,
		narrow: { pilot: pilotId ?? 'uten' },
		spent,
		inReview,
		planned: null
	}));
	const { total } = shown.board.figures;
	const rest = named.reduce(
		(left, row) => ({ spent: left.spent - row.spent, inReview: left.inReview - row.inReview }),
		{ spent: total.spent, inReview: total.inReview }
	);
	const computed = {
		key: 'computed',
		name: t('dashboard.computed'),
		narrow: { kategori: 'office' },
		...rest,
		planned: null
	};
	const rows = [
		...named.sort((a, b) => Number(a.key === 'uten') - Number(b.key === 'uten') || (a.spent < b.spent ? 1 : -1)),
		...(rest.spent === 0n && rest.inReview === 0n ? [] : [computed])
	];
	return rows.map((row) => ({ ...row, spent: to(row.spent), inReview: to(row.inReview) }));
}

export function shownBurnUp(shown: Shown): BurnUp {
	const to = converter(shown);
	const { burnUp } = shown.board;
	const points = (list: BurnUp['used']) => list.map(({ day, minor }) => ({ day, minor: to(minor) }));
	return {
		...burnUp,
		budget: to(burnUp.budget),
		used: points(burnUp.used),
		plan: points(burnUp.plan),
		forecast: burnUp.forecast && { day: burnUp.forecast.day, minor: to(burnUp.forecast.minor) }
	};
}

/** The picture in a sentence: how much is used, what was planned by then, and what will be left. */
export function findingOf(shown: Shown, query: Query, { t, money, percent, day }: Text): string {
	const total = totalRow(shown, { t });
	const { budget, forecast, planned, spent } = total;
	const amount = (minor: bigint) => money(minor, query.currency, { digits: 0 });
	const used = t('dashboard.finding_used', {
		day: day(shown.board.burnUp.asOf),
		spent: amount(spent),
		share: percent(total.spentPercent ?? '0', 0),
		planned: percent(percentShare(planned, budget) ?? '0', 0)
	});
	if (forecast === null) return used;
	const left = budget - forecast;
	const end =
		left >= 0n
			? t('dashboard.finding_left', { amount: amount(left) })
			: t('dashboard.finding_over', { amount: amount(-left) });
	return `${used} ${end}`;
}
