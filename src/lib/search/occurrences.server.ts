/** Where the words of a concept stand in what everybody may read. */
import type { Db } from '#lib/db.server.ts';
import { mainWord, type Concept } from '#lib/glossary/concept.ts';
import type { Lang } from '#lib/lang.ts';
import type { Hit, SearchKind } from './hit.ts';
import { search } from './search.server.ts';

type Occurrence = Pick<Hit, 'kind' | 'id' | 'slug' | 'title' | 'language' | 'via'>;

const kinds: readonly SearchKind[] = ['pilot', 'need', 'lesson', 'solution'];
const SHOWN = 10;
const LOOKED_AT = 60;

/** Found by its own words or by this concept, not by what looks or sounds like them. */
export async function occurrencesOf(db: Db, concept: Concept, lang: Lang): Promise<{ q: string; found: Occurrence[] }> {
	const own = mainWord(concept, lang);
	const q = own ?? mainWord(concept, lang === 'sv' ? 'nb' : 'sv') ?? '';
	const asked = { q, lang: own === undefined ? (lang === 'sv' ? 'nb' : 'sv') : lang } as const;
	const { hits } = await search(db, { ...asked, kind: null, country: null, without: [], page: 1, perPage: LOOKED_AT });
	const found = hits.filter(
		({ kind, foundBy, conceptId }) => kinds.includes(kind) && (foundBy === 'own_words' || conceptId === concept.id)
	);
	return {
		q,
		found: found
			.slice(0, SHOWN)
			.map(({ kind, id, slug, title, language, via }) => ({ kind, id, slug, title, language, via }))
	};
}
