/** The shared figures with the names a reader knows, the same for the page and for its file. */
import type { Category } from '#lib/funding/calculate.ts';
import type { Figures, FundingFigures } from '#lib/funding/figures.ts';
import type { SourceFigures } from '#lib/funding/sources.ts';
import { asKey, type Translate } from '#lib/i18n.ts';
import { pairLang, type Lang } from '#lib/lang.ts';
import type { Project } from '#lib/projects/project.ts';

export type ShownFigures = Omit<Figures, 'draft'>;
export type FigureRow = {
	readonly key: string;
	readonly name: string;
	readonly href?: string;
	/** `NO` or `SE` beside a partner's name. */
	readonly note?: string;
	readonly figures: ShownFigures;
};

export type Named = FundingFigures & {
	readonly sources: readonly SourceFigures[];
	readonly organisations: ReadonlyMap<string, { nb: string; sv: string; side: string }>;
};
export type Reader = { readonly lang: Lang; readonly t: Translate };

export function sourceRows({ sources }: Pick<Named, 'sources'>, { t }: Reader): FigureRow[] {
	return sources.map((each) => ({
		key: `${each.side} ${each.source}`,
		name: sourceName(each.source, each.side, t),
		figures: each
	}));
}

export function sourceName(source: string, side: string, t: Translate): string {
	if (source === 'own') return side === 'NO' ? t('funding.own_no') : t('funding.own_se');
	if (source === 'ERDF') return t('funding.source_erdf');
	return source === 'IR' ? t('funding.source_ir') : t('funding.source_named', { fund: source });
}

export function sideRows({ bySide }: Pick<Named, 'bySide'>, { t }: Reader): FigureRow[] {
	return [...bySide].map(([side, figures]) => ({ key: side, name: sideName(side, t), figures }));
}

export function sideName(side: string, t: Translate): string {
	return side === 'NO' ? t('funding.side_no') : t('funding.side_se');
}

export function partnerRows(figures: Pick<Named, 'byOrganisation' | 'organisations'>, { lang }: Reader): FigureRow[] {
	return [...figures.byOrganisation].map(([id, each]) => {
		const organisation = figures.organisations.get(id);
		return {
			key: id,
			name: organisation?.[pairLang(lang)] ?? id,
			href: `/${lang}/partner/${id}`,
			...(organisation && { note: organisation.side }),
			figures: each
		};
	});
}

export function workPackageRows(
	{ byWorkPackage }: Pick<Named, 'byWorkPackage'>,
	{ workPackages }: Pick<Project, 'workPackages'>,
	{ lang }: Pick<Reader, 'lang'>
): FigureRow[] {
	return workPackages.flatMap(({ code, nameNb, nameSv }) => {
		const figures = byWorkPackage.get(code);
		return figures ? [{ key: code, name: lang === 'sv' ? nameSv : nameNb, note: code, figures }] : [];
	});
}

export function categoryRows({ byCategory }: Pick<Named, 'byCategory'>, { t }: Pick<Reader, 't'>): FigureRow[] {
	return [...byCategory].map(([category, figures]) => ({ key: category, name: categoryName(category, t), figures }));
}

export function categoryName(category: Category | (string & {}), t: Translate): string {
	return t(asKey(`category.${category}`));
}
