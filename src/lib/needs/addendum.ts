/** What may be added to an open need, dated, beside words that stand. */
import { all, at, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readText } from '#lib/text.ts';
import { longestReason, longestText, readContact, readCount, readDeadline } from './need-form.ts';
import type { NeedContent } from './need-content.ts';
import { isOpen, type NeedState } from './need.ts';
import { readHttps } from './web-address.ts';

export const addendumFields = ['deadline', 'note', 'affected_count', 'contact_email', 'procurement_url'] as const;
export type AddendumField = (typeof addendumFields)[number];

/** Words of an open need that a file of its owner's own system changed: nobody can do that by hand. */
const correctedFields = ['title', 'text', 'technology_area'] as const;
export const lineFields = [...addendumFields, ...correctedFields] as const;
export type LineField = (typeof lineFields)[number];

/** As it stands on the page of its need. */
export type AddendumLine = {
	id: string;
	field: LineField;
	before: string | null;
	after: string;
	reason: string;
	at: Date;
};

export type Addendum =
	| {
			readonly field: 'deadline';
			readonly deadline: string;
			readonly deadlineTime: string | null;
			readonly reason: string;
	  }
	| { readonly field: 'note'; readonly after: string; readonly reason: '' }
	| { readonly field: 'affected_count'; readonly after: number; readonly reason: string }
	| { readonly field: 'contact_email' | 'procurement_url'; readonly after: string; readonly reason: string };

export function readAddendum(form: FormData): Decision<Addendum> {
	const which = addendumFields.find((each) => each === field(form, 'field'));
	if (!which) return no({ field: '', key: 'need.addendum_unknown' });
	if (which === 'note') return readNote(form);
	const reason = at('reason', readText(form.get('reason'), { max: longestReason, multiline: true }));
	if (which === 'deadline') return readMoved(form, reason);
	if (which === 'affected_count') {
		const read = all({ after: there(readCount(form), which), reason });
		return read.ok ? yes({ field: which, ...read.value }) : read;
	}
	const typed = which === 'contact_email' ? readContact(form) : at(which, readHttps(field(form, which)));
	const read = all({ after: there(typed, which), reason });
	return read.ok ? yes({ field: which, ...read.value }) : read;
}

type Moments = {
	/** When it closes as it stands; null = never. */
	readonly closesAt: Date | null;
	/** When it would close. */
	readonly wouldClose: Date | null;
	readonly now: Date;
};

/** @param state the one that holds now, with the deadline thought of */
export function faultsOf(
	addendum: Addendum,
	{ state, content }: { state: NeedState; content: NeedContent },
	{ closesAt, wouldClose, now }: Moments
): Issue[] {
	const fault = (isFault: boolean, key: string): Issue[] => (isFault ? [{ field: addendum.field, key }] : []);
	if (addendum.field === 'note') return [];
	if (addendum.field !== 'deadline')
		return fault(valueNow(addendum.field, content) === addendum.after, 'need.addendum_same');
	if (!isOpen(state)) return fault(true, 'need.deadline_gone');
	return [
		...fault(
			addendum.deadline === content.deadline && addendum.deadlineTime === content.deadlineTime,
			'need.addendum_same'
		),
		...fault(wouldClose !== null && wouldClose <= now, 'need.deadline_past'),
		...fault(
			content.isSealed && wouldClose !== null && closesAt !== null && wouldClose < closesAt,
			'need.sealed_only_later'
		)
	];
}

/** As it is kept and shown: a deadline as `2027-03-01` or `2027-03-01 14:00`. */
export function deadlineText({
	deadline,
	deadlineTime
}: Pick<NeedContent, 'deadline' | 'deadlineTime'>): string | null {
	return deadline === null ? null : [deadline, deadlineTime].filter((part) => part !== null).join(' ');
}

export function valueNow(which: AddendumField, content: NeedContent): string | number | null {
	const values = {
		deadline: deadlineText(content),
		note: null,
		affected_count: content.affectedCount,
		contact_email: content.contactEmail,
		procurement_url: content.procurementUrl
	} as const;
	return values[which];
}

function readNote(form: FormData): Decision<Addendum> {
	const read = at('note', readText(form.get('note'), { max: longestText, multiline: true }));
	if (!read.ok) return read;
	if (read.value === '') return no({ field: 'note', key: 'need.note_missing' });
	return yes({ field: 'note', after: read.value, reason: '' });
}

function readMoved(form: FormData, reason: Decision<string>): Decision<Addendum> {
	const read = all({ when: readDeadline(form), reason });
	if (!read.ok) return read;
	const { deadline, deadlineTime } = read.value.when;
	if (deadline === null) return no({ field: 'deadline', key: 'need.deadline_missing' });
	return yes({ field: 'deadline', deadline, deadlineTime, reason: read.value.reason });
}

function there<T>(read: Decision<T | null>, name: AddendumField): Decision<T> {
	if (!read.ok) return read;
	return read.value === null ? no({ field: name, key: 'need.value_missing' }) : yes(read.value);
}
