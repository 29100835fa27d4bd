import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { formOf } from '../../../tests/typed.ts';
import { comparability } from './evidence.ts';
import { indicatorFor, library } from './indicators.server.ts';
import { addOwnIndicator, ownIndicatorsOf } from './own-indicators.server.ts';

const { db } = await testDb({ demo: true });
let kari: Actor, finance: Actor, foreign: Actor;
let pilotId = '';
let otherPilot = '';

beforeAll(async () => {
	[kari, finance, foreign] = await Promise.all([
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'okonomi.ringsaker'),
		actorOf(db, 'redaktor.karlstad')
	]);
	const idOf = async (externalId: string) =>
		(await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.externalId, externalId)))[0]?.id ?? '';
	[pilotId, otherPilot] = [await idOf('P14'), await idOf('P07')];
});

const right = {
	name: 'Ventetid på hjelpemiddel',
	definition: 'Dager fra bestilling til levering, hos alle i prøvetiden',
	unit: 'days',
	better: 'down',
	gain_category: 'saved_time',
	small_number_limit: '5'
};

function add(fields: Partial<Record<keyof typeof right, string>>, by = kari) {
	const form = formOf({ ...right, ...fields });
	return addOwnIndicator(db, by, pilotId, form);
}

describe('an indicator of a pilot’s own', () => {
	test('has a key of its own, is measured by, and stands in no list of others', async () => {
		const added = await add({});
		if (!added.ok) throw new Error(JSON.stringify(added.issues));
		const key = added.value;
		expect(key).toMatch(/^own_[0-9a-f]{8}$/);
		expect(await ownIndicatorsOf(db, pilotId)).toMatchObject([
			{ key, nameNb: right.name, nameSv: right.name, pilotId }
		]);
		expect(await indicatorFor(db, pilotId, key)).toMatchObject({ key, unit: 'days', better: 'down' });
		expect(await indicatorFor(db, otherPilot, key)).toBeUndefined();
		expect((await library(db)).map((each) => each.key)).not.toContain(key);
	});

	test('is compared with nothing', async () => {
		const [own] = await ownIndicatorsOf(db, pilotId);
		if (!own) throw new Error('None');
		expect(comparability({ indicator: own, measured: null, baseline: null })).toContainEqual({
			key: 'evidence.not_own_indicator'
		});
	});

	test('of a share is entered as one and stays within it', async () => {
		const added = await add({ unit: 'percent' });
		const key = added.ok ? added.value : '';
		expect(await indicatorFor(db, pilotId, key)).toMatchObject({ isShare: true, validMin: '0', validMax: '100' });
	});

	test('names every fault at once, a limit that would tell of single persons too', async () => {
		const nothing = { name: '', definition: '', unit: 'ells', better: '', gain_category: '', small_number_limit: '4' };
		const refused = await add(nothing);
		expect(refused.ok ? [] : refused.issues.map(({ field, key }) => [field, key])).toEqual([
			['name', 'text.required'],
			['definition', 'text.required'],
			['unit', 'own_indicator.choose_unit'],
			['better', 'own_indicator.choose_better'],
			['gain_category', 'own_indicator.choose_gain_category'],
			['small_number_limit', 'number.too_small']
		]);
	});

	test('is added by those who may enter values', async () => {
		await expect(add({}, foreign)).rejects.toMatchObject({ status: 404 });
		await expect(add({}, finance)).rejects.toMatchObject({ status: 403 });
	});
});
