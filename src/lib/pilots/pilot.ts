/**
 * A pilot is one organisation's trial of a technology. What it says stands in numbered versions:
 *
 *                   submit                 publish
 *        draft ───────────────▶ submitted ─────────▶ published
 *          ▲ │                   │     │                 │ the next version is published
 *          │ │                   │     │ return          ▼
 *          └─┼──── take back ────┘     ▼            withdrawn
 *            │          submitted ◀─ returned            ▲
 *            └──────────────── discard ┴─────────────────┘
 *
 * At most one version is public, and at most one more is open (draft, submitted or returned) beside it.
 * Beside all this the secretariat can hide the page at once, and show it again.
 * Four eyes: nobody decides a version that he or she wrote in or submitted.
 */
import { no, yes, type Decision } from '#lib/decision.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Milestone } from './milestone.ts';
import type { Phase, Standing } from './pilot-view.ts';

export type Publication = 'draft' | 'submitted' | 'returned' | 'published' | 'withdrawn';

/** What one version says. A number, a day or a choice that is not given is null. */
export type PilotContent = {
	title: string;
	summary: string;
	problem: string;
	place: string;
	/** One per line. */
	sites: string;
	goals: string;
	targetGroup: string;
	userCount: number | null;
	technologyArea: string | null;
	product: string;
	supplierId: string | null;
	dataProtection: string;
	startsOn: string | null;
	endsOn: string | null;
	workPackage: string | null;
	/** In øre or öre of the owner's country. */
	budgetMinor: bigint | null;
	milestones: readonly Milestone[];
	/** Organisations that try it out with the owner. */
	partners: readonly string[];
	/** Organisations whose people write in the pilot too. */
	coOwners: readonly string[];
	researchers: readonly string[];
	funders: readonly string[];
	/** People of the owner to whom readers may write. */
	professionalContact: string | null;
	itContact: string | null;
	services: string;
	systems: string;
	dependencies: string;
	/** What is done or ruled in another way on the other side of the border. */
	borderDifferences: string;
	/** A role, never a name. */
	gainOwner: string;
	processChange: string;
	training: string;
	/** How one knows that the data measured with are right. */
	dataQuality: string;
};

/** Every role has a list of its own; the supplier is named where the technology is. */
export const roleOf = {
	partners: 'test_site',
	coOwners: 'co_owner',
	researchers: 'research',
	funders: 'funder'
} as const satisfies Partial<Record<keyof PilotContent, string>>;
export type PartnerList = keyof typeof roleOf;
export const partnerLists = Object.keys(roleOf) as PartnerList[];

export type Move = 'submit' | 'take_back' | 'discard' | 'publish' | 'return';

const moves: Readonly<Record<Move, { from: readonly Publication[]; to: Publication }>> = {
	submit: { from: ['draft', 'returned'], to: 'submitted' },
	take_back: { from: ['submitted'], to: 'draft' },
	discard: { from: ['draft', 'returned'], to: 'withdrawn' },
	publish: { from: ['submitted'], to: 'published' },
	return: { from: ['submitted'], to: 'returned' }
};

/** Where a move leads; refused when it does not start where the version is now, as with a form that is sent twice. */
export function moved(publication: Publication | undefined, move: Move): Decision<Publication> {
	const { from, to } = moves[move];
	if (publication !== undefined && from.includes(publication)) return yes(to);
	return no({ field: '', key: 'pilot.moved_on' });
}

export function isOpen(publication: Publication): boolean {
	return publication === 'draft' || publication === 'submitted' || publication === 'returned';
}

export function mayBeWritten(publication: Publication): boolean {
	return publication === 'draft' || publication === 'returned';
}

/** Four eyes: `authors` are all who wrote in the version or submitted it. */
export function decides(personId: string, authors: readonly string[]): Decision<string> {
	return authors.includes(personId) ? no({ field: '', key: 'pilot.own_work' }) : yes(personId);
}

export type Currency = 'NOK' | 'SEK';

/** Budgets of pilots are in the money of the owner's country. */
export function currencyOf(country: string): Currency {
	return country === 'SE' ? 'SEK' : 'NOK';
}

/** What another organisation takes over from a pilot: how it is done, not when, with whom or for how much. */
export function copyOf(content: PilotContent): PilotContent {
	return {
		...content,
		place: '',
		sites: '',
		userCount: null,
		startsOn: null,
		endsOn: null,
		workPackage: null,
		budgetMinor: null,
		milestones: [],
		partners: [],
		coOwners: [],
		researchers: [],
		funders: [],
		professionalContact: null,
		itContact: null
	};
}

/** The pilot of whose page and workspace something is shown. */
export type PilotHead = {
	id: string;
	slug: string;
	ownerId: string;
	ownerNb: string;
	ownerSv: string;
	country: string;
	projectId: string;
	language: ContentLang;
	phase: Phase;
	standing: Standing;
	hiddenAt: Date | null;
	publishedAt: Date | null;
};
