import { describe, expect, test } from 'vitest';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { deliveredBook as book } from '../../../tests/word-book.ts';
import { directHits, followedSearch, readable, searchHit } from './matches-follow.ts';
import type { NewsFacts } from './news-facts.ts';
import { readSearch } from './search.ts';

const taxonomy = new Map([
	['digital_supervision', 'supervision'],
	['gps', 'supervision'],
	['fall_sensor', 'alarm']
]);
const plain: NewsFacts = {
	newsId: 1,
	kind: 'need.opened',
	at: new Date('2026-11-22T10:00:00Z'),
	actor: null,
	about: { kind: 'need', id: 'n' },
	before: {},
	after: {},
	thing: 'need',
	slug: 'n',
	title: '',
	text: '',
	language: 'nb',
	other: [],
	organisations: ['ringsaker'],
	owner: null,
	area: null,
	areaName: '',
	group: null,
	country: 'NO',
	counties: ['innlandet'],
	type: 'pilot_partner',
	phase: null,
	outcome: null,
	isOpen: true,
	startsAt: null,
	needId: 'n',
	pilotId: null,
	solutionIds: [],
	name: null
};
const need = (title: string, language: ContentLang = 'nb', more: Partial<NewsFacts> = {}) => ({
	...plain,
	title,
	language,
	...more
});

function hit(address: string, facts: NewsFacts, language: Lang = 'sv') {
	const { search } = readSearch(new URLSearchParams(address), language, () => true);
	return searchHit(followedSearch('key', search, book), readable(facts, book), taxonomy, book);
}
const word = (q: string, facts: NewsFacts, language: Lang = 'sv') =>
	hit(new URLSearchParams({ q }).toString(), facts, language)?.word;

describe('a text that readers get in two languages', () => {
	const other = [{ language: 'sv' as const, text: 'En kudde som surrar när den kramas' }];

	test('is found by the words of either', () => {
		const told = need('En pute som durer', 'nb', { other });
		expect(word('surrar', told)).toBe('surrar');
		expect(word('durer', told, 'nb')).toBe('durer');
		expect(word('surrar', need('En pute som durer'))).toBeUndefined();
	});

	test('is not found by words of which each stands in another', () => {
		expect(word('kramas durer', need('En pute som durer', 'nb', { other }))).toBeUndefined();
	});
});

describe('a supplier who follows «digital tillsyn» in Innlandet and Värmland', () => {
	const saved = 'q=digital+tillsyn&fylke=innlandet&fylke=varmland&hva=need&apne=1';

	test('hears of the parent and of the child in the other language, with the word', () => {
		expect(hit(saved, need('Tryggere tilsyn på natten'))?.word).toBe('tilsyn');
		expect(hit(saved, need('Kameratilsyn i omsorgsbolig'))?.word).toBe('Kameratilsyn');
		expect(hit(saved, need('Kameratillsyn på natten', 'sv', { counties: ['varmland'] }))).toBeDefined();
	});

	test('does not hear of other counties, of closed needs, of pilots or of other words', () => {
		const tilsyn = need('Tryggere tilsyn');
		expect(hit(saved, { ...tilsyn, counties: ['akershus'] })).toBeUndefined();
		expect(hit(saved, { ...tilsyn, counties: [] })).toBeUndefined();
		expect(hit(saved, { ...tilsyn, isOpen: false })).toBeUndefined();
		expect(hit(saved, { ...tilsyn, thing: 'pilot' })).toBeUndefined();
		expect(hit(saved, need('Enklere medisinering'))).toBeUndefined();
	});
});

