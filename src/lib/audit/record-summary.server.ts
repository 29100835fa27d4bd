/** Everything about one expense as a page that opens in any browser, without anything from elsewhere. */
import { changesOf } from '#lib/funding/expense-changes.ts';
import { textOf } from '#lib/funding/expense-view.ts';
import { categoryName } from '#lib/funding/figure-rows.ts';
import { asKey } from '#lib/i18n.ts';
import { pairLang } from '#lib/lang.ts';
import { amountText } from '#lib/money.ts';
import type { Text } from '#lib/ui/text.ts';
import type { ExpenseRecord } from './expense-record.server.ts';
import { proofNames } from './proof-files.ts';

type Row = readonly [label: string, value: string];
type Section = { readonly title: string; readonly rows: readonly Row[] };

const style = `body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}th,td{padding:.35rem .75rem .35rem 0;border-bottom:1px solid #ccc;
text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}th{width:14rem;font-weight:600}`;

/** @param files name in the archive of each document, in order */
export function recordSummary(record: ExpenseRecord, files: readonly string[], text: Text, notice: string): string {
	const { lang, t } = text;
	const title = textOf(record.expense, t);
	const sections = sectionsOf(record, files, text).filter(({ rows }) => rows.length > 0);
	return [
		`<!doctype html>\n<html lang="${lang}">\n<head>\n<meta charset="utf-8">`,
		`<meta name="viewport" content="width=device-width">\n<title>${escaped(title)}</title>`,
		`<style>${style}</style>\n</head>\n<body>`,
		...(notice === '' ? [] : [`<p>${escaped(notice)}</p>`]),
		`<h1>${escaped(title)}</h1>`,
		...sections.map(sectionHtml),
		'</body>\n</html>\n'
	].join('\n');
}

