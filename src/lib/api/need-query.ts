import { all, type Decision } from '#lib/decision.ts';
import { needTypes, publicStates, type NeedType, type PublicState } from '#lib/needs/need.ts';
import { oneOf, readListFilter, type KnownValues, type ListFilter } from './list-query.ts';

export type NeedFilter = ListFilter & {
	readonly type: NeedType | null;
	/** As it stands now: past its deadline it is closed. */
	readonly state: PublicState | null;
};

export function readNeedFilter(params: URLSearchParams, known: KnownValues): Decision<NeedFilter> {
	const one = oneOf(params);
	const own = all({
		type: one('type', (type): type is NeedType => needTypes.some((each) => each === type)),
		state: one('state', (state): state is PublicState => publicStates.some((each) => each === state))
	});
	return readListFilter(params, known, own, ['type', 'state']);
}
