import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { datedName, predecessorsOf } from '#lib/organisations/organisation.ts';
import { actingFor, organisationDirectory, representedBy } from '#lib/organisations/organisations.server.ts';
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

test('technology areas stand together with their group', async () => {
	const groups = (await technologies(db)).map(({ groupKey }) => groupKey);
	const runs = groups.filter((key, place) => key !== groups[place - 1]);
	expect(runs).toHaveLength(new Set(groups).size);
});
