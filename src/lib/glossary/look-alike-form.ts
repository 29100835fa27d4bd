import { all, at, yes, type Decision } from '#lib/decision.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';
import type { LookAlike } from './concept.ts';
import { longest } from './concept-form.ts';

/** Both words of two that look alike, and what a reader should know of the neighbour's. */
export function readLookAlike(form: FormData): Decision<LookAlike> {
	const word = (name: string) =>
		missingAs('glossary.word_missing', at(name, readText(form.get(name), { max: longest.word, required: true })));
	const difference = (name: string) =>
		missingAs(
			'glossary.difference_missing',
			at(name, readText(form.get(name), { max: longest.difference, required: true }))
		);
	const read = all({
		no: word('no'),
		sv: word('sv'),
		nb: difference('difference_nb'),
		sw: difference('difference_sv')
	});
	if (!read.ok) return read;
	const { no: norwegian, sv, nb, sw } = read.value;
	return yes({ no: norwegian, sv, difference: { nb, sv: sw } });
}
