import { expect, test } from 'vitest';
import { no, yes } from '#lib/decision.ts';
import { missingAs } from '#lib/missing.ts';

test('an empty field is told of in its own words, any other fault as it is', () => {
	const refused = no({ field: 'name', key: 'text.required' }, { field: 'name', key: 'text.too_long' });
	expect(missingAs('contact.name_missing', refused)).toEqual(
		no({ field: 'name', key: 'contact.name_missing' }, { field: 'name', key: 'text.too_long' })
	);
	expect(missingAs('contact.name_missing', yes('Nina'))).toEqual(yes('Nina'));
});
