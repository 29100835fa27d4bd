/** An expense as an accounting system sends it. It becomes the form that a person fills in, so that the same rules read it. */
import { no, yes, type Decision, type Issue, type Refused } from '#lib/decision.ts';

/** Property of the body → field of the form. */
const fieldOf = {
	date: 'date',
	period: 'period',
	category: 'category',
	work_package: 'work_package',
	pilot: 'pilot',
	text: 'text',
	amount: 'amount',
	supplier: 'supplier',
	voucher_number: 'voucher',
	invoice_number: 'invoice',
	invoice_date: 'invoice_date',
	total: 'total',
	vat: 'vat',
	vat_treatment: 'vat_treatment',
	original_amount: 'original',
	original_currency: 'original_currency',
	original_rate: 'original_rate',
	kind: 'kind',
	contribution: 'contribution',
	account: 'account',
	comment: 'comment'
} as const;
/** Over the interface nobody's wage is sent: a key is an editor's, who may not see them. */
export const sentKinds = ['cost', 'in_kind', 'income'] as const;

export type SentExpense = { readonly sourceKey: string; readonly form: FormData };

export function readExpenseBody(body: Readonly<Record<string, unknown>>): Decision<SentExpense> {
	const issues: Issue[] = [];
	const form = new FormData();
	form.set('kind', 'cost');
	for (const [name, value] of Object.entries(body)) {
		if (name === 'source_id') continue;
		if (!Object.hasOwn(fieldOf, name)) issues.push({ field: name, key: 'api.unknown_parameter' });
		else if (typeof value !== 'string') issues.push({ field: name, key: 'api.not_text' });
		else form.set(fieldOf[name as keyof typeof fieldOf], value);
	}
	if (!sentKinds.some((kind) => kind === form.get('kind'))) issues.push({ field: 'kind', key: 'api.kind_not_sent' });
	const { source_id: source } = body;
	if (typeof source !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(source)) {
		issues.push({ field: 'source_id', key: 'api.source_id' });
		return no(...issues);
	}
	return issues.length > 0 ? no(...issues) : yes({ sourceKey: `api:${source}`, form });
}

/** Faults of the form, at the properties that the system sent. */
export function asExpenseSent({ issues }: Refused): Refused {
	const nameOf = new Map<string, string>(Object.entries(fieldOf).map(([name, field]) => [field, name]));
	return no(...issues.map((issue) => ({ ...issue, field: nameOf.get(issue.field) ?? issue.field })));
}
