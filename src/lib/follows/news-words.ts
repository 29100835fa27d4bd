/** What happened, in words: one sentence, and what changed from what to what. */
import { isDay, weekday } from '#lib/day.ts';
import { formatDayLong, formatInstant } from '#lib/format.ts';
import { asKey, type Params, type Translate } from '#lib/i18n.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import type { NewsFacts } from './news-facts.ts';
import type { Change } from './news-item.ts';

export type Answered = {
	readonly question: string;
	readonly asked: ContentLang;
	readonly answer: string;
	readonly answered: ContentLang;
};

type Side = Readonly<Record<string, unknown>>;
type In = { readonly t: Translate; readonly lang: Lang };

/** One sentence in the reader's language. */
export function happened({ t, lang }: In, { kind, after, name }: NewsFacts): string {
	const params: Params = name === null ? {} : { name: lang === 'sv' ? name.nameSv : name.nameNb };
	const state = after['state'] ?? after['standing'];
	const isStep = kind === 'need.state_changed' || kind === 'pilot.standing_changed';
	const suffix = isStep && typeof state === 'string' ? `_${state}` : '';
	return t(asKey(`news.${kind.replace('.', '_')}${suffix}`), params);
}

const dayFields: ReadonlySet<string> = new Set(['deadline', 'sign_up_until']);
const instantFields: ReadonlySet<string> = new Set(['starts_at', 'ends_at']);
/** What somebody wrote, and what stands the same in every language. */
const written: ReadonlySet<string> = new Set(['note', 'place', 'title', 'cancel_reason']);
const plain: ReadonlySet<string> = new Set(['affected_count', 'contact_email', 'procurement_url', 'seats']);
/** Of something that is all new its last day is enough. */
const ofNew: ReadonlySet<string> = new Set(['deadline']);

/** What changed, field by field; what has no name here is not told. */
export function changesOf(words: In, facts: NewsFacts, answered: Answered | undefined): Change[] {
	if (facts.kind === 'need.question_answered') return answered === undefined ? [] : inQuotes(words, answered);
	if (facts.kind === 'event.published' && facts.startsAt !== null)
		return [{ label: words.t('news.field_starts_at'), before: null, after: formatInstant(words.lang, facts.startsAt) }];
	if (!isChange(facts.kind)) return [];
	const fields = Object.keys(facts.after).filter((field) => facts.kind !== 'need.opened' || ofNew.has(field));
	return fields.flatMap((field) => {
		const after = valueOf(words, field, facts.after);
		const before = valueOf(words, field, facts.before);
		if (after === undefined || after === before) return [];
		const change = { label: words.t(asKey(`news.field_${nameOf(field)}`)), before: before ?? null, after };
		return [written.has(nameOf(field)) ? { ...change, language: facts.language } : change];
	});
}

function isChange(kind: NewsFacts['kind']): boolean {
	return ['need.opened', 'need.addendum_added', 'event.changed', 'event.cancelled'].includes(kind);
}

function inQuotes({ t }: In, { question, asked, answer, answered }: Answered): Change[] {
	return [
		{ label: t('news.field_question'), before: null, after: question, language: asked },
		{ label: t('news.field_answer'), before: null, after: answer, language: answered }
	];
}

function valueOf({ t, lang }: In, field: string, side: Side): string | undefined {
	const [value, name] = [side[field], nameOf(field)];
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value);
	if (text === '') return undefined;
	if (dayFields.has(name)) {
		if (!isDay(text)) return undefined;
		const day = t('need.deadline_day', {
			weekday: t(asKey(`need.weekday_${weekday(text)}`)),
			day: formatDayLong(lang, text)
		});
		return `${day}${timeOf(side)}`;
	}
	if (instantFields.has(name)) return Number.isNaN(Date.parse(text)) ? undefined : formatInstant(lang, text);
	return written.has(name) || plain.has(name) ? text : undefined;
}

/** The time of the last day, where one is set. */
function timeOf(side: Side): string {
	const time = side['deadline_time'] ?? side['deadlineTime'];
	return typeof time === 'string' && /^\d\d:\d\d/.test(time) ? ` kl. ${time.slice(0, 5)}` : '';
}

function nameOf(field: string): string {
	return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Of the very thing that is new, after the language. */
export function pathOf({ kind, thing, slug, after }: NewsFacts): string {
	if (thing === 'need') {
		const number = after['answerNo'] ?? after['answer_no'] ?? after['number'];
		if (kind === 'need.question_answered')
			return `/behov/${slug}#svar${typeof number === 'number' ? `-${number}` : ''}`;
		return kind === 'need.addendum_added' ? `/behov/${slug}#addenda` : `/behov/${slug}`;
	}
	if (thing === 'event') return `/arrangementer/${slug}${kind === 'event.minutes_published' ? '#minutes' : ''}`;
	if (thing === 'lesson') return `/laerdommer/${slug}`;
	if (thing === 'solution') return `/losninger/${slug}`;
	return `/piloter/${slug}${thing === 'result' ? '#results' : ''}`;
}
