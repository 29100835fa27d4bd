/** A feed by RFC 4287. Text is text, never markup: whatever people wrote is escaped. */
export type AtomEntry = {
	/** Never changes, whatever becomes of the address: see `tagUri`. */
	readonly id: string;
	readonly title: string;
	/** Where it is read. */
	readonly link: string;
	readonly updated: Date;
	readonly published?: Date | undefined;
	/** Language of title and summary where it is not the feed's. */
	readonly language?: string | undefined;
	readonly summary?: string | undefined;
	readonly author?: string | undefined;
	readonly categories?: readonly string[] | undefined;
};

export type AtomFeed = {
	readonly id: string;
	readonly title: string;
	/** Said of the whole feed, as that its data are invented. */
	readonly subtitle?: string | undefined;
	readonly language: string;
	/** Address of the feed itself. */
	readonly self: string;
	/** Address of the page that shows the same. */
	readonly link: string;
	/** Who answers for entries that name nobody. */
	readonly author: string;
	/** Of an empty feed; else the newest entry decides. */
	readonly updated: Date;
	readonly entries: readonly AtomEntry[];
};

export const atomType = 'application/atom+xml; charset=utf-8';

export function atomFeed(feed: AtomFeed): string {
	const newest = feed.entries.reduce<Date | undefined>(
		(latest, { updated }) => (latest === undefined || updated > latest ? updated : latest),
		undefined
	);
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.language)}">`,
		`<id>${xmlText(feed.id)}</id>`,
		`<title>${xmlText(feed.title)}</title>`,
		...(feed.subtitle === undefined ? [] : [`<subtitle>${xmlText(feed.subtitle)}</subtitle>`]),
		`<updated>${(newest ?? feed.updated).toISOString()}</updated>`,
		`<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>`,
		`<link rel="alternate" type="text/html" href="${xmlText(feed.link)}"/>`,
		`<author><name>${xmlText(feed.author)}</name></author>`,
		...feed.entries.map(entryText),
		'</feed>',
		''
	].join('\n');
}

/** A name for a thing that outlives its address (RFC 4151): `tag:sol.example,2026:event/…`. */
export function tagUri(origin: string, thing: string): string {
	return `tag:${new URL(origin).hostname},2026:${thing}`;
}

function entryText(entry: AtomEntry): string {
	const language = entry.language === undefined ? '' : ` xml:lang="${xmlText(entry.language)}"`;
	return [
		`<entry${language}>`,
		`<id>${xmlText(entry.id)}</id>`,
		`<title>${xmlText(entry.title)}</title>`,
		`<updated>${entry.updated.toISOString()}</updated>`,
		...(entry.published === undefined ? [] : [`<published>${entry.published.toISOString()}</published>`]),
		`<link rel="alternate" type="text/html" href="${xmlText(entry.link)}"/>`,
		...(entry.author === undefined ? [] : [`<author><name>${xmlText(entry.author)}</name></author>`]),
		...(entry.categories ?? []).map((term) => `<category term="${xmlText(term)}"/>`),
		...(entry.summary === undefined ? [] : [`<summary>${xmlText(entry.summary)}</summary>`]),
		'</entry>'
	].join('\n');
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without the characters that XML has no way of writing. */
function xmlText(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
		.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}
