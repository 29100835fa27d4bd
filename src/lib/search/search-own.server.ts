/** What a signed-in reader finds besides what is public: read at once from where it is written, kept in no index. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { membershipsFor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { explain } from './explain.ts';
import type { Asked, Hit } from './hit.ts';
import { indexedOf } from './index-document.ts';
import { lexicon } from './lexicon.server.ts';
import { withoutTerms } from './lexicon.ts';
import { ownSources, type OwnSource } from './own-sources.server.ts';
import { allOf } from './matches.server.ts';
import { understandQuery } from './understand-query.server.ts';

/** With where the reader works on it. */
export type OwnHit = Hit & { readonly path: string };

const SHOWN = 10;

/** The newest first. All words have to stand together: of drafts nobody wants what only comes near. */
export async function searchOwn(db: Db, by: Actor, asked: Asked): Promise<OwnHit[]> {
	const sources = (await ownSources(db, by)).filter(
		({ kind, country }) =>
			(asked.kind === null || kind === asked.kind) && (asked.country === null || country === asked.country)
	);
	if (sources.length === 0) return [];
	const units = await understandQuery(db, asked, withoutTerms(await lexicon(db), asked.without));
	const query = allOf(units);
	if (query === '') return [];
	const rows = sources.map((source) => indexedOf(source.kind, source, new Map()));
	const words = rows.map((row, place) => ({ place, words: row.words }));
	const found = await db.execute<{ place: number }>(sql`
		select place from jsonb_to_recordset(${JSON.stringify(words)}::text::jsonb) as d(place int, words text)
		where d.words::tsvector @@ ${query}::tsquery order by place limit ${SHOWN}`);
	return found.flatMap(({ place }) => {
		const [source, row] = [sources[place], rows[place]];
		return source && row ? [{ ...hitOf(source, by, asked.lang), ...explain(units, row) }] : [];
	});
}

function hitOf(source: OwnSource, by: Actor, lang: Lang) {
	const { kind, id, slug, language, title, country, ownerId, technologyArea, at } = source;
	const known = { kind, id, slug, title, country, ownerId, technologyArea };
	return { ...known, language: language as ContentLang, at: new Date(at), path: pathOf(source, by, lang) };
}

/** In the workspace of whoever acts for the owner today. */
function pathOf({ kind, id, slug, ownerId }: OwnSource, by: Actor, lang: Lang): string {
	const [own] = membershipsFor(by, ownerId ?? '');
	const work = `/${lang}/arbeid/${own?.organisationId ?? ownerId ?? ''}`;
	switch (kind) {
		case 'need':
			return `${work}/behov/${id}`;
		case 'lesson':
			return `${work}/piloter/${slug}/laerdommer/${id}`;
		case 'solution':
			return `${work}/losninger/${id}`;
		case 'event':
			return `${work}/arrangementer/${id}`;
		default:
			return `${work}/piloter/${id}/forhandsvisning`;
	}
}
