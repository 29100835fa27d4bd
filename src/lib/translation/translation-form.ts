/** What the form of the editor says, field by field. */
import { field as textIn } from '#lib/form.ts';
import { fieldsOf, type FieldName } from './translation.ts';

export type TypedField = {
	readonly field: FieldName;
	/** As typed. */
	readonly text: string;
	/** Of what the person began with; 0 = nothing was there. */
	readonly revision: number;
	/** Stamp of the original that the person had before them. */
	readonly source: string;
	/** Whether the person wrote in it, or said of it that it is to be kept. */
	readonly isTouched: boolean;
};

/** Most characters of what is said to those who wrote. */
export const longestRemark = 1000;

const names: readonly FieldName[] = [...new Set(Object.values(fieldsOf).flat())];

/** @param stamp of a text as the form was made from it */
export function readTyped(form: FormData, stamp: (text: string) => string): TypedField[] {
	return names
		.filter((name) => form.has(`text_${name}`))
		.map((name) => {
			const text = textIn(form, `text_${name}`);
			const asKept = text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
			return {
				field: name,
				text,
				revision: readRevision(textIn(form, `revision_${name}`)),
				source: textIn(form, `source_${name}`),
				isTouched: textIn(form, 'keep') === name || stamp(asKept) !== textIn(form, `was_${name}`)
			};
		});
}

/** The fields that an approver had on the screen, each with the revision that was shown. */
export function readShown(form: FormData): Map<FieldName, number> {
	const shown = names.filter((name) => form.has(`revision_${name}`));
	return new Map(shown.map((name) => [name, readRevision(textIn(form, `revision_${name}`))]));
}

function readRevision(text: string): number {
	return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
