import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { readRegistration } from './registration.ts';

const right = {
	role: 'supplier',
	kind: 'NO',
	number: '974 760 673',
	name: 'Sensorverkstedet AS',
	areas: 'fall_sensor',
	presentation: 'Vi lager sensorer.',
	language: 'nb',
	contact_name: 'Åse Berg',
	email: 'Post@Sensor.example'
};
const isArea = (key: string) => key === 'fall_sensor';

function read(typed: Readonly<Record<string, string>>) {
	const form = new FormData();
	for (const [name, value] of Object.entries(typed)) form.append(name, value);
	return readRegistration(form, isArea);
}
const faults = (typed: Readonly<Record<string, string>>) =>
	issuesOf(read({ ...right, ...typed })).map(({ field, key }) => `${field} ${key}`);

describe('who a firm is', () => {
	test('a Norwegian firm is its nine digits', () => {
		expect(read(right)).toMatchObject({
			ok: true,
			value: {
				country: 'NO',
				orgNumber: '974760673',
				isSoleTrader: false,
				registerNumber: null,
				email: 'post@sensor.example'
			}
		});
	});
	test('a Swedish firm is its ten digits', () => {
		expect(read({ ...right, kind: 'SE', number: '212000-1850' })).toMatchObject({
			ok: true,
			value: { country: 'SE', orgNumber: '2120001850' }
		});
	});
	test.each([
		['NO', '974760674', 'number.organisation_check_digit'],
		['NO', '97476067', 'number.organisation_length_no'],
		['SE', '212000-1851', 'number.organisation_check_digit'],
		['SE', '21200018', 'number.organisation_length_se'],
		['NO', '', 'supplier.number_missing'],
		['SE', '811218-9876', 'number.organisation_is_personal'],
		['NO', '811218-9876', 'number.organisation_is_personal']
	])('%s: %s is refused', (kind, number, key) => {
		expect(faults({ kind, number })).toEqual([`number ${key}`]);
	});
	test('a sole trader is a name and a country, and no number is read', () => {
		expect(read({ ...right, kind: 'sole_trader', number: '', country: 'SE' })).toMatchObject({
			ok: true,
			value: { country: 'SE', orgNumber: null, isSoleTrader: true, registerNumber: null }
		});
		expect(faults({ kind: 'sole_trader', number: '811218-9876', country: 'SE' })).toEqual([
			'number supplier.sole_trader_number'
		]);
		expect(faults({ kind: 'sole_trader', number: '', register_number: '7', country: '' })).toEqual([
			'country supplier.country_missing',
			'register_number supplier.sole_trader_number'
		]);
	});
	test('a firm of another country is the country and the number of its register', () => {
		expect(
			read({ ...right, kind: 'abroad', number: '', country: 'DK', register_number: 'CVR 29189846' })
		).toMatchObject({
			ok: true,
			value: { country: 'DK', orgNumber: null, isSoleTrader: false, registerNumber: 'CVR 29189846' }
		});
		expect(faults({ kind: 'abroad', country: 'XX' })).toEqual([
			'country supplier.country_missing',
			'register_number supplier.register_number_missing'
		]);
		expect(faults({ kind: 'abroad', country: 'SE', register_number: '212000-1850' })).toEqual([
			'country supplier.country_has_number'
		]);
	});
});

describe('what is wrong with a registration', () => {
	test('is said all at once', () => {
		expect(issuesOf(read({})).map(({ field }) => field)).toEqual([
			'role',
			'kind',
			'name',
			'areas',
			'presentation',
			'language',
			'contact_name',
			'email'
		]);
	});
	test.each([
		['name', 'name'],
		['presentation', 'presentation'],
		['contact_name', 'contact_name']
	])('a personal number in %s', (name, field) => {
		expect(faults({ [name]: 'Vi er 811218-9876' })).toEqual([`${field} text.personal_number`]);
	});
	test('a personal number in a number of another register, an address or a website', () => {
		expect(faults({ kind: 'abroad', country: 'FI', register_number: '811218-9876' })).toEqual([
			'register_number text.personal_number'
		]);
		expect(faults({ email: '811218-9876@x.example' })).toEqual(['email text.personal_number']);
		expect(faults({ website: 'https://x.example/811218-9876' })).toEqual(['website text.personal_number']);
	});
	test('a website that is not https', () => {
		expect(faults({ website: 'http://x.example' })).toEqual(['website supplier.website_not_https']);
		expect(faults({ website: 'javascript:alert(1)' })).toEqual(['website supplier.website_not_https']);
		expect(read({ ...right, website: 'www.x.example' })).toMatchObject({
			value: { website: 'https://www.x.example/' }
		});
	});
	test('an area that nobody knows is none', () => {
		expect(faults({ areas: 'spaceships' })).toEqual(['areas supplier.areas_missing']);
	});
});
