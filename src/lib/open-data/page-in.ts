import { langs, type Lang } from '#lib/lang.ts';

/** Addresses of a page in every language. */
export function pageIn(origin: string, folder: string, name: string): Record<Lang, string> {
	const [nb, nn, sv] = langs.map((lang) => `${origin}/${lang}/${folder}/${encodeURIComponent(name)}`);
	return { nb: nb ?? '', nn: nn ?? '', sv: sv ?? '' };
}
