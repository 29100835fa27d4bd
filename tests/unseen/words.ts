/** Words that stand in no text but where a test puts them: none near another, none that begins or ends with a word. */
const first = [
	'kvulx',
	'zompq',
	'drixz',
	'flazq',
	'wexuz',
	'jorbx',
	'pliqz',
	'qnavx',
	'gryxq',
	'tuzox',
	'hæfqx',
	'vrøxz',
	'mylqx'
];
const middle = ['ake', 'oni', 'uwe', 'ybo', 'igu', 'epo', 'ara', 'ozi', 'ulu', 'yma', 'ixe'];
const last = ['rvaxq', 'zektx', 'plomfz', 'gnuzq', 'wimtx', 'dralz', 'skruqx'];

/** One thing that is not to be read by everybody, with the word that stands in it and nowhere else. */
export type Planted = { readonly where: string; readonly word: string };

export function rareWord(place: number): string {
	return [first, middle, last].map((parts) => parts[place % parts.length] ?? '').join('');
}

/** As somebody types it who only heard of it: with a letter too few, with one twice. */
export function mistyped(word: string): string[] {
	const half = Math.floor(word.length / 2);
	return [word.slice(0, half) + word.slice(half + 1), `${word.slice(0, half)}${word.slice(half - 1)}`];
}
