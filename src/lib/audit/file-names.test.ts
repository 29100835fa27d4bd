import { expect, test } from 'vitest';
import { fileNames } from './file-names.ts';

test.each([
	['Kvittering 1.pdf', 'Kvittering 1.pdf'],
	['Blåbær og öl.jpeg', 'Blåbær og öl.jpeg'],
	['A\u030Angstro\u0308m.pdf', 'Ångström.pdf'],
	['../../etc/passwd', '_.._etc_passwd'],
	['C:\\temp\\faktura.pdf', 'C__temp_faktura.pdf'],
	['.htaccess', 'htaccess'],
	['faktura.pdf.', 'faktura.pdf'],
	['linje\nto\u202Efdp.exe', 'linje_to_fdp.exe'],
	['con.pdf', '_con.pdf'],
	['LPT1', '_LPT1'],
	['console.pdf', 'console.pdf'],
	['   ', 'dokument'],
	['???.pdf', '___.pdf'],
	['💶.pdf', '💶.pdf']
])('%j is filed as %j', (name, filed) => {
	expect(fileNames([name])).toEqual([filed]);
});

test('equal names are told apart, large and small letters alike', () => {
	expect(fileNames(['a.pdf', 'A.PDF', 'a.pdf', 'a (2).pdf', 'b', 'b'])).toEqual([
		'a.pdf',
		'A (2).PDF',
		'a (3).pdf',
		'a (2) (2).pdf',
		'b',
		'b (2)'
	]);
});

test('names that only differ where they are cut stay apart, with their endings', () => {
	const long = 'x'.repeat(300);
	const [one = '', two = ''] = fileNames([`${long}1.pdf`, `${long}2.pdf`]);
	expect(one).toBe(`${'x'.repeat(100)}.pdf`);
	expect(two).toBe(`${'x'.repeat(100)} (2).pdf`);
});
