import type { SolutionListed, SolutionView } from '#lib/solutions/solution-view.ts';
import { column, dayCell, listOf, nameFor, numberCell, word, yesNo } from './column.ts';
import { pageIn } from './page-in.ts';

/** A solution as a program reads it. */
export function solutionItem(solution: SolutionListed & Pick<SolutionView, 'updatedOn'>, origin: string) {
	const { id, slug, language, name, summary, kind, country, municipalities, pilots } = solution;
	return {
		id,
		url: pageIn(origin, 'losninger', slug),
		language,
		name,
		summary,
		kind,
		technology: both(solution.technology),
		supplier: solution.supplier && { id: solution.supplier.id, name: both(solution.supplier) },
		owner: { id: solution.owner.id, name: both(solution.owner) },
		country,
		municipalities,
		pilots,
		is_ready_to_reuse: solution.isReadyToReuse,
		updated_on: solution.updatedOn
	};
}

type SolutionItem = ReturnType<typeof solutionItem>;

export const solutionList = listOf<SolutionItem>('solution', [
	column('name', ({ name }) => name),
	column('summary', ({ summary }) => summary),
	column('language', ({ language }) => language),
	column('kind', ({ kind }, reader) => word('solution.kind_', kind, reader)),
	column('technology', ({ technology }, reader) => nameFor(technology, reader)),
	column('supplier_id', ({ supplier }) => supplier?.id ?? ''),
	column('supplier', ({ supplier }, reader) => (supplier ? nameFor(supplier.name, reader) : '')),
	column('owner_id', ({ owner }) => owner.id),
	column('owner', ({ owner }, reader) => nameFor(owner.name, reader)),
	column('country', ({ country }) => country),
	column('municipalities', ({ municipalities }) => numberCell(municipalities)),
	column('pilots', ({ pilots }) => numberCell(pilots)),
	column('ready', (solution, reader) => yesNo(solution.is_ready_to_reuse, reader)),
	column('updated_on', (solution) => dayCell(solution.updated_on))
]);

function both({ nameNb, nameSv }: { readonly nameNb: string; readonly nameSv: string }) {
	return { nb: nameNb, sv: nameSv };
}
