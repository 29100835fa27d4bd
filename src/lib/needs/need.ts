/**
 * A need is an outcome that somebody lacks, told before anybody has chosen a product.
 *
 *     draft → submitted → open → dialogue → in_procurement | in_pilot | cancelled
 *                            └──── closed by itself after its last day
 */
import type { ContentLang } from '#lib/lang.ts';
import { isCountry, type Country } from '#lib/organisations/organisation.ts';

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

export type Need = {
	readonly id: string;
	readonly slug: string;
	readonly ownerId: string;
	readonly country: Country;
	readonly language: ContentLang;
	readonly title: string;
	readonly text: string;
	readonly technology: { readonly key: string; readonly nameNb: string; readonly nameSv: string };
	readonly type: NeedType;
	/** As it stands today: past its last day an open one is closed. */
	readonly state: PublicState;
	/** Last day, to its end; null = none. */
	readonly deadline: string | null;
	readonly publishedOn: string | null;
};

/** The state that readers see on a day, whatever was last written down. */
export function stateOn(today: string, state: PublicState, deadline: string | null): PublicState {
	const isOver = deadline !== null && deadline < today;
	return isOver && (state === 'open' || state === 'dialogue') ? 'closed' : state;
}

export function isOpen(state: PublicState): boolean {
	return state === 'open' || state === 'dialogue';
}

export type NeedQuery = {
	/** Those that can still be answered, or those that cannot. */
	readonly open: boolean;
	readonly type: NeedType | null;
	readonly technology: string | null;
	readonly country: Country | null;
	readonly page: string;
};

/** What the address asks for; what nobody knows is left out, and said. */
export function readNeedQuery(
	params: URLSearchParams,
	isTechnology: (key: string) => boolean
): { query: NeedQuery; ignored: boolean } {
	const [status, type, technology, country] = ['status', 'type', 'teknologi', 'land'].map(
		(name) => params.get(name) ?? ''
	);
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
	if (technology !== null) params.set('teknologi', technology);
	if (country !== null) params.set('land', country);
	if (/^[2-9]$|^[1-9]\d+$/.test(page)) params.set('side', page);
	return params.size === 0 ? '' : `?${params}`;
}

function same(asked: string | undefined, kept: string | null): boolean {
	return !asked || asked === kept;
}
