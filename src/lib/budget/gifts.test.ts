import { describe, expect, test } from 'vitest';
import { giftFaults, type Gift } from './budget.ts';
import { readGiftsForm } from './gifts-form.ts';

function formOf(rows: readonly (readonly [kind: string, form: string, source: string, amount: string])[]): FormData {
	const form = new FormData();
	for (const [row, [kind, how, source, amount]] of rows.entries()) {
		form.set(`gift_kind_${row}`, kind);
		form.set(`gift_form_${row}`, how);
		form.set(`gift_source_${row}`, source);
		form.set(`gift_amount_${row}`, amount);
	}
	return form;
}
const read = (...rows: Parameters<typeof formOf>[0]) =>
	readGiftsForm(formOf(rows), { organisation: 'karlstad', inKind: ['public', 'private'] });
const issues = (...rows: Parameters<typeof formOf>[0]) => {
	const answer = read(...rows);
	return answer.ok ? [] : answer.issues.map(({ field, key }) => `${field} ${key}`);
};

describe('the co-financing that somebody typed', () => {
	test('is one gift per row with an amount', () => {
		expect(
			read(
				['public', 'cash', '', '1 234,50'],
				['private', 'in_kind', 'Stiftelsen', '10'],
				['', '', '', ''],
				['', '', '', '']
			)
		).toEqual({
			ok: true,
			value: [
				{ organisation: 'karlstad', kind: 'public', form: 'cash', source: '', minor: 123_450n },
				{ organisation: 'karlstad', kind: 'private', form: 'in_kind', source: 'Stiftelsen', minor: 1000n }
			]
		});
	});

	test('of nothing is none', () => {
		expect(read(['public', 'cash', '', '0,00'])).toEqual({ ok: true, value: [] });
	});

	test('names every fault at its field', () => {
		expect(issues(['', 'gold', 'x'.repeat(121), 'mye'], ['public', 'cash', '', '-1'])).toEqual([
			'gift_amount_0 money.unreadable',
			'gift_kind_0 budget_version.choose_gift_kind',
			'gift_form_0 budget_version.choose_gift_form',
			'gift_source_0 text.too_long',
			'gift_amount_1 money.negative'
		]);
	});

	test('is not the same twice, but may come from two sources', () => {
		expect(issues(['public', 'cash', '', '1'], ['public', 'cash', '', '2'])).toEqual([
			'gift_kind_1 budget_version.gift_twice'
		]);
		expect(issues(['public', 'cash', '', '1'], ['public', 'cash', 'Regionen', '2'])).toEqual([]);
	});
});

describe('co-financing that is no money', () => {
	test('is refused in the row where it was typed', () => {
		expect(issues(['public', 'cash', '', '1'], ['', '', '', ''], ['automatic_public', 'in_kind', '', '2'])).toEqual([
			'gift_form_2 budget_version.gift_automatic_in_kind'
		]);
	});

	const gift = (kind: Gift['kind'], form: Gift['form']): Gift => ({
		...{ organisation: 'karlstad', source: '', minor: 1n },
		...{ kind, form }
	});

	test('is of a kind that the rules of its side allow, and never automatic', () => {
		const gifts = [
			gift('public', 'in_kind'),
			gift('private', 'in_kind'),
			gift('automatic_public', 'in_kind'),
			gift('automatic_public', 'cash'),
			gift('private', 'cash')
		];
		expect(giftFaults(gifts, ['public']).map(({ field, key }) => `${field} ${key}`)).toEqual([
			'gift_form_1 budget_version.gift_not_in_kind',
			'gift_form_2 budget_version.gift_automatic_in_kind'
		]);
	});
});
