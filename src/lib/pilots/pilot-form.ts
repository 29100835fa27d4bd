/**
 * What a person typed in one section. Every readable field is read and every fault named at once; what is done with the
 * readable ones when others are not is decided by whoever saves:
 *
 *   whole      a button was pressed: all or nothing
 *   readable   saving while somebody types: the readable are kept, the others stay on the screen
 */
import { at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { readDay, type SixDigits } from '#lib/day.ts';
import { field } from '#lib/form.ts';
import { isContentLang, type ContentLang, type Lang } from '#lib/lang.ts';
import { readAmount } from '#lib/money.ts';
import { readInteger } from '#lib/number.ts';
import { readText } from '#lib/text.ts';
import { isMilestoneField, readMilestones } from './milestone.ts';
import type { Currency, PilotContent } from './pilot.ts';
import {
	fieldNames,
	fieldsOf,
	isFieldName,
	longestTitle,
	ruleOf,
	sections,
	type FieldName,
	type Section
} from './section-field.ts';

export type Mode = 'whole' | 'readable';

/** What the lists of a section offer: nothing else is taken. */
export type Choices = {
	technologyArea: readonly string[];
	supplierId: readonly string[];
	workPackage: readonly string[];
	/** Members of the owner. */
	contacts: readonly string[];
	partners: readonly string[];
	currency: Currency;
};

export type SectionRead = { values: Partial<PilotContent>; issues: readonly Issue[] };

/** A field that the form does not hold is left alone. */
export function readSection(section: Section, form: FormData, choices: Choices, lang: Lang): SectionRead {
	const values: Partial<Record<FieldName, unknown>> = {};
	const issues: Issue[] = [];
	for (const name of fieldsOf(section)) {
		if (!form.has(name)) continue;
		const read = readField(name, form, choices, lang);
		if (read.ok) values[name] = read.value;
		else issues.push(...read.issues.map((issue) => (issue.field === '' ? { ...issue, field: name } : issue)));
	}
	return { values: values as Partial<PilotContent>, issues };
}

function readField(name: FieldName, form: FormData, choices: Choices, lang: Lang): Decision<unknown> {
	const rule = ruleOf(name);
	const typed = field(form, name);
	switch (rule.kind) {
		case 'line':
		case 'text':
			return name === 'title' ? readTitle(typed) : readText(typed, { max: rule.max, multiline: rule.kind === 'text' });
		case 'count':
			return orNull(typed, () => readCount(typed, rule));
		case 'day':
			return orNull(typed, () => readDay(typed, sixDigits(lang)));
		case 'milestones':
			return readMilestones(form, sixDigits(lang));
		case 'amount':
			return orNull(typed, () => readAmount(typed, { currency: choices.currency, zero: true }));
		case 'choice':
			return orNull(typed, () => offered([typed], choicesFor(name, choices)));
		case 'choices':
			return readChoices(form.getAll(name), choicesFor(name, choices));
	}
}

function sixDigits(lang: Lang): SixDigits {
	return lang === 'sv' ? 'year_first' : 'day_first';
}

/** The one field that no version is without. */
function readTitle(typed: string): Decision<string> {
	if (typed.trim() === '') return no({ field: '', key: 'section.title_missing' });
	return readText(typed, { max: longestTitle });
}

/** A count has no decimals, so it is not asked for in the words of numbers that may have them. */
function readCount(typed: string, limits: { min: number; max: number }): Decision<number> {
	const read = readInteger(typed, limits);
	if (read.ok) return read;
	const isNoCount = ({ key }: Issue) => key === 'number.unreadable' || key === 'number.not_integer';
	return no(
		...read.issues.map((issue) => (isNoCount(issue) ? { field: '', key: 'section.user_count_not_integer' } : issue))
	);
}

function orNull<T>(typed: string, read: () => Decision<T>): Decision<T | null> {
	return typed.trim() === '' ? yes(null) : read();
}

function choicesFor(name: FieldName, choices: Choices): readonly string[] {
	if (name === 'technologyArea' || name === 'supplierId' || name === 'workPackage') return choices[name];
	return name === 'professionalContact' || name === 'itContact' ? choices.contacts : choices.partners;
}

function offered(typed: readonly string[], known: readonly string[]): Decision<string | undefined> {
	return typed.every((each) => known.includes(each)) ? yes(typed[0]) : no({ field: '', key: 'section.unknown_choice' });
}

/** An empty one says that none is chosen, which a list of check boxes alone cannot say. */
function readChoices(typed: readonly FormDataEntryValue[], known: readonly string[]): Decision<string[]> {
	const chosen = [...new Set(typed.map((each) => (typeof each === 'string' ? each : '?')))].filter(
		(each) => each !== ''
	);
	const decision = offered(chosen, known);
	return decision.ok ? yes(chosen) : decision;
}

/** All sections at once, all or nothing; what the form does not hold is not in it. */
export function readWholePilot(form: FormData, choices: Choices, lang: Lang): Decision<Partial<PilotContent>> {
	const reads = sections.map((section) => readSection(section, form, choices, lang));
	const values = Object.assign({}, ...reads.map((read) => read.values)) as Partial<PilotContent>;
	const issues = [...reads.flatMap((read) => read.issues), ...issuesOf(dayOrder(values))];
	return issues.length > 0 ? no(...issues) : yes(values);
}

export type Settled = { content: PilotContent; issues: readonly Issue[] };

/**
 * What the version says after the section is saved on top of what is stored now.
 * The order of the days is judged here, since one of them may not have been readable.
 */
export function settle(stored: PilotContent, read: SectionRead, mode: Mode): Decision<Settled> {
	const content = { ...stored, ...read.values };
	const order = dayOrder(content);
	const issues = inOrder([...read.issues, ...issuesOf(order)]);
	if (mode === 'whole') return issues.length > 0 ? no(...issues) : yes({ content, issues });
	if (order.ok) return yes({ content, issues });
	return yes({ content: { ...content, startsOn: stored.startsOn, endsOn: stored.endsOn }, issues });
}

/** As the fields stand on the page. */
function inOrder(issues: readonly Issue[]): Issue[] {
	const place = ({ field: name }: Issue) => {
		const of = isMilestoneField(name) ? 'milestones' : name;
		return isFieldName(of) ? fieldNames.indexOf(of) : -1;
	};
	return [...issues].sort((one, other) => place(one) - place(other));
}

function dayOrder({ startsOn = null, endsOn = null }: Partial<PilotContent>): Decision<null> {
	if (startsOn === null || endsOn === null || startsOn <= endsOn) return yes(null);
	return no({ field: 'endsOn', key: 'section.end_before_start' });
}

export type Registration = { title: string; language: ContentLang };

export function readRegistration(form: FormData): Decision<Registration> {
	const title = at('title', readTitle(field(form, 'title')));
	const language = field(form, 'language');
	const issues = [...issuesOf(title)];
	if (!isContentLang(language)) issues.push({ field: 'language', key: 'pilot.choose_language' });
	return title.ok && isContentLang(language) ? yes({ title: title.value, language }) : no(...issues);
}

const reasonLimit = 1000;

/** Why something is done, in the actor's own words. */
export function readReason(form: FormData, required = true): Decision<string> {
	return at('reason', readText(field(form, 'reason'), { max: reasonLimit, multiline: true, required }));
}
