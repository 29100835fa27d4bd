/** A concept as the fields of its form say it, and what two versions of it differ in. */
import { wordLangs, type ConceptContent } from './concept.ts';

/** The fields of the form as a concept fills them. */
export function typedOf({ category, relation, weight, words, difference }: ConceptContent): Record<string, string> {
	const lines = wordLangs.map((lang) => [`words_${lang}`, words[lang].join('\n')] as const);
	return {
		category,
		relation,
		weight: String(weight),
		difference_nb: difference.nb,
		difference_sv: difference.sv,
		...Object.fromEntries<string>(lines)
	};
}

/** The fields that two versions differ in, as the form calls them. */
export function changedFields(before: ConceptContent, after: ConceptContent): string[] {
	const [one, other] = [typedOf(before), typedOf(after)];
	return Object.keys(other).filter((name) => one[name] !== other[name]);
}
