/** What is the same for every way to ask the interface. */
import { ref } from './json-schema.ts';
import type { ProblemStatus } from './problem.ts';

const word = { type: 'string' };
const to = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const header = (description: string, schema: object = word) => ({ description, schema });

const headers = {
	ETag: header('Mark of the content; send it in If-None-Match to be told 304 while nothing has changed'),
	Link: header('Licence of the data, rel="license", and this description, rel="service-desc"'),
	RateLimit: header('What is left: r requests until t seconds from now; absent where nothing is limited'),
	'RateLimit-Policy': header('How many requests (q) in how many seconds (w)'),
	'Retry-After': header('Seconds until more may be asked', { type: 'integer', minimum: 0 }),
	'WWW-Authenticate': header('Bearer'),
	'Content-Language': header('Language of title and detail', { type: 'string', enum: ['nb', 'nn', 'sv'] })
};

const limits = { RateLimit: to('headers', 'RateLimit'), 'RateLimit-Policy': to('headers', 'RateLimit-Policy') };
export const successHeaders = { Link: to('headers', 'Link'), ...limits };
export const readHeaders = { ETag: to('headers', 'ETag'), ...successHeaders };

export function problemHeaders(status: number): Readonly<Record<string, object>> {
	return {
		'Content-Language': to('headers', 'Content-Language'),
		...limits,
		...(status === 401 ? { 'WWW-Authenticate': to('headers', 'WWW-Authenticate') } : {}),
		...(status === 429 ? { 'Retry-After': to('headers', 'Retry-After') } : {})
	};
}

type Fault = { pointer: string; key: string; detail: string };
const told = (status: ProblemStatus, title: string, ...errors: Fault[]) => ({ title, status, errors });

/** As they are told to whoever reads Norwegian. */
export const problemExamples: Readonly<Record<ProblemStatus, ReturnType<typeof told>>> = {
	400: told(400, 'Forespørselen kan ikke leses', {
		pointer: '/per_page',
		key: 'api.not_within',
		detail: 'Må være et helt tall fra 1 til 100.'
	}),
	401: told(401, 'Nøkkelen mangler eller gjelder ikke'),
	403: told(403, 'Nøkkelen gir ikke rett til dette'),
	404: told(404, 'Finnes ikke'),
	405: told(405, 'Metoden finnes ikke her'),
	409: told(409, 'Nøkkelen for forespørselen er brukt til noe annet'),
	413: told(413, 'Forespørselen er for stor'),
	415: told(415, 'Innholdet må være JSON'),
	422: told(422, 'Innholdet har feil', {
		pointer: '/titel',
		key: 'api.unknown_parameter',
		detail: 'Denne parameteren finnes ikke.'
	}),
	429: told(429, 'For mange forespørsler på kort tid'),
	500: told(500, 'Noe gikk galt hos oss')
};

const refusal = (status: ProblemStatus, description: string) => ({
	description,
	headers: problemHeaders(status),
	content: { 'application/problem+json': { schema: ref('Problem'), example: problemExamples[status] } }
});

export const sharedComponents = {
	headers,
	parameters: {
		IfNoneMatch: {
			name: 'If-None-Match',
			in: 'header',
			required: false,
			schema: word,
			description: 'One or more marks of answers that one has, or *'
		},
		AcceptLanguage: {
			name: 'Accept-Language',
			in: 'header',
			required: false,
			schema: word,
			description: 'Language of the words in a problem; the data are the same in every language'
		}
	},
	responses: {
		NotModified: { description: 'Nothing has changed since the answer that one has', headers: readHeaders },
		TooLarge: refusal(413, 'More than 4 MiB'),
		TooManyRequests: refusal(429, 'More than one caller may ask in five minutes'),
		Fault: refusal(500, 'A fault of the site; X-Request-Id names it in its log')
	},
	securitySchemes: {
		key: {
			type: 'http',
			scheme: 'bearer',
			description: 'Made by an administrator of the organisation, for one or more uses'
		}
	}
};

export const sharedParameters = {
	read: [to('parameters', 'IfNoneMatch'), to('parameters', 'AcceptLanguage')],
	write: [to('parameters', 'AcceptLanguage')]
};

export const sharedResponses = {
	read: { 304: to('responses', 'NotModified') },
	body: { 413: to('responses', 'TooLarge') },
	any: { 429: to('responses', 'TooManyRequests'), 500: to('responses', 'Fault') }
};
