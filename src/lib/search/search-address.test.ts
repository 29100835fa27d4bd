import { describe, expect, test } from 'vitest';
import { hitPath } from './hit-address.ts';
import { searchKinds } from './hit.ts';
import {
	isQuoted,
	LONGEST_QUERY,
	narrowed,
	readSearchQuery,
	searchAddress,
	withoutWord,
	withWord
} from './search-address.ts';

const read = (address: string) => readSearchQuery(new URLSearchParams(address));

describe('the address of a search', () => {
	test('says everything that the page shows, and nothing that is so anyway', () => {
		const address = '?q=seng+alarm&hva=pilot&land=NO&uten=larm&uten=sensor&side=2';
		expect(searchAddress(read(address).query)).toBe(address);
		expect(searchAddress(read('?q=+&hva=&land=&side=1').query)).toBe('');
	});

	test('of another choice begins at the first page', () => {
		const { query } = read('?q=seng&side=4');
		expect(searchAddress(narrowed(query, { country: 'SE' }))).toBe('?q=seng&land=SE');
	});

	test('switches a word off and on again', () => {
		const { query } = read('?q=seng&side=2');
		const off = withoutWord(query, 'säng');
		expect(searchAddress(off)).toBe('?q=seng&uten=s%C3%A4ng');
		expect(withoutWord(off, 'säng').without).toEqual(['säng']);
		expect(searchAddress(withWord(off, 'säng'))).toBe('?q=seng');
	});

	test.each(['hva=drone', 'land=DK', 'hva=pilot&land=no'])(
		'that asks for what is not there (%s) says so',
		(address) => {
			expect(read(`q=seng&${address}`).ignored).toBe(true);
		}
	);

	test.each(['0', '-1', '1e9', 'x', '9999999', '2.5'])('with page %s is that of the first', (side) => {
		expect(read(`q=seng&side=${side}`).query.page).toBe(1);
	});
});

describe('any text is a query', () => {
	test('a long one is cut, and the page says so', () => {
		const { query, isCut } = read(`q=${'å'.repeat(10_000)}`);
		expect(query.q).toHaveLength(LONGEST_QUERY);
		expect(isCut).toBe(true);
		expect(read('q=seng').isCut).toBe(false);
	});

	test('no sign is cut in two', () => {
		const { q } = read(`q=${encodeURIComponent('🛏'.repeat(300))}`).query;
		expect(q.isWellFormed()).toBe(true);
	});

	test.each([`' OR 1=1`, '\\', '🙂', 'مرحبا', '^(a+)+$', '(((', '"'.repeat(200), '%', '<script>'])(
		'%s is kept as it is',
		(q) => {
			expect(readSearchQuery(new URLSearchParams({ q })).query.q).toBe(q);
		}
	);

	test('of blanks and steering signs there is nothing', () => {
		expect(readSearchQuery(new URLSearchParams({ q: ' \n\t\0 ' })).query.q).toBe('');
	});

	test('not more words are switched off than a page bears', () => {
		const words = Array.from({ length: 100 }, (_, at) => `uten=ord${at}`).join('&');
		expect(read(`q=a&${words}`).query.without.length).toBeLessThanOrEqual(30);
	});

	test.each([
		['"digitalt tilsyn"', true],
		['«tilsyn»', true],
		['”tillsyn” natt', true],
		['tilsyn', false],
		['"', false],
		['""', false]
	])('%s is literal: %s', (q, literal) => {
		expect(isQuoted(q)).toBe(literal);
	});
});

describe('what was found', () => {
	test('has an address of its own in every language', () => {
		const paths = searchKinds.map((kind) => hitPath('sv', { kind, slug: 'a-b' }, false));
		expect(new Set(paths).size).toBe(searchKinds.length);
		expect(paths.every((path) => path.startsWith('/sv/'))).toBe(true);
	});

	test('leads to the page of a supplier, or of a partner', () => {
		expect(hitPath('nb', { kind: 'organisation', slug: 'acme' }, true)).toBe('/nb/leverandorer/acme');
		expect(hitPath('nb', { kind: 'organisation', slug: 'karlstad' }, false)).toBe('/nb/partner/karlstad');
		expect(hitPath('nb', { kind: 'page', slug: 'about' }, false)).toBe('/nb/om');
	});
});
