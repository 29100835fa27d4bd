import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import { blank, full } from '../../../tests/pilot-contents.ts';
import { readReason, readRegistration, readSection, settle, type Choices } from './pilot-form.ts';
import { fieldsOf, ruleOf, sections, type Section } from './section-field.ts';

const choices: Choices = {
	technologyArea: ['gps'],
	supplierId: ['s1'],
	workPackage: ['AP3'],
	contacts: ['kari'],
	partners: ['karlstad', 'arvika'],
	currency: 'NOK'
};

function form(values: Record<string, string | readonly string[]>): FormData {
	const filled = new FormData();
	for (const [name, value] of Object.entries(values))
		for (const each of typeof value === 'string' ? [value] : value) filled.append(name, each);
	return filled;
}

function read(section: Section, values: Record<string, string | readonly string[]>, lang: 'nb' | 'sv' = 'nb') {
	return readSection(section, form(values), choices, lang);
}

const keysOf = (issues: readonly { field: string; key: string }[]) => issues.map(({ field, key }) => `${field} ${key}`);

describe('reading a section', () => {
	test('takes what was typed, trimmed', () => {
		expect(read('about', { title: ' Robot ', summary: 'En\r\nto', place: '' })).toEqual({
			values: { title: 'Robot', summary: 'En\nto', place: '' },
			issues: []
		});
	});

	test('leaves a field alone that the form does not hold', () => {
		expect(read('about', { title: 'Robot' }).values).toEqual({ title: 'Robot' });
	});

	test('takes no field of another section', () => {
		expect(read('goals', { title: 'Robot', goals: 'Mål' }).values).toEqual({ goals: 'Mål' });
	});

	test('reads numbers, days, amounts and choices; empty ones are none', () => {
		expect(
			read('plan', { startsOn: '15.1.2027', endsOn: '2027-06-30', workPackage: 'AP3', budgetMinor: '450 000' }).values
		).toEqual({
			startsOn: '2027-01-15',
			endsOn: '2027-06-30',
			workPackage: 'AP3',
			budgetMinor: 45_000_000n
		});
		expect(read('plan', { startsOn: '', endsOn: ' ', workPackage: '', budgetMinor: '' }).values).toEqual({
			startsOn: null,
			endsOn: null,
			workPackage: null,
			budgetMinor: null
		});
		expect(read('goals', { userCount: '1 200' }).values).toEqual({ userCount: 1200 });
	});

	test('reads six digits as each country writes them', () => {
		expect(read('plan', { startsOn: '150127' }, 'nb').values.startsOn).toBe('2027-01-15');
		expect(read('plan', { startsOn: '270115' }, 'sv').values.startsOn).toBe('2027-01-15');
	});

	test('takes each partner once, and none when only the empty one comes', () => {
		expect(read('cooperation', { partners: ['', 'arvika', 'karlstad', 'arvika'] }).values.partners).toEqual([
			'arvika',
			'karlstad'
		]);
		expect(read('cooperation', { partners: '' }).values.partners).toEqual([]);
	});

	test('takes as a contact only a member of the owner, and nobody at all', () => {
		expect(read('cooperation', { professionalContact: 'kari', itContact: '' }).values).toEqual({
			professionalContact: 'kari',
			itContact: null
		});
		expect(keysOf(read('cooperation', { itContact: 'ola' }).issues)).toEqual(['itContact section.unknown_choice']);
	});

	test('keeps each role apart', () => {
		expect(
			read('cooperation', { coOwners: ['', 'arvika'], researchers: ['', 'arvika', 'karlstad'], funders: '' }).values
		).toEqual({ coOwners: ['arvika'], researchers: ['arvika', 'karlstad'], funders: [] });
	});

	test('names every fault at once', () => {
		const { issues, values } = read('plan', {
			startsOn: '31.2.2027',
			endsOn: 'snart',
			workPackage: 'AP99',
			budgetMinor: '12.500'
		});
		expect(keysOf(issues)).toEqual([
			'startsOn day.not_in_calendar',
			'endsOn day.unreadable',
			'workPackage section.unknown_choice',
			'budgetMinor money.ambiguous'
		]);
		expect(values).toEqual({});
	});

	test.each([
		['1e9', 'money.unreadable'],
		['-5', 'money.negative'],
		['12 SEK', 'money.other_currency']
	])('refuses %s as a budget', (typed, key) => {
		expect(keysOf(read('plan', { budgetMinor: typed }).issues)).toEqual([`budgetMinor ${key}`]);
	});

	test.each([
		['ca 40', 'section.user_count_not_integer'],
		['0', 'number.too_small'],
		['100001', 'number.too_large'],
		['4,5', 'section.user_count_not_integer']
	])('refuses %s as a number of users', (typed, key) => {
		expect(keysOf(read('goals', { userCount: typed }).issues)).toEqual([`userCount ${key}`]);
	});

	test('refuses unknown areas, suppliers and partners, and a file in the place of a text', () => {
		expect(keysOf(read('technology', { technologyArea: 'gps ', supplierId: 'ringsaker' }).issues)).toEqual([
			'technologyArea section.unknown_choice',
			'supplierId section.unknown_choice'
		]);
		expect(keysOf(read('cooperation', { partners: ['karlstad', 'hogwarts'] }).issues)).toEqual([
			'partners section.unknown_choice'
		]);
		const upload = new FormData();
		upload.append('partners', new File(['x'], 'x.txt'));
		expect(readSection('cooperation', upload, choices, 'nb').issues).toHaveLength(1);
	});

	test('a pilot keeps a title', () => {
		expect(keysOf(read('about', { title: '  ' }).issues)).toEqual(['title section.title_missing']);
	});

	const texts = sections.flatMap(fieldsOf).filter((name) => ['line', 'text'].includes(ruleOf(name).kind));

	test.each(texts)('%s refuses a personal number, control characters and one character too many', (name) => {
		const { section } = ruleOf(name);
		const rule = ruleOf(name);
		const max = 'max' in rule ? rule.max : 0;
		const keys = (typed: string) => read(section, { [name]: typed }).issues.map(({ key }) => key);
		expect(keys('Ring 01015000232')).toEqual(['text.personal_number']);
		expect(keys('Personen 811218-9876')).toEqual(['text.personal_number']);
		expect(keys('a\u0000b')).toEqual(['text.control_character']);
		expect(keys('a\u202Eb')).toEqual(['text.control_character']);
		expect(keys('å'.repeat(max))).toEqual([]);
		expect(keys('å'.repeat(max + 1))).toEqual(['text.too_long']);
		expect(keys('x'.repeat(100_000))).toEqual(['text.too_long']);
	});
});

