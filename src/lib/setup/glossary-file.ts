/**
 * The glossary as it is delivered: one file per field, one entry per line. An entry that cannot be kept is left out and told
 * of, so that one slip of the pen stops no start; a test demands that there is none.
 */
import { isRelation, needsDifference, type Concept, type LookAlike } from '#lib/glossary/concept.ts';

type Difference = { readonly nb: string; readonly sv: string } | null;
export type Entry = {
	readonly id: string;
	readonly nb: string | null;
	readonly nn: string | null;
	readonly sv: string | null;
	readonly en: string | null;
	readonly synonyms: { readonly nb: readonly string[]; readonly nn: readonly string[]; readonly sv: readonly string[] };
	readonly relation: string;
	/** Percent. */
	readonly weight: number;
	readonly difference: Difference;
};
export type PairEntry = { readonly no: string; readonly sv: string; readonly difference: Difference };

type GlossaryFiles = {
	readonly fields: readonly { readonly category: string; readonly entries: readonly Entry[] }[];
	readonly pairs: readonly PairEntry[];
};
export type Delivered = {
	readonly concepts: readonly Concept[];
	readonly lookAlikes: readonly LookAlike[];
	/** One line for each thing that is not as it should be. */
	readonly faults: readonly string[];
};

export function readGlossary({ fields, pairs }: GlossaryFiles): Delivered {
	const concepts = new Map<string, Concept>();
	const faults: string[] = [];
	for (const { category, entries } of fields)
		for (const entry of entries) {
			const read = concept(entry, category);
			faults.push(...faultsOf(entry).map((fault) => `${category}.json, ${entry.id}: ${fault}`));
			if (concepts.has(read.id)) faults.push(`${category}.json, ${read.id}: stands twice`);
			else if (isKeepable(read)) concepts.set(read.id, read);
		}
	const alike = new Map(pairs.map((pair) => [`${pair.no} ${pair.sv}`, lookAlike(pair)]));
	if (alike.size < pairs.length) faults.push('look-alikes.json: a pair stands twice');
	return { concepts: [...concepts.values()], lookAlikes: [...alike.values()], faults };
}

/** Of what is different nothing is known yet: then the two are near, until somebody writes it down. */
function concept(entry: Entry, category: string): Concept {
	const { id, weight, difference } = entry;
	const relation = isRelation(entry.relation) ? entry.relation : 'near';
	return {
		id,
		category,
		relation: needsDifference(relation) && difference === null ? 'near' : relation,
		weight: Math.round(Math.min(Math.max(weight, 0), 100)),
		words: {
			nb: words(entry.nb, entry.synonyms.nb),
			// a synonym of a word without its own nynorsk form must not take that word's place
			nn: words(entry.nn ?? (entry.synonyms.nn.length > 0 ? entry.nb : null), entry.synonyms.nn),
			sv: words(entry.sv, entry.synonyms.sv),
			en: words(entry.en, [])
		},
		difference: difference ?? { nb: '', sv: '' }
	};
}

function words(main: string | null, synonyms: readonly string[]): string[] {
	const all = [main ?? '', ...synonyms].map((word) => word.normalize('NFC').trim().replaceAll(/\s+/g, ' '));
	return [...new Set(all.filter((word) => word !== ''))];
}

function lookAlike({ no, sv, difference }: PairEntry): LookAlike {
	return { no: no.trim(), sv: sv.trim(), difference: difference ?? { nb: '', sv: '' } };
}

function isKeepable({ id, words: { nb, nn, sv } }: Concept): boolean {
	return isAddress(id) && nb.length + nn.length + sv.length > 0;
}

function faultsOf({ id, nb, sv, relation, weight, difference, synonyms, ...entry }: Entry): string[] {
	const all = [nb, entry.nn, sv, entry.en, ...synonyms.nb, ...synonyms.nn, ...synonyms.sv].filter(
		(word) => word !== null
	);
	const isKnown = isRelation(relation);
	const checks: readonly (readonly [boolean, string])[] = [
		[isAddress(id), 'its id is no address'],
		[isKnown, `no relation is called ${relation}`],
		[Number.isInteger(weight) && weight >= 0 && weight <= 100, `${weight} is no per cent`],
		[relation === 'none' || (nb !== null && sv !== null), 'a word is missing in a language'],
		[all.every((word) => word !== '' && word === word.trim()), 'a word is empty or has blanks around it'],
		[!isKnown || !needsDifference(relation) || isTold(difference), 'the difference is not told']
	];
	return checks.filter(([isRight]) => !isRight).map(([, fault]) => fault);
}

function isAddress(id: string): boolean {
	return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);
}

function isTold(difference: Difference): boolean {
	return difference !== null && difference.nb.trim() !== '' && difference.sv.trim() !== '';
}
