import { describe, expect, test } from 'vitest';
import { translator } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import nb from '#messages/nb.json' with { type: 'json' };
import sv from '#messages/sv.json' with { type: 'json' };
import { digestHtml } from './digest-html.ts';
import { digestText } from './digest-text.ts';
import { digestSubject, groupsOf, type Digest } from './digest.ts';
import type { NewsItem } from './news-item.ts';

const t = { nb: translator('nb', nb), sv: translator('sv', sv) };
const item = (newsId: number, more: Partial<NewsItem> = {}): NewsItem => ({
	noticeId: newsId,
	newsId,
	kind: 'need.opened',
	at: new Date(Date.UTC(2026, 10, 1, 8, newsId)),
	about: { kind: 'need', id: `n${newsId}` },
	thing: { kind: 'need', slug: `n${newsId}` },
	organisation: 'Ringsaker kommune',
	title: `Sak ${newsId}`,
	language: 'nb',
	what: 'Nytt behov.',
	changes: [],
	path: `/behov/n${newsId}`,
	reasons: [{ followId: 'f1', label: 'natt', path: '/folg?q=natt', why: 'Treff på «natt».', stopToken: 's1' }],
	...more
});
const digest = (items: NewsItem[], lang: Lang = 'nb'): Digest => ({
	lang,
	pace: 'daily',
	items,
	base: `https://sol.example/${lang}`,
	stopAll: `https://sol.example/${lang}/avmeld/all`,
	settings: `https://sol.example/${lang}/konto/folger`
});

describe('a digest', () => {
	test('has the newest first, each item once, things together', () => {
		const other = {
			followId: 'f2',
			label: 'Ringsaker',
			path: '/partner/ringsaker',
			why: 'Av Ringsaker.',
			stopToken: 's2'
		};
		const [reason] = item(1).reasons;
		const { groups } = groupsOf([
			item(1),
			item(2, { reasons: [other] }),
			item(3, { thing: { kind: 'need', slug: 'n1' } }),
			item(4, { reasons: [other, ...(reason ? [reason] : [])] })
		]);
		expect(
			groups.map((group) => [group.reason.label, group.things.map(({ items }) => items.map(({ newsId }) => newsId))])
		).toEqual([
			['Ringsaker', [[4], [2]]],
			['natt', [[3, 1]]]
		]);
	});

	test('shows ten of a group and counts the rest', () => {
		const fourteen = Array.from({ length: 14 }, (_, index) => item(index + 1));
		const text = digestText(digest(fourteen), t.nb);
		expect(text).toContain('og 4 til:\nhttps://sol.example/nb/konto/folger');
		expect(text).toContain('Sak 14\n');
		expect(text).not.toContain('Sak 4\n');
		expect(digestText(digest(fourteen, 'sv'), t.sv)).toContain('och 4 till:');
		expect(digestHtml(digest(fourteen), t.nb)).toContain('>og 4 til</a>');
	});

	test('leads one without an account to what is followed', () => {
		const many = Array.from({ length: 11 }, (_, index) => item(index + 1));
		const text = digestText({ ...digest(many), settings: undefined }, t.nb);
		expect(text).toContain('og 1 til:\nhttps://sol.example/nb/folg?q=natt');
		expect(text).not.toContain('konto/folger');
	});

	test('names the one thing in its subject, on one line', () => {
		expect(digestSubject(digest([item(1, { title: 'Natt\r\nBcc: x@x.example' })]), t.nb)).toBe(
			'Nytt behov: Natt Bcc: x@x.example'
		);
		expect(digestSubject(digest([item(1), item(2)], 'sv'), t.sv)).toBe('2 nyheter från det du följer');
	});

	test('says what changed, old and new, why, and how to stop', () => {
		const changed = item(1, { changes: [{ label: 'Frist', before: '1. mars 2027', after: '15. mars 2027' }] });
		const text = digestText(digest([changed]), t.nb);
		expect(text).toContain('Frist: 1. mars 2027 → 15. mars 2027');
		expect(text).toContain('Treff på «natt».');
		expect(text).toContain('https://sol.example/nb/avmeld/s1');
		expect(text).toContain('https://sol.example/nb/avmeld/all');
		expect(digestHtml(digest([changed]), t.nb)).toContain('<strong>15. mars 2027</strong>');
	});

	test('escapes what people wrote and marks its language', () => {
		const bad = item(1, {
			title: '<img src=x onerror=alert(1)>',
			reasons: [{ followId: 'f', label: '"><script>', path: '/', why: '<b>', stopToken: 's' }],
			changes: [{ label: 'Frist', before: '<i>', after: '</p>', language: 'nb' }]
		});
		const html = digestHtml(digest([bad], 'sv'), t.sv);
		expect(html).not.toMatch(/<img|<script|<i>|<b>/);
		expect(html).toContain('<span lang="nb">&lt;img src=x onerror=alert(1)&gt;</span>');
		expect(html).toContain('(på norska, bokmål)');
	});
});
