import { describe, expect, test } from 'vitest';
import {
	articleData,
	conceptData,
	eventData,
	organisationData,
	openData,
	pilotData,
	structuredText
} from './structured.ts';

const place = { origin: 'https://sol.example', path: '/nb/x/y' };
const written = {
	id: 'a',
	title: 'T',
	language: 'sv',
	text: 'Text',
	owner: 'Karlstad kommun',
	published: '2026-01-02'
} as const;

describe('what a page says to programs', () => {
	test('names the thing by the address that it keeps, and the page where it stands', () => {
		const data = pilotData({ ...written, startsOn: '2026-01-01', endsOn: null, country: 'SE' }, place);
		expect(data).toMatchObject({
			'@context': 'https://schema.org',
			'@type': 'ResearchProject',
			'@id': 'https://sol.example/id/pilot/a',
			url: 'https://sol.example/nb/x/y',
			foundingDate: '2026-01-01'
		});
		expect(data).not.toHaveProperty('dissolutionDate');
	});

	test('is of the kind of the thing', () => {
		expect(articleData('lesson', written, place)).toMatchObject({ '@type': 'Article', inLanguage: 'sv' });
		expect(conceptData({ id: 'c', name: 'a', words: ['a', 'b'], text: '' }, place)).toMatchObject({
			'@type': 'DefinedTerm',
			alternateName: ['b'],
			inDefinedTermSet: 'https://sol.example/nb/x'
		});
		const body = { id: 'o', name: 'O', country: 'NO', website: null };
		expect(organisationData({ ...body, kind: 'municipality' }, place)['@type']).toBe('GovernmentOrganization');
		expect(organisationData({ ...body, kind: 'supplier' }, place)['@type']).toBe('Organization');
		expect(openData({ title: 'D', text: 'x', lang: 'nb', dumps: ['2026-11-22'] }, place)).toMatchObject({
			'@type': 'Dataset'
		});
	});

	test('tells of a meeting when and where, also that it is cancelled', () => {
		const meeting = {
			...written,
			startsAt: new Date(0),
			endsAt: new Date(1),
			place: '',
			isOnline: true,
			state: 'cancelled'
		} as const;
		expect(eventData(meeting, place)).toMatchObject({
			eventStatus: 'https://schema.org/EventCancelled',
			eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
			location: { '@type': 'VirtualLocation' }
		});
	});

	test('cannot end the element that it stands in, whatever people wrote', () => {
		const title = '</script><script>alert(1)</script><!--';
		const text = structuredText(articleData('need', { ...written, title }, place));
		expect(text).not.toContain('<');
		expect((JSON.parse(text) as { headline: string }).headline).toBe(title);
	});
});
