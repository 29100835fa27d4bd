import { describe, expect, test } from 'vitest';
import { isForeignForm } from './origin-check.ts';

const own = 'https://sol.example';
const form = {
	method: 'POST',
	contentType: 'application/x-www-form-urlencoded',
	origin: own,
	own,
	route: '/[lang=lang]/konto'
};

describe('a form', () => {
	test('of the site itself is accepted', () => {
		expect(isForeignForm(form)).toBe(false);
	});

	test.each([null, 'null', 'https://evil.example', 'http://sol.example', 'https://sol.example.evil.example'])(
		'from %s is refused',
		(origin) => {
			for (const contentType of [
				'application/x-www-form-urlencoded',
				'Multipart/Form-Data; boundary=x',
				'text/plain',
				' text/plain;charset=utf-8'
			])
				for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
					for (const route of ['/[lang=lang]/konto', null])
						expect(isForeignForm({ ...form, origin, contentType, method, route })).toBe(true);
		}
	);

	test('that no browser sends without asking, and a mere look, are not forms', () => {
		expect(isForeignForm({ ...form, origin: null, contentType: 'application/json' })).toBe(false);
		expect(isForeignForm({ ...form, origin: null, contentType: null })).toBe(false);
		expect(isForeignForm({ ...form, origin: null, method: 'GET' })).toBe(false);
	});

	test('is nothing that the interface for programs knows, which has no cookie', () => {
		expect(isForeignForm({ ...form, origin: 'https://evil.example', route: '/api/v1/pilots' })).toBe(false);
	});

	test('that a mail program sends to end its mail is accepted from anywhere', () => {
		expect(isForeignForm({ ...form, origin: null, route: '/[lang=lang]/avmeld/[token]' })).toBe(false);
		expect(isForeignForm({ ...form, origin: null, route: '/[lang=lang]/folg/bekreft/[token]' })).toBe(true);
	});
});
