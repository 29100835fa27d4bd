import { expect, test } from 'vitest';
import { robotsOf, sitemapOf } from '#lib/site/sitemap.ts';

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
