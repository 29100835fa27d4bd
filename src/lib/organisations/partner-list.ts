/** The list of the project's partners, in the alphabet of the reader, cut down as its address says. */
import type { Lang } from '#lib/lang.ts';
import {
	datedName,
	isCountry,
	isPartnerKind,
	nameIn,
	type Country,
	type DatedName,
	type Directory,
	type Named,
	type PartnerKind
} from './organisation.ts';

export type PartnerQuery = { readonly kind: PartnerKind | null; readonly country: Country | null };

type Partner = Named & {
	readonly kind: string;
	readonly country: Country;
	readonly partnerOrder: number | null;
	readonly position: { readonly latitude: number; readonly longitude: number } | null;
};

export type PartnerListed = {
	readonly organisation: DatedName;
	readonly kind: string;
	readonly country: Country;
	readonly position: Partner['position'];
};

export function readPartnerQuery(params: URLSearchParams): { query: PartnerQuery; ignored: boolean } {
	const [kind, country] = [params.get('type') ?? '', params.get('land') ?? ''];
	const query = { kind: isPartnerKind(kind) ? kind : null, country: isCountry(country) ? country : null };
	return { query, ignored: (kind !== '' && query.kind === null) || (country !== '' && query.country === null) };
}

export function partnersOf(
	all: Directory<Partner>,
	{ kind, country }: PartnerQuery,
	lang: Lang,
	today: string
): readonly PartnerListed[] {
	const collator = new Intl.Collator(lang);
	return [...all.values()]
		.filter((each) => each.partnerOrder !== null)
		.filter((each) => (kind === null || each.kind === kind) && (country === null || each.country === country))
		.sort((a, b) => collator.compare(nameIn(lang, a), nameIn(lang, b)))
		.map((each) => ({
			organisation: datedName(each, all, today),
			kind: each.kind,
			country: each.country,
			position: each.position
		}));
}
