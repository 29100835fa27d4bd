/**
 * What stands on the map: partners, pilots and confirmed use of solutions, each at the seat of a municipality of today.
 * What falls together is one mark with a number. The list beside the map has the same marks, county by county.
 */
import type { ContentLang, Lang } from '#lib/lang.ts';
import { counties } from '#lib/organisations/county.ts';
import {
	actingToday,
	nameIn,
	type Country,
	type DatedName,
	type Directory,
	type Named
} from '#lib/organisations/organisation.ts';
import type { Phase } from '#lib/pilots/pilot-view.ts';
import { project, whole, type Spot } from '#lib/ui/map-projection.ts';

export const mapKinds = ['partner', 'pilot', 'adoption'] as const;
export type MapKind = (typeof mapKinds)[number];

export type Home = Named & {
	readonly kind: string;
	readonly country: Country;
	readonly county: string | null;
	readonly position: { readonly latitude: number; readonly longitude: number } | null;
};

/** One thing on the map; a partner has neither title nor slug of its own. */
export type Thing = {
	readonly kind: MapKind;
	readonly id: string;
	readonly slug: string;
	readonly title: string;
	readonly language: ContentLang;
	readonly organisation: DatedName;
	readonly technology: string | null;
	/** Of a pilot, or of the one that a use was taken over from. */
	readonly phase: Phase | null;
	/** Where the owner says that it is tried; '' of everything else. */
	readonly place: string;
	readonly home: Home;
};

export type Mark = {
	/** Where the list has it. */
	readonly id: string;
	readonly kind: MapKind;
	readonly things: readonly Thing[];
	/** Null where no place is known, or it lies beyond the map. */
	readonly position: Home['position'];
};
type CountyMarks = {
	readonly country: Country;
	/** Null of those that belong to no county. */
	readonly county: string | null;
	readonly marks: readonly Mark[];
};

/** Nearer than this two marks would cover each other even when pushed apart. */
const together = 12;

/**
 * The municipality where a pilot is: the one that its owner names as the place, else the owner's own seat, else that of
 * the first who takes part. Always as it is today.
 */
export function homeOf<H extends Home>(
	pilot: { readonly ownerId: string; readonly place: string; readonly partners: readonly string[] },
	all: Directory<H>,
	today: string
): H | undefined {
	const acting = [pilot.ownerId, ...pilot.partners].flatMap((id) => {
		const found = all.get(id);
		return found ? [actingToday(found, all, today)] : [];
	});
	const named = namedIn(pilot.place, all);
	if (named) return actingToday(named, all, today);
	return acting.find(({ position }) => position !== null) ?? acting[0];
}

/** The one municipality that a text names; undefined where it names none or several. */
function namedIn<H extends Home>(place: string, all: Directory<H>): H | undefined {
	const words = ` ${place.toLowerCase().replaceAll(/[^\p{L}-]+/gu, ' ')} `;
	const found = [...all.values()].filter(
		(each) => each.kind === 'municipality' && each.position !== null && words.includes(` ${townOf(each)} `)
	);
	return found.length === 1 ? found[0] : undefined;
}

/** `Ringsaker kommune` and `Karlstads kommun` without what follows the place. */
function townOf({ nameNb, country }: Home): string {
	const own = nameNb.toLowerCase().replace(/\s+kommune?$/, '');
	return country === 'SE' ? own.replace(/s$/, '') : own;
}

export type MapQuery = {
	/** None = all three. */
	readonly kinds: readonly MapKind[];
	readonly technology: string | null;
	readonly phase: Phase | null;
};

/** A partner is there when something of what is asked for stands in its name; without such a wish always. */
export function chosenThings(things: readonly Thing[], { kinds, technology, phase }: MapQuery): readonly Thing[] {
	const fits = (thing: Thing) =>
		(technology === null || thing.technology === technology) && (phase === null || thing.phase === phase);
	const fitting = things.filter((thing) => thing.kind !== 'partner' && fits(thing));
	const busy = new Set(fitting.map(({ organisation }) => organisation.id));
	const partners = things.filter(({ kind }) => kind === 'partner');
	const shown =
		technology === null && phase === null ? partners : partners.filter((each) => busy.has(each.organisation.id));
	return [...shown, ...fitting].filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
}

/** County by county, Norway first; in each the marks from kind to kind, and those of no place last. */
export function markedCounties(things: readonly Thing[], lang: Lang): readonly CountyMarks[] {
	const collator = new Intl.Collator(lang);
	const byName = (a: Thing, b: Thing) =>
		mapKinds.indexOf(a.kind) - mapKinds.indexOf(b.kind) ||
		collator.compare(nameIn(lang, a.home), nameIn(lang, b.home)) ||
		collator.compare(labelOf(a, lang), labelOf(b, lang));
	let number = 0;
	return countiesOf(things).map(({ country, county }) => {
		const here = things.filter(({ home }) => home.country === country && home.county === county).toSorted(byName);
		const marks = grouped(here).map((mark) => ({ ...mark, id: `merke-${++number}` }));
		const isPlaced = ({ position }: Mark) => position !== null;
		return { country, county, marks: [...marks.filter(isPlaced), ...marks.filter((mark) => !isPlaced(mark))] };
	});
}

/** What a thing is called: a partner by its name, the others by their title. */
export function labelOf({ kind, organisation, title }: Thing, lang: Lang): string {
	return kind === 'partner' ? nameIn(lang, organisation) : title;
}

function countiesOf(things: readonly Thing[]): { country: Country; county: string | null }[] {
	const has = (country: Country, county: string | null) =>
		things.some(({ home }) => home.country === country && home.county === county);
	return (['NO', 'SE'] as const).flatMap((country) => {
		const known = counties.filter((each) => each.country === country).map(({ key }) => key);
		return [...known, null].filter((county) => has(country, county)).map((county) => ({ country, county }));
	});
}

type Group = { kind: MapKind; spot: Spot | null; position: Home['position']; things: Thing[] };

function grouped(things: readonly Thing[]): Omit<Mark, 'id'>[] {
	const groups: Group[] = [];
	for (const thing of things) {
		const position = onMap(thing.home.position);
		const spot = position && project(position.latitude, position.longitude);
		const near = groups.find((group) => group.kind === thing.kind && areTogether(group, spot, thing));
		if (near) near.things.push(thing);
		else groups.push({ kind: thing.kind, spot, position, things: [thing] });
	}
	return groups.map(({ kind, position, things: gathered }) => ({ kind, position, things: gathered }));
}

function areTogether(group: Group, spot: Spot | null, thing: Thing): boolean {
	if (group.spot === null || spot === null)
		return group.spot === spot && group.things[0]?.home.id === thing.home.id && thing.kind !== 'partner';
	return Math.hypot(group.spot.x - spot.x, group.spot.y - spot.y) < together;
}

function onMap(position: Home['position']): Home['position'] {
	if (position === null) return null;
	const { x, y } = project(position.latitude, position.longitude);
	return x >= 0 && x <= whole.width && y >= 0 && y <= whole.height ? position : null;
}
