/** Where what was found stands. */
import type { Lang } from '#lib/lang.ts';
import type { Hit } from './hit.ts';

const pages: Readonly<Record<string, string>> = { about: 'om' };

/** @param isSupplier of an organisation: suppliers have their own pages */
export function hitPath(lang: Lang, { kind, slug }: Pick<Hit, 'kind' | 'slug'>, isSupplier: boolean): string {
	const last = encodeURIComponent(slug);
	switch (kind) {
		case 'pilot':
			return `/${lang}/piloter/${last}`;
		case 'result':
			return `/${lang}/piloter/${last}#results`;
		case 'lesson':
			return `/${lang}/laerdommer/${last}`;
		case 'solution':
			return `/${lang}/losninger/${last}`;
		case 'need':
			return `/${lang}/behov/${last}`;
		case 'organisation':
			return `/${lang}/${isSupplier ? 'leverandorer' : 'partner'}/${last}`;
		case 'event':
			return `/${lang}/arrangementer/${last}`;
		case 'page':
			return `/${lang}/${pages[slug] ?? last}`;
	}
}