describe('saving when a button is pressed', () => {
	test('takes the whole section', () => {
		const settled = settle(blank, { values: { title: 'Ny' }, issues: [] }, 'whole');
		expect(settled).toEqual({ ok: true, value: { content: { ...blank, title: 'Ny' }, issues: [] } });
	});

	test('takes nothing when one field is wrong, and names the order of the days too', () => {
		const values = { startsOn: '2027-06-30', endsOn: '2027-01-15' };
		const settled = settle(blank, { values, issues: [{ field: 'budgetMinor', key: 'money.unreadable' }] }, 'whole');
		expect(keysOf(issuesOf(settled))).toEqual(['endsOn section.end_before_start', 'budgetMinor money.unreadable']);
	});

	test('accepts a pilot of one day', () => {
		expect(settle(blank, { values: { startsOn: '2027-01-15', endsOn: '2027-01-15' }, issues: [] }, 'whole').ok).toBe(
			true
		);
	});
});

describe('saving while somebody types', () => {
	test('keeps what is readable and names the rest', () => {
		const issue = { field: 'summary', key: 'text.too_long' };
		const settled = settle(full, { values: { title: 'Ny' }, issues: [issue] }, 'readable');
		expect(settled).toEqual({ ok: true, value: { content: { ...full, title: 'Ny' }, issues: [issue] } });
	});

	test('keeps the stored days when the new ones are in the wrong order, also with only one of them typed', () => {
		const settled = settle(full, { values: { startsOn: '2027-02-01', product: 'X' }, issues: [] }, 'readable');
		expect(settled).toMatchObject({
			ok: true,
			value: {
				content: { startsOn: full.startsOn, endsOn: full.endsOn, product: 'X' },
				issues: [{ field: 'endsOn', key: 'section.end_before_start' }]
			}
		});
	});
});

describe('registering', () => {
	test('needs a working title and a language', () => {
		expect(readRegistration(form({ title: 'Robot', language: 'nn' }))).toEqual({
			ok: true,
			value: { title: 'Robot', language: 'nn' }
		});
		expect(keysOf(issuesOf(readRegistration(form({ language: 'da' }))))).toEqual([
			'title section.title_missing',
			'language pilot.choose_language'
		]);
	});

	test('refuses a personal number in the title', () => {
		expect(readRegistration(form({ title: 'Kari 01015000232', language: 'nb' })).ok).toBe(false);
	});
});

test('a reason is required unless told otherwise', () => {
	expect(keysOf(issuesOf(readReason(form({}))))).toEqual(['reason text.required']);
	expect(readReason(form({}), false)).toEqual({ ok: true, value: '' });
});
