/** The gains of all published pilots for a spreadsheet: potential, documented and realised each in columns of its own. */
import type { Cell } from '#lib/csv.ts';
import { indicatorName } from '#lib/results/indicator.ts';
import type { Text } from '#lib/ui/text.ts';
import { gainPoints } from './follow-up.ts';
import type { Told } from './gain-answer.ts';
import type { GainView } from './gain-view.ts';
import { documentedText } from './gain-words.ts';

export type FiledGain = {
	readonly gain: GainView;
	readonly pilot: { readonly slug: string; readonly title: string; readonly ownerNb: string; readonly ownerSv: string };
};

/** @param addressOf public address of a pilot by its slug */
export function gainRows(gains: readonly FiledGain[], text: Text, addressOf: (slug: string) => string): Cell[][] {
	const { t } = text;
	const answered = gainPoints.flatMap((point) =>
		(['csv_status', 'csv_realised', 'csv_answered', 'csv_note'] as const).map((key) =>
			t(`gain.${key}`, { point: t(`gain.point_${point}`).toLowerCase() })
		)
	);
	const head = [
		t('gain.csv_pilot'),
		'URL',
		t('gain.csv_organisation'),
		t('gain.csv_category'),
		t('gain.column_gain'),
		t('gain.csv_owner'),
		t('gain.csv_follow_up'),
		t('gain.csv_unit'),
		t('gain.csv_potential'),
		t('gain.csv_documented'),
		t('gain.csv_documented_basis'),
		...answered
	];
	return [head, ...gains.map((each) => rowOf(each, text, addressOf))];
}

function rowOf({ gain, pilot }: FiledGain, text: Text, addressOf: (slug: string) => string): Cell[] {
	const { t, lang } = text;
	return [
		pilot.title,
		addressOf(pilot.slug),
		lang === 'sv' ? pilot.ownerSv : pilot.ownerNb,
		t(`gain.${gain.category}`),
		gain.text,
		gain.owner,
		gain.followUpOn,
		t(`gain.unit_${gain.unit}`),
		{ decimal: gain.expected },
		...documented(gain, text),
		...gainPoints.flatMap((point) => toldCells(gain.told.find((each) => each.point === point)?.told, text))
	];
}

/** A stated value is in the gain's unit; a measured one has its own, so that it stands beside it in words. */
function documented(gain: GainView, text: Text): [Cell, Cell] {
	const { what, how } = documentedText(text, gain);
	if (gain.documented.kind === 'stated') return [{ decimal: gain.documented.value }, how];
	if (gain.documented.kind === 'none') return ['', what];
	const name = gain.measuredBy ? `${indicatorName(text.lang, gain.measuredBy)}. ` : '';
	return ['', gain.documented.kind === 'suppressed' ? `${name}${what}` : `${what}. ${how}`];
}

function toldCells(told: Told | undefined, { t }: Text): [Cell, Cell, Cell, Cell] {
	if (!told) return [t('gain.csv_not_yet'), '', '', ''];
	if (told.kind !== 'answered') return [t(`gain.csv_${told.kind}`), '', '', ''];
	const { status, realised, answeredOn, note } = told.answer;
	return [t(`gain.status_${status}`), realised === null ? '' : { decimal: realised }, answeredOn, note];
}
