/** Words that say nothing of what a text is about, in either language. */
import { folded } from './fold.ts';

const small: ReadonlySet<string> = new Set(
	`og i på med for til av en ett et ei ein eit den det de dei der som ved fra frå om er å at vi dem har hos kan når ikke ikkje seg sin sitt
	sine etter over under ut inn vil skal hvor kor mye mer meir mot hver kvar gjennom hva kva hvordan korleis hvilke kven hvem jeg eg du han hun ho
	oss dere deres deras dykk man mens men så blir bli ble var være vere noe noko noen nokon også enn da nå no her dette denne disse desse slik får få gjør gjer
	och på med för till av den det de där som vid från om är att vi dem har hos kan när inte sig sin sitt sina efter över under ut in
	vill ska skall mer mot var varje genom vad hur vilka vem jag du han hon oss ni man medan men så blir bli blev vara något någon några
	också än då nu här detta denna dessa sådan får få gör eller utan uten utanför to två tre en ei två mellan mellom mellem både samt via per`
		.split(/\s+/)
		.map(folded)
);

/** Of a folded word. */
export function isSmall(word: string): boolean {
	return small.has(word);
}
