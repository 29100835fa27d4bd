/** What is typed about payments, all faults at once. */
import { readDay } from '#lib/day.ts';
import { all, at, no, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readAmount, type Currency } from '#lib/money.ts';
import { readSide, type Side } from '#lib/projects/rule-set.ts';
import { readText } from '#lib/text.ts';

const eur = (form: FormData, name: string) => at(name, readAmount(field(form, name), { currency: 'EUR' }));
const day = (form: FormData, name: string) => at(name, readDay(field(form, name)));
const comment = (form: FormData) => at('comment', readText(form.get('comment'), { max: 500, multiline: true }));

export type SideAndPeriod = { side: Side; periodCode: string };

export function readSideAndPeriod(form: FormData): SideAndPeriod | undefined {
	const side = readSide(field(form, 'side'));
	return side && { side, periodCode: field(form, 'period') };
}

export function readClaim(form: FormData): Decision<{ claimedOn: string; claimedMinor: bigint; comment: string }> {
	return all({ claimedOn: day(form, 'on'), claimedMinor: eur(form, 'amount'), comment: comment(form) });
}

export function readGrant(form: FormData): Decision<{ on: string; eurMinor: bigint }> {
	return all({ on: day(form, 'on'), eurMinor: eur(form, 'amount') });
}

export function readReceipt(
	form: FormData,
	currency: Currency
): Decision<{ on: string; eurMinor: bigint; nationalMinor: bigint }> {
	return all({
		on: day(form, 'on'),
		eurMinor: eur(form, 'amount'),
		nationalMinor: at('national', readAmount(field(form, 'national'), { currency }))
	});
}

export type NewAdvance = {
	organisationId: string | null;
	paidOn: string;
	eurMinor: bigint;
	nationalMinor: bigint;
	comment: string;
};

export function readAdvance(
	form: FormData,
	currency: Currency,
	partners: readonly { id: string }[]
): Decision<NewAdvance> {
	const partner = field(form, 'partner');
	const known: Decision<string | null> =
		partner === '' || partners.some(({ id }) => id === partner)
			? { ok: true, value: partner || null }
			: no({ field: 'partner', key: 'payment.partner_unknown' });
	return all({
		organisationId: known,
		paidOn: day(form, 'on'),
		eurMinor: eur(form, 'amount'),
		nationalMinor: at('national', readAmount(field(form, 'national'), { currency })),
		comment: comment(form)
	});
}

export function readSettlement(form: FormData): Decision<{ settledOn: string; eurMinor: bigint; comment: string }> {
	return all({ settledOn: day(form, 'on'), eurMinor: eur(form, 'amount'), comment: comment(form) });
}
