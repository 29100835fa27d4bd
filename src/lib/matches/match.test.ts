import { describe, expect, test } from 'vitest';
import { deliveredBook } from '../../../tests/word-book.ts';
import { fixture } from './match-fixture.ts';
import {
	inOrder,
	isShown,
	LEAST,
	pilotFits,
	points,
	readOffer,
	readWish,
	scored,
	solutionFits,
	type Offer,
	type Reason,
	type Wish
} from './match.ts';
import { knownWords } from './match-words.ts';

const known = knownWords(deliveredBook);
const score = (wish: Wish, offer: Offer) => scored(readWish(wish, known), readOffer(offer, known), known);
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

const [first] = fixture;
if (!first) throw new Error('the fixture is empty');
const { wish } = first;
const plain: Offer = {
	id: 'a',
	kind: 'solution',
	language: 'nb',
	area: null,
	group: null,
	title: 'X',
	text: '',
	targets: [],
	fits: [],
	hasResult: false,
	adoptions: 0,
	isReady: false
};

describe('Each part gives its points, and says so', () => {
	test.each<[Reason['part'], Partial<Offer>, number]>([
		['area', { area: 'fall_sensor', group: 'alarm' }, 40],
		['group', { area: 'nurse_call', group: 'alarm' }, 15],
		['words', { text: 'Sengesensor' }, 4],
		['type', { fits: ['market_dialogue'] }, 5],
		['result', { hasResult: true }, 10],
		['adoptions', { adoptions: 1 }, 3],
		['adoptions', { adoptions: 4 }, 12],
		['adoptions', { adoptions: 400 }, 12],
		['ready', { isReady: true }, 5],
		['target', { targets: [{ language: 'sv', text: 'Patienter' }] }, 6]
	])('%s of %o: %i', (name, more, worth) => {
		const found = score(wish, { ...plain, ...more });
		expect(found.reasons.map(({ part: of, points: given }) => [of, given])).toEqual([[name, worth]]);
		expect(found.score).toBe(worth);
	});

	test('nothing in common gives nothing, and a need that lacks area and type takes none by lack', () => {
		expect(score(wish, plain)).toEqual({ score: 0, reasons: [] });
		expect(score({ ...wish, area: null, group: null, type: null }, { ...plain, fits: ['market_dialogue'] }).score).toBe(
			0
		);
	});

	test('everything together is their sum, in whole points', () => {
		const all = score(wish, {
			...plain,
			area: 'fall_sensor',
			group: 'alarm',
			text: `${wish.title} ${wish.text}`,
			targets: [{ language: 'nb', text: wish.targetGroup }],
			fits: ['market_dialogue'],
			hasResult: true,
			adoptions: 9,
			isReady: true
		});
		expect(all.score).toBe(40 + 20 + 5 + 10 + 12 + 5 + 6);
		expect(all.reasons.every((reason) => Number.isInteger(reason.points))).toBe(true);
	});
});

describe('Writing more does not help', () => {
	test.each(fixture)('$wish.title: a text moves a thing by the part for words alone', ({ wish: need, offers }) => {
		for (const offer of offers) {
			const before = score(need, offer).reasons.filter((reason) => reason.part !== 'words');
			for (const text of [
				'',
				`${need.title} ${need.text} `.repeat(40),
				'Lås fall sengesensor video GPS pasient '.repeat(200)
			])
				for (const title of [offer.title, need.title]) {
					const { reasons } = score(need, { ...offer, text, title });
					expect(reasons.filter((reason) => reason.part !== 'words')).toEqual(before);
					expect(part(reasons, 'words')?.points ?? 0).toBeLessThanOrEqual(points.words);
				}
		}
	});

	test('a word said a hundred times counts once', () => {
		const once = score(wish, { ...plain, text: 'sengesensor' });
		expect(score(wish, { ...plain, text: 'sengesensor '.repeat(100) })).toEqual(once);
	});

	test('words alone, without one that the field knows, show nothing', () => {
		expect(
			score(
				{ ...wish, title: 'Falske farlige blanke grønne runde kuler', text: '' },
				{
					...plain,
					text: 'Falske farlige blanke grønne runde kuler'
				}
			).score
		).toBe(points.plainWords);
		expect(points.plainWords).toBeLessThan(LEAST);
	});

	test('being well proven is no reason without something in common', () => {
		const proven = score(wish, { ...plain, fits: ['market_dialogue'], hasResult: true, adoptions: 9, isReady: true });
		expect(proven.score).toBeGreaterThan(LEAST);
		expect(isShown(proven)).toBe(false);
	});

	test('a group alone shows nothing, an area alone does', () => {
		expect(points.group).toBeLessThan(LEAST);
		expect(points.area).toBeGreaterThanOrEqual(LEAST);
	});
});

describe('Words join across the border by meaning', () => {
	const need = (text: string) => ({
		...wish,
		area: null,
		group: null,
		type: null,
		title: text,
		text: '',
		targetGroup: ''
	});
	test.each([
		['Anhöriga', 'sv', 'Pårørende', 4],
		['Sängsensor', 'sv', 'Sengesensor', 4],
		['Tillbud', 'sv', 'Tilbud', 0],
		['Varsel', 'sv', 'Varsel', 0],
		['Semester', 'sv', 'Semester', 0],
		['Behov', 'sv', 'Behov', 0],
		['Fasader', 'nb', 'Fasader', 2],
		['Ögonen', 'sv', 'Øynene', 4],
		['Nätterna', 'sv', 'En natt', 2],
		['Motorer', 'sv', 'Motoren', 2],
		['Boken', 'sv', 'Bøkene', 2],
		['Läger', 'sv', 'Lager', 0]
	] as const)('%s (%s) and %s: %i', (thing, language, wanted, worth) => {
		expect(score(need(wanted), { ...plain, language, title: thing }).score).toBe(worth);
	});
});

describe('What a thing is for', () => {
	test('a pilot can be joined until it has ended, and read of when it has', () => {
		expect(pilotFits({ phase: 'execution', standing: 'running', outcome: null })).toEqual([
			'pilot_partner',
			'idea_request'
		]);
		expect(pilotFits({ phase: 'execution', standing: 'stopped', outcome: null })).toEqual([]);
		expect(pilotFits({ phase: 'realisation', standing: 'running', outcome: null })).toEqual([]);
		expect(pilotFits({ phase: 'closing', standing: 'stopped', outcome: 'no_effect' })).toEqual(['information']);
	});
	test('a product can be bought, a way of working taken over', () => {
		expect(solutionFits('product')).toContain('planned_procurement');
		expect(solutionFits('generic')).not.toContain('planned_procurement');
	});
	test('ties stand by id', () => {
		const tied = ['c', 'a', 'b'].map((id) => ({ id, score: 7 }));
		expect(inOrder(tied).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	});
});
