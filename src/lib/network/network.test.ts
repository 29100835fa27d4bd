import { describe, expect, test } from 'vitest';
import { networkDrawing, widthOf } from './network-drawing.ts';
import { networkJson } from './network-file.ts';
import {
	askedPairs,
	countsOfKinds,
	figuresOf,
	networkAddress,
	pairsOf,
	readNetworkQuery,
	type Member,
	type Tie
} from './network.ts';

const named = (id: string, country: 'NO' | 'SE', gone: Partial<Member> = {}): Member => ({
	id,
	nameNb: id,
	nameSv: id,
	language: 'nb',
	activeTo: null,
	succeededBy: null,
	country,
	...gone
});
const all = new Map(
	[
		named('fet', 'NO', { activeTo: '2019-12-31', succeededBy: 'lillestrom' }),
		named('skedsmo', 'NO', { activeTo: '2019-12-31', succeededBy: 'lillestrom' }),
		named('lillestrom', 'NO'),
		named('ringsaker', 'NO'),
		named('arvika', 'SE'),
		named('karlstad', 'SE')
	].map((each) => [each.id, each])
);
const tie = (kind: Tie['kind'], slug: string, ...organisations: string[]): Tie => ({
	kind,
	slug,
	title: slug,
	language: 'nb',
	organisations
});
const pairs = (...ties: Tie[]) => pairsOf(ties, all, { lang: 'nb', today: '2026-11-22' });
const names = (found: ReturnType<typeof pairs>) =>
	found.map(({ one, other, reasons }) => `${one.id}+${other.id}: ${reasons.length}`);

describe('Seeing who works with whom', () => {
	test('all who take part in one pilot are pairs, each once', () => {
		expect(names(pairs(tie('pilot', 'a', 'ringsaker', 'karlstad', 'arvika', 'karlstad')))).toEqual([
			'arvika+karlstad: 1',
			'arvika+ringsaker: 1',
			'karlstad+ringsaker: 1'
		]);
	});

	test('the more two do together the higher they stand, and the same thing counts once', () => {
		const found = pairs(
			tie('pilot', 'a', 'ringsaker', 'arvika'),
			tie('need', 'b', 'karlstad', 'ringsaker'),
			tie('adoption', 'c', 'karlstad', 'ringsaker'),
			tie('adoption', 'c', 'ringsaker', 'karlstad')
		);
		expect(names(found)).toEqual(['karlstad+ringsaker: 2', 'arvika+ringsaker: 1']);
		expect(countsOfKinds(found[0]?.reasons ?? [])).toEqual({ pilot: 0, need: 1, adoption: 1 });
	});

	test('what municipalities did before they merged counts for the one of today, and for no pair within it', () => {
		expect(names(pairs(tie('pilot', 'a', 'fet', 'skedsmo')))).toEqual([]);
		expect(names(pairs(tie('pilot', 'a', 'fet', 'karlstad'), tie('pilot', 'b', 'skedsmo', 'karlstad')))).toEqual([
			'karlstad+lillestrom: 2'
		]);
	});

	test('somebody whom the directory does not hold is in no pair', () => {
		expect(names(pairs(tie('pilot', 'a', 'ringsaker', 'a-supplier')))).toEqual([]);
	});

	test('the border is counted', () => {
		const found = pairs(tie('pilot', 'a', 'ringsaker', 'karlstad', 'arvika'));
		expect(figuresOf(found)).toEqual({ pairs: 3, across: 2, organisations: 3 });
	});

	test('the table can be narrowed to the border or to one organisation, and sorted by name', () => {
		const found = pairs(
			tie('pilot', 'a', 'ringsaker', 'karlstad', 'arvika'),
			tie('need', 'b', 'ringsaker', 'karlstad')
		);
		const asked = (address: string) => {
			const { query } = readNetworkQuery(new URLSearchParams(address), (id) => all.has(id));
			return names(askedPairs(found, query, 'nb'));
		};
		expect(asked('grense=over')).toEqual(['karlstad+ringsaker: 2', 'arvika+ringsaker: 1']);
		expect(asked('organisasjon=arvika')).toEqual(['arvika+karlstad: 1', 'arvika+ringsaker: 1']);
		expect(asked('sorter=navn')).toEqual(['arvika+karlstad: 1', 'arvika+ringsaker: 1', 'karlstad+ringsaker: 2']);
	});

	test('the address says the same again, and what it does not know is left out and said', () => {
		const text = 'grense=over&organisasjon=karlstad&sorter=navn&side=2';
		const { query } = readNetworkQuery(new URLSearchParams(text), (id) => all.has(id));
		expect(networkAddress(query, 2)).toBe(`?${text}`);
		const odd = readNetworkQuery(new URLSearchParams('organisasjon=nobody'), (id) => all.has(id));
		expect(odd.ignored).toBe(true);
		expect(networkAddress(odd.query)).toBe('');
	});

	test('a program gets the addresses of both languages', () => {
		const [pair] = networkJson(pairs(tie('adoption', 'c', 'karlstad', 'ringsaker')), 'https://sol.example');
		expect(pair).toMatchObject({
			across_border: true,
			count: 1,
			together: [{ kind: 'adoption', url: { sv: 'https://sol.example/sv/losninger/c' } }]
		});
	});
});

describe('Drawing the network', () => {
	const members = [...all.values()].filter(({ activeTo }) => activeTo === null);
	const found = pairs(tie('pilot', 'a', 'ringsaker', 'karlstad', 'lillestrom'));

	test('Norway stands left of the border and Sweden right of it, and nobody on top of another', () => {
		const { dots, height } = networkDrawing(members, found);
		for (const { member, x, y } of dots) {
			expect(member.country === 'NO').toBe(x < 500);
			expect(y).toBeGreaterThan(40);
			expect(y).toBeLessThan(height);
		}
		for (const side of ['left', 'right'] as const) {
			const rows = dots.filter((dot) => dot.side === side).map(({ y }) => y);
			expect(new Set(rows).size).toBe(rows.length);
		}
	});

	test('every pair is a line, thicker the more there is, and the same network the same drawing', () => {
		expect(networkDrawing(members, found).ties).toHaveLength(3);
		expect(networkDrawing(members, found)).toEqual(networkDrawing(members, found));
		expect(widthOf(2)).toBeGreaterThan(widthOf(1));
		expect(widthOf(1000)).toBe(9);
	});

	test('nothing is drawn of nobody', () => {
		expect(networkDrawing([], [])).toMatchObject({ dots: [], ties: [] });
	});
});
