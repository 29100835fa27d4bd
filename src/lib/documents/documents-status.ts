import type { Translate } from '#lib/i18n.ts';

export type DocumentsState = { readonly count: number; readonly withoutText: number };

/** In a list of what is to be done: nothing, so many, or that a picture is not told of yet. */
export function documentsStatus({ count, withoutText }: DocumentsState, t: Translate) {
	if (withoutText > 0) return { status: t('document.text_needed'), tone: 'warning' as const };
	if (count === 0) return { status: t('document.count_none'), tone: 'neutral' as const };
	return { status: t('document.count', { count }), tone: 'success' as const };
}
