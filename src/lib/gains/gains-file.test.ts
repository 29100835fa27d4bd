import { expect, test } from 'vitest';
import { csvText } from '#lib/csv.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { gainRows, type FiledGain } from './gains-file.ts';

const filed: FiledGain = {
	gain: {
		id: 'g',
		pilotId: 'p',
		category: 'saved_time',
		text: '=Kortere vakter',
		owner: 'Avdelingsleder',
		expected: '100',
		unit: 'hours_per_month',
		indicator: null,
		indicatorNb: null,
		indicatorSv: null,
		followUpOn: '2027-02-28',
		language: 'nb',
		revision: 1,
		answers: [],
		measuredBy: null,
		documented: { kind: 'stated', value: '80.5', on: '2027-03-01' },
		told: [
			{
				point: 'after_6',
				told: {
					kind: 'answered',
					isLate: false,
					answer: {
						point: 'after_6',
						status: 'partly',
						documented: '80.5',
						realised: '-4.25',
						note: 'Ja; nesten',
						revision: 1,
						answeredOn: '2027-03-01'
					}
				}
			},
			{ point: 'after_12', told: { kind: 'unknown' } }
		]
	},
	pilot: { slug: 'x', title: 'E-lås', ownerNb: 'Lørenskog kommune', ownerSv: 'Lørenskogs kommun' }
};

test('the file keeps potential, documented and realised in columns of their own', () => {
	const rows = gainRows([filed], textFor('nb', messages.nb), (slug) => `https://sol.example/${slug}`);
	const [head = [], row = []] = rows;
	const of = (name: string) => row[head.indexOf(name)];
	expect(row).toHaveLength(head.length);
	expect(of('Forventet')).toEqual({ decimal: '100' });
	expect(of('Dokumentert')).toEqual({ decimal: '80.5' });
	expect(of('Realisert etter seks måneder')).toEqual({ decimal: '-4.25' });
	expect(of('Status etter tolv måneder')).toBe('ukjent');
	expect(of('Realisert etter tolv måneder')).toBe('');
});

test('nothing that people wrote is run by a spreadsheet or breaks its row', () => {
	const [, line] = csvText(gainRows([filed], textFor('sv', messages.sv), String)).split('\r\n');
	expect(line).toContain(";'=Kortere vakter;");
	expect(line).toContain(';-4,25;2027-03-01;"Ja; nesten";');
});
