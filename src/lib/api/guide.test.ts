import { describe, expect, test } from 'vitest';
import nb from '#messages/nb.json' with { type: 'json' };
import sv from '#messages/sv.json' with { type: 'json' };
import { askedFor, guideOf } from './guide.ts';
import { openApi } from './openapi.ts';

const routes = guideOf(openApi('https://sol.example'));
const routeOf = (id: string) => routes.find((each) => each.id === id);

describe('the guide to the interface', () => {
	test('tells of every way to ask, and of each parameter, in both languages', () => {
		expect(routes).toHaveLength(15);
		const keys = routes.flatMap(({ about, parameters }) => [about, ...parameters.map((each) => each.about)]);
		for (const texts of [nb.api, sv.api] as Record<string, string>[])
			expect(keys.filter((key) => texts[key.replace('api.', '')] === undefined)).toEqual([]);
	});

	test('asks in its examples only by parameters that there are', () => {
		for (const [path, query] of Object.entries(askedFor)) {
			const names = routes
				.find((each) => each.path === path && each.method === 'GET')
				?.parameters.map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining([...new URLSearchParams(query).keys()]));
		}
	});

	test('asks for one thing by the id that its example answers with', () => {
		const { answer = '{}', request } = routeOf('get_pilots_by_id') ?? {};
		const { id } = JSON.parse(answer) as { id: string };
		expect(request).toBe(`curl "https://sol.example/api/v1/pilots/${id}"`);
	});

	test('sends with a key what needs one, and without what does not', () => {
		expect(routeOf('post_pilots')?.request).toContain('-H "Authorization: Bearer');
		expect(routeOf('post_pilots')?.fields?.needed).toEqual(['title', 'language']);
		expect(routeOf('post_funding_calculate')?.request).not.toContain('Authorization');
		expect(routeOf('post_funding_calculate')?.fields?.needed).toEqual(['lines']);
	});

	test('lists what a parameter may be', () => {
		const country = routeOf('get_pilots')?.parameters.find(({ name }) => name === 'country');
		expect(country).toMatchObject({ values: ['NO', 'SE'], required: false, otherwise: null });
		const perPage = routeOf('get_pilots')?.parameters.find(({ name }) => name === 'per_page');
		expect(perPage).toMatchObject({ values: [], otherwise: '25' });
	});
});
