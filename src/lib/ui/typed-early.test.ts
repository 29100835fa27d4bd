import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { putBack, typedEarly } from './typed-early.ts';

/** As much of a browser's form as is read here; its stories are told in a real one. */
class FakeElement {
	readonly name: string;
	value: string;
	constructor(name: string, value: string) {
		this.name = name;
		this.value = value;
	}
}
class FakeInput extends FakeElement {
	readonly type: string;
	readonly defaultValue: string;
	readonly defaultChecked: boolean;
	checked: boolean;
	constructor(name: string, { type = 'text', value = '', ticked = false } = {}) {
		super(name, value);
		[this.type, this.defaultValue, this.defaultChecked, this.checked] = [type, value, ticked, ticked];
	}
}
class FakeArea extends FakeElement {
	readonly defaultValue: string;
	constructor(name: string, value = '') {
		super(name, value);
		this.defaultValue = value;
	}
}
class FakeSelect extends FakeElement {
	readonly options: readonly { value: string; defaultSelected: boolean }[];
	constructor(name: string, values: readonly string[], chosen?: string) {
		super(name, chosen ?? values[0] ?? '');
		this.options = values.map((value) => ({ value, defaultSelected: value === chosen }));
	}
}
class FakeForm {
	readonly elements: readonly object[];
	constructor(elements: readonly object[]) {
		this.elements = elements;
	}
}

const served = () => ({
	title: new FakeInput('title', { value: 'Larm' }),
	secret: new FakeInput('once', { type: 'hidden', value: '1' }),
	text: new FakeArea('text', 'Før'),
	area: new FakeSelect('area', ['', 'gps', 'larm'], 'gps'),
	open: new FakeSelect('open', ['', 'ja']),
	day: new FakeInput('shift', { type: 'checkbox', value: 'day', ticked: true }),
	night: new FakeInput('shift', { type: 'checkbox', value: 'night' }),
	button: new FakeElement('save', 'x')
});
const formOf = (fields: object) => new FakeForm(Object.values(fields)) as unknown as HTMLFormElement;
let page: FakeForm | null = null;

beforeEach(() => {
	vi.stubGlobal('HTMLFormElement', FakeForm);
	vi.stubGlobal('HTMLInputElement', FakeInput);
	vi.stubGlobal('HTMLTextAreaElement', FakeArea);
	vi.stubGlobal('HTMLSelectElement', FakeSelect);
	vi.stubGlobal('document', { querySelector: (asked: string) => (asked === 'form[action="?/save"]' ? page : null) });
});
afterEach(() => {
	vi.unstubAllGlobals();
});

function takenFrom(change: (fields: ReturnType<typeof served>) => void) {
	const fields = served();
	change(fields);
	page = new FakeForm(Object.values(fields));
	return typedEarly('?/save');
}

describe('what was typed before the script was there', () => {
	test('is nothing in a form that nobody touched, on a page without it, or on the server', () => {
		expect(takenFrom(() => undefined)).toEqual([]);
		expect(typedEarly('?/other')).toEqual([]);
		vi.stubGlobal('document', undefined);
		expect(typedEarly('?/save')).toEqual([]);
	});

	test('is what differs from what the server sent, and never a hidden field', () => {
		const early = takenFrom(({ title, secret, text, area, open, day, night }) => {
			[title.value, secret.value, text.value, area.value, open.value] = ['Larm hjemme', '2', '', 'larm', 'ja'];
			[day.checked, night.checked] = [false, true];
		});
		expect(early).toEqual([
			{ name: 'title', value: 'Larm hjemme', isTicked: false },
			{ name: 'text', value: '', isTicked: false },
			{ name: 'area', value: 'larm', isTicked: false },
			{ name: 'open', value: 'ja', isTicked: false },
			{ name: 'shift', value: 'day', isTicked: false },
			{ name: 'shift', value: 'night', isTicked: true }
		]);
	});

	test('is put back over what the script wrote, and nothing else is', () => {
		const early = takenFrom(({ title, area, day, night }) => {
			[title.value, area.value] = ['Larm hjemme', 'larm'];
			[day.checked, night.checked] = [false, true];
		});
		const fields = served();
		expect(putBack(formOf(fields), early)).toBe(true);
		expect([fields.title.value, fields.area.value, fields.text.value, fields.secret.value]).toEqual([
			'Larm hjemme',
			'larm',
			'Før',
			'1'
		]);
		expect([fields.day.checked, fields.night.checked]).toEqual([false, true]);
	});

	test('leaves a form alone when there was nothing', () => {
		const fields = served();
		expect(putBack(formOf(fields), [])).toBe(false);
		expect(fields.title.value).toBe('Larm');
	});
});
