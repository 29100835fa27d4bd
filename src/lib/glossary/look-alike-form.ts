import { all, at, yes, type Decision } from '#lib/decision.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';
import type { LookAlike } from './concept.ts';
import { longest } from './concept-form.ts';

/** Both words of two that look alike, and what a reader should know of the neighbour's. */
export function readLookAlike(form: FormData): Decision<LookAlike> {
	const word = (name: 'no' | 'sv') =>
		missingAs(
			`glossary.word_missing_${name}`,
			at(name, readText(form.get(name), { max: longest.word, required: true }))
		);
	const difference = (lang: 'nb' | 'sv') => {
		const name = `difference_${lang}`;
		const read = readText(form.get(name), { max: longest.difference, required: true });
		return missingAs(`glossary.difference_missing_${lang}`, at(name, read));
	};
	const read = all({
		no: word('no'),
		sv: word('sv'),
		nb: difference('nb'),
		sw: difference('sv')
	});
	if (!read.ok) return read;
	const { no: norwegian, sv, nb, sw } = read.value;
	return yes({ no: norwegian, sv, difference: { nb, sv: sw } });
}
