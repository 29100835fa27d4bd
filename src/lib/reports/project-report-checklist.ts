/** Who has handed in what of a period: partner by partner, item by item. */
import { isClosed, type ReportState } from './report.ts';
import type { Named } from './project-report-figures.ts';

export const checkItems = ['expenses', 'drafts', 'vouchers', 'report', 'text', 'results', 'indicators'] as const;
type CheckItem = (typeof checkItems)[number];
/** `none`: nothing is asked of this partner, as results of one without a pilot. */
export type Check = { readonly item: CheckItem; readonly is: 'there' | 'missing' | 'none'; readonly count: number };

export type PartnerFacts = {
	readonly organisationId: string;
	readonly organisation: Named;
	readonly side: 'NO' | 'SE';
	readonly state: ReportState;
	readonly expenses: number;
	readonly drafts: number;
	readonly withoutVoucher: number;
	readonly hasText: boolean;
	/** Its pilots that run in the period, those of them with a value measured or approved in it, and with indicators chosen. */
	readonly pilots: number;
	readonly measured: number;
	readonly planned: number;
	readonly remindedAt: string | null;
};

export type PartnerChecks = Pick<PartnerFacts, 'organisationId' | 'organisation' | 'side' | 'remindedAt'> & {
	readonly checks: readonly Check[];
	readonly missing: number;
	/** Its report is still to come, so that a reminder has something to ask for. */
	readonly mayBeReminded: boolean;
};

export function checksOf(partner: PartnerFacts): PartnerChecks {
	const { organisationId, organisation, side, remindedAt } = partner;
	const handedIn = isClosed(partner.state);
	const checks = [
		// a partner without costs says so by handing in its report
		check('expenses', partner.expenses === 0 && !handedIn ? 1 : 0),
		partner.expenses === 0 ? nothing('drafts') : check('drafts', partner.drafts),
		partner.expenses === 0 ? nothing('vouchers') : check('vouchers', partner.withoutVoucher),
		check('report', handedIn ? 0 : 1),
		check('text', partner.hasText ? 0 : 1),
		partner.pilots === 0 ? nothing('results') : check('results', partner.pilots - partner.measured),
		partner.pilots === 0 ? nothing('indicators') : check('indicators', partner.pilots - partner.planned)
	];
	return {
		organisationId,
		organisation,
		side,
		remindedAt,
		checks,
		missing: checks.filter(({ is }) => is === 'missing').length,
		mayBeReminded: !handedIn
	};
}

function check(item: CheckItem, count: number): Check {
	return { item, is: count === 0 ? 'there' : 'missing', count };
}

function nothing(item: CheckItem): Check {
	return { item, is: 'none', count: 0 };
}
