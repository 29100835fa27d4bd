/**
 * An organisation is called what it was called when it did something, with who it is today beside it:
 * "Fet kommune (i dag Lillestrøm kommune)". Organisations merge and change names; what they did stays theirs.
 */
import type { Lang } from '#lib/lang.ts';

export const partnerKinds = ['municipality', 'hospital', 'university', 'region', 'network', 'it_cooperation'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const countries = ['NO', 'SE'] as const;
export type Country = (typeof countries)[number];

/** What is needed to name an organisation. */
export type Named = {
	readonly id: string;
	readonly nameNb: string;
	readonly nameSv: string;
	readonly language: Lang;
	/** Last day of its existence; null = still there, or not known. */
	readonly activeTo: string | null;
	readonly succeededBy: string | null;
};

/** Organisations by id. */
export type Directory<T extends Named = Named> = ReadonlyMap<string, T>;

type BothNames = Pick<Named, 'id' | 'nameNb' | 'nameSv'>;

/** A name with its date: what an organisation was called, and who it is today when it is no more. */
export type DatedName = BothNames & { readonly today: BothNames | null };

export function nameIn(lang: Lang, organisation: Pick<Named, 'nameNb' | 'nameSv'>): string {
	return lang === 'sv' ? organisation.nameSv : organisation.nameNb;
}

/** Its name in its own language, when readers of `lang` see another one. */
export function ownName(lang: Lang, organisation: Named): string | null {
	const own = nameIn(organisation.language, organisation);
	return own === nameIn(lang, organisation) ? null : own;
}

export function datedName(organisation: Named, all: Directory, today: string): DatedName {
	const acting = actingToday(organisation, all, today);
	return { ...bothNames(organisation), today: acting.id === organisation.id ? null : bothNames(acting) };
}

/** Who answers for the organisation today: itself, or the last in the line of those that took over. */
export function actingToday<T extends Named>(organisation: T, all: Directory<T>, today: string): T {
	const passed = new Set<string>();
	let acting = organisation;
	while (acting.activeTo !== null && acting.activeTo < today && acting.succeededBy !== null && !passed.has(acting.id)) {
		passed.add(acting.id);
		const next = all.get(acting.succeededBy);
		if (!next) break;
		acting = next;
	}
	return acting;
}

/** Those that became this one, directly or in several steps, in the order of the directory. */
export function predecessorsOf<T extends Named>(id: string, all: Directory<T>): readonly T[] {
	const found = new Set([id]);
	// once per step of the longest line; each pass finds those one step further back
	for (let before = 0; before !== found.size;) {
		before = found.size;
		for (const each of all.values()) if (each.succeededBy !== null && found.has(each.succeededBy)) found.add(each.id);
	}
	return [...all.values()].filter((each) => each.id !== id && found.has(each.id));
}

export function isPartnerKind(value: unknown): value is PartnerKind {
	return partnerKinds.some((kind) => kind === value);
}

export function isCountry(value: unknown): value is Country {
	return countries.some((country) => country === value);
}

function bothNames({ id, nameNb, nameSv }: Named): BothNames {
	return { id, nameNb, nameSv };
}
