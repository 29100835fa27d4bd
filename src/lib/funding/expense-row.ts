/** A row of expenses as the database tells it, and what people read in it. */
import type { Category } from '#lib/funding/calculate.ts';
import { toEurMinor } from '#lib/funding/conversion.ts';
import type { ContributionKind, VatTreatment } from '#lib/funding/entry.ts';
import type { ExpenseView } from '#lib/funding/expense-view.ts';
import { warningsOf, type ExpenseState, type Warning } from '#lib/funding/expense.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Currency } from '#lib/money.ts';
import { abs } from '#lib/rational.ts';

export type Row = {
	id: string;
	organisation_id: string;
	organisation_nb: string;
	organisation_sv: string;
	paid_on: string;
	period_code: string;
	starts_on: string;
	ends_on: string;
	is_locked: boolean;
	category: Category;
	work_package: string | null;
	pilot_id: string | null;
	pilot_title: string | null;
	pilot_slug: string | null;
	pilot_language: ContentLang | null;
	kind: ExpenseView['kind'];
	is_masked: boolean;
	text: string;
	language: ContentLang;
	supplier: string;
	voucher_number: string;
	invoice_number: string;
	invoiced_on: string | null;
	total_minor: string | null;
	vat_minor: string | null;
	vat_treatment: VatTreatment;
	original_minor: string | null;
	original_currency: string | null;
	original_rate: string | null;
	contribution_kind: ContributionKind | null;
	account: string;
	comment: string;
	staff: { name: string; month: string; hours: string | null; percent: string | null; rate: string } | null;
	documents: { id: string; name: string }[];
	document_count: number;
	amount_minor: string;
	currency: Currency;
	state: ExpenseState;
	revision: number;
	rate_per_euro: string | null;
	rate_source: string | null;
	rate_on: string | null;
	rule_set_id: string | null;
	eur_minor: string | null;
	approved_minor: string | null;
	reason: string | null;
	entered_by: string;
	entered_by_name: string;
	entered_at: string;
	submitted_by: string | null;
	submitted_by_name: string | null;
	submitted_at: string | null;
	decided_by_name: string | null;
	decided_by_language: ContentLang | null;
	decided_at: string | null;
	changed_by: string[];
	rest_minor: string;
	duplicates: number;
};

/** What a row needs to be told: `rateNow` is for drafts, whose rate is not frozen yet. */
export type Told = {
	today: string;
	rateNow: string | undefined;
	/** In euro cents, from which an expense needs a voucher; every one unless told. */
	voucherFromEurMinor?: string;
};

/** What is over needs no warning any more; the archive, without work packages, never did. */
const over: readonly ExpenseState[] = ['rejected', 'withdrawn'];

export function viewOf(row: Row, reading: Told): ExpenseView {
	const { rateNow } = reading;
	const amountMinor = BigInt(row.amount_minor);
	const frozen = row.eur_minor === null ? undefined : BigInt(row.eur_minor);
	const eurMinor = frozen ?? (rateNow === undefined ? undefined : toEurMinor(amountMinor, rateNow));
	return {
		...who(row),
		id: row.id,
		organisationId: row.organisation_id,
		organisation: { nb: row.organisation_nb, sv: row.organisation_sv },
		paidOn: row.paid_on,
		periodCode: row.period_code,
		isLocked: row.is_locked,
		category: row.category,
		workPackage: row.work_package,
		pilot: row.pilot_id === null ? null : pilotOf(row),
		...papersOf(row),
		kind: row.kind,
		isMasked: row.is_masked,
		text: row.text,
		language: row.language,
		supplier: row.supplier,
		voucherNumber: row.voucher_number,
		invoiceNumber: row.invoice_number,
		amountMinor,
		currency: row.currency,
		state: row.state,
		revision: row.revision,
		rate: row.rate_per_euro === null ? null : rateOf(row, row.rate_per_euro),
		/** At today's rate while nothing is frozen. */
		eurMinor,
		approvedMinor: row.approved_minor === null ? null : BigInt(row.approved_minor),
		warnings: over.includes(row.state) || row.work_package === null ? [] : warnings(row, eurMinor, reading)
	};
}

function warnings(row: Row, eurMinor: bigint | undefined, { today, voucherFromEurMinor }: Told): Warning[] {
	const waits = ['draft', 'submitted', 'queried'].includes(row.state);
	const isSmall = abs(eurMinor ?? 0n) < BigInt(voucherFromEurMinor ?? '0');
	const { totalMinor, vatMinor } = papersOf(row);
	return warningsOf(
		{
			paidOn: row.paid_on,
			period: { code: row.period_code, startsOn: row.starts_on, endsOn: row.ends_on },
			eurMinor,
			restMinor: BigInt(row.rest_minor),
			duplicates: row.duplicates,
			invoicedOn: row.invoiced_on,
			totalMinor,
			vatMinor,
			lacksDocument: waits && row.document_count === 0 && !isSmall && !['reversal', 'correction'].includes(row.kind)
		},
		today
	);
}

const minor = (text: string | null) => (text === null ? null : BigInt(text));

function papersOf(row: Row) {
	return {
		invoicedOn: row.invoiced_on,
		totalMinor: minor(row.total_minor),
		vatMinor: minor(row.vat_minor),
		vatTreatment: row.vat_treatment,
		originalMinor: minor(row.original_minor),
		originalCurrency: row.original_currency,
		originalRate: row.original_rate,
		contributionKind: row.contribution_kind,
		account: row.account,
		comment: row.comment,
		staff: row.staff && { ...row.staff, personName: row.staff.name, rateMinor: BigInt(row.staff.rate) },
		documents: row.documents
	};
}

function pilotOf({ pilot_id: id, pilot_title: title, pilot_slug: slug, pilot_language: language }: Row) {
	return { id: id ?? '', title: title ?? '', slug: slug ?? '', language: language ?? 'nb' };
}

function rateOf(row: Row, perEuro: string) {
	return { perEuro, source: row.rate_source ?? '', on: row.rate_on ?? '', ruleSetId: row.rule_set_id ?? '' };
}

function who(row: Row) {
	return {
		enteredBy: row.entered_by,
		enteredByName: row.entered_by_name,
		enteredAt: row.entered_at,
		submittedBy: row.submitted_by,
		submittedByName: row.submitted_by_name,
		submittedAt: row.submitted_at,
		decidedByName: row.decided_by_name,
		decidedAt: row.decided_at,
		changedBy: row.changed_by,
		reason: row.reason,
		reasonLanguage: row.decided_by_language
	};
}
