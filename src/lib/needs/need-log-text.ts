/** What stands in the log of a need, in words. */
import { asKey, type Translate } from '#lib/i18n.ts';
import { pairLang, type Lang } from '#lib/lang.ts';
import { lineFields } from './addendum.ts';
import { changeOf } from './addendum-text.ts';

export const logKinds = [
	'opened',
	'seen',
	'asked',
	'answered',
	'addendum',
	'state',
	'response_submitted',
	'response_withdrawn',
	'response_read',
	'response_invited',
	'response_not_pursued',
	'signed_up',
	'sign_up_cancelled',
	'slot_booked',
	'slot_cancelled',
	'minutes_published'
] as const;
export type LogKind = (typeof logKinds)[number];

export type LogLine = {
	readonly id: number;
	readonly at: Date;
	readonly kind: LogKind;
	/** Who it was may not be told before the deadline. */
	readonly isSealed: boolean;
	readonly organisation: { readonly nb: string; readonly sv: string } | null;
	readonly detail: Readonly<Record<string, string | number | null>>;
	readonly meeting: { readonly title: string; readonly language: string } | null;
};

type In = { readonly t: Translate; readonly lang: Lang };

/** Kinds of what others do; everything else is done by the owner's side, the secretariat or the site. */
const byOthers: ReadonlySet<LogKind> = new Set([
	'seen',
	'asked',
	'response_submitted',
	'response_withdrawn',
	'signed_up',
	'sign_up_cancelled',
	'slot_booked',
	'slot_cancelled'
]);

export function whoText({ t, lang }: In, { kind, isSealed, organisation }: LogLine): string {
	if (isSealed) return t('need_log.sealed');
	if (organisation !== null) return organisation[pairLang(lang)];
	return byOthers.has(kind) ? t('need_log.no_organisation') : t('need_log.owner_side');
}

/** What it was about; '' where the kind says all. */
export function aboutText({ t, lang }: In, { kind, detail, meeting }: LogLine): string {
	if (meeting !== null) return meeting.title;
	if (kind === 'answered') return t('question.number', { number: detail['answerNo'] ?? '' });
	if (kind === 'state') return [detail['from'], detail['to']].map((state) => stateText(t, state)).join(' → ');
	if (kind === 'addendum') return addendumText({ t, lang }, detail);
	const times = Number(detail['submissions'] ?? 1);
	return kind === 'response_submitted' && times > 1 ? t('need_log.again', { number: times }) : '';
}

function stateText(t: Translate, state: string | number | null | undefined): string {
	return typeof state === 'string' ? t(asKey(`need.state_${state}`)) : '';
}

function addendumText({ t, lang }: In, { field, before, after }: LogLine['detail']): string {
	const which = lineFields.find((each) => each === field);
	if (which === undefined) return '';
	const label = t(`need.line_${which}`);
	if (which === 'note' || after === null || after === undefined) return label;
	const kept = before === null || before === undefined ? null : String(before);
	return `${label}: ${changeOf(lang, which, { before: kept, after: String(after) })}`;
}
