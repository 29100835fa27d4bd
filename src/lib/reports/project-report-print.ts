/** The joint report as lines of words and numbers for a page: what the template sets, with nothing left to decide. */
import { asKey } from '#lib/i18n.ts';
import { pairLang } from '#lib/lang.ts';
import { decimalText } from '#lib/rational.ts';
import { sideName } from '#lib/funding/figure-rows.ts';
import { printable } from '#lib/printable.ts';
import type { Text } from '#lib/ui/text.ts';
import { nameIn, type ProjectReportContent } from './project-report-content.ts';
import type { Annex, AnnexRow } from './project-report-figures.ts';
import { annexHead, lineHead, lineNames } from './project-report-table.ts';
import { sectionKeys } from './project-report.ts';

/** @param notice stands at the head of each page while the figures are invented */
export function printOf(content: ProjectReportContent, text: Text, about: { notice: string; isSubmitted: boolean }) {
	const { lang, t, day } = text;
	const { project, period, texts } = content;
	return printableOf({
		lang,
		region: lang === 'sv' ? 'SE' : 'NO',
		title: t('project_report.file_title', { project: project[pairLang(lang)], period: period.code }),
		notice: about.notice,
		status: about.isSubmitted ? '' : t('project_report.not_submitted'),
		page: t('project_report.page_of'),
		facts: [
			[t('project_report.project'), project[pairLang(lang)]],
			[
				t('period.period'),
				`${period.code}, ${t('period.days', { from: day(period.startsOn), to: day(period.endsOn) })}`
			],
			[t('project_report.figures_as_of'), day(content.asOf)],
			[t('project_report.budget_version'), budgetVersion(content, text)]
		],
		approvalsTitle: t('project_report.approvals'),
		approvals: content.approvals.map(({ side, leaderName, approvedOn }) =>
			t('project_report.approved_by', { side: sideName(side, t), name: leaderName, day: day(approvedOn) })
		),
		noApprovals: t('project_report.approvals_none'),
		sections: sectionKeys.map((key) => ({
			title: t(`project_report.section_${key}`),
			paragraphs: paragraphs(texts[pairLang(lang)][key]),
			none: t('project_report.section_empty')
		})),
		...listsPrint(content, text),
		annexes: content.annexes.map((annex) => annexPrint(annex, content, text))
	});
}

function listsPrint({ results, publications }: ProjectReportContent, { lang, t, day }: Text) {
	return {
		resultsTitle: t('project_report.results_title'),
		resultsHead: [t('project_report.pilot'), t('project_report.finding'), t('project_report.evidence')],
		results: results.map((result) => ({
			pilot: result.pilot,
			language: result.language,
			cells: [result.finding[pairLang(lang)], result.evidence[pairLang(lang)]]
		})),
		publicationsTitle: t('project_report.publications'),
		publicationsHead: [
			t('project_report.publication'),
			t('project_report.publication_kind'),
			t('project_report.publisher'),
			t('project_report.published_on')
		],
		publications: publications.map((each) => ({
			title: each.title,
			language: each.language,
			cells: [t(`project_report.kind_${each.kind}`), each.owner[pairLang(lang)], day(each.publishedOn)]
		})),
		nothing: t('project_report.nothing_in_period')
	};
}

export function budgetVersion({ budgetVersion: version }: ProjectReportContent, { t, day }: Text): string {
	if (version === null) return t('project_report.budget_none');
	return t('project_report.budget_version_of', { number: version.number, day: day(version.decidedOn) });
}

