/** The reading help of a page, for the texts that stand on it. */
import { getContext, setContext } from 'svelte';
import { piecesOf, type Piece, type ReadingHelp } from './reading-help.ts';
import type { Meaning } from './glossed.ts';

const place = Symbol('reading help');
type OnPage = { readonly help: () => ReadingHelp | undefined; readonly shown: Map<number, symbol> };

export function provideHelp(help: () => ReadingHelp | undefined): void {
	setContext<OnPage>(place, { help, shown: new Map() });
}

export type ShownPiece = { readonly text: string; readonly number: number; readonly meanings: readonly Meaning[] };

/** Cuts texts into pieces; a text that stands on the page twice is explained where it stands first. Plain where there is no help. */
export function explainer(): (text: string) => readonly ShownPiece[] {
	const onPage = getContext<OnPage | undefined>(place);
	const self = Symbol('text');
	return (text) => {
		const help = onPage?.help();
		if (onPage === undefined || help === undefined) return [{ text, number: -1, meanings: [] }];
		const isMine = ({ number }: Piece) => {
			if (number === null) return false;
			if (!onPage.shown.has(number)) onPage.shown.set(number, self);
			return onPage.shown.get(number) === self;
		};
		return piecesOf(text, help).map((piece) => ({
			text: piece.text,
			number: piece.number ?? -1,
			meanings: isMine(piece) ? (help.meanings[piece.number ?? -1] ?? []) : []
		}));
	};
}
