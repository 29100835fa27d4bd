/** One organisation on its own page: who it is, whom it came after, for whom it acts. */
import type { Lang } from '#lib/lang.ts';
import {
	datedName,
	ownName,
	predecessorsOf,
	type Country,
	type DatedName,
	type Directory,
	type Named
} from './organisation.ts';

export type Spell = { readonly startsOn: string | null; readonly endsOn: string | null };
export type Related = Spell & { readonly organisation: DatedName };

type Organisation = Named & {
	readonly kind: string;
	readonly country: Country;
	readonly partnerOrder: number | null;
	readonly orgNumber: string | null;
	readonly website: string | null;
	readonly population: number | null;
	readonly populationOn: string | null;
	readonly activeFrom: string | null;
};

export type PartnerView = {
	readonly organisation: DatedName;
	/** Its name in its own language, where that is another one. */
	readonly ownName: { readonly name: string; readonly lang: Lang } | null;
	readonly kind: string;
	readonly country: Country;
	readonly isPartner: boolean;
	readonly orgNumber: string | null;
	readonly website: string | null;
	readonly population: number | null;
	readonly populationOn: string | null;
	readonly active: Spell;
	/** Until when each of them was there. */
	readonly predecessors: readonly Related[];
	readonly actsFor: readonly Related[];
	readonly actedBy: readonly Related[];
	/** Itself and all it came after: what they did is shown on its page. */
	readonly covers: readonly string[];
};

export type Relations = {
	readonly represents: readonly (Spell & { readonly memberId: string })[];
	readonly representedBy: readonly (Spell & { readonly actsId: string })[];
};

export function partnerView(
	organisation: Organisation,
	all: Directory<Organisation>,
	{ represents, representedBy }: Relations,
	lang: Lang,
	today: string
): PartnerView {
	const own = ownName(lang, organisation);
	const before = predecessorsOf(organisation.id, all);
	const related = (id: string, { startsOn, endsOn }: Spell): Related[] => {
		const found = all.get(id);
		return found ? [{ organisation: datedName(found, all, today), startsOn, endsOn }] : [];
	};
	return {
		organisation: datedName(organisation, all, today),
		ownName: own === null ? null : { name: own, lang: organisation.language },
		kind: organisation.kind,
		country: organisation.country,
		isPartner: organisation.partnerOrder !== null,
		orgNumber: organisation.orgNumber,
		website: organisation.website,
		population: organisation.population,
		populationOn: organisation.populationOn,
		active: { startsOn: organisation.activeFrom, endsOn: organisation.activeTo },
		predecessors: before.map((each) => ({
			organisation: datedName(each, all, each.activeTo ?? today),
			startsOn: each.activeFrom,
			endsOn: each.activeTo
		})),
		actsFor: represents.flatMap(({ memberId, ...spell }) => related(memberId, spell)),
		actedBy: representedBy.flatMap(({ actsId, ...spell }) => related(actsId, spell)),
		covers: [organisation.id, ...before.map(({ id }) => id)]
	};
}