function annexPrint(annex: Annex, content: ProjectReportContent, text: Text) {
	const { lang, t, day, number } = text;
	const side = sideName(annex.side, t);
	const cells = (row: AnnexRow) => amountsOf(row).map((minor) => amount(minor, text));
	return {
		title: t('project_report.annex_of', { side, currency: annex.currency }),
		about: [
			t('project_report.annex_counts'),
			t('project_report.annex_rules', { rules: annex.ruleSetId }),
			...annex.rates.map((rate) =>
				t('project_report.annex_rate', {
					rate: number(rate.perEuro),
					currency: annex.currency,
					source: rate.source,
					from: day(rate.from),
					to: day(rate.to)
				})
			)
		],
		bar: barOf(annex, text),
		byCategory: t('project_report.by_category'),
		categoryHead: [t('funding.category'), ...annexHead(annex, t)],
		categories: annex.categories.map((row) => [t(asKey(`category.${row.key}`)), ...cells(row)]),
		byPartner: t('project_report.by_partner'),
		partnerHead: [t('funding.partner'), ...annexHead(annex, t)],
		partners: annex.partners.map((row) => [nameIn(content.organisations, row.key, lang), ...cells(row)]),
		total: [t('project_report.sum'), ...cells(annex.total)],
		...linesPrint(annex, content, text),
		documentNote: t('project_report.document_note')
	};
}

function linesPrint(annex: Annex, content: ProjectReportContent, text: Text) {
	const { t, day, number } = text;
	const side = sideName(annex.side, t);
	return {
		lineTitle: t('project_report.lines_of', { side }),
		lineHead: lineHead(annex, t),
		lines: annex.lines.map((line) => ({
			language: line.language,
			cells: [
				String(line.number),
				line.voucher,
				day(line.paidOn),
				line.supplier,
				line.isMasked ? t('expense.masked') : line.text,
				...lineNames(line, content, text),
				amount(line.nationalMinor, text),
				number(line.ratePerEuro),
				amount(line.eurMinor, text),
				line.documents.map(({ id }) => id.slice(0, 8)).join(' ')
			]
		})),
		computedTitle: t('project_report.computed_of', { side }),
		computedHead: [t('funding.partner'), t('funding.work_package'), t('funding.category'), annex.currency, 'EUR'],
		computed: annex.computed.map((line) => [
			...lineNames(line, content, text),
			amount(line.nationalMinor, text),
			amount(line.eurMinor, text)
		]),
		lineSum: [amount(annex.total.periodNationalMinor, text), amount(annex.total.periodMinor, text)],
		lineSumTitle: t('project_report.lines_sum')
	};
}

export function amountsOf(row: AnnexRow): bigint[] {
	return [
		row.budgetMinor,
		row.earlierMinor,
		row.earlierNationalMinor,
		row.periodMinor,
		row.periodNationalMinor,
		row.totalMinor,
		row.totalNationalMinor,
		row.remainingMinor
	];
}

function amount(minor: bigint, { number }: Text): string {
	return number(decimalText(minor, 2), 2);
}

/** Shares of the budget, in per mille of its width; beyond the budget it is full. */
function barOf({ total, side }: Annex, text: Text) {
	const of = (minor: bigint) => {
		if (total.budgetMinor <= 0n || minor <= 0n) return 0;
		const share = (minor * 1000n) / total.budgetMinor;
		return Number(share > 1000n ? 1000n : share);
	};
	const earlier = of(total.earlierMinor);
	return {
		earlier,
		period: Math.min(of(total.periodMinor), 1000 - earlier),
		alt: text.t('project_report.bar_alt', {
			side: sideName(side, text.t),
			budget: text.money(total.budgetMinor, 'EUR'),
			earlier: text.money(total.earlierMinor, 'EUR'),
			period: text.money(total.periodMinor, 'EUR'),
			remaining: text.money(total.remainingMinor, 'EUR')
		}),
		caption: text.t('project_report.bar_caption')
	};
}

function paragraphs(text: string): string[][] {
	return text
		.split(/\n{2,}/)
		.map((part) => part.split('\n').filter((line) => line.trim() !== ''))
		.filter((lines) => lines.length > 0);
}

/** Every text in it with signs only that the fonts of the file have. */
function printableOf<T>(print: T): T {
	return JSON.parse(
		JSON.stringify(print, (_key, value: unknown) => (typeof value === 'string' ? printable(value) : value))
	) as T;
}
