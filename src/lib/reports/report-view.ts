/** How a report is shown: the colour of its state, where a check leads to. */
import type { CheckKind } from './report-check.ts';
import type { ReportState } from './report.ts';

export const stateTones = {
	draft: 'neutral',
	submitted: 'info',
	returned: 'warning',
	approved: 'success',
	claimed: 'success',
	paid: 'success'
} as const satisfies Record<ReportState, string>;

/** Where a partner mends what a check found; undefined where only time does. */
export function checkHref(kind: CheckKind, base: string, period: string): string | undefined {
	const list = `${base}/utgifter?periode=${encodeURIComponent(period)}`;
	const places: Partial<Record<CheckKind, string>> = {
		no_expenses: `${base}/utgifter/ny`,
		no_text: '#text',
		drafts_left: `${list}&status=draft`,
		drafts_locked: `${list}&status=draft`,
		rate_missing: `${list}&status=draft`,
		queries_open: `${list}&status=queried`,
		questions_open: '#thread',
		vouchers_missing: list
	};
	return places[kind];
}
