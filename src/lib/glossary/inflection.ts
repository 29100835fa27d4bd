/** Whether a word of a text is a form of a word of the glossary: what helps to read must be sure, and misses rather than guesses. */
import { folded } from '#lib/language/fold.ts';
import { mainForm, WHOLE } from '#lib/language/irregular.ts';
import type { Side } from '#lib/language/side.ts';

const endings = {
	n: {
		verb: 'e er te t et es a ar de dde dd r s ende'.split(' '),
		other: 'en et a er ene ar ane e n ne r s ens ets ers enes t'.split(' ')
	},
	s: {
		verb: 'a ar er ade at te t as es des tes r dde tt s ande ades ats'.split(' '),
		other: 'en et n t ar er or na arna erna orna a e s ens ets ers arnas ernas erne'.split(' ')
	}
} as const;

/** Of adjectives, which lose nothing before them. */
const compared = 'ere est este are ast aste'.split(' ');

/** What is shorter must stand in the glossary as it stands in the text. */
const LEAST = 4;
const vowel = /[aeiouyåäöæø]$/;

export function isFormOf(word: string, form: string, side: Side, isVerb: boolean): boolean {
	const [said, known] = [word.normalize('NFC').toLowerCase(), form.normalize('NFC').toLowerCase()];
	if (said === known) return true;
	if (said.length >= LEAST && mainForm(folded(said), side).replace(WHOLE, '') === folded(known)) return true;
	const own: readonly string[] = endings[side][isVerb ? 'verb' : 'other'];
	const ends = (base: string, allowed: readonly string[]) =>
		base.length >= LEAST && said.startsWith(base) && allowed.includes(said.slice(base.length));
	if (!isVerb && ends(known, compared)) return true;
	return (isVerb ? basesOfVerb(known) : basesOf(known)).some((base) => ends(base, own));
}

function basesOfVerb(known: string): readonly string[] {
	return vowel.test(known) ? [known, known.slice(0, -1)] : [known];
}

/** Also of words that end in a vowel that their other forms lose, and of «-el», «-en» and «-er» that lose their e: «nøkler». */
function basesOf(known: string): readonly string[] {
	const bases = [known];
	if (/[aeö]$/.test(known)) bases.push(known.slice(0, -1));
	if (/e[lnr]$/.test(known)) bases.push(known.replace(/e(.)$/, '$1'), known.replace(/(.)\1e(.)$/, '$1$2'));
	return bases;
}
