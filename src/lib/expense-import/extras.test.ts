import { describe, expect, test } from 'vitest';
import nb from '#messages/nb.json' with { type: 'json' };
import sv from '#messages/sv.json' with { type: 'json' };
import { checkRows } from './check.ts';
import { columnLetter } from './columns.ts';
import { isWithoutVat, type Field } from './fields.ts';
import { namesOf } from './names.ts';
import type { Surroundings } from './surroundings.ts';
import { entryOf, stored } from './understood.ts';

const lines = {
	currency: 'SEK' as const,
	inKind: ['public'],
	categories: ['staff', 'travel', 'external'],
	workPackages: [{ code: 'AP2', nameNb: 'Behov', nameSv: 'Behov' }],
	pilots: [],
	periods: [{ code: 'P3', startsOn: '2026-07-01', endsOn: '2026-12-31', reportDueOn: null, isLocked: false }]
};

type Cells = Readonly<Partial<Record<Field, string>>>;
type Changes = Partial<Pick<Surroundings, 'amountIsNet' | 'seesStaff'>> & { vatTreatment?: string };

/** A row that is right but for what is given. */
function outcomeOf(cells: Cells, changes: Changes = {}) {
	const whole: Cells = { date: '2026-10-02', text: 'Hotell', category: 'travel', work_package: 'AP2', ...cells };
	const names = Object.keys(whole) as Field[];
	const columns = Object.fromEntries(names.map((field, at) => [field, at]));
	const [outcome] = checkRows([{ number: 2, cells: names.map((field) => whole[field] ?? ''), corrections: {} }], {
		lines,
		names: namesOf(lines, [nb, sv]),
		mapping: { columns, accounts: {}, category: '', workPackage: '', vatTreatment: changes.vatTreatment ?? '' },
		mark: ',',
		amountIsNet: changes.amountIsNet ?? false,
		seesStaff: changes.seesStaff ?? true,
		from1904: false,
		lang: 'sv',
		today: '2026-11-21'
	});
	if (!outcome) throw new Error(columnLetter(0));
	return outcome;
}
const entry = (cells: Cells, changes?: Changes) => outcomeOf(cells, changes).entry;
const faults = (cells: Cells, changes?: Changes) =>
	outcomeOf(cells, changes).faults.map(({ field, key }) => `${field} ${key}`);

describe('VAT in a row', () => {
	test.each([
		['Ersätts av staten', 'compensated'],
		['Kompenseres', 'compensated'],
		['kompensert', 'compensated'],
		['compensated', 'compensated'],
		['Dras av som ingående moms', 'recovered'],
		['Fradrag', 'recovered'],
		['deducted', 'recovered']
	])('that is «%s» is no cost: the amount is the whole invoice without it', (word, vatTreatment) => {
		expect(entry({ total: '1 250,00', vat: '250,00', vat_treatment: word })).toMatchObject({
			amountMinor: 100_000n,
			totalMinor: 125_000n,
			vatMinor: 25_000n,
			vatTreatment
		});
	});

	test('of a credit note is taken off likewise', () => {
		expect(entry({ total: '-1 250,01', vat: '-250,00', vat_treatment: 'ersätts' })?.amountMinor).toBe(-100_001n);
	});

	test('that is a cost stays in the amount', () => {
		expect(entry({ total: '1 250,00', vat: '250,00', vat_treatment: 'Är en kostnad för oss' })).toMatchObject({
			amountMinor: 125_000n,
			vatMinor: 25_000n,
			vatTreatment: 'cost'
		});
		expect(entry({ amount: '1 250,00', vat: '250,00', vat_treatment: 'kostnad' })).toMatchObject({
			amountMinor: 125_000n,
			totalMinor: null
		});
	});

	test('follows what was chosen for all rows, unless the row says something else', () => {
		const row = { total: '125,00', vat: '25,00' };
		expect(entry(row, { vatTreatment: 'recovered' })?.amountMinor).toBe(10_000n);
		expect(entry({ ...row, vat_treatment: 'kostnad' }, { vatTreatment: 'recovered' })?.amountMinor).toBe(12_500n);
	});

	test('of nothing is none', () => {
		expect(entry({ amount: '100', vat: '0,00' })).toMatchObject({ vatMinor: null, vatTreatment: 'none' });
		expect(entry({ amount: '100', vat: '' }, { vatTreatment: 'recovered' })).toMatchObject({ vatTreatment: 'none' });
	});

	test('without its treatment, of an unknown one, or unreadable is a fault where it stands', () => {
		expect(faults({ amount: '100', vat: '25' })).toEqual(['vat_treatment expense.vat_treatment_missing']);
		expect(faults({ amount: '100', vat: '25', vat_treatment: 'momskod 7' })).toEqual([
			'vat_treatment expense_import.vat_treatment_unknown'
		]);
		expect(faults({ amount: '100', vat: '25 %', vat_treatment: 'kostnad' })).toEqual(['vat money.unreadable']);
	});

	test('that is no cost asks for the whole invoice, since the amount may be with or without it', () => {
		const row = { amount: '1 250,00', vat: '250,00', vat_treatment: 'ersätts' };
		expect(faults(row)).toEqual(['total expense.total_missing']);
		expect(entry(row, { amountIsNet: true })).toMatchObject({ amountMinor: 125_000n, totalMinor: 150_000n });
		expect(['Belopp exkl. moms', 'Nettobeløp', 'Beløp uten mva', 'Net amount'].every(isWithoutVat)).toBe(true);
		expect(['Belopp', 'Beløp', 'Belopp inkl. moms', 'Netting'].some(isWithoutVat)).toBe(false);
	});

	test('and an amount that does not follow from it is told what does', () => {
		const outcome = outcomeOf({ amount: '1 250,00', total: '1 250,00', vat: '250,00', vat_treatment: 'ersätts' });
		expect(outcome.faults).toEqual([
			{ field: 'amount', key: 'expense_import.amount_differs', params: { computed: '1000,00' } }
		]);
	});

	test('in another currency is converted with the amount where it is a cost, and refused where it is none', () => {
		const row = { amount: '100,00', currency: 'EUR', rate: '11,5', vat: '20,00' };
		expect(entry({ ...row, vat_treatment: 'kostnad' })).toMatchObject({ amountMinor: 115_000n, vatMinor: 23_000n });
		expect(faults({ ...row, total: '120,00', vat_treatment: 'ersätts' })).toContain(
			'vat_treatment expense.vat_or_original'
		);
	});
});

