/**
 * An indicator is a thing to measure, from the library that everybody shares. Unit and direction come from there and
 * are nobody's choice, so that one pilot's result can stand beside another's.
 */
import { localeOf, type Lang } from '#lib/lang.ts';

export const gainCategories = ['quality', 'saved_time', 'avoided_cost', 'safety', 'staff_experience'] as const;
export type GainCategory = (typeof gainCategories)[number];

/** What decides how long a baseline must last. An answer is asked for, so it takes no days. */
const kinds = ['everyday', 'night', 'rare', 'answer', 'other'] as const;
export type Kind = (typeof kinds)[number];

export type Indicator = {
	readonly key: string;
	readonly version: number;
	/** Its code in the field's own list, such as TID-02; null when that list does not have it. */
	readonly code: string | null;
	readonly nameNb: string;
	readonly nameSv: string;
	/** What is counted, in one sentence. */
	readonly definitionNb: string;
	readonly definitionSv: string;
	readonly unit: string;
	readonly unitNb: string;
	readonly unitSv: string;
	/** The direction that is an improvement. */
	readonly better: 'up' | 'down';
	readonly gainCategory: GainCategory;
	/** Technology areas it fits; empty = all. */
	readonly technologies: readonly string[];
	/** Decimal strings; null = open. */
	readonly validMin: string | null;
	readonly validMax: string | null;
	/** Values of fewer than this many are shown nowhere. */
	readonly smallNumberLimit: number;
	/** Entered as numerator and denominator. */
	readonly isShare: boolean;
	readonly kind: Kind;
	/** The pilot whose own it is, compared with nothing; null for the library's. */
	readonly pilotId: string | null;
	/** The language in which a pilot wrote its own; null for the library's, which has a name in each. */
	readonly language: string | null;
};

export function indicatorName(lang: Lang, indicator: Pick<Indicator, 'nameNb' | 'nameSv'>): string {
	return lang === 'sv' ? indicator.nameSv : indicator.nameNb;
}

/** The language of the name where it is not the page's: a pilot's own indicator is named in one language alone. */
export function nameLanguage(lang: Lang, { language }: Pick<Indicator, 'language'>): string | undefined {
	return language === null || language === lang ? undefined : language;
}

export function unitName(lang: Lang, indicator: Pick<Indicator, 'unitNb' | 'unitSv'>): string {
	return lang === 'sv' ? indicator.unitSv : indicator.unitNb;
}

export function definitionOf(lang: Lang, indicator: Pick<Indicator, 'definitionNb' | 'definitionSv'>): string {
	return lang === 'sv' ? indicator.definitionSv : indicator.definitionNb;
}

/** Too few to be shown. Unknown `n` is not few: it is shown as unknown. */
export function isTooFew(n: number | null, indicator: Pick<Indicator, 'smallNumberLimit'>): boolean {
	return n !== null && n < indicator.smallNumberLimit;
}

/** A percentage or a score changes in points; so many per cent of it would say nothing. */
export function changesInPoints(unit: string): boolean {
	return unit === 'percent' || unit.startsWith('score_');
}

export type Fit = 'technology' | 'any' | 'other';

/** How well an indicator fits a pilot's technology: made for it, for every technology, or for others. */
export function fitOf(indicator: Pick<Indicator, 'technologies'>, technologyArea: string | null): Fit {
	if (indicator.technologies.length === 0) return 'any';
	return technologyArea !== null && indicator.technologies.includes(technologyArea) ? 'technology' : 'other';
}

export type Shelf = { readonly category: GainCategory; readonly indicators: readonly Indicator[] };

const fits: readonly Fit[] = ['technology', 'any', 'other'];

/** The library by gain, in each those that fit the technology first, and then by name. */
export function shelves(lang: Lang, library: readonly Indicator[], technologyArea: string | null): readonly Shelf[] {
	const { compare } = new Intl.Collator(localeOf[lang]);
	const byName = [...library].sort((a, b) => compare(indicatorName(lang, a), indicatorName(lang, b)));
	return gainCategories.map((category) => {
		const here = byName.filter((indicator) => indicator.gainCategory === category);
		return { category, indicators: fits.flatMap((fit) => here.filter((each) => fitOf(each, technologyArea) === fit)) };
	});
}

export function isGainCategory(value: unknown): value is GainCategory {
	return gainCategories.some((category) => category === value);
}

export function isKind(value: unknown): value is Kind {
	return kinds.some((kind) => kind === value);
}
