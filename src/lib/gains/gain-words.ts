/** Gains in words: a value with its unit, where it comes from, and what one knows of it. */
import { indicatorName, unitName, type Indicator } from '#lib/results/indicator.ts';
import { changeText, countText, tierText, valueText as measuredText } from '#lib/results/wording.ts';
import type { Text } from '#lib/ui/text.ts';
import type { GainWindow } from './follow-up.ts';
import type { Answer, Told } from './gain-answer.ts';
import type { GainView } from './gain-view.ts';
import type { GainUnit } from './gain.ts';

/** `120 timer per måned` · `120 timmar per månad`. */
export function valueText({ t, number }: Text, unit: GainUnit, value: string): string {
	return t(`gain.value_${unit}`, { value: number(value) });
}

/** What the pilot has shown, and how one knows; empty `how` where there is nothing. */
export function documentedText(text: Text, { documented, measuredBy, unit }: GainView): { what: string; how: string } {
	const { t, dayLong } = text;
	if (documented.kind === 'none') return { what: t('gain.not_documented'), how: '' };
	if (documented.kind === 'suppressed')
		return { what: t('result.too_few'), how: t('result.too_few_explained', { limit: documented.limit }) };
	if (documented.kind === 'stated')
		return { what: valueText(text, unit, documented.value), how: t('gain.stated_on', { day: dayLong(documented.on) }) };
	return measuredBy === null ? { what: '', how: '' } : measured(text, measuredBy, documented.comparison);
}

type Measured = Extract<GainView['documented'], { kind: 'measured' }>['comparison'];

function measured(text: Text, indicator: Indicator, { before, after, change, evidence }: Measured) {
	const shown = (value: string) => measuredText(text, indicator, value);
	const unit = indicator.unit === 'percent' ? '' : unitName(text.lang, indicator);
	const between = text.t('gain.measured_change', { before: shown(before.value), after: shown(after.value), unit });
	const verdict = text.t(`result.${change.verdict}`);
	return {
		what: `${between.trim()}: ${changeText(text, indicator, change)}, ${verdict.toLowerCase()}`,
		how: `${indicatorName(text.lang, indicator)}, ${countText(text, after.n)}. ${tierText(text, evidence)}`
	};
}

/** What became of it, as one line: the answer with its value, that one asks, or that nobody knows. */
export function toldText(text: Text, told: Told, unit: GainUnit): string {
	const { t, dayLong } = text;
	if (told.kind === 'answered') return answerText(text, told.answer, unit);
	if (told.kind === 'unknown') return t('gain.status_unknown');
	return told.kind === 'not_yet'
		? t('gain.asked_from', { day: dayLong(told.opensOn) })
		: t('gain.asked_until', { day: dayLong(told.closesOn) });
}

export function answerText(text: Text, { status, realised }: Answer, unit: GainUnit): string {
	const word = text.t(`gain.status_${status}`);
	return realised === null ? word : `${word}: ${valueText(text, unit, realised)}`;
}

/** What the owner still has to do in a window. */
export function windowText(
	{ t, dayLong }: Text,
	{ point, state, opensOn, closesOn }: GainWindow,
	isAsked: boolean
): string {
	const word = t(`gain.point_${point}`);
	if (state === 'not_yet') return t('gain.follow_coming', { point: word, day: dayLong(opensOn) });
	if (!isAsked) return t('gain.follow_done', { point: word });
	return t(`gain.follow_${state}`, { point: word, day: dayLong(closesOn) });
}
