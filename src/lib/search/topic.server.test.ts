import { beforeAll, describe, expect, test } from 'vitest';
import type { Lang } from '#lib/lang.ts';
import { testDb } from '../../../tests/db.ts';
import { loadSet, type SetDocument } from '../../../tests/search-set.ts';
import { refreshSearch } from './refresh-search.server.ts';
import { search } from './search.server.ts';

const { db } = await testDb();

const asked = (q: string, lang: Lang = 'sv') => ({
	...{ q, lang, kind: null, country: null, without: [], page: 1, perPage: 20 }
});
const ask = (q: string, lang: Lang = 'sv') => search(db, asked(q, lang));
const slugs = async (q: string, lang: Lang = 'sv') => (await ask(q, lang)).hits.map(({ slug }) => slug);

const pilot = (id: string, lang: Lang, title: string, summary: string): SetDocument => ({
	...{ id, lang, title, summary, kind: 'pilot', technology_area: 'shared_platform' }
});

beforeAll(async () => {
	await loadSet(db, [
		pilot('break-in-nb', 'nb', 'Innbrudd i kjelleren', 'Politiet fant ingen spor.'),
		pilot('thief-sv', 'sv', 'En tjuv på boendet', 'Smycken försvann ur rummen.'),
		...Array.from({ length: 12 }, (_, at) =>
			pilot(`grief-sv-${at}`, 'sv', `Grupp ${at} för den som bär på sorg`, 'Vi träffas varje vecka.')
		),
		pilot('bereaved-nb', 'nb', 'Samtaler for etterlatte', 'En prest leder samtalene.'),
		// by date it would be the other way round
		pilot('below-nb', 'nb', 'Ingen vet hvor de kommer fra', 'Det er maur der hver vår.'),
		pilot('one-word-nb', 'nb', 'Maur', 'Ingen vet hvor de kommer fra.'),
		pilot('two-words-nb', 'nb', 'Maur og fluer', 'De kommer om våren.'),
		pilot('phrase-nb', 'nb', 'Maur i skapet', 'Og det var mus på loftet i fjor.')
	]);
	await refreshSearch(db);
});

describe('Somebody whose word few texts have', () => {
	test('gets what speaks of the same topic after what was asked for, told by its word', async () => {
		const { hits } = await ask('tjuv');
		expect(hits.map(({ slug }) => slug)).toEqual(['thief-sv', 'break-in-nb']);
		expect(hits[1]).toMatchObject({ foundBy: 'glossary', via: 'Innbrudd', relation: null, conceptId: null });
	});

	test('gets it too where nobody wrote the word at all, and is told so', async () => {
		const { hits, fit } = await ask('stöldskydd');
		expect(hits.map(({ slug }) => slug)).toEqual(['break-in-nb', 'thief-sv']);
		expect(fit).toBe('topic');
		expect((await ask('tjuv')).fit).toBe('all');
		expect((await ask('zebraflygel')).fit).toBe('all');
		expect((await ask('zebraflygel politiet', 'nb')).fit).toBe('some');
	});

	test('gets first what has several words of the topic, or a phrase of it', async () => {
		expect(await slugs('silverfisk')).toEqual(['phrase-nb', 'two-words-nb', 'one-word-nb', 'below-nb']);
	});

	test('does not where ten texts have it', async () => {
		expect(await slugs('sorg')).not.toContain('bereaved-nb');
		expect(await slugs('änka')).toContain('bereaved-nb');
	});

	test('does not once a word is switched off', async () => {
		const { hits } = await search(db, { ...asked('tjuv'), without: ['tyv'] });
		expect(hits.map(({ slug }) => slug)).toEqual(['thief-sv']);
	});

	test('nor in quotation marks', async () => {
		expect(await slugs('"tjuv"')).toEqual(['thief-sv']);
	});
});
