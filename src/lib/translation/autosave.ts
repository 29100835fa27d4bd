/** What the server answers while somebody types, and what the page shows of it. */
import type { Issue } from '#lib/decision.ts';
import type { FieldView } from './field-view.ts';
import type { FieldName, FieldState } from './translation.ts';

export type SavedField = {
	readonly field: FieldName;
	readonly revision: number;
	readonly was: string;
	readonly state: FieldState;
};

export type AutosaveAnswer = {
	readonly fields?: readonly SavedField[];
	readonly issues: readonly Issue[];
	readonly at?: Date;
};

/** The fields as they stand after a save: what was kept waits no more and was made from the original as it is. */
export function afterSave(fields: readonly FieldView[], saved: readonly SavedField[]): FieldView[] {
	return fields.map((field) => {
		const kept = saved.find((each) => each.field === field.name);
		if (!kept) return field;
		const { revision, was, state } = kept;
		const isDraft = state === 'draft' || state === 'machine';
		return {
			...field,
			revision,
			was,
			state,
			isWaiting: false,
			isReturned: isDraft && field.remark !== '',
			isMachine: state === 'machine',
			draft: isDraft ? (field.draft ?? '') : null,
			earlier: state === 'outdated' ? field.earlier : null
		};
	});
}

export function readyOf(fields: readonly FieldView[]): number {
	return fields.filter(({ state, earlier }) => (state === 'human' || state === 'draft') && earlier === null).length;
}
