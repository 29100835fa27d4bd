import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { datedName, predecessorsOf } from '#lib/organisations/organisation.ts';
import {
	actingFor,
	organisationDirectory,
	partnerPage,
	representedBy
} from '#lib/organisations/organisations.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { testDb } from '../../../tests/db.ts';

let db: Db;
beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
});

describe('the directory of organisations', () => {
	test('begins with the sixteen partners in the order of the project', async () => {
		const orders = [...(await organisationDirectory(db)).values()].map(({ partnerOrder }) => partnerOrder);
		expect(orders.slice(0, 16)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
		expect(new Set(orders.slice(16))).toEqual(new Set([null]));
	});

	test('knows the successors and the represented, but no supplier', async () => {
		const all = await organisationDirectory(db);
		expect(all.has('oslomet') && all.has('nes')).toBe(true);
		expect(all.has('s1')).toBe(false);
		const fet = all.get('fet');
		expect(fet && datedName(fet, all, '2026-11-21').today?.nameNb).toBe('Lillestrøm kommune');
		expect(predecessorsOf('lillestrom', all)).toHaveLength(3);
	});
});

describe('Digitale Gardermoen', () => {
	test('acts for its municipalities, one of them only until it left', async () => {
		const members = await representedBy(db, 'dgi');
		expect(members.map(({ memberId }) => memberId)).toEqual([
			'eidsvoll',
			'gjerdrum',
			'hurdal',
			'nannestad',
			'nes',
			'ullensaker'
		]);
		expect(members.at(-1)?.endsOn).toBe('2022-06-30');
	});

	test('is named by each of them', async () => {
		expect(await actingFor(db, 'nes')).toEqual([{ actsId: 'dgi', startsOn: null, endsOn: null }]);
		expect(await actingFor(db, 'ringsaker')).toEqual([]);
	});
});

describe('the page of an organisation', () => {
	const today = '2026-11-21';

	test('of Lillestrøm shows whom it came after, each to its last day', async () => {
		const view = await partnerPage(db, 'lillestrom', 'nb', today);
		expect(view?.predecessors.map(({ organisation, endsOn }) => [organisation.nameNb, endsOn])).toEqual([
			['Skedsmo kommune', '2019-12-31'],
			['Fet kommune', '2019-12-31'],
			['Sørum kommune', '2019-12-31']
		]);
		expect(view?.covers).toEqual(['lillestrom', 'skedsmo', 'fet', 'sorum']);
		expect(view?.isPartner).toBe(false);
	});

	test('of Fet names who it is today, and covers itself only', async () => {
		const view = await partnerPage(db, 'fet', 'sv', today);
		expect(view?.organisation.today?.nameSv).toBe('Lillestrøms kommun');
		expect(view?.ownName).toEqual({ name: 'Fet kommune', lang: 'nb' });
		expect(view?.covers).toEqual(['fet']);
	});

	test('of Digitale Gardermoen and of a member name each other', async () => {
		expect((await partnerPage(db, 'dgi', 'nb', today))?.actsFor).toHaveLength(6);
		const member = await partnerPage(db, 'ullensaker', 'nb', today);
		expect(member?.actedBy).toMatchObject([{ organisation: { id: 'dgi' }, endsOn: '2022-06-30' }]);
	});

	test('exists for every partner, successor and member, for nobody else', async () => {
		const all = await organisationDirectory(db);
		const pages = await Promise.all([...all.keys()].map((id) => partnerPage(db, id, 'nb', today)));
		expect(pages.filter((page) => page === undefined)).toHaveLength(1);
		for (const id of ['secretariat', 's1', 'nothing']) expect(await partnerPage(db, id, 'nb', today)).toBeUndefined();
	});
});

test('technology areas stand together with their group', async () => {
	const groups = (await technologies(db)).map(({ groupKey }) => groupKey);
	const runs = groups.filter((key, place) => key !== groups[place - 1]);
	expect(runs).toHaveLength(new Set(groups).size);
});
