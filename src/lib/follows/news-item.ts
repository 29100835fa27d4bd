/** One piece of news as a follower reads it, on the page of notices and in a mail alike. */
import type { NewsKind } from '#lib/journal/news.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { ThingKind } from './news-facts.ts';

export type NewsItem = {
	noticeId: number;
	newsId: number;
	kind: NewsKind;
	at: Date;
	/** The thing that it is about. */
	about: { kind: string; id: string };
	/** The page that it stands on: what is told of one thing stands together. */
	thing: { kind: ThingKind; slug: string };
	/** Its owner, in the follower's language; null for those that are none of the organisations here. */
	organisation: string | null;
	/** Title of the thing in its own language. */
	title: string;
	language: ContentLang;
	/** What happened, one sentence in the follower's language. */
	what: string;
	/** What changed, with the names of the fields in the follower's language. */
	changes: readonly Change[];
	/** Of the very thing that is new, after the language: `/behov/natt-uten-uro#tillegg-3`. */
	path: string;
	/** The follows that it came by; never empty. */
	reasons: readonly Reason[];
};

export type Change = {
	label: string;
	/** Null when nothing stood there before. */
	before: string | null;
	after: string;
	/** Language of the values where they are what somebody wrote. */
	language?: ContentLang;
};

export type Reason = {
	followId: string;
	/** What is followed: a thing's title, or the follower's name of the search. */
	label: string;
	/** Language of a thing's title; a follower's own words have none. */
	language?: ContentLang;
	/** Of what is followed, after the language: the thing's page, or the search with its filters. */
	path: string;
	/** Why it matched, one sentence in the follower's language. */
	why: string;
	/** Ends this one follow. */
	stopToken: string;
};
