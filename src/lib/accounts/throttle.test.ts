import { describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { sql } from 'drizzle-orm';
import { throttle } from './schema.server.ts';
import { countTry, forgetTry } from './throttle.server.ts';
import { countedAddress, signInLimit } from './throttle.ts';

const { db } = await testDb();
const { perAccount, perAddress } = signInLimit;

describe('counting tries', () => {
	test('lets five through per account, wherever they come from', async () => {
		const tries = [];
		for (let n = 0; n <= perAccount; n += 1) tries.push(await countTry(db, signInLimit, 'a@x.example', `10.0.0.${n}`));
		expect(tries.map((each) => each.tooManyForAccount)).toEqual([false, false, false, false, false, true]);
	});

	test('counts many at once one by one', async () => {
		const tries = await Promise.all(
			Array.from({ length: 20 }, (_, n) => countTry(db, signInLimit, 'many@x.example', `10.1.0.${n}`))
		);
		expect(tries.filter((each) => !each.tooManyForAccount)).toHaveLength(perAccount);
	});

	test('lets thirty through per address, whoever they name', async () => {
		const tries = await Promise.all(
			Array.from({ length: perAddress + 3 }, (_, n) => countTry(db, signInLimit, `p${n}@x.example`, '10.2.0.1'))
		);
		expect(tries.filter((each) => each.tooManyFromAddress)).toHaveLength(3);
	});

	test('a right one clears the account and does not count for the address', async () => {
		for (let n = 0; n <= perAddress; n += 1) {
			await countTry(db, signInLimit, 'right@x.example', '10.3.0.1');
			await forgetTry(db, signInLimit, 'right@x.example', '10.3.0.1');
		}
		expect(await countTry(db, signInLimit, 'right@x.example', '10.3.0.1')).toEqual({
			tooManyForAccount: false,
			tooManyFromAddress: false
		});
	});

	test('starts anew after a quarter of an hour', async () => {
		for (let n = 0; n <= perAccount; n += 1) await countTry(db, signInLimit, 'later@x.example', '10.4.0.1');
		await db.update(throttle).set({ windowStartedAt: sql`now() - interval '16 minutes'` });
		expect(await countTry(db, signInLimit, 'later@x.example', '10.4.0.1')).toEqual({
			tooManyForAccount: false,
			tooManyFromAddress: false
		});
	});

	test('keeps neither addresses nor e-mails', async () => {
		const rows = await db.select().from(throttle);
		expect(rows.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
	});
});

describe('the address that is counted', () => {
	test.each([
		['192.0.2.7', '192.0.2.7'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:DB8:1:2::99', '2001:db8:1:2'],
		['2001:db8::1', '2001:db8:0:0'],
		['fe80::1%eth0', 'fe80:0:0:0'],
		['::1', '0:0:0:0']
	])('of %s is %s', (address, counted) => expect(countedAddress(address)).toBe(counted));
});
