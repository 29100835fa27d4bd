import type { OrganisationItem } from '#lib/api/public-organisations.server.ts';
import { column, dayCell, listOf, numberCell, word } from './column.ts';

/** As in the interface, with what the page counts. */
export type PartnerItem = OrganisationItem & { readonly pilots: number };

export const partnerList = listOf<PartnerItem>('organisation', [
	column('name_nb', ({ name }) => name.nb),
	column('name_sv', ({ name }) => name.sv),
	column('kind', ({ kind }, reader) => word('organisation.kind_', kind, reader)),
	column('country', ({ country }) => country),
	column('org_number', (partner) => partner.org_number ?? ''),
	column('population', ({ population }) => numberCell(population)),
	column('population_on', (partner) => partner.population_on ?? ''),
	column('active_from', (partner) => dayCell(partner.active_from)),
	column('active_to', (partner) => dayCell(partner.active_to)),
	column('succeeded_by', (partner) => partner.succeeded_by ?? ''),
	column('pilots', ({ pilots }) => numberCell(pilots)),
	column('website', ({ website }) => website ?? '')
]);