const worked = { person: 'Kari Nordmann', text: 'Møter med brukere', category: '' };

describe('a row about who worked', () => {
	test.each([
		['2026-10', '2026-10-01'],
		['10.2026', '2026-10-01'],
		['oktober 2026', '2026-10-01'],
		['Maj 2026', '2026-05-01'],
		['des. 2026', '2026-12-01'],
		['2026-10-31', '2026-10-01'],
		['46296', '2026-10-01']
	])('takes «%s» as the month', (month, day) => {
		expect(entry({ ...worked, month, hours: '7,5', staff_rate: '612,40' })?.staff?.month).toBe(day);
	});

	test('makes the amount of hours and price, on the cost type of staff', () => {
		const outcome = outcomeOf({ ...worked, month: '2026-10', hours: '7,5', staff_rate: '612,40' });
		expect(outcome.entry).toMatchObject({
			kind: 'staff',
			category: 'staff',
			amountMinor: 459_300n,
			staff: { personName: 'Kari Nordmann', month: '2026-10-01', hours: '7.5', percent: null, rateMinor: 61_240n }
		});
		expect(outcome.amount).toEqual({ minor: 459_300n, currency: 'SEK' });
		expect(outcome.sourceKey).not.toContain('nordmann');
	});

	test('or of a percentage of the month', () => {
		expect(entry({ ...worked, month: '2026-10', percent: '20 %', staff_rate: '50 000' })).toMatchObject({
			amountMinor: 1_000_000n,
			staff: { hours: null, percent: '20' }
		});
		expect(faults({ ...worked, month: '2026-10', percent: '0,2', staff_rate: '50 000' })).toEqual([
			'percent number.too_small'
		]);
	});

	test('names each fault once, with its column', () => {
		expect(faults({ ...worked, person: '', month: 'snart', hours: '8', percent: '20', staff_rate: '-5' })).toEqual([
			'person text.required',
			'month expense.month_unreadable',
			'hours expense.hours_or_percent',
			'staff_rate money.not_positive'
		]);
		const right = { ...worked, month: '2026-10', hours: '8', staff_rate: '500' };
		expect(faults({ ...right, text: 'Karis møter' })).toEqual(['text expense.name_in_text']);
		expect(faults({ ...right, category: 'travel' })).toEqual(['category expense.staff_category']);
		expect(faults({ ...right, amount: '1,00' })).toEqual(['amount expense_import.amount_differs']);
	});

	test('is refused to those who may not see wages', () => {
		const row = { ...worked, month: '2026-10', hours: '8', staff_rate: '500' };
		expect(faults(row, { seesStaff: false })).toEqual(['person expense.staff_not_yours']);
	});

	test('is not every row with a person: a journey has one too', () => {
		expect(entry({ person: 'Kari Nordmann', amount: '100' })).toMatchObject({ kind: 'cost', staff: null });
		expect(faults({ person: 'Kari', category: 'staff', amount: '100' })).toContain('hours expense.hours_or_percent');
	});
});

describe('a contribution in kind', () => {
	test.each(['Offentlig', 'offentligt', 'public'])('is cost and contribution at once: «%s»', (word) => {
		expect(entry({ amount: '100', contribution: word })).toMatchObject({ kind: 'in_kind', contributionKind: 'public' });
	});

	test('of a kind that is unknown or that the rules do not allow is refused', () => {
		expect(faults({ amount: '100', contribution: 'ja' })).toEqual(['contribution expense.contribution_missing']);
		expect(faults({ amount: '100', contribution: 'privat' })).toEqual([
			'contribution expense.contribution_not_allowed'
		]);
	});
});

describe('what was understood', () => {
	test('is kept to the last unit and comes back the same', () => {
		const all: Cells[] = [
			{ total: '1 250,00', vat: '250,00', vat_treatment: 'ersätts', invoiced_on: '2026-09-30', account: '7140' },
			{ ...worked, month: '2026-10', hours: '7,5', staff_rate: '612,40' },
			{ amount: '100', contribution: 'public', supplier: 'Kommunen', voucher: 'V1', invoice: 'F1' }
		];
		for (const cells of all) {
			const outcome = outcomeOf(cells);
			const kept = JSON.parse(JSON.stringify(stored(outcome).expense)) as Parameters<typeof entryOf>[0];
			expect(entryOf(kept)).toMatchObject({ ...outcome.entry });
		}
	});
});
