import { all, yes, type Decision } from '#lib/decision.ts';
import { isContentLang, type ContentLang } from '#lib/lang.ts';
import { needTypes, publicStates, type NeedType, type PublicState } from '#lib/needs/need.ts';
import { isCountry, type Country } from '#lib/organisations/organisation.ts';
import { isInstant, oneOf, onlyKnown, readPaging, readQuery, type Paging } from './list-query.ts';

export type NeedFilter = Paging & {
	readonly q: string;
	readonly lang: ContentLang | null;
	readonly country: Country | null;
	readonly technology: string | null;
	readonly type: NeedType | null;
	/** As it stands now: past its deadline it is closed. */
	readonly state: PublicState | null;
	readonly organisation: string | null;
	/** A day, or an instant with its offset. */
	readonly updatedSince: string | null;
};

const parameters = [
	'page',
	'per_page',
	'q',
	'lang',
	'country',
	'technology',
	'type',
	'state',
	'organisation',
	'updated_since'
];

/** @param known what only the database knows */
export function readNeedFilter(
	params: URLSearchParams,
	known: { technology: (key: string) => boolean; organisation: (id: string) => boolean }
): Decision<NeedFilter> {
	const one = oneOf(params);
	const read = all({
		known: onlyKnown(params, parameters),
		paging: readPaging(params),
		q: readQuery(params.get('q')),
		lang: one('lang', isContentLang),
		country: one('country', isCountry),
		technology: one('technology', (key): key is string => known.technology(key)),
		type: one('type', (type): type is NeedType => needTypes.some((each) => each === type)),
		state: one('state', (state): state is PublicState => publicStates.some((each) => each === state)),
		organisation: one('organisation', (id): id is string => known.organisation(id)),
		updatedSince: one('updated_since', isInstant)
	});
	if (!read.ok) return read;
	const { paging, ...filter } = read.value;
	return yes({ ...filter, ...paging });
}
