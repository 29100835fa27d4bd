/** What the interface answers instead of what was asked for: problem details of RFC 9457, with every fault at once. */
import type { Issue } from '#lib/decision.ts';
import { asKey, type Translate } from '#lib/i18n.ts';

export type Problem = {
	title: string;
	status: number;
	/** `pointer`: a JSON pointer into the body, or into the query seen as an object. */
	errors: { pointer: string; key: string; detail: string }[];
};

const titles = {
	400: 'api.bad_request',
	401: 'api.unauthorised',
	403: 'api.forbidden',
	404: 'api.not_found',
	405: 'api.not_this_method',
	409: 'api.conflict',
	413: 'api.too_large',
	415: 'api.not_json',
	422: 'api.refused',
	429: 'api.too_many_requests',
	500: 'api.fault'
} as const;
export type ProblemStatus = keyof typeof titles;

/** In the order of their numbers. */
export const problemTitles = Object.entries(titles).map(([status, title]) => ({ status, title }));

export function isProblemStatus(status: number): status is ProblemStatus {
	return Object.hasOwn(titles, status);
}

export function problem(status: ProblemStatus, issues: readonly Issue[], t: Translate): Problem {
	return {
		title: t(titles[status]),
		status,
		errors: issues.map(({ field, key, params }) => ({
			pointer: field === '' ? '' : `/${field}`,
			key,
			detail: t(asKey(key), params)
		}))
	};
}
