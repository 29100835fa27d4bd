import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { openApi } from './openapi.ts';
import { fundingAnswer } from './public-funding.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', ...openApi('https://sol.example') });
const check = ajv.compile({ $ref: 'api#/components/schemas/Funding' });
const answer = await fundingAnswer(db, null, today);
if (!answer) throw new Error('no project runs');

const euro = (amounts: readonly { amount: string; currency: string }[]) =>
	BigInt((amounts.find(({ currency }) => currency === 'EUR')?.amount ?? '').replace('.', ''));
const sum = (rows: readonly { spent: readonly { amount: string; currency: string }[] }[]) =>
	rows.reduce((all, { spent }) => all + euro(spent), 0n);

describe('the public figures for programs', () => {
	test('are as described', () => {
		expect(check(JSON.parse(JSON.stringify(answer))) ? [] : check.errors).toEqual([]);
	});
	test('add up to the same sum by side, source, partner, category, work package, period and pilot', () => {
		const whole = euro(answer.spent);
		expect(whole).toBeGreaterThan(0n);
		const parts = [answer.by_side, answer.by_source, answer.by_partner, answer.by_category];
		for (const rows of [...parts, answer.by_work_package, answer.by_period, answer.by_pilot])
			expect(sum(rows)).toBe(whole);
	});
	test('give every amount in three currencies, as decimal strings', () => {
		expect(answer.budget).toEqual([
			{ amount: '3000000.00', currency: 'EUR' },
			{ amount: '35100000.00', currency: 'NOK' },
			{ amount: '33600000.00', currency: 'SEK' }
		]);
	});
	test('are of the running project only, never of the archive', async () => {
		expect(await fundingAnswer(db, answer.project.id, today)).toEqual(answer);
		expect(await fundingAnswer(db, 'finnes-ikke', today)).toBeUndefined();
	});
	test('say nothing of drafts, suppliers or persons', () => {
		expect(JSON.stringify(answer)).not.toMatch(/draft|supplier|voucher|person/);
	});
});
