/** The heads and names of the finance annexes, the same on the screen and in every file. */
import { asKey, type Translate } from '#lib/i18n.ts';
import type { Text } from '#lib/ui/text.ts';
import { nameIn, type ProjectReportContent } from './project-report-content.ts';
import type { Annex, AnnexLine } from './project-report-figures.ts';

/** What stands above the eight amounts of a row. */
export function annexHead({ currency }: Pick<Annex, 'currency'>, t: Translate): string[] {
	const both = (key: 'earlier' | 'this_period' | 'total') => [
		t(`project_report.${key}_in`, { currency: 'EUR' }),
		t(`project_report.${key}_in`, { currency })
	];
	return [
		t('project_report.budget_in', { currency: 'EUR' }),
		...both('earlier'),
		...both('this_period'),
		...both('total'),
		t('project_report.remaining_in', { currency: 'EUR' })
	];
}

export function lineHead({ currency }: Pick<Annex, 'currency'>, t: Translate): string[] {
	return [
		t('project_report.line_number'),
		t('project_report.voucher'),
		t('project_report.paid_on'),
		t('project_report.supplier'),
		t('project_report.line_text'),
		t('funding.partner'),
		t('funding.work_package'),
		t('funding.category'),
		currency,
		t('project_report.rate'),
		'EUR',
		t('project_report.documents')
	];
}

/** Partner, work package and category. */
export function lineNames(
	line: Pick<AnnexLine, 'organisationId' | 'workPackage' | 'category'>,
	{ organisations }: Pick<ProjectReportContent, 'organisations'>,
	{ lang, t }: Pick<Text, 'lang' | 't'>
): [string, string, string] {
	return [nameIn(organisations, line.organisationId, lang), line.workPackage, t(asKey(`category.${line.category}`))];
}
