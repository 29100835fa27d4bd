/** Words whose forms no rule makes, and words that look like a form of another one. */
import irregular from '#data/irregular-words.json' with { type: 'json' };
import type { Side } from './side.ts';
import { isSmall } from './small-words.ts';

/** Before a word that keeps its ending, which is none: «lager» is no form of «lag». */
export const WHOLE = '!';

/** Irregular forms by side. */
const forms: Readonly<Record<Side, ReadonlyMap<string, string>>> = {
	n: formsOf([...irregular.nb, ...irregular.nn]),
	s: formsOf(irregular.sv)
};

function formsOf(groups: readonly string[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const group of groups) {
		const [first = '', ...others] = group.replaceAll('æ', 'ä').replaceAll('ø', 'ö').split(' ');
		for (const form of [first.replace(WHOLE, ''), ...others])
			if (!found.has(form)) found.set(form, found.get(first) ?? first);
	}
	return found;
}

/** «øye» of «øynene»; a word that is not irregular is its own, and so is a small one: «dette» is no form of «datt». */
export function mainForm(word: string, side: Side): string {
	if (isSmall(word)) return WHOLE + word;
	return forms[side].get(word) ?? withRegularEnd(word, side);
}

/** «sommernettene» ends as «nettene» does; only long forms, and those with a changed vowel, are told inside a word. */
const SHORTEST_INSIDE = 4;
const LONG_INSIDE = 6;

function withRegularEnd(word: string, side: Side): string {
	for (let at = 3; at <= word.length - SHORTEST_INSIDE; at += 1) {
		const end = word.slice(at);
		const form = end.length >= LONG_INSIDE || /[äö]/.test(end) ? forms[side].get(end) : undefined;
		if (form !== undefined && !form.startsWith(WHOLE)) return word.slice(0, at) + form;
	}
	return word;
}
