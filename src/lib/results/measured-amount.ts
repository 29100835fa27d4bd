/** What was measured: a value, or for a share the two numbers that it is computed from. */
import { at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { compareDecimal, readDecimal, subtractDecimal } from '#lib/number.ts';
import { decimalText, divideHalfAway, parseDecimal } from '#lib/rational.ts';
import type { Indicator } from './indicator.ts';

export type Amount = {
	/** Decimal string in the indicator's unit. */
	readonly value: string;
	readonly numerator: string | null;
	readonly denominator: string | null;
};

/** What the columns hold. */
const widest = '9999999999';

/** 100 × numerator ÷ denominator to four places, halves away from zero. @throws RangeError when the denominator is zero */
function shareOf(numerator: string, denominator: string): string {
	const [part, whole] = [parseDecimal(numerator), parseDecimal(denominator)];
	const scaled = divideHalfAway(part.numerator * whole.denominator * 1_000_000n, part.denominator * whole.numerator);
	return subtractDecimal(decimalText(scaled, 4), '0');
}

type Asked = Pick<Indicator, 'isShare' | 'validMin' | 'validMax'>;

export function readAmount(form: FormData, indicator: Asked): Decision<Amount> {
	return indicator.isShare ? readShare(form, indicator) : readValue(form, indicator);
}

function readValue(form: FormData, { validMin, validMax }: Asked): Decision<Amount> {
	const read = readDecimal(field(form, 'value'), {
		min: validMin ?? `-${widest}`,
		max: validMax ?? widest,
		decimals: 4
	});
	if (read.ok) return yes({ value: read.value, numerator: null, denominator: null });
	return no(...named(read.issues, 'value', 'measurement.value_empty'));
}

function readShare(form: FormData, { validMax }: Asked): Decision<Amount> {
	const limits = { min: '0', max: widest, decimals: 4 };
	const numerator = readDecimal(field(form, 'numerator'), limits);
	const denominator = readDecimal(field(form, 'denominator'), limits);
	if (!numerator.ok || !denominator.ok)
		return no(
			...named(issuesOf(numerator), 'numerator', 'measurement.numerator_empty'),
			...named(issuesOf(denominator), 'denominator', 'measurement.denominator_empty')
		);
	if (compareDecimal(denominator.value, '0') === 0)
		return no({ field: 'denominator', key: 'measurement.denominator_zero' });
	const value = shareOf(numerator.value, denominator.value);
	const isBeyond = validMax !== null && compareDecimal(value, validMax) > 0;
	if (isBeyond) return at('numerator', no({ field: '', key: 'measurement.numerator_larger' }));
	return yes({ value, numerator: numerator.value, denominator: denominator.value });
}

function named(issues: readonly Issue[], name: string, whenEmpty: string): Issue[] {
	return issues.map((issue) => ({ ...issue, field: name, key: issue.key === 'number.empty' ? whenEmpty : issue.key }));
}
