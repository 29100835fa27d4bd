/** The description of the interface, OpenAPI 3.1: what programs outside are written against. */
import { finished, type Paths } from './openapi-finish.ts';
import { figurePaths } from './openapi-figures.ts';
import { fundingPaths } from './openapi-funding.ts';
import { readingPaths } from './openapi-reading.ts';
import { schemas } from './openapi-schemas.ts';
import { searchPaths } from './openapi-search.ts';
import { sharedComponents } from './openapi-shared.ts';
import { json, refused } from './openapi-words.ts';
import { writingPaths } from './openapi-writing.ts';

const description = `Public data of the welfare technology pilots along the border of Norway and Sweden.

Reading needs no key. Writing needs the key of an organisation as a Bearer token and an Idempotency-Key.
While a site holds demonstration data, every answer carries a notice, and everything invented is marked is_demo.

Dates are ISO 8601. Amounts are decimal strings with two places beside a currency, never floating point numbers.
Lists come page by page. Every GET can be asked by HEAD as well, and answers 304 to an If-None-Match that names its ETag.
There is no Last-Modified, since most answers are put together from many things that change by themselves.

What is refused is told as RFC 9457 application/problem+json with every fault at once, in the language of Accept-Language.
A path that is not described here answers 404, another method 405 with Allow, and a path that ends in a slash 308.

What is there is neither renamed nor removed, and keeps its meaning; what must change does so under /api/v2.
New paths, optional parameters, words of a list and properties of answers may be added, and stand here from the same day:
read past what you do not know.`;

const topics: Readonly<Record<string, string>> = {
	pilots: 'Pilots with their results',
	needs: 'Needs and dialogues with the market',
	organisations: 'Partners and suppliers',
	indicators: 'What is measured, and how',
	glossary: 'Words of the two countries',
	search: 'Everything public, by the words of either language',
	funding: 'The shared budget, its ledger and its arithmetic',
	measurements: 'Values from the systems of the partners',
	expenses: 'Costs from the accounting systems of the partners',
	'openapi.json': 'This description'
};

const { '/openapi.json': itself = {}, ...reading } = readingPaths;
const paths: Paths = finished({
	...reading,
	...searchPaths(json, refused),
	...figurePaths(json, refused),
	...fundingPaths(json, refused),
	'/pilots': { ...readingPaths['/pilots'], ...writingPaths['/pilots'] },
	'/measurements': writingPaths['/measurements'] ?? {},
	'/expenses': writingPaths['/expenses'] ?? {},
	'/openapi.json': itself
});

const tags = Object.entries(topics)
	.filter(([name]) => Object.keys(paths).some((path) => path.split('/')[1] === name))
	.map(([name, about]) => ({ name, description: about }));

/** @param origin address of the site */
export function openApi(origin: string) {
	return {
		openapi: '3.1.0',
		info: {
			title: 'SOL',
			version: '1.0.0',
			description,
			license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }
		},
		servers: [{ url: `${origin}/api/v1` }],
		tags,
		paths,
		components: { schemas, ...sharedComponents }
	};
}
