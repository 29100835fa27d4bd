import { describe, expect, test } from 'vitest';
import data from '#data/rule-sets.json' with { type: 'json' };
import { flatCategories, flatRatesOf, withFlatRates, type Real } from '#lib/funding/calculate.ts';
import { computedCategories, rulesOfPartner } from '#lib/projects/rule-set.ts';
import { formOf } from '../../../tests/typed.ts';
import { readRuleSet, sides, type DatedRuleSet } from './rule-set-form.ts';
import { ruleSetValues } from './rule-set-values.ts';

const shipped = data as unknown as readonly DatedRuleSet[];
const byId = (id: string) => shipped.find((rules) => rules.id === id) as DatedRuleSet;

function typed(rules: DatedRuleSet, changed: Readonly<Record<string, string>> = {}): FormData {
	const named = { id: 'copy-of-it', valid_from: '2027-01-01', valid_to: '', reason: 'Nytt program' };
	const form = formOf({ ...ruleSetValues(rules), ...named, ...changed });
	for (const side of sides) {
		for (const kind of rules.sides[side].inKind) form.append(`in_kind_${side}`, kind);
		if (rules.sides[side].realOffice) form.set(`real_office_${side}`, 'on');
	}
	return form;
}
const read = (rules: DatedRuleSet, changed: Readonly<Record<string, string>> = {}) =>
	readRuleSet(typed(rules, changed), { lang: 'nb', taken: shipped.map(({ id }) => id) });
const faults = (changed: Readonly<Record<string, string>>) => {
	const answer = read(byId('interreg-2014-2020'), changed);
	return answer.ok ? [] : answer.issues.map(({ field, key }) => `${field} ${key}`);
};

describe('a copy of a rule set', () => {
	test.each(shipped.map(({ id }) => id))('says the same as %s, save its name and days', (id) => {
		const answer = read(byId(id));
		expect(answer).toMatchObject({ ok: true, value: { copyOf: id, follow: [], reason: 'Nytt program' } });
		expect(answer.ok && answer.value.ruleSet).toEqual({
			...byId(id),
			id: 'copy-of-it',
			validFrom: '2027-01-01',
			validTo: null
		});
	});

	test.each<[Readonly<Record<string, string>>, string]>([
		[{ id: 'interreg-2014-2020' }, 'id rule_set.id_taken'],
		[{ id: 'Å' }, 'id rule_set.id_unreadable'],
		[{ source: '' }, 'source rule_set.source_missing'],
		[{ reason: '' }, 'reason rule_set.reason_missing'],
		[{ valid_from: '' }, 'valid_from rule_set.from_missing'],
		[{ valid_to: '31.12.2026' }, 'valid_to rule_set.to_before_from'],
		[{ office_on_staff: '101' }, 'office_on_staff number.too_large'],
		[{ office_on_staff: '15,1255' }, 'office_on_staff number.too_many_decimals'],
		[{ office_on_direct: '25' }, 'office_on_direct rule_set.office_twice'],
		[{ other_on_staff: '40' }, 'other_on_staff rule_set.other_alone'],
		[{ grant_SE: '' }, 'grant_SE rule_set.grant_missing'],
		[{ fund_NO: '<b>' }, 'fund_NO rule_set.fund_unreadable'],
		[{ policy_SE: 'ecb' }, 'policy_SE rule_set.policy_missing'],
		[{ fixed_rate_NO: '' }, 'fixed_rate_NO rule_set.fixed_rate_missing'],
		[{ fixed_rate_NO: '0' }, 'fixed_rate_NO number.too_small'],
		[{ hours_SE: '' }, 'hours_SE rule_set.staff_method_missing'],
		[{ fixed_hour_NO: 'mye' }, 'fixed_hour_NO money.unreadable'],
		[{ advance_SE: '' }, 'advance_SE rule_set.advance_share_missing'],
		[{ warn_at: '80 mye' }, 'warn_at number.unreadable'],
		[{ voucher_from: '-1' }, 'voucher_from money.negative'],
		[{ report_months: '0' }, 'report_months number.too_small']
	])('is refused with %o', (changed, fault) => {
		expect(faults(changed)).toEqual([fault]);
	});

	test('is refused with all faults at once', () => {
		expect(faults({ id: '', source: '', grant_SE: 'x', hours_NO: '9999', report_months: '' })).toHaveLength(5);
	});
});

describe('the rules of the programme', () => {
	const paid: Real = {
		staff: 1_000_01n,
		travel: 100_00n,
		external: 50_00n,
		equipment: 0n,
		infrastructure: 0n,
		lump_sum: 7_00n,
		unit_cost: 0n,
		other: 33_00n
	};
	const counted = (id: string) => withFlatRates(paid, flatRatesOf(byId(id).flatRates));

	test.each(['demo-2025', 'interreg-2014-2020'])('of %s give 15 % of staff costs for the office', (id) => {
		expect(computedCategories(byId(id))).toEqual(['office']);
		expect(counted(id)).toMatchObject({ office: 150_00n, other: 33_00n });
	});

	test('of 2021–2027 give 40 % of staff costs for all other costs, and nothing for the office', () => {
		expect(computedCategories(byId('interreg-2021-2027'))).toEqual(['other']);
		expect(counted('interreg-2021-2027')).toMatchObject({ office: 0n, other: 400_00n });
	});

	test('of 2014–2020 ask for 65 % from the EU, a fixed hour and real office costs on the Norwegian side only', () => {
		const { sides: of, limits } = byId('interreg-2014-2020');
		expect(limits.euShareAtLeastPercent).toBe('65');
		expect(of.NO).toMatchObject({ ratePolicy: 'fixed', fixedRate: '8', realOffice: true });
		expect(of.NO.staffMethods).toContainEqual({ method: 'fixed_hour', hourMinor: '50000' });
		expect(of.SE).toMatchObject({ ratePolicy: 'commission_month_of_submission', realOffice: false });
	});

	test('give a partner with real office costs no flat ones, and leave those of the others', () => {
		const rules = byId('interreg-2014-2020');
		const real = { realOffice: ['ringsaker'] };
		expect(computedCategories(rulesOfPartner(rules, real, 'ringsaker'))).toEqual([]);
		expect(flatCategories(flatRatesOf(rulesOfPartner(rules, real, 'elverum').flatRates))).toEqual(['office']);
	});
});
