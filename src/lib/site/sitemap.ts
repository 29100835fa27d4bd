/** What search engines may know: every public page in each language, naming the others. */
import { langs } from '#lib/lang.ts';

/** A site map may name 50,000 addresses: each path stands there once per language. */
const PATHS_IN_ONE = Math.floor(50_000 / langs.length);

/**
 * The whole in one, or a list of its parts where one cannot hold it.
 *
 * @param paths without language, as `/piloter/nattilsyn`
 * @param asked number of the part that is wanted; null = what there is to begin with
 * @returns undefined for a part that there is not
 */
export function sitemapPart(
	origin: string,
	paths: readonly string[],
	asked: string | null,
	most = PATHS_IN_ONE
): string | undefined {
	const count = Math.max(1, Math.ceil(paths.length / most));
	if (asked === null) return count === 1 ? sitemapOf(origin, paths) : indexOf(origin, count);
	const part = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 0;
	return part < 1 || part > count ? undefined : sitemapOf(origin, paths.slice((part - 1) * most, part * most));
}

export function sitemapOf(origin: string, paths: readonly string[]): string {
	const address = (lang: string, path: string) => escaped(`${origin}/${lang}${path}`);
	const entries = paths.flatMap((path) => {
		const inEach = langs.map((lang) => alternate(lang, address(lang, path)));
		// the address without a language asks the reader's browser; it is the front page alone that has one
		const other = path === '' ? escaped(`${origin}/`) : address('nb', path);
		const alternates = [...inEach, alternate('x-default', other)].join('');
		return langs.map((lang) => `<url><loc>${address(lang, path)}</loc>${alternates}</url>`);
	});
	return [
		head,
		'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
		...entries,
		'</urlset>',
		''
	].join('\n');
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';

function indexOf(origin: string, count: number): string {
	const parts = Array.from({ length: count }, (_, part) => `${origin}/sitemap.xml?del=${part + 1}`);
	return [
		head,
		'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
		...parts.map((part) => `<sitemap><loc>${escaped(part)}</loc></sitemap>`),
		'</sitemapindex>',
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
