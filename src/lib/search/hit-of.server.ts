/** Rows of the index as the hits that a reader is shown. */
import { explain } from './explain.ts';
import type { Hit } from './hit.ts';
import type { RankedRow } from './rank.server.ts';
import type { Unit } from './way.ts';

export function hitOf(row: RankedRow, units: readonly Unit[]): Hit {
	const { kind, id, slug, language, title, country, ownerId, technologyArea, at } = row;
	return {
		kind,
		id,
		slug,
		language,
		title,
		country,
		ownerId,
		technologyArea,
		at: new Date(at),
		...explain(units, row)
	};
}

/** As many of the shared words are told. */
const TOLD = 3;

/** A thing that is like what was found, by the words that it shares with it. */
export function likeHit(row: RankedRow, shared: readonly Unit[]): Hit {
	const read = { ...row, title: '', body: `${row.title}\n${row.body}` };
	const told = shared.map((unit) => explain([unit], read).snippet.find(({ isHit }) => isHit)?.text);
	const words = [...new Set(told.flatMap((word) => word?.toLowerCase() ?? []))].slice(0, TOLD);
	return { ...hitOf(row, shared), foundBy: 'glossary', via: words.join(', '), relation: null, conceptId: null };
}
