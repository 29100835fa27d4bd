/** What search engines may know: every public page in each language, naming the others. */
import { langs, unlocalised } from '#lib/lang.ts';

/** @param paths without language, as `/piloter/nattilsyn` */
export function sitemapOf(origin: string, paths: readonly string[]): string {
	const address = (lang: string, path: string) => escaped(`${origin}/${lang}${path}`);
	const entries = paths.flatMap((path) => {
		const inEach = langs.map((lang) => alternate(lang, address(lang, path)));
		const other = alternate('x-default', escaped(origin + unlocalised(`/nb${path}`)));
		const alternates = [...inEach, other].join('');
		return langs.map((lang) => `<url><loc>${address(lang, path)}</loc>${alternates}</url>`);
	});
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
		...entries,
		'</urlset>',
		''
	].join('\n');
}

function alternate(lang: string, address: string): string {
	return `<xhtml:link rel="alternate" hreflang="${lang}" href="${address}"/>`;
}

/** While the data are invented nobody is to find them by a search engine: they stand beside real names. */
export function robotsOf(origin: string, demo: boolean): string {
	if (demo) return 'User-agent: *\nDisallow: /\n';
	const closed = langs.flatMap((lang) =>
		['arbeid', 'sekretariat', 'konto'].map((part) => `Disallow: /${lang}/${part}`)
	);
	return ['User-agent: *', ...closed, `Sitemap: ${origin}/sitemap.xml`, ''].join('\n');
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
