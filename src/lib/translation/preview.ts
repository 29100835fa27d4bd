import type { ContentLang } from '#lib/lang.ts';
import type { FieldView } from './field-view.ts';
import type { FieldName } from './translation.ts';

export type Shown = {
	readonly name: FieldName;
	readonly text: string;
	readonly language: ContentLang;
	readonly isTranslated: boolean;
	readonly isOutdated: boolean;
};

/** What readers will see when all that is written now has been approved. */
export function shownWith(fields: readonly FieldView[], language: ContentLang): Shown[] {
	return fields.map(({ name, text, original, originalLanguage, earlier }) =>
		text === ''
			? { name, text: original, language: originalLanguage, isTranslated: false, isOutdated: false }
			: { name, text, language, isTranslated: true, isOutdated: earlier !== null }
	);
}
