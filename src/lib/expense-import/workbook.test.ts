import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { accepted } from '../../../tests/decided.ts';
import { readFile, readPasted } from './read-table.server.ts';

const styles = `<styleSheet xmlns="x"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="#,##0.00&quot; dry&quot;"/></numFmts>
	<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
	<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

type Made = { sheet: string; strings?: string; workbook?: string; prefix?: string };

function workbook({ sheet, strings = '', workbook: properties = '' }: Made): File {
	const files = {
		'xl/workbook.xml': `<workbook xmlns:r="y">${properties}<sheets><sheet name="Tom" r:id="r2"/><sheet name="Utgifter" r:id="r1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
		'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${sheet}</worksheet>`,
		'xl/worksheets/sheet2.xml': '<worksheet><sheetData/></worksheet>',
		'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
		'xl/styles.xml': styles
	};
	const packed = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
	return new File([new Uint8Array(packed)], 'hånd.xlsx');
}

async function tableOf(file: File) {
	return accepted(await readFile(file));
}

describe('a workbook', () => {
	test('gives formulas as last worked out, days as days, shared and rich texts, and merged text in each row', async () => {
		const sheet = `
			<row r="1"><c r="A1" t="s"><v>0</v></c></row>
			<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>skjult &amp; glemt</t></is></c></row>
			<row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" t="inlineStr"><is><r><t>Be</t></r><r><t>løp</t></r></is></c><c r="D4" t="str"><f>"Te"&amp;"kst"</f><v>Tekst</v></c></row>
			<row r="5"><c r="A5" s="1"><v>46297</v></c><c r="B5"><f>SUM(1,2)</f><v>1234.5599999999999</v></c><c r="D5" t="s"><v>2</v></c></row>
			<row r="6"><c r="A6" s="2"><v>46298.5</v></c><c r="B6" s="3"><v>-12.5</v></c><c r="C6"/></row>
			<row r="7"><c r="A7" t="d"><v>2026-10-04T00:00:00</v></c><c r="B7" t="e"><f>A1/0</f><v>#DIV/0!</v></c><c r="D7" t="b"><v>1</v></c></row>
			<row r="8"><c r="A8"/><c r="B8" s="1"/></row>
			</sheetData><mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="D5:D6"/><mergeCell ref="B5:B6"/></mergeCells>`;
		const strings =
			'<si><t>Rapport</t></si><si><r><t>Da</t></r><r><t xml:space="preserve">to </t></r><rPh><t>x</t></rPh></si><si><t>K_x00F8_be &lt;1&gt;</t></si>';
		const { table, from1904, firstLine } = await tableOf(workbook({ sheet, strings }));
		expect(table).toEqual([
			['Rapport'],
			['skjult & glemt'],
			[],
			['Dato', 'Beløp', '', 'Tekst'],
			['2026-10-02', '1234,56', '', 'Købe <1>'],
			['2026-10-03', '-12,5', '', 'Købe <1>'],
			['2026-10-04', '#DIV/0!']
		]);
		expect([from1904, firstLine]).toEqual([false, 1]);
	});

	test('never repeats a merged amount', async () => {
		const sheet =
			'<row r="1"><c r="A1"><v>100</v></c></row><row r="2"><c r="B2"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>';
		expect((await tableOf(workbook({ sheet }))).table).toEqual([['100'], ['', '1']]);
	});

	test.each(['<workbookPr date1904="1"/>', '<workbookPr codeName="x" date1904="true"/>'])(
		'that counts from 1904 says so: %s',
		async (properties) => {
			const sheet = '<row r="1"><c r="A1" s="1"><v>44835</v></c><c r="B1"><v>44835</v></c></row></sheetData>';
			const { table, from1904 } = await tableOf(workbook({ sheet, workbook: properties }));
			expect([table, from1904]).toEqual([[['2026-10-02', '44835']], true]);
		}
	);

	test('of another program has prefixes and no addresses', async () => {
		const sheet =
			'<x:row><x:c t="inlineStr"><x:is><x:t>Dato</x:t></x:is></x:c><x:c/><x:c><x:v>5</x:v></x:c></x:row></x:sheetData>';
		expect((await tableOf(workbook({ sheet }))).table).toEqual([['Dato', '', '5']]);
	});

	test('of too many rows is refused, even when they are far apart', async () => {
		const sheet = '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>';
		expect(await readFile(workbook({ sheet }))).toMatchObject({
			ok: false,
			issues: [{ key: 'expense_import.too_many_rows' }]
		});
	});

	test('that is no workbook is refused', async () => {
		const file = new File([new Uint8Array(zipSync({ 'word/document.xml': strToU8('<x/>') }))], 'a.docx');
		expect(await readFile(file)).toMatchObject({ ok: false, issues: [{ key: 'expense_import.unreadable' }] });
	});

	test('with a million open tags is read in seconds, not in the minutes of a search from each tag', async () => {
		const began = performance.now();
		await readFile(workbook({ sheet: '<row r="1"><c r="A1"'.repeat(500_000) }));
		expect(performance.now() - began).toBeLessThan(20_000);
	});
});

describe('values parted by a mark', () => {
	test('keep the numbers of their rows, quoted marks and quotes', async () => {
		const text = 'sep=;\r\nDato;Tekst\r\n\r\n2.10.2026;"Kjøp; frakt\r\nog ""mer"""\r\n3.10.2026;5" rør';
		const { table, firstLine } = await tableOf(new File([text], 'a.csv'));
		expect(firstLine).toBe(2);
		expect(table).toEqual([['Dato', 'Tekst'], [''], ['2.10.2026', 'Kjøp; frakt\r\nog "mer"'], ['3.10.2026', '5" rør']]);
	});

	test('are read in the letters of Windows', async () => {
		const { table } = await tableOf(
			new File([Uint8Array.from('Beløp;Övrigt\n1;2', (each) => each.charCodeAt(0))], 'a.csv')
		);
		expect(table[0]).toEqual(['Beløp', 'Övrigt']);
	});

	test('are pasted with tabs', () => {
		expect(readPasted('Dato\tBeløp\n1.10.2026\t1 234,50\n')).toMatchObject({
			ok: true,
			value: {
				table: [
					['Dato', 'Beløp'],
					['1.10.2026', '1 234,50']
				]
			}
		});
		expect(readPasted('  ')).toMatchObject({ ok: false, issues: [{ field: 'pasted', key: 'expense_import.no_file' }] });
	});
});
