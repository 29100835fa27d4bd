/** Of the border: bokmål and nynorsk stand on one. */
export type Side = 'n' | 's';

export function sideOf(language: string): Side {
	return language === 'sv' ? 's' : 'n';
}

export function acrossFrom(side: Side): Side {
	return side === 'n' ? 's' : 'n';
}
