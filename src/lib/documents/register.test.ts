import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { formOf } from '../../../tests/typed.ts';
import { readRegistration } from './register-form.ts';
import {
	areNamesOpen,
	listedEntry,
	readPeriod,
	readRegisterQuery,
	registerAddress,
	soughtWords,
	titleOf
} from './register.ts';

describe('Finding a document by the name of a person', () => {
	test('is possible through the last day of the year after publication', () => {
		expect(areNamesOpen('2025-11-22', '2026-11-21')).toBe(true);
		expect(areNamesOpen('2025-11-22', '2026-11-22')).toBe(false);
	});

	test('ends on the last of February for what was published on a leap day', () => {
		expect(areNamesOpen('2024-02-29', '2025-02-27')).toBe(true);
		expect(areNamesOpen('2024-02-29', '2025-02-28')).toBe(false);
	});

	test('leaves the rest of the entry as it was', () => {
		const entry = { publishedOn: '2025-11-22', sender: 'Kari', receiver: 'Ola', caseNumber: '2025/1' };
		expect(listedEntry(entry, '2026-11-21')).toEqual(entry);
		expect(listedEntry(entry, '2026-11-22')).toEqual({ ...entry, sender: null, receiver: null });
	});
});

describe('Reading the register', () => {
	const query = (text: string) => readRegisterQuery(new URLSearchParams(text));

	test('the address says what is sought, and says it again', () => {
		const read = query('q=avtale+2026%2F12&organisasjon=karlstad&aar=2026&type=pdf&side=2');
		expect(read).toMatchObject({
			query: { q: 'avtale 2026/12', organisation: 'karlstad', year: 2026, kind: 'pdf' },
			ignored: false
		});
		expect(registerAddress(read.query, 2)).toBe('?q=avtale+2026%2F12&organisasjon=karlstad&aar=2026&type=pdf&side=2');
		expect(registerAddress(query('').query)).toBe('');
	});

	test.each(['aar=20260', 'aar=nei', 'type=exe', "organisasjon=' or 1=1"])('%s is left out, and said', (text) => {
		const { query: read, ignored } = query(text);
		expect(ignored).toBe(true);
		expect(registerAddress(read)).toBe('');
	});

	test('a question without end is cut', () => {
		expect(query(`q=${'å'.repeat(300)}`).query.q).toBe('å'.repeat(200));
	});

	test('words are cut at spaces and quotation marks, never at the stroke of a case number', () => {
		expect(soughtWords('«Kari Nordmann» 2026/12')).toEqual(['kari', 'nordmann', '2026/12']);
		expect(soughtWords('')).toEqual([]);
		expect(soughtWords('\u0000 ” \uD800')).toEqual([]);
		expect(soughtWords('a '.repeat(100))).toHaveLength(8);
	});

	test('a title in the other language says which one it is', () => {
		const titles = { textNb: 'Avtale', textSv: 'Avtal', name: 'a.pdf' };
		expect(titleOf('nn', titles)).toEqual({ text: 'Avtale', lang: null });
		expect(titleOf('sv', { ...titles, textSv: '' })).toEqual({ text: 'Avtale', lang: 'nb' });
		expect(titleOf('nb', { ...titles, textNb: '' })).toEqual({ text: 'Avtal', lang: 'sv' });
		expect(titleOf('nb', { textNb: '', textSv: '', name: 'a.pdf' })).toEqual({ text: 'a.pdf', lang: null });
	});

	test('a period is open where no day is given', () => {
		const read = (address: string) => readPeriod(new URLSearchParams(address), 'nb');
		expect(read('fra=1.1.2026&til=')).toMatchObject({ value: { from: '2026-01-01', to: null } });
		expect(read('')).toMatchObject({ value: { from: null, to: null } });
	});

	test('of a period every fault is told', () => {
		const faults = (address: string) =>
			issuesOf(readPeriod(new URLSearchParams(address), 'sv')).map(({ field, key }) => `${field} ${key}`);
		expect(faults('fra=tull&til=31.02.2026')).toEqual(['fra day.unreadable', 'til day.not_in_calendar']);
		expect(faults('fra=2026-02-01&til=2026-01-31')).toEqual(['til register.period_backwards']);
		expect(faults('fra=2026-01-31&til=2026-01-31')).toEqual([]);
	});
});

describe('Entering a document in the register', () => {
	const read = (typed: Record<string, string>, lang: 'nb' | 'sv' = 'nb') => {
		const form = formOf(typed);
		return readRegistration(form, { today: '2026-11-22', lang });
	};

	test('what is left empty is not known', () => {
		expect(read({ caseNumber: ' 2026/1234 ', documentDate: '', sender: '', receiver: ' ' })).toMatchObject({
			value: { caseNumber: '2026/1234', documentDate: null, sender: null, receiver: null }
		});
	});

	test('a date of six digits is read as the country writes it', () => {
		expect(read({ documentDate: '260115' }, 'sv')).toMatchObject({ value: { documentDate: '2026-01-15' } });
		expect(read({ documentDate: '150126' })).toMatchObject({ value: { documentDate: '2026-01-15' } });
	});

	test('all faults are told at once', () => {
		const faulty = {
			caseNumber: 'x'.repeat(61),
			documentDate: '23.11.2026',
			sender: 'y'.repeat(201),
			receiver: 'født 19121212-1212'
		};
		expect(issuesOf(read(faulty)).map(({ field, key }) => `${field} ${key}`)).toEqual([
			'caseNumber text.too_long',
			'documentDate register.day_ahead',
			'sender text.too_long',
			'receiver text.personal_number'
		]);
	});

	test('a date that cannot be read is told', () => {
		expect(issuesOf(read({ documentDate: '31.02.2026' }))).toMatchObject([{ field: 'documentDate' }]);
	});
});
