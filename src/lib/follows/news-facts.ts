/** What is known of a piece of news when it is matched with those who follow, and when it is told. */
import type { NewsKind } from '#lib/journal/news.ts';
import type { ContentLang } from '#lib/lang.ts';

export const thingKinds = ['need', 'event', 'pilot', 'result', 'lesson', 'solution'] as const;
export type ThingKind = (typeof thingKinds)[number];

type BothNames = { readonly nameNb: string; readonly nameSv: string };

export type NewsFacts = {
	readonly newsId: number;
	readonly kind: NewsKind;
	readonly at: Date;
	/** Who did it: tells nobody that they did. */
	readonly actor: string | null;
	readonly about: { readonly kind: string; readonly id: string };
	readonly before: Readonly<Record<string, unknown>>;
	readonly after: Readonly<Record<string, unknown>>;
	readonly thing: ThingKind;
	/** Of its page; the id where pages go by that. */
	readonly slug: string;
	readonly title: string;
	readonly text: string;
	readonly language: ContentLang;
	/** What of it readers get in other languages: written by its owner, or translated and approved. */
	readonly other: readonly { readonly language: ContentLang; readonly text: string }[];
	/** The owner first, then everybody who takes part. */
	readonly organisations: readonly string[];
	readonly owner: BothNames | null;
	readonly area: string | null;
	/** Of the area or of the whole group, in the language of the thing. */
	readonly areaName: string;
	/** The one of the area; without an area it is about all of the group. */
	readonly group: string | null;
	readonly country: string | null;
	/** Of the owner and of those who take part. */
	readonly counties: readonly string[];
	/** What is asked for, the kind of a solution or of a lesson. */
	readonly type: string | null;
	readonly phase: string | null;
	readonly outcome: string | null;
	readonly isOpen: boolean;
	readonly startsAt: Date | null;
	/** Things to which it belongs, so that those who follow them hear of it. */
	readonly needId: string | null;
	readonly pilotId: string | null;
	readonly solutionIds: readonly string[];
	/** Of what was measured, or of who uses the solution. */
	readonly name: BothNames | null;
};
