/** Results in words: a value with its unit, a change with its sign, a finding as a sentence. */
import type { Text } from '#lib/ui/text.ts';
import type { Change, Comparison } from './change.ts';
import { indicatorName, type Indicator } from './indicator.ts';

const nbsp = '\u00A0';

/** `38 %` for a share, the bare number otherwise: its unit stands beside it. */
export function valueText({ number }: Text, { unit }: Pick<Indicator, 'unit'>, value: string): string {
	return unit === 'percent' ? `${number(value)}${nbsp}%` : number(value);
}

/** `−7,3 (−47,1 %)`, `+59 prosentpoeng`, `+0,3 poeng`. */
export function changeText(text: Text, { unit }: Pick<Indicator, 'unit'>, { amount, percent }: Change): string {
	const signed = withSign(text.number(amount), amount);
	if (unit === 'percent') return text.t('result.percentage_points', { amount: signed });
	if (unit.startsWith('score_')) return text.t('result.points', { amount: signed });
	return percent === null ? signed : `${signed} (${withSign(text.percent(percent, 1), percent)})`;
}

/** What the numbers say, as a heading. */
export function findingText(text: Text, indicator: Indicator, comparison: Comparison): string {
	const { t, lang } = text;
	const name = indicatorName(lang, indicator);
	const shown = (value: string) => valueText(text, indicator, value);
	switch (comparison.kind) {
		case 'suppressed':
			return t('result.finding_suppressed', { indicator: name });
		case 'baseline_only':
			return t('result.finding_baseline', { indicator: name, before: shown(comparison.before.value) });
		case 'no_baseline':
			return t('result.finding_no_baseline', { indicator: name, after: shown(comparison.after.value) });
		case 'change': {
			const { before, after, change } = comparison;
			const params = { indicator: name, before: shown(before.value), after: shown(after.value) };
			return t(`result.finding_${change.course}`, params);
		}
	}
}

/** `n = 18`, or that it was not stated. */
export function countText({ t, number }: Text, n: number | null): string {
	return n === null ? t('result.n_unknown') : `n${nbsp}=${nbsp}${number(n)}`;
}

function withSign(shown: string, amount: string): string {
	return amount.startsWith('-') || /^0(?:\.0+)?$/.test(amount) ? shown : `+${shown}`;
}
