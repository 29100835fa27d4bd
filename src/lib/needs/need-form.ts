/** What a person fills in about a need, read with every fault at once. */
import { readEmail } from '#lib/accounts/email.ts';
import { readDay } from '#lib/day.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { isContentLang, type ContentLang } from '#lib/lang.ts';
import { instantAt, readTime } from '#lib/local-time.ts';
import { missingAs } from '#lib/missing.ts';
import { readInteger } from '#lib/number.ts';
import { groupOf } from '#lib/organisations/technology-choice.ts';
import { readText } from '#lib/text.ts';
import type { NeedContent, StateChange } from './need-content.ts';
import { needTypes, stateMoves } from './need.ts';
import { readHttps } from './web-address.ts';

const longestTitle = 150;
export const longestText = 4000;
export const longestReason = 1000;
const MOST_SITES = 20;
const MOST_AFFECTED = 10_000_000;

export type NeedBeginning = Pick<NeedContent, 'title' | 'language'>;

/** What a need begins with. */
export function readBeginning(form: FormData): Decision<NeedBeginning> {
	return all({ title: readTitle(form), language: readLanguage(form) });
}

/** Everything but the title may be left out as long as it is a draft; what is there can be read. */
export function readNeed(form: FormData, isTechnology: (choice: string) => boolean): Decision<NeedContent> {
	const read = all({
		title: readTitle(form),
		language: readLanguage(form),
		text: long(form, 'text'),
		targetGroup: at('target_group', readText(field(form, 'target_group'), { max: 300 })),
		affectedCount: readCount(form),
		constraints: long(form, 'constraints'),
		technology: readTechnology(form, isTechnology),
		type: readType(form),
		sites: readSites(form),
		when: readDeadline(form),
		contactEmail: readContact(form),
		procurementUrl: at('procurement_url', readHttps(field(form, 'procurement_url')))
	});
	if (!read.ok) return read;
	const { when, technology, ...rest } = read.value;
	const isSealed = field(form, 'sealed') === 'yes';
	if (isSealed && when.deadline === null) return no({ field: 'deadline', key: 'need.sealed_without_deadline' });
	return yes({ ...rest, ...technology, ...when, isSealed });
}

export function readRemark(form: FormData): Decision<string> {
	return at('remark', readText(form.get('remark'), { max: longestReason, multiline: true }));
}

/** What the owner says that a public need becomes. */
export function readStateChange(form: FormData): Decision<StateChange> {
	const move = stateMoves.find((each) => each === field(form, 'move'));
	if (!move) return no({ field: 'move', key: 'need.move_missing' });
	const read = all({
		reason: at('reason', readText(form.get('reason'), { max: longestReason, multiline: true })),
		procurementUrl: at('procurement_url', readHttps(field(form, 'procurement_url')))
	});
	return read.ok ? yes({ ...read.value, move, pilotId: field(form, 'pilot') || null }) : read;
}

export type Deadline = Pick<NeedContent, 'deadline' | 'deadlineTime'>;

/** A day and, where it matters, a time of that day. */
export function readDeadline(form: FormData): Decision<Deadline> {
	const [day, time] = [field(form, 'deadline').trim(), field(form, 'deadline_time').trim()];
	const read = all({
		deadline: day === '' ? yes(null) : at('deadline', readDay(day)),
		deadlineTime: time === '' ? yes(null) : at('deadline_time', readTime(time))
	});
	if (!read.ok) return read;
	const { deadline, deadlineTime } = read.value;
	if (deadlineTime === null) return read;
	if (deadline === null) return no({ field: 'deadline', key: 'need.time_without_day' });
	// the hour that the spring leaves out
	if (!instantAt(deadline, deadlineTime)) return no({ field: 'deadline_time', key: 'need.time_not_there' });
	return read;
}

export function readCount(form: FormData): Decision<number | null> {
	const typed = field(form, 'affected_count').trim();
	return typed === '' ? yes(null) : at('affected_count', readInteger(typed, { min: 1, max: MOST_AFFECTED }));
}

export function readContact(form: FormData): Decision<string | null> {
	const typed = field(form, 'contact_email').trim();
	return typed === '' ? yes(null) : at('contact_email', readEmail(typed));
}

function readTitle(form: FormData): Decision<string> {
	return missingAs(
		'need.title_missing',
		at('title', readText(field(form, 'title'), { max: longestTitle, required: true }))
	);
}

function readLanguage(form: FormData): Decision<ContentLang> {
	const asked = field(form, 'language');
	return isContentLang(asked) ? yes(asked) : no({ field: 'language', key: 'need.language_missing' });
}

function long(form: FormData, name: string): Decision<string> {
	return at(name, readText(form.get(name), { max: longestText, multiline: true }));
}

type Technology = Pick<NeedContent, 'technologyArea' | 'technologyGroup'>;

/** One area, or all of a group. */
function readTechnology(form: FormData, isTechnology: (choice: string) => boolean): Decision<Technology> {
	const asked = field(form, 'technology');
	if (asked !== '' && !isTechnology(asked)) return no({ field: 'technology', key: 'need.technology_missing' });
	const group = groupOf(asked);
	return yes({ technologyArea: group === undefined ? asked || null : null, technologyGroup: group ?? null });
}

function readType(form: FormData): Decision<NeedContent['type']> {
	const asked = field(form, 'type');
	if (asked === '') return yes(null);
	const type = needTypes.find((each) => each === asked);
	return type ? yes(type) : no({ field: 'type', key: 'need.type_missing' });
}

/** One place a line. */
function readSites(form: FormData): Decision<string[]> {
	const read = at('sites', readText(form.get('sites'), { max: 2000, multiline: true }));
	if (!read.ok) return read;
	const places = [...new Set(read.value.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()))].filter(Boolean);
	if (places.length > MOST_SITES)
		return no({ field: 'sites', key: 'need.too_many_sites', params: { max: MOST_SITES } });
	return yes(places);
}
