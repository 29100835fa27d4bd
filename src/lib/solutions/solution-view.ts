/** A solution as its readers see it. */
import type { ContentLang } from '#lib/lang.ts';
import type { Country, DatedName } from '#lib/organisations/organisation.ts';
import type { Outcome, Phase, Standing } from '#lib/pilots/pilot-view.ts';
import type { SolutionKind } from './solution.ts';

type BothNames = { readonly nameNb: string; readonly nameSv: string };

export type SolutionListed = {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly summary: string;
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
	readonly updatedOn: string;
};

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
