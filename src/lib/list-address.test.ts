import { expect, test } from 'vitest';
import { hasEmptyParameter, withoutEmpty } from '#lib/list-address.ts';

test.each([
	['q=&land=&fase=planning&sorter=newest', '?fase=planning'],
	['q=+', ''],
	['side=1&status=open', ''],
	['q=&fase=done', '?fase=done']
])('the address %s is said shorter', (search, short) => {
	const params = new URLSearchParams(search);
	expect(hasEmptyParameter(params)).toBe(true);
	expect(withoutEmpty(params)).toBe(short);
});

test.each(['', 'fase=done', 'sorter=name&side=2'])('the address «%s» is short already', (search) => {
	expect(hasEmptyParameter(new URLSearchParams(search))).toBe(false);
});
