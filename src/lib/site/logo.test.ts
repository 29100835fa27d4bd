import { describe, expect, test } from 'vitest';
import { largestBytes, mediaTypeOf, readLogo } from '#lib/site/logo.ts';

const today = '2026-11-21';
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0);
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
const webp = new TextEncoder().encode('RIFF1234WEBPVP8 ');
const typed = { content: png, altNb: 'Interreg', altSv: 'Interreg', startsOn: '1.1.2026', endsOn: '31.12.2027' };
const keys = (change: Partial<typeof typed>) => {
	const read = readLogo({ ...typed, ...change }, today, 'day_first');
	return read.ok ? [] : read.issues.map(({ field, key }) => `${field} ${key}`);
};

describe('what kind of image it is', () => {
	test('is read from its first bytes', () => {
		expect([png, jpeg, webp].map(mediaTypeOf)).toEqual(['image/png', 'image/jpeg', 'image/webp']);
	});

	test.each([
		['nothing', ''],
		['a page', '<html><script>alert(1)</script>'],
		['a drawing that could hold a script', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
		['an animation', 'GIF89a'],
		['another file of the same box', 'RIFF1234WAVEfmt ']
	])('is none of ours for %s', (_, text) => {
		expect(mediaTypeOf(new TextEncoder().encode(text))).toBeUndefined();
	});
});

describe('uploading the logo of the programme', () => {
	test('is accepted within its period, from its first day to its last', () => {
		expect(keys({})).toEqual([]);
		expect(keys({ startsOn: today, endsOn: today })).toEqual([]);
	});

	test.each([
		['a period that is over', { endsOn: '20.11.2026' }, 'endsOn site.logo_period_over'],
		['a period that has not begun', { startsOn: '22.11.2026' }, 'startsOn site.logo_period_not_begun'],
		['an end before its start', { startsOn: '2.1.2027', endsOn: '1.1.2027' }, 'endsOn site.logo_ends_before_start'],
		['a day that is not in the calendar', { endsOn: '31.2.2027' }, 'endsOn day.not_in_calendar'],
		['no file', { content: new Uint8Array() }, 'image site.logo_missing'],
		['another kind of file', { content: new TextEncoder().encode('GIF89a') }, 'image site.logo_not_an_image'],
		['no words for those who do not see it', { altSv: ' ' }, 'altSv site.logo_alt_sv_missing']
	])('is refused for %s', (_, change, key) => {
		expect(keys(change)).toEqual([key]);
	});

	test('is refused one byte over the limit', () => {
		const image = (bytes: number) => Uint8Array.from([...png, ...new Uint8Array(bytes - png.length)]);
		expect(keys({ content: image(largestBytes) })).toEqual([]);
		expect(keys({ content: image(largestBytes + 1) })).toEqual(['image site.logo_too_large']);
	});

	test('names every reason at once', () => {
		expect(keys({ content: new Uint8Array(), altNb: '', altSv: '', startsOn: '', endsOn: 'x' })).toHaveLength(5);
	});
});
