/** Mistakes that somebody might make in the rules of the money: each is one change of the text of one file. */
export type Mutant = {
	readonly name: string;
	/** Under `src/lib`. */
	readonly file: string;
	readonly from: string;
	readonly to: string;
};

const mutant = (name: string, file: string, from: string, to: string): Mutant => ({ name, file, from, to });

export const mutants: readonly Mutant[] = [
	mutant(
		'half a cent goes to the even neighbour',
		'rational.ts',
		'const rounded = (2n * abs(numerator) + abs(denominator)) / (2n * abs(denominator));',
		`const below = abs(numerator) / abs(denominator);
		const twice = 2n * (abs(numerator) % abs(denominator));
		const up = twice > abs(denominator) || (twice === abs(denominator) && below % 2n === 1n);
		const rounded = up ? below + 1n : below;`
	),
	mutant(
		'half a cent below zero goes up',
		'rational.ts',
		'return numerator < 0n === denominator < 0n ? rounded : -rounded;',
		'return numerator < 0n && (2n * numerator) % denominator === 0n ? 1n - rounded : numerator < 0n ? -rounded : rounded;'
	),
	mutant(
		'what is cut goes down below zero',
		'rational.ts',
		'return numerator / denominator; //',
		'return numerator % denominator < 0n ? numerator / denominator - 1n : numerator / denominator; //'
	),
	mutant(
		'an amount is converted at a rate of two decimals',
		'funding/conversion.ts',
		'parseDecimal(rate);',
		"parseDecimal(rate.replace(/(\\.\\d\\d)\\d+$/, '$1'));"
	),
	mutant(
		"a fund's share of a calculation is rounded",
		'funding/calculate.ts',
		'[code, percentOf(total, percent)] as const',
		'[code, percentOf(total * 10n + 5n, percent) / 10n] as const'
	),
	mutant(
		"a fund's share of a side is a cent more",
		'funding/sources.ts',
		'spent: percentOf(whole.spent, grantPercent),',
		'spent: percentOf(whole.spent + 1n, grantPercent),'
	),
	mutant(
		'the own share is cut as well',
		'funding/sources.ts',
		'spent: whole.spent - granted.spent,',
		'spent: percentOf(whole.spent, String(100 - Number(grantPercent))),'
	),
	mutant(
		'office costs come before flat staff costs',
		'funding/calculate.ts',
		'officeCosts(staff, staff + travel + bought, rates)',
		'officeCosts(real.staff, real.staff + travel + bought, rates)'
	),
	mutant(
		'travel that is flat counts for flat staff costs',
		'funding/calculate.ts',
		'rates.travelOnStaff === null ? real.travel + bought : bought;',
		'real.travel + bought;'
	),
	mutant(
		'other costs are a share of flat staff costs too',
		'funding/calculate.ts',
		'return staffOnDirect === null ? percentOf(staff, otherOnStaff) : 0n;',
		'return percentOf(staff, otherOnStaff);'
	),
	mutant('a parked line is eligible', 'funding/calculate.ts', '.filter((line) => !line.parked)', '.filter(() => true)'),
	mutant(
		'what was typed on a flat category counts beside it',
		'funding/figures.ts',
		'rows.filter((row) => !flat.includes(row.category))',
		'rows'
	),
	mutant(
		'flat amounts are cut once for all periods',
		'funding/figures.ts',
		'[row.organisation, row.side, row.period, row.workPackage, row.group]',
		'[row.organisation, row.side, row.workPackage, row.group]'
	),
	mutant(
		'who shows real office costs is given flat ones',
		'funding/figures.ts',
		'realOffice?.has(organisation)',
		'realOffice?.has(side)'
	),
	mutant(
		'what is in review is taken off the rest',
		'funding/figures.ts',
		'remaining: budget - spending.spent,',
		'remaining: budget - spending.spent - spending.inReview,'
	),
	mutant(
		'whoever entered an expense decides it',
		'funding/expense.ts',
		'[enteredBy, submittedBy, ...changedBy]',
		'[submittedBy, ...changedBy]'
	),
	mutant('an answered question leads nowhere', 'funding/expense.ts', "answer: ['queried'],", 'answer: [],'),
	mutant(
		'an approved expense is taken back by its partner',
		'funding/expense.ts',
		"withdraw: ['draft', 'submitted', 'queried'],",
		"withdraw: ['draft', 'submitted', 'queried', 'approved'],"
	),
	mutant(
		'a cut accepts all that was declared, or more',
		'funding/expense.ts',
		'if (accepted >= declared)',
		'if (accepted > declared + declared)'
	),
	mutant('a locked period takes expenses', 'funding/expense.ts', 'if (period?.isLocked)', 'if (!period)'),
	mutant(
		'whoever approved a report marks it as paid',
		'reports/report.ts',
		"(move === 'claim' || move === 'pay') && approvedBy",
		"move === 'claim' && approvedBy"
	),
	mutant(
		'a report that was returned stays with the partner',
		'reports/report.ts',
		"submit: ['draft', 'returned'],",
		"submit: ['draft'],"
	)
];
