import { describe, expect, test } from 'vitest';
import { robotsOf, sitemapOf, sitemapPart } from '#lib/site/sitemap.ts';
import { childrenOf, readXml } from '../../../tests/xml.ts';

test('a page stands there once per language, each naming the others', () => {
	const xml = sitemapOf('https://sol.example', ['', '/piloter/a&b']);
	expect(xml.match(/<url>/g)).toHaveLength(6);
	for (const lang of ['nb', 'nn', 'sv', 'x-default'])
		expect(xml.match(new RegExp(`hreflang="${lang}"`, 'g'))).toHaveLength(6);
	expect(xml).toContain('<loc>https://sol.example/nb</loc>');
	expect(xml).toContain('<loc>https://sol.example/sv/piloter/a&#38;b</loc>');
});

test('search engines stay away from invented data, and else only from what needs sign-in', () => {
	expect(robotsOf('https://sol.example', true)).toBe('User-agent: *\nDisallow: /\n');
	const real = robotsOf('https://sol.example', false);
	expect(real).toContain('Disallow: /sv/arbeid');
	expect(real).not.toMatch(/^Disallow: \/$/m);
	expect(real).toContain('Sitemap: https://sol.example/sitemap.xml');
});

describe('a site larger than one map', () => {
	const paths = Array.from({ length: 7 }, (_, place) => `/piloter/${place}`);
	const part = (asked: string | null, most = 3) => sitemapPart('https://sol.example', paths, asked, most);

	test('has a list of its parts, which hold every page once', () => {
		const index = readXml(part(null) ?? '');
		expect(index.name).toBe('sitemapindex');
		const addresses = childrenOf(index, 'sitemap').map((each) => childrenOf(each, 'loc')[0]?.text ?? '');
		expect(addresses).toHaveLength(3);
		const pages = addresses.flatMap((address) => {
			const map = readXml(part(new URL(address).searchParams.get('del')) ?? '');
			return childrenOf(map, 'url').map((url) => childrenOf(url, 'loc')[0]?.text);
		});
		expect(pages).toHaveLength(21);
		expect(new Set(pages).size).toBe(21);
	});

	test.each(['0', '4', '-1', 'x', '1e1', ''])('has no part %j', (asked) => {
		expect(part(asked)).toBeUndefined();
	});

	test('fits into one while it can', () => {
		expect(part(null, 7)).toBe(sitemapOf('https://sol.example', paths));
	});
});
