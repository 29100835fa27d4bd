import world from '#data/demo-world.json' with { type: 'json' };
import ruleSets from '#data/rule-sets.json' with { type: 'json' };
import { addDays } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { toEurMinor } from '#lib/funding/conversion.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { minorOf } from './demo-amount.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';
import type { DemoPilots } from './demo-pilots.server.ts';

type DemoExpense = (typeof world.expenses)[number];
const RULES = 'demo-2025';

export async function loadDemoExpenses(
	tx: Db,
	people: DemoPeople,
	pilots: DemoPilots,
	days: DemoCalendar
): Promise<void> {
	await tx.insert(expense).values(world.expenses.map((row) => expenseRow(row, people, pilots, days)));
}

function expenseRow(row: DemoExpense, people: DemoPeople, pilots: DemoPilots, days: DemoCalendar) {
	const paidOn = days.move(row.project_id, row.date);
	const amountMinor = minorOf(row.amount);
	const enteredBy = idOf(people, row.entered_by);
	const enteredAt = early(addDays(paidOn, 2), days.today);
	return {
		externalId: row.id,
		projectId: row.project_id,
		organisationId: row.partner,
		pilotId: row.pilot_id === null ? null : (pilots.get(row.pilot_id) ?? null),
		workPackage: row.work_package,
		periodCode: row.period,
		paidOn,
		category: row.category,
		text: row.text,
		language: row.side === 'SE' ? 'sv' : 'nb',
		voucherNumber: row.voucher_no,
		amountMinor,
		currency: row.currency,
		state: row.state,
		enteredBy,
		enteredAt,
		isDemo: true,
		...(row.state === 'draft' ? {} : frozen(row, amountMinor, paidOn, enteredBy, days)),
		...(row.approved_by === null
			? {}
			: { decidedBy: idOf(people, row.approved_by), decidedAt: early(addDays(paidOn, 40), days.today) })
	};
}

function frozen(row: DemoExpense, amountMinor: bigint, paidOn: string, submittedBy: string, days: DemoCalendar) {
	const ratePerEuro = fixedRate(row.side);
	const eurMinor = toEurMinor(amountMinor, ratePerEuro);
	return {
		ratePerEuro,
		rateSource: ruleSets.find((rules) => rules.id === RULES)?.source ?? '',
		rateOn: paidOn,
		ruleSetId: RULES,
		eurMinor,
		approvedMinor: row.state === 'approved' ? eurMinor : null,
		submittedBy,
		submittedAt: early(addDays(paidOn, 10), days.today)
	};
}

function fixedRate(side: string): string {
	const rules = ruleSets.find((rule) => rule.id === RULES);
	const rate = side === 'SE' ? rules?.sides.SE.fixedRate : rules?.sides.NO.fixedRate;
	if (!rate) throw new Error(`The demonstration has no rate for ${side}`);
	return rate;
}

/** No demonstration event lies in the future. */
function early(day: string, today: string): Date {
	return new Date(`${day < today ? day : today}T00:00:00Z`);
}
