/** Words that stand in no text but where a test puts them, none near another. */
const first = ['kvul', 'zomp', 'drik', 'flaz', 'wexu', 'jorb', 'pliq', 'snav', 'gryx', 'tuzo', 'hæff', 'vrøx', 'mylq'];
const middle = ['ake', 'oni', 'uwe', 'ybo', 'igu', 'epo', 'ara', 'ozi', 'ulu', 'yma', 'ixe'];
const last = ['rvand', 'zekt', 'plomf', 'gnusk', 'wimt', 'dralz', 'skrux'];

/** One thing that is not to be read by everybody, with the word that stands in it and nowhere else. */
export type Planted = { readonly where: string; readonly word: string };

export function rareWord(place: number): string {
	return [first, middle, last].map((parts) => parts[place % parts.length] ?? '').join('');
}

/** As somebody types it who only heard of it: with a letter too few, with another letter. */
export function mistyped(word: string): string[] {
	const half = Math.floor(word.length / 2);
	return [word.slice(0, half) + word.slice(half + 1), `${word.slice(0, half)}e${word.slice(half + 1)}`];
}
