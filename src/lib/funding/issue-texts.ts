/** The faults of a refused form in words, and what a browser is told with them. */
import type { Issue } from '#lib/decision.ts';
import { asKey, type Translate } from '#lib/i18n.ts';

export function issueTexts(issues: readonly Issue[], t: Translate): { field: string; text: string }[] {
	return issues.map(({ field, key, params }) => ({ field, text: t(asKey(key), params) }));
}

/** 403 for one's own work, which nobody may decide; 422 for everything that can be corrected. */
export function refusal(issues: readonly Issue[]): 403 | 422 {
	return issues.some(({ key }) => key === 'expense.own_hands') ? 403 : 422;
}
