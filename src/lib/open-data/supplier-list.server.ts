import type { Supplier } from '#lib/solutions/suppliers.server.ts';
import { column, listOf, nameFor, yesNo } from './column.ts';
import { pageIn } from './page-in.ts';

/** A supplier as a program reads it: whom to write to stands on its page alone. */
export function supplierItem(supplier: Supplier, origin: string) {
	const { id, nameNb, nameSv, country, language, presentation, areas, website, isAdviser } = supplier;
	return {
		id,
		url: pageIn(origin, 'leverandorer', id),
		name: { nb: nameNb, sv: nameSv },
		country,
		language,
		presentation: presentation && { [presentation.language]: presentation.text },
		technologies: areas.map(({ key }) => key),
		website,
		is_adviser: isAdviser
	};
}

type SupplierItem = ReturnType<typeof supplierItem>;

export const supplierList = listOf<SupplierItem>('organisation', [
	column('name', ({ name }, reader) => nameFor(name, reader)),
	column('country', ({ country }) => country),
	column('presentation', ({ presentation }) => Object.values(presentation ?? {}).join('\n')),
	column('language', ({ presentation, language }) => Object.keys(presentation ?? {})[0] ?? language),
	column('technologies', ({ technologies }, { technologyName }) => technologies.map(technologyName).join(', ')),
	column('adviser', (supplier, reader) => yesNo(supplier.is_adviser, reader)),
	column('website', ({ website }) => website ?? '')
]);
