import { describe, expect, test } from 'vitest';
import { readImport } from './import-file.ts';

const known = { technology: (key: string) => key === 'gps_alarm', organisation: (id: string) => id === 'arvika' };
const good = {
	id: 'ext-1',
	kind: 'pilot',
	lang: 'sv',
	title: 'Larm i skogen',
	summary: 'Två glesbygder provar.',
	technology_area: 'gps_alarm',
	owner: 'arvika',
	starts_on: '2026-01-01',
	ends_on: null
};
const file = (...documents: unknown[]) => readImport(JSON.stringify({ documents }), known);
const faultsOf = (...documents: unknown[]) => {
	const read = file(...documents);
	return read.ok ? [] : read.faults;
};

describe('a file of pilots and needs', () => {
	test('is read as it stands, also with a byte order mark', () => {
		const read = readImport(`\uFEFF${JSON.stringify({ documents: [good] })}`, known);
		expect(read).toMatchObject({ ok: true, documents: [{ id: 'ext-1', technologyArea: 'gps_alarm', endsOn: null }] });
	});

	test('without owners belongs to Ringsaker in Norwegian of either form and to Karlstad in Swedish', () => {
		const read = file(
			...['nb', 'nn', 'sv'].map((lang, index) => ({ ...good, id: String(index), lang, owner: undefined }))
		);
		expect(read.ok && read.documents.map(({ owner }) => owner)).toEqual(['ringsaker', 'ringsaker', 'karlstad']);
	});

	test('may have no days and may be empty', () => {
		expect(file({ ...good, starts_on: undefined, ends_on: undefined }).ok).toBe(true);
		expect(file().ok).toBe(true);
	});

	test('names every fault at once, by document and field', () => {
		expect(
			faultsOf(
				{ ...good, kind: 'event', lang: 'en' },
				7,
				{ ...good, id: 'ext-3', title: ' ', summary: undefined, technology_area: 'x', owner: 'nobody' },
				{ ...good, id: 'ext-4', starts_on: '2026-02-30', ends_on: 5 },
				{ ...good, id: 'ext-5', ends_on: '2025-12-31' }
			)
		).toEqual([
			'documents[0] (ext-1) lang: must be nb, nn or sv',
			'documents[0] (ext-1) kind: must be pilot or need',
			'documents[1]: must be an object',
			'documents[2] (ext-3) title: must be text',
			'documents[2] (ext-3) summary: is missing',
			'documents[2] (ext-3) technology_area: is no technology area',
			'documents[2] (ext-3) owner: is no organisation here',
			'documents[3] (ext-4) starts_on: must be a day as 2026-01-31, or null',
			'documents[3] (ext-4) ends_on: must be a day as 2026-01-31, or null',
			'documents[4] (ext-5) ends_on: is before starts_on'
		]);
	});

	test('is as long as a page bears, each of its words and the whole', () => {
		expect(faultsOf({ ...good, id: 'a'.repeat(201), title: 'b'.repeat(301), summary: 'c'.repeat(20_001) })).toEqual(
			['id: is longer than 200', 'title: is longer than 300', 'summary: is longer than 20000'].map(
				(what) => `documents[0] (${'a'.repeat(201)}) ${what} characters`
			)
		);
		expect(faultsOf({ ...good, id: 'a'.repeat(200), title: 'b'.repeat(300), summary: 'c'.repeat(20_000) })).toEqual([]);
		const many = `{"documents": [${'0,'.repeat(100_000)}0]}`;
		expect(readImport(many, known)).toEqual({ ok: false, faults: ['documents: at most 100000 in one file'] });
	});

	test('says of each document what it is, in words and not in lists of them', () => {
		expect(
			faultsOf({ ...good, kind: undefined, lang: null, technology_area: ['gps_alarm'], owner: ['arvika'] })
		).toEqual([
			'documents[0] (ext-1) lang: is missing',
			'documents[0] (ext-1) kind: is missing',
			'documents[0] (ext-1) technology_area: is no technology area',
			'documents[0] (ext-1) owner: is no organisation here'
		]);
	});

	test('uses an id once', () => {
		expect(faultsOf(good, { ...good, kind: 'need' })).toEqual([
			'documents[1] (ext-1) id: is the id of documents[0] too'
		]);
	});

	test('holds no personal number and nothing that no text may hold', () => {
		expect(faultsOf({ ...good, title: 'Anna 811228-9874', summary: 'a\0b' })).toEqual([
			'documents[0] (ext-1) title: holds a personal number',
			'documents[0] (ext-1) summary: holds a character that no text may hold'
		]);
	});

	test.each(['', '{', '[]', '{"documents": 1}', 'null'])('is not %s', (text) => {
		expect(readImport(text, known)).toMatchObject({ ok: false, faults: [expect.stringMatching(/./)] });
	});

	test('tells what it does not know and overlooks it', () => {
		expect(file({ ...good, colour: 'red' })).toMatchObject({ ok: true, overlooked: ['colour'] });
	});
});
