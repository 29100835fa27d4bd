/**
 * A solution is something that is tried out in pilots and then used: a supplier's product, or a way of working that
 * nobody sells.
 *
 *              submit               publish               withdraw
 *     draft ───────────▶ submitted ──────────▶ published ───────────▶ withdrawn
 *       ▲                 │     │
 *       └─── take back ───┘     └── return ──▶ returned ── submit ──▶ submitted
 *
 * An edit of a published solution is a row of its own that walks the same way; when it is published, its words take the
 * place of the former ones, and until then readers see those. Four eyes: nobody publishes or returns what he or she wrote
 * or submitted.
 */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Publication } from '#lib/pilots/pilot.ts';

export const solutionKinds = ['generic', 'product'] as const;
export type SolutionKind = (typeof solutionKinds)[number];

export type SolutionContent = {
	readonly kind: SolutionKind;
	/** Of a product; null for what nobody sells. */
	readonly supplierId: string | null;
	readonly technologyArea: string;
	readonly name: string;
	readonly summary: string;
	readonly prerequisites: string;
	/** The two texts in the other of the two languages; null where nobody has written them. */
	readonly summaryOther: string | null;
	readonly prerequisitesOther: string | null;
	readonly isReadyToReuse: boolean;
	readonly language: ContentLang;
	/** Published pilots that try it out. */
	readonly pilots: readonly string[];
};

export type SolutionMove = 'submit' | 'take_back' | 'publish' | 'return' | 'discard' | 'withdraw';

const moves: Readonly<Record<SolutionMove, { from: readonly Publication[]; to: Publication }>> = {
	submit: { from: ['draft', 'returned'], to: 'submitted' },
	take_back: { from: ['submitted'], to: 'draft' },
	publish: { from: ['submitted'], to: 'published' },
	return: { from: ['submitted'], to: 'returned' },
	discard: { from: ['draft', 'returned'], to: 'withdrawn' },
	withdraw: { from: ['published'], to: 'withdrawn' }
};

/** Where a move leads; refused when it does not start where the solution is now, as with a form that is sent twice. */
export function moved(publication: Publication, move: SolutionMove): Decision<Publication> {
	const { from, to } = moves[move];
	return from.includes(publication) ? yes(to) : no({ field: '', key: 'solution.moved_on' });
}

export function mayBeWritten(publication: Publication): boolean {
	return publication === 'draft' || publication === 'returned';
}

type Words = Pick<SolutionContent, 'summary' | 'prerequisites' | 'prerequisitesOther'>;

/** What readers need to know and a draft may lack; nobody is told less in the language it was written in. */
export function missingForReaders({ summary, prerequisites, prerequisitesOther }: Words): Issue[] {
	const issues: Issue[] = [];
	if (summary === '') issues.push({ field: 'summary', key: 'solution.summary_missing' });
	if (prerequisites === '' && prerequisitesOther !== null)
		issues.push({ field: 'prerequisites', key: 'solution.prerequisites_missing' });
	return issues;
}

/** What the secretariat says, with what must be known about its right to say it. */
export type SolutionRuling = {
	readonly verdict: 'publish' | 'return';
	readonly remark: string;
	/** Revision of what the person read. */
	readonly revision: number;
	readonly by: string;
};

type Decided = {
	readonly publication: Publication;
	readonly revision: number;
	readonly writtenBy: string | null;
	readonly submittedBy: string | null;
};

export function ruled(kept: Decided, { verdict, remark, revision, by }: SolutionRuling): Decision<Publication> {
	const next = moved(kept.publication, verdict);
	if (!next.ok) return next;
	if (kept.revision !== revision) return no({ field: '', key: 'solution.changed_meanwhile' });
	if (by === kept.writtenBy || by === kept.submittedBy) return no({ field: '', key: 'solution.own_work' });
	if (verdict === 'return' && remark === '') return no({ field: 'remark', key: 'solution.remark_missing' });
	return next;
}