function sectionHtml({ title, rows }: Section): string {
	const lines = rows.map(
		([label, value]) => `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}</td></tr>`
	);
	return `<h2>${escaped(title)}</h2>\n<table>\n${lines.join('\n')}\n</table>`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function sectionsOf(record: ExpenseRecord, files: readonly string[], text: Text): Section[] {
	const { t } = text;
	return [
		{ title: t('expense.about'), rows: factsOf(record, text) },
		{ title: t('audit.staff'), rows: staffOf(record, text) },
		{ title: t('audit.rate'), rows: rateOf(record, text) },
		{ title: t('audit.rule_set'), rows: rulesOf(record, text) },
		{ title: t('expense.documents'), rows: papersOf(record, files) },
		{ title: t('ui.thread'), rows: threadOf(record, text) },
		{ title: t('audit.report'), rows: reportOf(record, text) },
		{ title: t('audit.ledger_rows'), rows: bookOf(record, text) },
		{ title: t('ui.history'), rows: historyOf(record, text) },
		{ title: t('audit.seen_title'), rows: marksOf(record, text) }
	];
}

function rulesOf({ rules }: ExpenseRecord, { day, t }: Text): Row[] {
	if (!rules) return [];
	return [
		[t('audit.rule_set'), rules.id],
		[t('audit.source'), rules.source],
		[t('audit.valid_from'), day(rules.validFrom)]
	];
}

function papersOf({ documents }: ExpenseRecord, files: readonly string[]): Row[] {
	return documents.map(({ sha256 }, index) => [files[index] ?? '', `SHA-256 ${sha256}`]);
}

function threadOf({ remarks }: ExpenseRecord, { instant, t }: Text): Row[] {
	return remarks.map(({ kind, name, at, text }) => [
		`${t(kind === 'query' ? 'ui.query_by' : 'ui.answer_by', { name })}\n${instant(at)}`,
		text
	]);
}

function bookOf({ ledger, proofs }: ExpenseRecord, { number, t }: Text): Row[] {
	const salts = new Map(proofs.map(({ masked, row }) => [row.number, masked?.fields.salt]));
	return ledger.map((row) => {
		const salt = salts.get(row.number);
		const names = proofNames(row.number);
		const proof = [
			`${t('receipt.salt')}: ${salt ?? ''}`,
			t('receipt.in_archive', { file: names.masked, number: row.number, row: names.row })
		];
		const told = [`${number(row.eur, 2)} EUR`, `${t('ledger.code')}: ${row.hash}`, `masked: ${row.masked}`];
		return [
			`${row.number}. ${t(`ledger.kind_${row.kind}`)}`,
			[...told, ...(salt === undefined ? [] : proof)].join('\n')
		];
	});
}

function historyOf({ history }: ExpenseRecord, text: Text): Row[] {
	const { instant, t } = text;
	return history.map((move) => [
		`${instant(move.at)}\n${move.name ?? t('ui.the_system')}`,
		[
			t(asKey(`journal.${move.kind.replace('.', '_')}`)),
			...(move.reason === null ? [] : [move.reason]),
			...changesOf(move.before, move.after, text).map(
				({ label, before, after }) => `${label}: ${before === '' ? '' : `${before} → `}${after}`
			)
		].join('\n')
	]);
}

function marksOf({ marks }: ExpenseRecord, { instant }: Text): Row[] {
	return marks.map(({ name, at, note }) => [`${name}\n${instant(at)}`, note]);
}

function factsOf({ expense }: ExpenseRecord, { day, instant, lang, money, number, t }: Text): Row[] {
	const own = (minor: bigint | null) => (minor === null ? '' : money(minor, expense.currency));
	const who = (name: string | null, at: string | null) =>
		name === null ? '' : t('expense.who_when', { name, when: at === null ? '' : instant(at) });
	const rows: Row[] = [
		[t('audit.number'), expense.id],
		[t('expense.partner'), expense.organisation[pairLang(lang)]],
		[t('expense.state'), t(`expense.state_${expense.state}`)],
		[t('expense.kind'), t(`expense.kind_${expense.kind}`)],
		[t('expense.date'), day(expense.paidOn)],
		[t('expense.period'), expense.periodCode],
		[t('expense.category'), categoryName(expense.category, t)],
		[t('expense.work_package'), expense.workPackage ?? ''],
		[t('expense.pilot'), expense.pilot?.title ?? ''],
		[t('expense.amount'), money(expense.amountMinor, expense.currency)],
		[t('expense.in_euro'), expense.eurMinor === undefined ? '' : money(expense.eurMinor, 'EUR')],
		[t('expense.approved_part'), expense.approvedMinor === null ? '' : money(expense.approvedMinor, 'EUR')],
		[t('expense.supplier'), expense.supplier],
		[t('expense.voucher'), expense.voucherNumber],
		[t('expense.invoice'), expense.invoiceNumber],
		[t('expense.invoice_date'), expense.invoicedOn ? day(expense.invoicedOn) : ''],
		[t('audit.whole_invoice'), own(expense.totalMinor)],
		[t('audit.vat'), own(expense.vatMinor)],
		[t('expense.vat_treatment'), expense.vatMinor === null ? '' : t(`expense.vat_${expense.vatTreatment}`)],
		[t('expense.currency_legend'), otherCurrency(expense, number)],
		[t('expense.account'), expense.account],
		[t('expense.comment'), expense.comment],
		[t('expense.entered_by'), who(expense.enteredByName, expense.enteredAt)],
		[t('expense.submitted_by'), who(expense.submittedByName, expense.submittedAt)],
		[t('expense.decided_by'), who(expense.decidedByName, expense.decidedAt)],
		[t('expense.reason'), expense.reason ?? '']
	];
	return rows.filter(([, value]) => value !== '');
}

function otherCurrency(expense: ExpenseRecord['expense'], number: Text['number']): string {
	const { originalCurrency, originalMinor, originalRate } = expense;
	if (originalMinor === null) return '';
	return `${number(amountText({ minor: originalMinor, currency: 'EUR' }), 2)} ${originalCurrency ?? ''} × ${number(originalRate ?? '0')}`;
}

function staffOf({ expense: { currency, staff } }: ExpenseRecord, { money, number, percent, t }: Text): Row[] {
	if (!staff) return [];
	const rate = money(staff.rateMinor, currency);
	return [
		[t('expense.person'), staff.personName],
		[t('expense.month'), staff.month.slice(0, 7)],
		[
			t('expense.staff_legend'),
			staff.hours === null
				? t('expense.percent_of', { percent: percent(staff.percent ?? '0'), rate })
				: t('expense.hours_of', { hours: number(staff.hours), rate })
		]
	];
}

function rateOf({ expense: { currency, rate } }: ExpenseRecord, { day, number, t }: Text): Row[] {
	if (!rate) return [];
	return [
		[t('audit.rate_per_euro', { currency }), number(rate.perEuro)],
		[t('audit.source'), rate.source],
		[t('audit.frozen_on'), day(rate.on)]
	];
}

function reportOf({ report }: ExpenseRecord, { instant, t }: Text): Row[] {
	if (!report) return [];
	const by = (name: string | null, at: string | null) =>
		name && at ? t('expense.who_when', { name, when: instant(at) }) : '';
	const rows: Row[] = [
		[t('expense.state'), t(asKey(`report.state_${report.state}`))],
		[t('audit.report_submitted'), by(report.submittedBy, report.submittedAt)],
		[t('audit.report_approved'), by(report.approvedBy, report.approvedAt)],
		[t('audit.report_claimed'), by(report.claimedBy, report.claimedAt)],
		[t('audit.report_paid'), by(report.paidBy, report.paidAt)]
	];
	return rows.filter(([, value]) => value !== '');
}
