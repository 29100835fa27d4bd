import { describe, expect, test } from 'vitest';
import {
	leftOut,
	readLeftOut,
	readSearch,
	searchAddress,
	searchFrom,
	searchName,
	searchOfList,
	searchText,
	type Search
} from './search.ts';

const read = (address: string, known: (filter: string, value: string) => boolean = () => true) =>
	readSearch(new URLSearchParams(address), 'sv', known);
const text = (address: string) => searchText(read(address).search);

describe('a search that is followed', () => {
	test('is the same in whatever order and letters it was asked for', () => {
		const one = text('q=Digital++Tillsyn&fylke=varmland&fylke=innlandet&hva=need&apne=1');
		expect(text('hva=need&apne=1&fylke=innlandet&fylke=varmland&fylke=varmland&q=digital tillsyn ')).toBe(one);
		expect(text('q=digital tillsyn&fylke=varmland&hva=need&apne=1')).not.toBe(one);
		expect(text('q=digital tillsyn&sprak=nb&fylke=varmland&fylke=innlandet&hva=need&apne=1')).not.toBe(one);
	});

	test('in nynorsk is the one in bokmål', () => {
		expect(text('q=tilsyn&sprak=nn')).toBe(text('q=tilsyn&sprak=nb'));
		expect(text('q=tilsyn&sprak=nn')).not.toBe(text('q=tilsyn&sprak=sv'));
	});

	test('comes back from its address and from the database as it was', () => {
		const address =
			'hva=need&hva=event&q=natt+%26+dag&sprak=nb&teknologi=gps&gruppe=alarm&land=SE&fylke=varmland&apne=1';
		const { search, ignored } = read(address);
		expect(ignored).toBe(false);
		expect(searchAddress(search)).toBe(address);
		expect(searchFrom(JSON.parse(searchText(search)))).toEqual(search);
	});

	test('of every kind of thing is one of no kind, and without words its language is nothing', () => {
		expect(text('hva=need&hva=event&hva=pilot&hva=result&hva=lesson&hva=solution')).toBe(text(''));
		expect(text('sprak=nb&land=SE')).toBe(text('sprak=sv&land=SE'));
	});

	test('leaves out what nobody knows, and says so', () => {
		const { search, ignored } = read('hva=need&hva=ufo&land=SE&land=XX', (_, value) => value !== 'XX');
		expect(search).toEqual({
			kinds: ['need'],
			q: '',
			language: 'nb',
			filters: { country: ['SE'] },
			onlyOpen: false
		} satisfies Search);
		expect(ignored).toBe(true);
		expect(read('hva=&land=&q=').ignored).toBe(false);
	});

	test('is bounded', () => {
		const many = Array.from({ length: 100 }, (_, number) => `eier=o${number}`).join('&');
		expect(read(many).search.filters.owner).toHaveLength(30);
		expect(read(`q=${'a'.repeat(999)}`).search.q).toHaveLength(200);
		expect(searchName(`  Natt\n og   dag${'y'.repeat(999)}`)).toHaveLength(120);
	});

	test('holds nothing that the database cannot keep', () => {
		const cut = read(`q=${'a'.repeat(199)}🚨🚨`).search;
		expect(cut.q.isWellFormed()).toBe(true);
		expect(searchFrom(JSON.parse(searchText(cut)))).toEqual(cut);
		expect(read('q=a%00b').search.q).toBe('a b');
		expect(searchName('\0natt\0\ud83d')).toBe('natt \ufffd');
		expect(searchName(`${'a'.repeat(119)}🚨🚨`).isWellFormed()).toBe(true);
	});
});

describe('the filters of a list', () => {
	const of = (kind: Parameters<typeof searchOfList>[0], address: string) =>
		searchOfList(kind, new URLSearchParams(address), 'nb');

	test('are a search of what the list shows', () => {
		expect(of('need', 'teknologi=gps&land=SE&side=3')).toBe('hva=need&teknologi=gps&land=SE&apne=1');
		expect(of('need', 'teknologi=group:alarm')).toBe('hva=need&gruppe=alarm&apne=1');
		expect(of('need', 'status=closed')).toBe('hva=need');
		expect(of('pilot', 'fase=execution&sorter=name&q=Natt')).toBe('hva=pilot&q=natt&sprak=nb&fase=execution');
		expect(of(null, 'q=gps')).toBe('q=gps&sprak=nb');
	});

	test('say what does not go along', () => {
		expect(leftOut(new URLSearchParams('status=open&teknologi=gps&side=2&brukes-av='))).toEqual([]);
		expect(leftOut(new URLSearchParams('brukes-av=karlstad&status=closed&vis=tidligere'))).toEqual([
			'used_by',
			'closed',
			'past'
		]);
		expect(readLeftOut(new URLSearchParams('uten=closed&uten=x'))).toEqual(['closed']);
	});
});
