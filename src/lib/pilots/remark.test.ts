import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { formOf } from '../../../tests/typed.ts';
import { readRemarks, remarkField, remarksFit } from './remark.ts';

describe('reading remarks', () => {
	test('takes those that say something, at their fields', () => {
		const typed = { remark: 'Fint', [remarkField('targetGroup')]: ' Hvor mange? ', remark_title: '  ' };
		expect(readRemarks(formOf(typed))).toEqual({
			ok: true,
			value: [
				{ field: '', text: 'Fint' },
				{ field: 'targetGroup', text: 'Hvor mange?' }
			]
		});
	});

	test('names every unreadable one', () => {
		const read = readRemarks(formOf({ remark: 'x'.repeat(1001), remark_title: 'Ring 01015000232' }));
		expect(issuesOf(read).map(({ field, key }) => `${field} ${key}`)).toEqual([
			'remark text.too_long',
			'remark_title text.personal_number'
		]);
	});

	test('knows no other fields', () => {
		expect(readRemarks(formOf({ remark_owner: 'Hei' }))).toEqual({ ok: true, value: [] });
	});
});

test('sending back needs a remark, publishing drops none', () => {
	const some = [{ field: '', text: 'Hei' }] as const;
	expect([remarksFit('return', []).ok, remarksFit('return', some).ok]).toEqual([false, true]);
	expect([remarksFit('publish', []).ok, remarksFit('publish', some).ok]).toEqual([true, false]);
});
