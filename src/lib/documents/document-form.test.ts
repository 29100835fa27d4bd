import { describe, expect, test } from 'vitest';
import type { DocumentView } from './document.ts';
import { changedTexts, movedIn, readListForm, stampOf } from './document-form.ts';

const stored = (id: string, textNb = '', textSv = ''): DocumentView => ({
	id,
	name: 'a.webp',
	mediaType: 'image/webp',
	byteCount: 1,
	width: 1,
	height: 1,
	textNb,
	textSv,
	language: 'nb'
});
const typed = (id: string, textNb: string, textSv: string, was = stampOf({ textNb: '', textSv: '' })) => ({
	id,
	textNb,
	textSv,
	was
});

describe('the list of documents as a form', () => {
	test('carries the texts of each and one move', () => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ 'was-1': '["",""]', 'nb-1': ' En robot ', 'sv-1': '', up: '1' }))
			form.append(name, value);
		expect(readListForm(form)).toEqual({
			ok: true,
			value: { texts: [typed('1', 'En robot', '')], move: { what: 'up', id: '1' } }
		});
	});

	test('names every text that cannot be kept', () => {
		const form = new FormData();
		for (const id of ['1', '2']) form.append(`was-${id}`, '["",""]');
		form.append('nb-1', 'x'.repeat(301));
		form.append('sv-2', 'Kari 811218-9876');
		expect(readListForm(form)).toMatchObject({
			ok: false,
			issues: [
				{ field: 'nb-1', key: 'text.too_long' },
				{ field: 'sv-2', key: 'text.personal_number' }
			]
		});
	});
});

describe('two people who write about the same picture', () => {
	test('both keep what they wrote where they wrote about different ones', () => {
		const now = [stored('1', 'Ny', 'Ny'), stored('2')];
		expect(changedTexts(now, [typed('1', '', ''), typed('2', 'Min', 'Min')])).toEqual({
			ok: true,
			value: [{ id: '2', textNb: 'Min', textSv: 'Min' }]
		});
	});

	test('are told of each other where they wrote about the same one', () => {
		expect(changedTexts([stored('1', 'Ny', '')], [typed('1', 'Min', '')])).toEqual({
			ok: false,
			issues: [{ field: 'nb-1', key: 'document.changed_meanwhile' }]
		});
		expect(changedTexts([stored('1', 'Ny', '')], [typed('1', 'Ny', '')])).toEqual({ ok: true, value: [] });
	});

	test('are told where the picture is gone', () => {
		expect(changedTexts([], [typed('1', 'Min', '')])).toMatchObject({
			ok: false,
			issues: [{ key: 'document.gone_meanwhile' }]
		});
		expect(changedTexts([], [typed('1', '', '')])).toEqual({ ok: true, value: [] });
	});
});

test('a document moves one place at a time and stays within the list', () => {
	const ids = ['a', 'b', 'c'];
	expect(movedIn(ids, { what: 'up', id: 'c' })).toEqual(['a', 'c', 'b']);
	expect(movedIn(ids, { what: 'down', id: 'a' })).toEqual(['b', 'a', 'c']);
	expect(movedIn(ids, { what: 'up', id: 'a' })).toEqual(ids);
	expect(movedIn(ids, { what: 'down', id: 'c' })).toEqual(ids);
	expect(movedIn(ids, { what: 'remove', id: 'b' })).toEqual(['a', 'c']);
	expect(movedIn(ids, { what: 'up', id: 'x' })).toEqual(ids);
});
