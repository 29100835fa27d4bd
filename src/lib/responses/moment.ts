/** Moments that decide something: with weekday, and the zone in words. */
import { asKey, type Params, type Translate } from '#lib/i18n.ts';
import { localeOf, type Lang } from '#lib/lang.ts';
import { closingMoment, preciseMoment, type Deadline } from '#lib/needs/moment.ts';

export { closingMoment, preciseMoment };

type Issue = { readonly field: string; readonly key: string; readonly params?: Params };

/** An issue in words; one that tells of the deadline tells which. */
export function issueText(t: Translate, lang: Lang, { key, params }: Issue, deadline: Deadline): string {
	const more = key === 'response.late' ? { deadline: closingMoment(t, lang, deadline) } : {};
	return t(asKey(key), { ...params, ...more });
}

/** Of a number of bytes that is not asked for to the byte: `1,2 MB`. */
export function sizeText(lang: Lang, byteCount: number): string {
	const isLarge = byteCount >= 1_000_000;
	const value = isLarge ? Math.round(byteCount / 100_000) / 10 : Math.max(1, Math.round(byteCount / 1000));
	return `${value.toLocaleString(localeOf[lang])} ${isLarge ? 'MB' : 'kB'}`;
}