describe('words', () => {
	test('of the other language find what means the same', () => {
		expect(word('läkemedelsautomat', need('Medisindispenser i hjemmet'))).toBe('Medisindispenser');
		expect(word('medisindispenser', need('Läkemedelsautomat i hemmet', 'sv'), 'nb')).toBe('Läkemedelsautomat');
	});

	test('that are numbers are found across the border', () => {
		expect(word('plan 2', need('Plan 2 for natten'))).toBeDefined();
		expect(word('2', need('Hus 2'))).toBe('2');
		expect(word('2', need('Hus 21'))).toBeUndefined();
	});

	test('of the child find the parent', () => {
		expect(word('kameratillsyn', need('Tilsyn om natten'))).toBe('Tilsyn');
		expect(word('kameratilsyn', need('Tilsyn om natten'), 'nb')).toBe('Tilsyn');
	});

	test('that only look alike across the border never match', () => {
		for (const [typed, language, found, abroad] of [
			['tilbud', 'nb', 'Färre tillbud i hemtjänsten', 'sv'],
			['tillbud', 'sv', 'Et bedre tilbud til eldre', 'nb'],
			['rolig', 'nb', 'En rolig aktivitet', 'sv'],
			['semester', 'sv', 'Opplæring i høstens semester', 'nb'],
			['bedrift', 'nb', 'En stor bedrift', 'sv'],
			['anledning', 'sv', 'Anledning til å prøve', 'nb']
		] as const)
			expect([typed, word(typed, need(found, abroad), language)]).toEqual([typed, undefined]);
	});

	test('must all stand there, in any form and as the start of longer ones', () => {
		expect(word('alarm natt', need('Alarmer om natten'), 'nb')).toBe('Alarmer');
		expect(word('alarm dag', need('Alarmer om natten'), 'nb')).toBeUndefined();
		expect(word('alarm', need('Alarmtelefonen'), 'nb')).toBe('Alarmtelefonen');
		expect(word('ala', need('Alarmtelefonen'), 'nb')).toBeUndefined();
	});

	test.each([
		['nyckel', 'sv', 'Nyckeln ska bli digital', 'sv', 'Nyckeln'],
		['nyckeln', 'sv', 'En nyckel för alla', 'sv', 'nyckel'],
		['nyckeln', 'sv', 'Nycklar som är borta', 'sv', 'Nycklar'],
		['fönstret', 'sv', 'Larm i fönster', 'sv', 'fönster'],
		['øynene', 'nb', 'Øyet vet', 'nb', 'Øyet'],
		['trærne', 'nb', 'Et tre i hagen', 'nb', 'tre'],
		['sensorer', 'sv', 'Sensorteknik', 'sv', 'Sensorteknik'],
		['øyne', 'nb', 'Ögonen vilar', 'sv', 'Ögonen'],
		['motorn', 'sv', 'Motorene virker', 'nb', 'Motorene']
	] as const)('are found in any form: «%s» (%s) in «%s» (%s)', (typed, language, title, told, found) => {
		expect(word(typed, need(title, told), language)).toBe(found);
	});

	test.each([
		['kontor', 'En kontakt i natten'],
		['fallsensor', 'Färre fall'],
		['dator', 'Öppna data']
	])('are not found in what only begins so: «%s» in «%s»', (typed, title) => {
		expect(word(typed, need(title, 'sv'))).toBeUndefined();
	});

	test('that are small are looked for when there are no others', () => {
		expect(word('digital', need('Digital hverdag'), 'nb')).toBe('Digital');
		expect(word('digital', need('En god hverdag'), 'nb')).toBeUndefined();
	});

	test('are found in the name of the area too', () => {
		expect(
			word('lokaliseringsteknologi', need('Trygt ut på tur', 'nb', { areaName: 'Lokaliseringsteknologi' }), 'nb')
		).toBeDefined();
	});

	test('typed in the other language on this side are understood', () => {
		expect(word('läkemedelsautomat', need('Läkemedelsautomat hemma', 'sv'), 'nb')).toBe('Läkemedelsautomat');
	});
});

describe('groups and areas', () => {
	const gps = need('x', 'nb', { area: 'gps', group: 'supervision' });
	const whole = need('x', 'nb', { area: null, group: 'supervision' });
	const targets = (facts: NewsFacts) =>
		directHits(facts, taxonomy, new Map())
			.filter(({ kind }) => kind === 'area')
			.map(({ id }) => id);

	test('reach each other both ways, but not from sister to sister', () => {
		expect(targets(gps)).toEqual(['gps', 'group:supervision']);
		expect(targets(whole)).toEqual(['digital_supervision', 'gps', 'group:supervision']);
		expect(directHits(whole, taxonomy, new Map()).find(({ id }) => id === 'gps')?.area).toBe('group:supervision');
		expect(hit('teknologi=gps', whole)?.area).toBe('group:supervision');
		expect(hit('gruppe=supervision', gps)?.area).toBe('gps');
		expect(hit('teknologi=gps', gps)).toBeDefined();
		expect(hit('teknologi=gps', whole)).toBeDefined();
		expect(hit('teknologi=digital_supervision', gps)).toBeUndefined();
		expect(hit('gruppe=alarm', gps)).toBeUndefined();
		expect(hit('gruppe=alarm&teknologi=gps', gps)).toBeDefined();
		expect(hit('teknologi=gps', need('x'))).toBeUndefined();
	});
});

describe('other filters', () => {
	test('take one of their values each', () => {
		const pilot = need('x', 'nb', {
			thing: 'pilot',
			phase: 'execution',
			outcome: 'works',
			organisations: ['ringsaker', 'karlstad']
		});
		for (const [address, fits] of [
			['fase=execution&fase=idea', true],
			['fase=idea', false],
			['utfall=works', true],
			['utfall=harmful', false],
			['eier=karlstad', true],
			['eier=arvika', false],
			['type=pilot_partner', true],
			['type=information', false],
			['land=NO&land=SE', true],
			['land=SE', false],
			['', true]
		] as const)
			expect([address, hit(address, pilot) !== undefined]).toEqual([address, fits]);
	});
});

describe('what is followed by its name', () => {
	test('is the thing, what it belongs to, its organisations and those that came after them', () => {
		const facts = { ...plain, organisations: ['fet', 'karlstad'], pilotId: 'p', solutionIds: ['s'], needId: null };
		const successors = new Map([['fet', 'lillestrom']]);
		expect(directHits(facts, taxonomy, successors).map(({ kind, id }) => `${kind}:${id}`)).toEqual([
			'pilot:p',
			'solution:s',
			'organisation:fet',
			'organisation:lillestrom',
			'organisation:karlstad'
		]);
	});
});
