import { describe, expect, test } from 'vitest';
import { addressOf, nameFor, sizeOf, sourcesOf, widthsOf, withoutText, type DocumentView } from './document.ts';

const picture: DocumentView = {
	id: 'a',
	name: 'Åse på tur.webp',
	mediaType: 'image/webp',
	byteCount: 1,
	width: 1000,
	height: 700,
	textNb: 'Åse',
	textSv: 'Åse',
	language: 'nb'
};

describe('the name of an uploaded file', () => {
	test.each([
		['Rapport juni.pdf', 'pdf', 'Rapport juni.pdf'],
		['C:\\Users\\kari\\rapport.PDF', 'pdf', 'rapport.pdf'],
		['../../etc/passwd', 'text', 'passwd.txt'],
		['tall.CSV', 'text', 'tall.csv'],
		['program.exe', 'pdf', 'program.pdf'],
		['IMG_0042.JPG', 'picture', 'IMG_0042.webp'],
		['.htaccess', 'text', 'fil.txt'],
		['  ', 'docx', 'fil.docx'],
		['a\u202Efdp.exe', 'pdf', 'a fdp.pdf'],
		['"x";\r\nSet-Cookie: y.pdf', 'pdf', 'x ; Set-Cookie y.pdf'],
		['blåba\u0308r.xlsx', 'xlsx', 'blåbär.xlsx']
	] as const)('%j kept as %s is called %j', (uploaded, kind, kept) => {
		expect(nameFor(uploaded, kind)).toBe(kept);
	});

	test('is cut where it is longer than a file system bears', () => {
		expect(nameFor(`${'å'.repeat(300)}.pdf`, 'pdf')).toBe(`${'å'.repeat(100)}.pdf`);
	});
});

describe('a picture on a page', () => {
	test('lies in every width up to its own and is never drawn larger', () => {
		expect(widthsOf(1600)).toEqual([480, 960, 1600]);
		expect(widthsOf(700)).toEqual([480, 700]);
		expect(widthsOf(480)).toEqual([480]);
		expect(widthsOf(1)).toEqual([1]);
	});

	test('is offered to the browser in each of them', () => {
		const path = '/dokument/a/%C3%85se%20p%C3%A5%20tur.webp';
		expect(addressOf(picture)).toBe(path);
		expect(sourcesOf({ ...picture, width: 1000, height: 700 })).toBe(
			`${path}?bredde=480 480w, ${path}?bredde=960 960w, ${path}?bredde=1000 1000w`
		);
	});

	test('hinders publishing until it is told of in both languages; a document does not', () => {
		const half = { ...picture, textSv: '' };
		const report = { ...picture, width: null, height: null, textNb: '', textSv: '' };
		expect(withoutText([picture, half, report])).toEqual([half]);
	});
});

test('sizes are told in the unit that people expect', () => {
	expect(sizeOf(1)).toEqual({ value: 1, unit: 'kB' });
	expect(sizeOf(340_400)).toEqual({ value: 340, unit: 'kB' });
	expect(sizeOf(1_249_000)).toEqual({ value: 1.2, unit: 'MB' });
});
