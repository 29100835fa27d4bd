/**
 * A need is an outcome that somebody lacks, told before anybody has chosen a product.
 *
 *              submit               open                dialogue
 *     draft ───────────▶ submitted ──────▶ open ──────────────────▶ dialogue
 *       ▲                 │     │            │                         │
 *       └─── take back ───┘     │            ├──────── close ──────────┤──▶ closed
 *                               ▼            │   (by itself at the     │      │
 *                           returned         │       deadline)         │      │
 *                          (to submit)       └─────────────────────────┴──────┴──▶ in procurement, in pilot, cancelled
 *
 * Owner and co-owners write it, the secretariat opens or returns it with four eyes: nobody decides on what he or she
 * wrote or sent in. Once open its words stand, and only dated addenda change what goes with them. Past its deadline an
 * open one is closed to everybody in the same second, whatever is written down.
 */
import type { Action } from '#lib/accounts/may.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Translated } from '#lib/shown-text.ts';
import { isCountry, type Country } from '#lib/organisations/organisation.ts';
import { groupChoice, groupOf } from '#lib/organisations/technology-choice.ts';

export const publicStates = ['open', 'dialogue', 'closed', 'in_procurement', 'in_pilot', 'cancelled'] as const;
export type PublicState = (typeof publicStates)[number];
export type NeedState = 'draft' | 'submitted' | 'returned' | PublicState;

export function isPublicState(state: NeedState): state is PublicState {
	return publicStates.some((each) => each === state);
}

export const needTypes = [
	'idea_request',
	'market_dialogue',
	'pilot_partner',
	'information',
	'planned_procurement'
] as const;
export type NeedType = (typeof needTypes)[number];

/** One area, or all of a group. */
type NeedTechnology = {
	readonly key: string;
	readonly nameNb: string;
	readonly nameSv: string;
	readonly isGroup: boolean;
};

export type Need = {
	readonly id: string;
	readonly slug: string;
	readonly ownerId: string;
	readonly country: Country;
	readonly language: ContentLang;
	/** What of it stands here in the reader's own language. */
	readonly translated?: Translated;
	readonly title: string;
	readonly text: string;
	readonly technology: NeedTechnology;
	readonly type: NeedType;
	/** As it stands now: past its deadline an open one is closed. */
	readonly state: PublicState;
	/** Last day; null = none. */
	readonly deadline: string | null;
	/** Time of the last day, `14:00`; null = to its end. */
	readonly deadlineTime: string | null;
	/** The very moment, in both countries; null = none. */
	readonly closesAt: Date | null;
	readonly isSealed: boolean;
	readonly publishedOn: string | null;
	/** When it was opened, added to, answered a question of or ended last. */
	readonly updatedAt: Date;
};

/** The state that holds when the deadline is over or not, whatever was last written down. */
export function stateWhen<S extends NeedState>(isOver: boolean, state: S): S | 'closed' {
	return isOver && isOpen(state) ? 'closed' : state;
}

/** Whether it can be answered. */
export function isOpen(state: NeedState): boolean {
	return state === 'open' || state === 'dialogue';
}

const needMoves = {
	submit: { from: ['draft', 'returned'], to: 'submitted', right: 'need.write' },
	take_back: { from: ['submitted'], to: 'draft', right: 'need.write' },
	return: { from: ['submitted'], to: 'returned', right: 'need.decide' },
	open: { from: ['submitted'], to: 'open', right: 'need.decide' },
	dialogue: { from: ['open'], to: 'dialogue', right: 'need.write' },
	close: { from: ['open', 'dialogue'], to: 'closed', right: 'need.write' },
	to_procurement: { from: ['open', 'dialogue', 'closed'], to: 'in_procurement', right: 'need.write' },
	to_pilot: { from: ['open', 'dialogue', 'closed', 'in_procurement'], to: 'in_pilot', right: 'need.write' },
	cancel: { from: ['open', 'dialogue', 'closed', 'in_procurement'], to: 'cancelled', right: 'need.write' }
} as const satisfies Record<string, { from: readonly NeedState[]; to: NeedState; right: Action }>;

export type NeedMove = keyof typeof needMoves;
export const allMoves = Object.keys(needMoves) as readonly NeedMove[];
/** What the owner does with a public one. */
export const stateMoves = ['dialogue', 'close', 'to_procurement', 'to_pilot', 'cancel'] as const;
export type StateMove = (typeof stateMoves)[number];

export function rightFor(move: NeedMove): Action {
	return needMoves[move].right;
}

/** Where a move leads; refused when it does not start where the need is now, as with a form that is sent twice. */
export function moved(state: NeedState, move: NeedMove): Decision<NeedState> {
	const from: readonly NeedState[] = needMoves[move].from;
	return from.includes(state) ? yes(needMoves[move].to) : no({ field: '', key: 'need.moved_on' });
}

/** The moves that start in this state, for the owner of a public need. */
export function movesFrom(state: NeedState): StateMove[] {
	return stateMoves.filter((move) => moved(state, move).ok);
}

export function mayBeWritten(state: NeedState): boolean {
	return state === 'draft' || state === 'returned';
}

export type NeedQuery = {
	/** Those that can still be answered, or those that cannot. */
	readonly open: boolean;
	readonly type: NeedType | null;
	/** An area with the needs on all of its group, or `group:<key>` with those on its areas. */
	readonly technology: string | null;
	readonly country: Country | null;
	readonly page: string;
};

/** What the address asks for; what nobody knows is left out, and said. */
export function readNeedQuery(
	params: URLSearchParams,
	isTechnology: (key: string) => boolean
): { query: NeedQuery; ignored: boolean } {
	const [status, type, area, group, country] = ['status', 'type', 'teknologi', 'gruppe', 'land'].map(
		(name) => params.get(name) ?? ''
	);
	const technology = group ? groupChoice(group) : area;
	const query = {
		open: status !== 'closed',
		type: needTypes.find((each) => each === type) ?? null,
		technology: technology && isTechnology(technology) ? technology : null,
		country: isCountry(country) ? country : null,
		page: params.get('side') ?? ''
	};
	const understood = [
		status === '' || status === 'closed' || status === 'open',
		same(type, query.type),
		same(technology, query.technology),
		same(country, query.country)
	];
	return { query, ignored: understood.includes(false) };
}

/** The query as the end of an address, shortest form. */
export function needSearch({ open, type, technology, country, page }: NeedQuery): string {
	const params = new URLSearchParams();
	if (!open) params.set('status', 'closed');
	if (type !== null) params.set('type', type);
	if (technology !== null) {
		const group = groupOf(technology);
		params.set(group === undefined ? 'teknologi' : 'gruppe', group ?? technology);
	}
	if (country !== null) params.set('land', country);
	if (/^[2-9]$|^[1-9]\d+$/.test(page)) params.set('side', page);
	return params.size === 0 ? '' : `?${params}`;
}

function same(asked: string | undefined, kept: string | null): boolean {
	return !asked || asked === kept;
}
