import { describe, expect, test } from 'vitest';
import { alone } from './alone.ts';

describe('work that many ask for', () => {
	test('is done by one at a time, and once more for those who came meanwhile', async () => {
		let now = 0;
		let most = 0;
		let times = 0;
		const work = alone(async () => {
			times += 1;
			now += 1;
			most = Math.max(most, now);
			await new Promise((done) => setTimeout(done, 20));
			now -= 1;
		});
		await Promise.all([work(), work(), work(), work()]);
		expect([most, times]).toEqual([1, 2]);
		await work();
		expect(times).toBe(3);
	});

	test('can be asked for again after it failed', async () => {
		let times = 0;
		const work = alone(() => {
			times += 1;
			return times === 1 ? Promise.reject(new Error('away')) : Promise.resolve();
		});
		await expect(work()).rejects.toThrow('away');
		await work();
		expect(times).toBe(2);
	});
});
