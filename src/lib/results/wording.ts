/** Results in words: a value with its unit, a change with its sign, a finding as a sentence. */
import type { Text } from '#lib/ui/text.ts';
import type { Change, Comparison, Reading } from './change.ts';
import type { Evidence } from './evidence.ts';
import { indicatorName, type Indicator } from './indicator.ts';
import type { Goal, Progress } from './progress.ts';

const nbsp = '\u00A0';

/** `38 %` for a share, the bare number otherwise: its unit stands beside it. */
export function valueText({ number }: Text, { unit }: Pick<Indicator, 'unit'>, value: string): string {
	return unit === 'percent' ? `${number(value)}${nbsp}%` : number(value);
}

/** The value; of a share also what it was computed from: `95,8 % (23 av 24)`. */
export function readingText(text: Text, indicator: Pick<Indicator, 'unit'>, reading: Reading): string {
	const { value, numerator, denominator } = reading;
	const shown = valueText(text, indicator, value);
	if (numerator === null || denominator === null) return shown;
	const parts = { numerator: text.number(numerator), denominator: text.number(denominator) };
	return `${shown} (${text.t('result.of_whole', parts)})`;
}

/** `Nivå 2: før og etter, samme gruppe`; where something is missing, what. */
export function tierText({ t }: Text, { tier, cap }: Evidence): string {
	return t('evidence.tier', { tier, word: cap === null ? t(`evidence.tier_${tier}`) : t(`evidence.cap_${cap}`) });
}

/** What a pilot hopes for; null when it has not said. */
export function goalText(
	text: Text,
	indicator: Pick<Indicator, 'unit'>,
	{ target, targetPercent }: Goal
): string | null {
	if (target !== null) return valueText(text, indicator, target);
	if (targetPercent === null) return null;
	const amount = withSign(`${text.number(targetPercent)}${nbsp}%`, targetPercent);
	return text.t('plan.target_of_baseline', { amount });
}

/** How far it has come, in words with the number, which is never cut off at the target. */
export function progressText(text: Text, indicator: Pick<Indicator, 'unit'>, progress: Progress): string {
	const target = valueText(text, indicator, progress.target);
	if (progress.kind === 'no_change_planned') return text.t('result.no_change_planned', { target });
	const params = { target, percent: text.percent(progress.percent, 1) };
	if (progress.isReached) return text.t('result.progress_reached', params);
	return text.t(progress.percent.startsWith('-') ? 'result.progress_away' : 'result.progress_on_way', params);
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
