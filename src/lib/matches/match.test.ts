import { describe, expect, test } from 'vitest';
import glossary from '#data/glossary.json' with { type: 'json' };
import { wordBook } from '#lib/word-sense.ts';
import { fixture } from './match-fixture.ts';
import {
	inOrder,
	LEAST,
	mostOf,
	points,
	readOffer,
	readWish,
	scored,
	type Offer,
	type Reason,
	type Wish
} from './match.ts';

const book = wordBook(glossary);
const score = (wish: Wish, offer: Offer) => scored(readWish(wish, book), readOffer(offer, book), book);
const order = (wish: Wish, offers: readonly Offer[]) =>
	inOrder(offers.map((offer) => ({ id: offer.id, ...score(wish, offer) }))).map(({ id }) => id);
const part = (reasons: readonly Reason[], name: Reason['part']) => reasons.find((reason) => reason.part === name);
const pairs = (reasons: readonly Reason[]) => {
	const words = part(reasons, 'words');
	return words?.part === 'words' ? words.pairs : [];
};

describe('Things are put in order for a need', () => {
	test.each(fixture)('$wish.title: as people who know the field did', ({ wish, offers }) => {
		const wanted = offers.map(({ id }) => id);
		expect(order(wish, offers)).toEqual(wanted);
		expect(order(wish, offers.toReversed())).toEqual(wanted);
		expect(order(wish, [...offers, ...offers].slice(2, 7))).toEqual([...wanted.slice(0, 5)]);
	});

	test('is of twenty, five of them joined across the border by what words mean', () => {
		const all = fixture.flatMap(({ wish, offers }) => offers.map((offer) => ({ wish, offer })));
		expect(all).toHaveLength(20);
		const abroad = all.filter(({ offer }) => offer.pair);
		expect(abroad).toHaveLength(5);
		for (const { wish, offer } of abroad) {
			const [need, thing] = offer.pair ?? ['', ''];
			expect(wish.language).not.toBe(offer.language);
			expect(pairs(score(wish, offer).reasons)).toContainEqual({ need, thing });
		}
	});

	test('does not join what only looks alike', () => {
		const [, , , keys] = fixture;
		const tillbud = keys?.offers.at(-1);
		if (!keys || !tillbud) throw new Error('the fixture has changed');
		expect(score(keys.wish, tillbud).reasons.map((reason) => reason.part)).toEqual(['type']);
		expect(score(keys.wish, tillbud).score).toBeLessThan(LEAST);
	});
});
