/**
 * A lesson is one thing that a pilot taught, told so that others can use it.
 *
 *              submit                publish              withdraw
 *     draft ───────────▶ submitted ───────────▶ published ─────────▶ withdrawn
 *       ▲                 │     │                   ▲                    │
 *       └── take back ────┘     │ return            │ publish            │ reopen
 *                               ▼                   │                    ▼
 *                            returned ── submit ──▶ submitted          draft
 *
 * Four eyes: nobody decides a lesson that he or she wrote or submitted. A pilot that has ended keeps at least one
 * lesson that is published or on its way, so that its last one is not taken back or withdrawn.
 */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { ContentLang } from '#lib/lang.ts';

export const kinds = [
	'anchoring',
	'organisation',
	'training',
	'technology',
	'procurement',
	'law',
	'users',
	'economy'
] as const;
export type Kind = (typeof kinds)[number];

/** What decides whether a lesson holds elsewhere too. */
export const conditions = ['size', 'settlement', 'systems', 'rules', 'staffing'] as const;
export type Condition = (typeof conditions)[number];

export type Publication = 'draft' | 'submitted' | 'returned' | 'published' | 'withdrawn';

export type LessonContent = {
	kind: Kind;
	title: string;
	context: string;
	whatHappened: string;
	advice: string;
	appliesWhen: string;
	dependsOn: readonly Condition[];
};

export type Move = 'submit' | 'take_back' | 'publish' | 'return' | 'withdraw' | 'reopen';

const moves: Readonly<Record<Move, { from: readonly Publication[]; to: Publication }>> = {
	submit: { from: ['draft', 'returned'], to: 'submitted' },
	take_back: { from: ['submitted'], to: 'draft' },
	publish: { from: ['submitted'], to: 'published' },
	return: { from: ['submitted'], to: 'returned' },
	withdraw: { from: ['published'], to: 'withdrawn' },
	reopen: { from: ['withdrawn'], to: 'draft' }
};

type Kept = { readonly publication: Publication; readonly revision: number };

/** @param revision the one that the person had on the screen */
export function moved(kept: Kept, revision: number, move: Move): Decision<Publication> {
	const { from, to } = moves[move];
	if (!from.includes(kept.publication)) return no({ field: '', key: 'lesson.moved_on' });
	if (kept.revision !== revision) return no({ field: '', key: 'lesson.changed_meanwhile' });
	return yes(to);
}

export function mayBeWritten(publication: Publication): boolean {
	return publication === 'draft' || publication === 'returned';
}

/** @param revision the one that the person had on the screen */
export function changing(kept: Kept, revision: number): Decision<'changed'> {
	if (!mayBeWritten(kept.publication)) return no({ field: '', key: 'lesson.not_open' });
	if (kept.revision !== revision) return no({ field: '', key: 'lesson.changed_meanwhile' });
	return yes('changed');
}

/** What nobody can use a lesson without. */
const needed = ['title', 'whatHappened', 'advice'] as const satisfies readonly (keyof LessonContent)[];

export function missingForSubmitting(content: LessonContent): Issue[] {
	return needed
		.filter((name) => content[name] === '')
		.map((name) => ({ field: name, key: `lesson.${name === 'whatHappened' ? 'what_happened' : name}_missing` }));
}

/** What the secretariat says, with what must be known about its right to say it. */
export type Verdict = { readonly move: 'publish' | 'return'; readonly remark: string };

/** Four eyes: `authors` are all who wrote in the lesson or submitted it. */
export function decides(personId: string, authors: readonly string[], verdict: Verdict): Decision<Verdict> {
	if (authors.includes(personId)) return no({ field: '', key: 'lesson.own_work' });
	if (verdict.move === 'return' && verdict.remark === '') return no({ field: 'remark', key: 'lesson.remark_missing' });
	return yes(verdict);
}

/** A pilot that has ended told what it taught; it does not stop telling it. */
export type End = { readonly hasEnded: boolean; readonly otherLessons: number };

export function leaves({ hasEnded, otherLessons }: End): Decision<'leaves'> {
	return hasEnded && otherLessons === 0 ? no({ field: '', key: 'lesson.last_of_ended' }) : yes('leaves');
}

export function isKind(value: unknown): value is Kind {
	return kinds.some((kind) => kind === value);
}

export function isCondition(value: unknown): value is Condition {
	return conditions.some((condition) => condition === value);
}

/** The pilot on whose pages in the workspace a lesson stands. */
export type LessonPilot = { id: string; slug: string; ownerId: string; title: string; language: ContentLang };
