/** What the secretariat asks to have changed: at a field, or, without one, at the whole. */
import { at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readText } from '#lib/text.ts';
import { fieldNames, type FieldName } from './section-field.ts';

export type Remark = { field: FieldName | ''; text: string };

const limit = 1000;

/** Name of the remark's field on the reviewer's page. */
export function remarkField(name: FieldName | ''): string {
	return name === '' ? 'remark' : `remark_${name}`;
}

export function readRemarks(form: FormData): Decision<Remark[]> {
	const remarks: Remark[] = [];
	const issues: Issue[] = [];
	for (const name of ['', ...fieldNames] as const) {
		const read = at(remarkField(name), readText(field(form, remarkField(name)), { max: limit, multiline: true }));
		issues.push(...issuesOf(read));
		if (read.ok && read.value !== '') remarks.push({ field: name, text: read.value });
	}
	return issues.length > 0 ? no(...issues) : yes(remarks);
}

/** Sending back says what to change; publishing drops no words that somebody typed. */
export function remarksFit(verdict: 'publish' | 'return', remarks: readonly Remark[]): Decision<null> {
	if (verdict === 'return' && remarks.length === 0) return no({ field: 'remark', key: 'remark.missing' });
	if (verdict === 'publish' && remarks.length > 0) return no({ field: 'remark', key: 'remark.only_when_returning' });
	return yes(null);
}
