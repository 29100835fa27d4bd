/** Of the border: bokmål and nynorsk stand on one. */
export type Side = 'n' | 's';

export function sideOf(language: string): Side {
	return language === 'sv' ? 's' : 'n';
}

export function isSide(value: string): value is Side {
	return value === 'n' || value === 's';
}

export function acrossFrom(side: Side): Side {
	return side === 'n' ? 's' : 'n';
}
