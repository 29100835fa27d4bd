/** The register of results as rows of a file: what the pages show, no more; values of too few are gone already. */
import type { Cell } from '#lib/csv.ts';
import type { Text } from '#lib/ui/text.ts';
import type { Comparison } from './change.ts';
import { indicatorName, unitName, type Indicator } from './indicator.ts';
import { asKey } from '#lib/i18n.ts';
import { dimensions, groups, type Dimension, type Group, type ShownDimension } from './part.ts';
import { dimensionsAt, type SplitAt } from './split.ts';
import { tierText } from './wording.ts';

type Result = {
	readonly indicator: Indicator;
	readonly comparison: Comparison;
	readonly pilot: { readonly slug: string; readonly title: string };
	readonly owner: { readonly nameNb: string; readonly nameSv: string; readonly country: string };
	/** How its values split. */
	readonly splits: readonly SplitAt[];
};

/**
 * One row of heads, then one for each result and below it one for each group that it splits into; an empty cell is
 * unknown or not shown.
 */
export function resultRows(results: readonly Result[], text: Text, addressOf: (slug: string) => string): Cell[][] {
	return [head(text), ...results.flatMap((result) => rowsOf(result, text, addressOf(result.pilot.slug)))];
}

function head({ t }: Text): string[] {
	return [
		t('result.indicator_heading'),
		t('result.csv_key'),
		t('result.csv_version'),
		t('result.csv_unit'),
		t('part.csv_dimension'),
		t('part.group'),
		t('result.before'),
		t('result.csv_n_before'),
		t('result.after'),
		t('result.csv_n_after'),
		t('result.change'),
		t('result.csv_percent'),
		t('result.csv_verdict'),
		t('result.csv_tier'),
		t('result.target'),
		t('result.csv_progress'),
		t('result.csv_comparable'),
		t('method.heading'),
		t('measurement.collected_label'),
		t('result.csv_from'),
		t('result.csv_to'),
		t('result.pilot_heading'),
		t('measurement.owner'),
		t('result.filter_country'),
		t('result.csv_address')
	];
}

function rowsOf({ indicator, comparison, pilot, owner, splits }: Result, text: Text, address: string): Cell[][] {
	const { lang, t } = text;
	const what = [
		indicatorName(lang, indicator),
		indicator.key,
		{ decimal: String(indicator.version) },
		unitName(lang, indicator)
	];
	const where = [pilot.title, lang === 'sv' ? owner.nameSv : owner.nameNb, owner.country, address];
	const how = [...howOf(comparison, text), ...where];
	return [
		[...what, '', t('part.everybody'), ...numbersOf(comparison, text), ...how],
		...groupRows(comparison, splits, text).map((numbers) => [...what, ...numbers, ...empty(7), ...how])
	];
}

/** Dimension, group, and its numbers before and after. */
function groupRows(comparison: Comparison, splits: readonly SplitAt[], text: Text): Cell[][] {
	if (comparison.kind === 'suppressed') return [];
	const [before, after] = readingsOf(comparison).map((each) => (each ? dimensionsAt(splits, each.point) : []));
	return dimensions.flatMap((dimension) =>
		groups[dimension].flatMap((group) => {
			const [first, last] = [partOf(before, dimension, group), partOf(after, dimension, group)];
			if (!first && !last) return [];
			return [[...namesOf(dimension, group, text), ...partCells(first, text), ...partCells(last, text)]];
		})
	);
}

function namesOf(dimension: Dimension, group: Group, { t }: Text): string[] {
	return [t(`part.${dimension}`), t(asKey(`part.${dimension}_${group}`))];
}

type ShownPart = ShownDimension['parts'][number];

function partOf(shown: readonly ShownDimension[] = [], dimension: Dimension, group: Group): ShownPart | undefined {
	return shown.find((each) => each.dimension === dimension)?.parts.find(({ part }) => part === group);
}

function partCells(part: ShownPart | undefined, text: Text): Cell[] {
	if (!part) return empty(2);
	return part.suppressed ? [text.t('result.too_few'), ''] : valueAndCount(part, text);
}

function numbersOf(comparison: Comparison, text: Text): Cell[] {
	const { t } = text;
	if (comparison.kind === 'suppressed') return [t('result.too_few'), '', t('result.too_few'), ...empty(8)];
	const [before, after] = readingsOf(comparison);
	const tier = tierText(text, comparison.evidence);
	const pair = [...valueAndCount(before, text), ...valueAndCount(after, text)];
	if (comparison.kind !== 'change') return [...pair, '', '', '', tier, '', '', t('result.csv_no')];
	const { change, progress, comparable } = comparison;
	return [
		...pair,
		decimalOf(change.amount),
		decimalOf(change.percent),
		t(`result.${change.verdict}`),
		tier,
		decimalOf(progress?.target),
		decimalOf(progress?.kind === 'progress' ? progress.percent : null),
		t(comparable ? 'result.csv_yes' : 'result.csv_no')
	];
}

function howOf(comparison: Comparison, { t }: Text): string[] {
	const after = comparison.kind === 'suppressed' ? null : readingsOf(comparison)[1];
	if (!after) return empty(4);
	return [t(`method.${after.method}`), t(`method.by_${after.collectedBy}`), after.startsOn, after.endsOn];
}

type Shown = Exclude<Comparison, { kind: 'suppressed' }>;

function readingsOf(comparison: Shown) {
	const before = 'before' in comparison ? comparison.before : null;
	return [before, 'after' in comparison ? comparison.after : null] as const;
}

function valueAndCount(reading: { readonly value: string; readonly n: number | null } | null, { t }: Text): Cell[] {
	if (!reading) return empty(2);
	return [decimalOf(reading.value), reading.n === null ? t('result.n_unknown') : { decimal: String(reading.n) }];
}

function decimalOf(decimal: string | null | undefined): Cell {
	return decimal === null || decimal === undefined ? '' : { decimal };
}

function empty(count: number): string[] {
	return Array.from({ length: count }, () => '');
}
