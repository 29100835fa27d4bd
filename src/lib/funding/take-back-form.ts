/** What people type when they take an expense back or enter what an authority has cut. */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readAmount, type Currency } from '#lib/money.ts';
import { readText } from '#lib/text.ts';

/** `reason` is read by everybody, in the public ledger. */
export type TakeBack = { readonly periodCode: string; readonly reason: string };
export type Correction = TakeBack & {
	readonly partMinor: bigint;
	/** The authority takes less than it did, or what it took was entered wrongly. */
	readonly isGivenBack?: boolean;
	/** By which the authority's decision is found. */
	readonly reference: string;
};

export function readTakeBack(form: FormData): Decision<TakeBack> {
	return all({ periodCode: period(form), reason: required(form, 'reason', 255, 'expense.reason_empty') });
}

export function readCorrection(form: FormData, currency: Currency): Decision<Correction> {
	return all({
		periodCode: period(form),
		isGivenBack: yes(field(form, 'direction') === 'back'),
		partMinor: at('amount', readAmount(field(form, 'amount'), { currency })),
		reason: required(form, 'reason', 255, 'expense.reason_empty'),
		reference: required(form, 'reference', 30, 'expense.reference_empty')
	});
}

function period(form: FormData): Decision<string> {
	return required(form, 'period', 20, 'expense.period_missing');
}

function required(form: FormData, name: string, max: number, empty: string): Decision<string> {
	const read = readText(form.get(name), { max, required: true });
	if (read.ok) return read;
	return no(
		...read.issues.map((issue) => ({ ...issue, field: name, key: issue.key === 'text.required' ? empty : issue.key }))
	);
}
