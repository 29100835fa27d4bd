/**
 * A text in another language than it was written in, and how far that has come.
 *
 *              write                 submit                 approve
 *     missing ───────▶ draft ──────────────────▶ waiting ───────────▶ approved: human
 *        │               ▲ ▲                        │                     │
 *        └─▶ machine ────┘ └──────── return ────────┘      original edited ▼
 *        (marked until a person has approved it)                       outdated
 *
 * Readers see what was approved and nothing else. Who wrote or sent in a text does not approve it.
 */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { ContentLang } from '#lib/lang.ts';
import { sideOf } from '#lib/shown-text.ts';

export const kinds = ['pilot', 'need', 'lesson', 'event'] as const;
export type Kind = (typeof kinds)[number];

/** The columns that readers of a thing see as its words, in the order of its page. */
export const fieldsOf = {
	pilot: [
		'title',
		'summary',
		'problem',
		'goals',
		'target_group',
		'process_change',
		'training',
		'data_quality',
		'gain_owner',
		'services',
		'systems',
		'dependencies',
		'border_differences',
		'data_protection'
	],
	need: ['title', 'text', 'target_group', 'constraints'],
	lesson: ['title', 'context', 'what_happened', 'advice', 'applies_when'],
	event: ['title', 'text', 'minutes']
} as const satisfies Readonly<Record<Kind, readonly string[]>>;
export type FieldName = (typeof fieldsOf)[Kind][number];

export function isKind(value: unknown): value is Kind {
	return kinds.some((kind) => kind === value);
}

/** What can be translated of a language: into the other one of the two, and a Swede's text into either Norwegian. */
export function targetsOf(language: ContentLang): readonly ContentLang[] {
	return sideOf(language) === 'sv' ? ['nb', 'nn'] : ['sv'];
}

export type FieldState = 'missing' | 'draft' | 'machine' | 'human' | 'outdated';

/** The two layers of a text, each with the original that it was made from. */
export type Layers = {
	readonly draft: string | null;
	readonly draftSource: string | null;
	readonly draftOrigin: 'human' | 'machine' | null;
	readonly isSubmitted: boolean;
	readonly remark: string;
	readonly approved: string | null;
	readonly approvedSource: string | null;
	readonly revision: number;
};

export const noLayers: Layers = {
	draft: null,
	draftSource: null,
	draftOrigin: null,
	isSubmitted: false,
	remark: '',
	approved: null,
	approvedSource: null,
	revision: 0
};

/** A field with words in the original. */
export type Field = { readonly name: FieldName; readonly original: string; readonly layers: Layers };

/** What is being worked on comes first: it says what a person would do next. */
export function stateOf({ original, layers }: Field): FieldState {
	if (layers.draft !== null) return layers.draftOrigin === 'machine' ? 'machine' : 'draft';
	if (layers.approved === null) return 'missing';
	return layers.approvedSource === original ? 'human' : 'outdated';
}

/** The original that the newest text was made from, where it has changed since. */
export function earlierOriginal({ original, layers }: Field): string | undefined {
	const source = layers.draft === null ? layers.approvedSource : layers.draftSource;
	return source === null || source === original ? undefined : source;
}

/** What stands in the field of a person who writes. */
export function textOf({ layers }: Field): string {
	return layers.draft ?? layers.approved ?? '';
}

/** Written by a person from the original as it stands. */
function isReady(field: Field): boolean {
	const state = stateOf(field);
	return (state === 'human' || state === 'draft') && earlierOriginal(field) === undefined;
}

export function progressOf(fields: readonly Field[]): { readonly ready: number; readonly all: number } {
	return { ready: fields.filter(isReady).length, all: fields.length };
}

/** How far the whole thing has come in one language. */
export const workStates = ['missing', 'begun', 'waiting', 'outdated', 'done'] as const;
export type WorkState = (typeof workStates)[number];

export function workStateOf(fields: readonly Field[]): WorkState {
	const states = fields.map(stateOf);
	if (fields.some(({ layers }) => layers.isSubmitted)) return 'waiting';
	if (states.includes('outdated')) return 'outdated';
	if (states.every((state) => state === 'human')) return 'done';
	return states.every((state) => state === 'missing') ? 'missing' : 'begun';
}

export type Typed = {
	readonly field: FieldName;
	readonly text: string;
	/** Of what the person began with. */
	readonly revision: number;
	/** The original as the person saw it is the one that stands. */
	readonly isOfOriginal: boolean;
};

export type Written = Pick<Layers, 'draft' | 'draftSource' | 'draftOrigin'>;

/** The draft after a save; undefined = there is nothing to change. */
export function written(field: Field, typed: Typed): Decision<Written | undefined> {
	const { layers, original } = field;
	if (typed.revision !== layers.revision) {
		if (typed.text === textOf(field)) return yes(undefined);
		return no({ field: typed.field, key: 'translation.changed_meanwhile' });
	}
	if (!typed.isOfOriginal) return no({ field: typed.field, key: 'translation.original_changed' });
	const isApproved = typed.text === layers.approved && layers.approvedSource === original;
	if (typed.text === '' || isApproved)
		return yes(layers.draft === null ? undefined : { draft: null, draftSource: null, draftOrigin: null });
	if (typed.text === layers.draft && layers.draftSource === original) return yes(undefined);
	// one word mended does not make it a person's
	const isMachine = layers.draft !== null && layers.draftOrigin === 'machine';
	return yes({ draft: typed.text, draftSource: original, draftOrigin: isMachine ? 'machine' : 'human' });
}

/** The fields that are handed in: all that are written and do not wait already. */
export function submitted(fields: readonly Field[]): Decision<readonly Field[]> {
	const drafts = fields.filter(({ layers }) => layers.draft !== null && !layers.isSubmitted);
	if (drafts.length === 0) return no({ field: '', key: 'translation.nothing_to_submit' });
	const behind = behindOf(drafts);
	return behind.length > 0 ? no(...behind) : yes(drafts);
}

export type Ruling = {
	readonly verdict: 'approve' | 'return';
	readonly remark: string;
	/** Of each field as it was shown, by its name. */
	readonly revisions: ReadonlyMap<string, number>;
	/** Whether the person wrote or sent in any of it. */
	readonly isAuthor: boolean;
};

/** The fields that are decided: all that wait, and no other than were shown. */
export function decided(fields: readonly Field[], ruling: Ruling): Decision<readonly Field[]> {
	const waiting = fields.filter(({ layers }) => layers.isSubmitted);
	if (waiting.length === 0) return no({ field: '', key: 'translation.nothing_waiting' });
	const isAsShown =
		waiting.length === ruling.revisions.size &&
		waiting.every(({ name, layers }) => ruling.revisions.get(name) === layers.revision);
	if (!isAsShown) return no({ field: '', key: 'translation.changed_meanwhile' });
	const isReturn = ruling.verdict === 'return';
	const issues: Issue[] = [
		...(ruling.isAuthor ? [{ field: '', key: 'translation.own_work' }] : []),
		...(isReturn && ruling.remark === '' ? [{ field: 'remark', key: 'translation.remark_missing' }] : []),
		...(isReturn ? [] : behindOf(waiting))
	];
	return issues.length > 0 ? no(...issues) : yes(waiting);
}

function behindOf(fields: readonly Field[]): Issue[] {
	return fields
		.filter((field) => earlierOriginal(field) !== undefined)
		.map(({ name }) => ({ field: name, key: 'translation.original_changed_since' }));
}

/** Most characters: a translation may be longer than its original. */
export function longest(original: string): number {
	return Math.max(200, [...original].length * 2 + 200);
}
