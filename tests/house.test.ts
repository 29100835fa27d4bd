/** What holds for the whole tree: texts in each language, sizes, names. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import nb from '#messages/nb.json' with { type: 'json' };
import nn from '#messages/nn.json' with { type: 'json' };
import sv from '#messages/sv.json' with { type: 'json' };

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const sources = globSync('src/**/*.{ts,svelte,mjs}').filter((file) => !file.endsWith('.test.ts'));
const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');

function keysOf(tree: Texts): string[] {
	return Object.entries(tree).flatMap(([domain, entries]) => Object.keys(entries).map((key) => `${domain}.${key}`));
}

function placeholders(text: string): string[] {
	return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
}

function textOf(tree: Texts, key: string): string {
	const [domain = '', name = ''] = key.split('.');
	return tree[domain]?.[name] ?? '';
}

const plural = (key: string) => key.replace(/_(one|other)$/, '');

describe('texts', () => {
	test('Norwegian and Swedish have the same keys', () => {
		expect(keysOf(sv)).toEqual(keysOf(nb));
	});

	// What it lacks it takes from bokmål, one text at a time: a plural is taken whole.
	test('nynorsk has only texts that bokmål has, a plural with both its forms', () => {
		const known = new Set(keysOf(nb));
		const own = new Set(keysOf(nn));
		expect([...own].filter((key) => !known.has(key))).toEqual([]);
		const other = (key: string) => key.replace(/_(one|other)$/, (_, form) => (form === 'one' ? '_other' : '_one'));
		expect([...own].filter((key) => known.has(other(key)) && !own.has(other(key)))).toEqual([]);
	});

	test('nynorsk fills the same places as bokmål', () => {
		const differ = keysOf(nn).filter(
			(key) => placeholders(textOf(nb, key)).join() !== placeholders(textOf(nn, key)).join()
		);
		expect(differ).toEqual([]);
	});

	test('no text is empty', () => {
		expect(keysOf(nb).filter((key) => textOf(nb, key).trim() === '' || textOf(sv, key).trim() === '')).toEqual([]);
		expect(keysOf(nn).filter((key) => textOf(nn, key).trim() === '')).toEqual([]);
	});

	test('both languages fill the same places', () => {
		const differ = keysOf(nb).filter(
			(key) => placeholders(textOf(nb, key)).join() !== placeholders(textOf(sv, key)).join()
		);
		expect(differ).toEqual([]);
	});

	test('a text with one has a text with many', () => {
		const one = keysOf(nb).filter((key) => key.endsWith('_one'));
		expect(one.filter((key) => textOf(nb, key.replace(/_one$/, '_other')) === '')).toEqual([]);
	});

	test('every text that the code asks for exists', () => {
		const domains = Object.keys(nb).join('|');
		const asked = [...code.matchAll(new RegExp(`(?<!sql)['"\`]((?:${domains})\\.[a-z0-9_]+)['"\`]`, 'g'))].map(
			(match) => match[1] ?? ''
		);
		const known = new Set(keysOf(nb).flatMap((key) => [key, plural(key)]));
		// Rights, journal kinds, indicators of other tables and file names look alike; they are told apart by their callers.
		const isStem = (key: string) => key.endsWith('_') && [...known].some((full) => full.startsWith(key));
		const rights = readFileSync('src/lib/accounts/may.ts', 'utf8');
		const unknown = [...new Set(asked)].filter(
			(key) =>
				!known.has(key) &&
				!isStem(key) &&
				!rights.includes(`'${key}'`) &&
				!known.has(`journal.${key.replace('.', '_')}`)
		);
		expect(unknown).toEqual([]);
	});

	test('every text is used', () => {
		const stems = [...code.matchAll(/[`'"]([a-z_]+\.[a-z0-9_]*)\$\{|'([a-z_]+\.[a-z0-9_]*_)'/g)].map(
			(match) => match[1] ?? match[2] ?? ''
		);
		const literals = new Set([...code.matchAll(/(?<=(['"`]))[a-z_]+\.[a-z0-9_]+(?=\1)/g)].map(([key]) => key));
		const unused = keysOf(nb)
			.map(plural)
			.filter((key) => !literals.has(key) && !stems.some((start) => key.startsWith(start)));
		expect(unused).toEqual([]);
	});
});

describe('each language', () => {
	const names =
		/Värmland\w*|Hammarö\w*|Malmö|Västerås|Länsstyrelsen|Jämtland|Integritetsskyddsmyndigheten|Tillväxtverket|Åkerlund|Min ansökan|\bLän\b|allmän handling|tryckfrihetsförordningen|offentlighets- och sekretesslagen|Svenska|på svenska|Sjögren|tillgänglighetsredogörelse|Diskrimineringsnemnda|Rælingen\w*|Aurskog-Høland\w*|Lillestrøm\w*|Sørum\w*|Lørenskog\w*|Høgskolen\w*|Språk|Håndbok/g;
	const without = (text: string) => text.replace(names, '');

	test('Norwegian texts hold no Swedish words or letters', () => {
		const wrong = keysOf(nb).filter((key) => /[äö]|\b(och|inte|är|för|från)\b/i.test(without(textOf(nb, key))));
		expect(wrong).toEqual([]);
	});

	test('Nynorsk texts hold no Swedish letters and no words of bokmål', () => {
		const bokmal =
			/(?<![\p{L}-])(ikke|jeg|hva|hvem|hvor|hvordan|hvilke[nt]?|noen|noe|fra|mer|flere|bare|være|gjøre|selv|deres|dere|en|et|hver|uker?|tjenester?|kommuner|må ikke|hennes)(?!\p{L})/iu;
		const wrong = keysOf(nn).filter((key) => /[äö]/i.test(without(textOf(nn, key))) || bokmal.test(textOf(nn, key)));
		expect(wrong).toEqual([]);
	});

	test('Swedish texts hold no Norwegian words or letters', () => {
		const wrong = keysOf(sv).filter((key) => /[æø]|\b(og|ikke|fra|hva|noen)\b/i.test(without(textOf(sv, key))));
		expect(wrong).toEqual([]);
	});
});

describe('the tree', () => {
	const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length;
	const sizes = sources
		.filter((file) => !file.endsWith('schema.server.ts'))
		.map(lines)
		.sort((a, b) => a - b);
	const at = (share: number) => sizes[Math.floor(sizes.length * share)] ?? 0;

	test('is made of small files', () => {
		expect(at(0.5)).toBeLessThanOrEqual(70);
		expect(at(0.95)).toBeLessThanOrEqual(200);
	});

	test('has no folder called after what it is not', () => {
		expect(sources.filter((file) => /\/(utils?|helpers?|misc|common|services?)\//.test(file))).toEqual([]);
	});
});
