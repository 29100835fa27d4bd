import { isPhase } from '#lib/pilots/pilot-view.ts';
import { mapKinds, type MapKind, type MapQuery } from './map-marks.ts';

/** The words of the address, the same in every language. */
const wordOf: Readonly<Record<MapKind, string>> = { partner: 'partnere', pilot: 'piloter', adoption: 'bruk' };

export function kindWord(kind: MapKind): string {
	return wordOf[kind];
}

/** @param isTechnology whether there is such an area */
export function readMapQuery(
	params: URLSearchParams,
	isTechnology: (key: string) => boolean
): { query: MapQuery; ignored: boolean } {
	const asked = params.getAll('vis').filter((word) => word !== '');
	const kinds = mapKinds.filter((kind) => asked.includes(wordOf[kind]));
	const technology = params.get('teknologi') ?? '';
	const phase = params.get('fase') ?? '';
	const query = {
		kinds,
		technology: isTechnology(technology) ? technology : null,
		phase: isPhase(phase) ? phase : null
	};
	const ignored =
		asked.some((word) => !Object.values(wordOf).includes(word)) ||
		(technology !== '' && query.technology === null) ||
		(phase !== '' && query.phase === null);
	return { query, ignored };
}
