/** The public figures as one table for a spreadsheet. */
import { csvText, type Cell } from '#lib/csv.ts';
import {
	categoryRows,
	partnerRows,
	sideRows,
	sourceRows,
	workPackageRows,
	type FigureRow,
	type Named,
	type Reader
} from '#lib/funding/figure-rows.ts';
import type { Project } from '#lib/projects/project.ts';

type Shown = Named & { readonly asOf: string };

/** `notice` stands in the first line while the figures are invented. */
export function figuresFile(figures: Shown, project: Project, reader: Reader, notice: string | undefined): string {
	const { lang, t } = reader;
	const total = { key: 'total', name: t('funding.total'), figures: figures.total };
	const body = [
		...rows(t('budget.sum'), [total]),
		...rows(t('funding.side'), sideRows(figures, reader)),
		...rows(t('funding.source'), sourceRows(figures, reader)),
		...rows(t('funding.partner'), partnerRows(figures, reader)),
		...rows(t('funding.work_package'), workPackageRows(figures, project, reader)),
		...rows(t('funding.category'), categoryRows(figures, reader)),
		...periodRows(figures, project, reader)
	];
	const title = [lang === 'sv' ? project.nameSv : project.nameNb, t('budget.as_of', { day: figures.asOf })];
	return csvText([...(notice === undefined ? [] : [[notice]]), title, head(reader), ...body]);
}

function head({ t }: Reader): Cell[] {
	const inEur = (what: string) => t('budget.in_eur', { what });
	return [
		t('funding.grouped_by'),
		t('funding.name'),
		inEur(t('budget.budget')),
		inEur(t('budget.spent')),
		inEur(t('budget.in_review')),
		inEur(t('budget.remaining')),
		'%'
	];
}

function rows(group: string, figureRows: readonly FigureRow[]): Cell[][] {
	return figureRows.map(({ name, note, figures }) => [
		group,
		note === undefined ? name : `${name} (${note})`,
		{ minor: figures.budget },
		{ minor: figures.spent },
		{ minor: figures.inReview },
		{ minor: figures.remaining },
		(figures.spentPercent ?? '').replace('.', ',')
	]);
}

/** Budgets have no period. */
function periodRows({ byPeriod }: Shown, { periods }: Project, { t }: Reader): Cell[][] {
	return periods.map(({ code }) => {
		const { spent, inReview } = byPeriod.get(code) ?? { spent: 0n, inReview: 0n };
		return [t('period.period'), code, '', { minor: spent }, { minor: inReview }, '', ''];
	});
}
