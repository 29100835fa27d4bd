/** A measurement as a program sends it. It becomes the form that a person fills in, so that the same rules read it. */
import { no, yes, type Decision, type Issue, type Refused } from '#lib/decision.ts';

/** Property of the body → field of the form. */
const fieldOf = {
	point: 'point',
	value: 'value',
	numerator: 'numerator',
	denominator: 'denominator',
	n: 'n',
	method: 'method',
	collected_by: 'collected_by',
	from: 'starts_on',
	to: 'ends_on',
	design: 'design',
	exclusions: 'exclusions',
	other_changes: 'other_changes',
	uncertain_reason: 'uncertain_reason',
	note: 'note'
} as const;

export type SentMeasurement = { pilotId: string; indicatorKey: string; form: FormData };

export function readMeasurementBody(body: Readonly<Record<string, unknown>>): Decision<SentMeasurement> {
	const issues: Issue[] = [];
	const form = new FormData();
	for (const [name, value] of Object.entries(body)) {
		if (name === 'pilot' || name === 'indicator') continue;
		if (!Object.hasOwn(fieldOf, name)) issues.push({ field: name, key: 'api.unknown_parameter' });
		else if (isText(name, value)) form.set(fieldOf[name as keyof typeof fieldOf], String(value));
		else issues.push({ field: name, key: 'api.not_text' });
	}
	const { pilot, indicator } = body;
	if (typeof pilot !== 'string') issues.push({ field: 'pilot', key: 'api.not_text' });
	if (typeof indicator !== 'string') issues.push({ field: 'indicator', key: 'api.not_text' });
	if (issues.length > 0 || typeof pilot !== 'string' || typeof indicator !== 'string') return no(...issues);
	return yes({ pilotId: pilot, indicatorKey: indicator, form });
}

/** Faults of the form, at the properties that the program sent. */
export function asSent({ issues }: Refused): Refused {
	const nameOf = new Map<string, string>(Object.entries(fieldOf).map(([name, field]) => [field, name]));
	return no(...issues.map((issue) => ({ ...issue, field: nameOf.get(issue.field) ?? issue.field })));
}

/** Numbers are text, since a program's own numbers round; a count may be a number. */
function isText(name: string, value: unknown): value is string | number {
	return typeof value === 'string' || (name === 'n' && typeof value === 'number' && Number.isSafeInteger(value));
}
