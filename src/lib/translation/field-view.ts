import type { ContentLang } from '#lib/lang.ts';
import type { FieldName, FieldState } from './translation.ts';

/** A field as the pages about a translation show it. */
export type FieldView = {
	readonly name: FieldName;
	readonly original: string;
	readonly originalLanguage: ContentLang;
	/** What the newest text was made from, where the original has changed since. */
	readonly earlier: string | null;
	readonly state: FieldState;
	readonly isWaiting: boolean;
	readonly isReturned: boolean;
	/** What stands in the field of who writes. */
	readonly text: string;
	readonly draft: string | null;
	readonly isMachine: boolean;
	readonly approved: string | null;
	readonly remark: string;
	readonly writtenBy: string | null;
	readonly revision: number;
	/** Of the original and of the text, so that a save knows what it began with. */
	readonly source: string;
	readonly was: string;
};
