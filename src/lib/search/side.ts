import type { Lang } from '#lib/lang.ts';

/** Of the border: bokmål and nynorsk stand on one. */
export type Side = 'n' | 's';

export function sideOf(language: Lang | string): Side {
	return language === 'sv' ? 's' : 'n';
}

export function acrossFrom(side: Side): Side {
	return side === 'n' ? 's' : 'n';
}
