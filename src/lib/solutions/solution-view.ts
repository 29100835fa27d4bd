/** A solution as its readers see it. */
import { pairLang, type ContentLang, type Lang, type PairLang } from '#lib/lang.ts';
import type { Country, DatedName } from '#lib/organisations/organisation.ts';
import type { Outcome, Phase, Standing } from '#lib/pilots/pilot-view.ts';
import type { SolutionKind } from './solution.ts';

type BothNames = { readonly nameNb: string; readonly nameSv: string };

export type SolutionListed = {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly summary: string;
	/** In the other of the two languages; null where nobody has written it. */
	readonly summaryOther: string | null;
	readonly language: ContentLang;
	readonly kind: SolutionKind;
	readonly technology: BothNames;
	/** Who sells it; null for what nobody sells. */
	readonly supplier: (BothNames & { readonly id: string }) | null;
	/** Who registered it. */
	readonly owner: BothNames & { readonly id: string; readonly isSupplier: boolean };
	/** Of ISO 3166-1. */
	readonly country: string;
	readonly isReadyToReuse: boolean;
	/** Municipalities that use it today. */
	readonly municipalities: number;
	/** Published pilots that tried it. */
	readonly pilots: number;
};

export type SolutionView = SolutionListed & {
	readonly prerequisites: string;
	readonly prerequisitesOther: string | null;
	readonly updatedOn: string;
};

type Shown = { readonly text: string; readonly language: ContentLang };

/** A text in the reader's language where its owner has written it, else as it was written. */
export function shownIn(lang: Lang, language: ContentLang, original: string, other: string | null): Shown {
	return other !== null && pairLang(lang) === otherLangOf(language)
		? { text: other, language: pairLang(lang) }
		: { text: original, language };
}

/** Norwegian in either form has Swedish as the other one. */
export function otherLangOf(language: ContentLang): PairLang {
	return language === 'sv' ? 'nb' : 'sv';
}

/** A pilot with how it went; the good and the bad in the same words and the same order. */
export type TriedIn = {
	readonly id: string;
	readonly slug: string;
	readonly title: string;
	readonly language: ContentLang;
	readonly owner: DatedName;
	readonly country: Country;
	readonly phase: Phase;
	readonly standing: Standing;
	readonly outcome: Outcome | null;
	readonly endsOn: string | null;
};
