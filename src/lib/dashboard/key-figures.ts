import { amountText } from '#lib/money.ts';
import { percentShare } from '#lib/number.ts';
import type { Text } from '#lib/ui/text.ts';
import type { Query } from './query.ts';
import { totalRow, type Shown } from './shown.ts';

type Hrefs = { readonly rows: string; readonly review: string; readonly budget: string; readonly forecast: string };

/** The four numbers that the dashboard is about. */
export function keyFigures(shown: Shown, query: Query, text: Text, href: Hrefs) {
	const { number, percent, t } = text;
	const { budget, forecast, inReview, spent, spentPercent } = totalRow(shown, text);
	const amount = (minor: bigint) => number(amountText({ minor, currency: query.currency }), 0);
	const unit = query.currency;
	const left = forecast === null ? 0n : budget - forecast;
	return [
		{
			...{ label: t('dashboard.whole_budget'), value: amount(budget), unit, href: href.budget },
			note: t('funding.partners', { count: shown.board.parts.organisation.size })
		},
		{
			...{ label: t('dashboard.used'), value: amount(spent), unit, href: href.rows },
			note: t('budget.share_of', { percent: percent(spentPercent ?? '0', 1) })
		},
		{
			...{ label: t('budget.in_review'), value: amount(inReview), unit, href: href.review },
			note: t('funding.note_in_review')
		},
		{
			label: t('dashboard.forecast_end'),
			value: forecast === null ? t('dashboard.no_forecast') : amount(forecast),
			unit: forecast === null ? undefined : unit,
			href: href.forecast,
			note: forecast === null ? undefined : leftText(left, percentShare(forecast, budget) ?? '0'),
			tone: forecast !== null && isFar(left, budget) ? ('warning' as const) : undefined
		}
	];
	function leftText(rest: bigint, share: string): string {
		const key = rest < 0n ? 'dashboard.will_miss' : 'dashboard.will_be_left';
		return t(key, { amount: amount(rest < 0n ? -rest : rest), currency: unit, share: percent(share, 0) });
	}
}

/** More than the budget, or more than a twentieth of it left. */
function isFar(left: bigint, budget: bigint): boolean {
	return left < 0n || left * 20n > budget;
}
