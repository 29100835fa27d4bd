import { no, type Decision } from '#lib/decision.ts';

const empty: ReadonlySet<string> = new Set(['text.required', 'day.empty', 'account.email_missing']);

/** The same decision, but what was left empty is told in the words of its own field: `key`. */
export function missingAs<T>(key: string, decision: Decision<T>): Decision<T> {
	if (decision.ok) return decision;
	return no(...decision.issues.map((issue) => (empty.has(issue.key) ? { ...issue, key } : issue)));
}
