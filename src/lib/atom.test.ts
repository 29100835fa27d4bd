import { describe, expect, test } from 'vitest';
import { atomFeed, tagUri, type AtomFeed } from './atom.ts';

const feed: AtomFeed = {
	id: tagUri('https://sol.example:8443', 'events'),
	title: 'Arrangementer',
	language: 'nb',
	self: 'https://sol.example/nb/arrangementer.atom',
	link: 'https://sol.example/nb/arrangementer',
	author: 'SOL',
	updated: new Date('2026-01-01T00:00:00Z'),
	entries: []
};
const entry = { id: 'tag:sol.example,2026:event/1', title: 'Møte', link: 'https://sol.example/nb/x' };

describe('a feed', () => {
	test('has what RFC 4287 asks for, also when it is empty', () => {
		const text = atomFeed(feed);
		expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"')).toBe(
			true
		);
		expect(text).toContain('<id>tag:sol.example,2026:events</id>');
		expect(text).toContain('<title>Arrangementer</title>');
		expect(text).toContain('<updated>2026-01-01T00:00:00.000Z</updated>');
		expect(text).toContain('rel="self"');
		expect(text).toContain('<author><name>SOL</name></author>');
		expect(text).not.toContain('<entry');
	});

	test('is as new as its newest entry', () => {
		const at = (day: string) => ({ ...entry, updated: new Date(`${day}T10:00:00Z`) });
		const text = atomFeed({ ...feed, entries: [at('2026-03-01'), at('2026-05-01'), at('2026-04-01')] });
		expect(/<updated>(.*)<\/updated>/.exec(text)?.[1]).toBe('2026-05-01T10:00:00.000Z');
		expect(text.match(/<entry>/g)).toHaveLength(3);
	});

	test('writes what people wrote as text, and leaves out what XML cannot write', () => {
		const text = atomFeed({
			...feed,
			entries: [
				{
					...entry,
					title: '<script>alert("x")</script> & \u0000\u0008mer\uD800',
					updated: new Date(0),
					language: 'sv',
					summary: 'a\nb 🙂',
					author: 'Å & Ö',
					categories: ['"need"']
				}
			]
		});
		expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; mer\uFFFD');
		expect(text).toContain('<entry xml:lang="sv">');
		expect(text).toContain('a\nb 🙂');
		expect(text).toContain('<author><name>Å &amp; Ö</name></author>');
		expect(text).toContain('<category term="&quot;need&quot;"/>');
		expect(text).not.toContain('<script');
	});
});
