/** What the owner says became of a gain, and what readers are told while nobody has said anything. */
import { all, at, issuesOf, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readDecimal, readInteger } from '#lib/number.ts';
import { readText } from '#lib/text.ts';
import { quoted } from '#lib/typed-number.ts';
import type { GainPoint, GainWindow } from './follow-up.ts';

export const gainStatuses = ['realised', 'partly', 'not'] as const;
export type GainStatus = (typeof gainStatuses)[number];

export type Answered = {
	readonly status: GainStatus;
	/** Decimal strings in the gain's unit; null when not stated. */
	readonly documented: string | null;
	readonly realised: string | null;
	readonly note: string;
};

export type Answer = Answered & {
	readonly point: GainPoint;
	readonly revision: number;
	readonly answeredOn: string;
};

export type Told =
	| { readonly kind: 'answered'; readonly answer: Answer; readonly isLate: boolean }
	| { readonly kind: 'not_yet'; readonly opensOn: string }
	| { readonly kind: 'open'; readonly closesOn: string }
	| { readonly kind: 'unknown' };

/** What is told of one window: an answer, when one asks, or that nobody answered. */
export function toldOf(window: GainWindow, answers: readonly Answer[]): Told {
	const answer = answers.find(({ point }) => point === window.point);
	if (answer) return { kind: 'answered', answer, isLate: answer.answeredOn > window.closesOn };
	if (window.state === 'not_yet') return { kind: 'not_yet', opensOn: window.opensOn };
	return window.state === 'open' ? { kind: 'open', closesOn: window.closesOn } : { kind: 'unknown' };
}

export const longestNote = 600;
const widest = '9999999999';

export type Filled = {
	readonly gainId: string;
	/** Of the answer that stood on the screen; 0 for none. */
	readonly revision: number;
	readonly answer: Answered;
};

/** A gain of the form, with its text for the faults that name it. */
type Asked = { readonly id: string; readonly text: string };

/** The gains of one form that are answered; those left blank stay unanswered. Every fault at once. */
export function readAnswers(form: FormData, gains: readonly Asked[]): Decision<readonly Filled[]> {
	const filled = gains.filter(({ id }) => isFilled(form, id)).map((gain) => readOne(form, gain));
	const issues = filled.flatMap((each) => (each.ok ? [] : each.issues));
	if (issues.length > 0) return no(...issues);
	const [first] = gains;
	if (filled.length === 0) return no({ field: first ? `status_${first.id}` : '', key: 'gain.nothing_answered' });
	return yes(filled.flatMap((each) => (each.ok ? [each.value] : [])));
}

function isFilled(form: FormData, id: string): boolean {
	return ['status', 'documented', 'realised', 'note'].some((name) => field(form, `${name}_${id}`).trim() !== '');
}

function readOne(form: FormData, { id, text }: Asked): Decision<Filled> {
	const params = { text: quoted(text) };
	const status = gainStatuses.find((known) => known === field(form, `status_${id}`));
	const read = {
		status: status === undefined ? no({ field: `status_${id}`, key: 'gain.status_missing', params }) : yes(status),
		documented: at(`documented_${id}`, readValue(field(form, `documented_${id}`))),
		realised: at(`realised_${id}`, readValue(field(form, `realised_${id}`))),
		note: at(`note_${id}`, readText(form.get(`note_${id}`), { max: longestNote, multiline: true }))
	};
	const answer = all(read);
	const missing = status === undefined ? [] : missingOf(id, status, read, params);
	if (!answer.ok || missing.length > 0) return no(...issuesOf(answer), ...missing);
	const revision = readInteger(field(form, `revision_${id}`));
	return yes({ gainId: id, revision: revision.ok ? revision.value : -1, answer: answer.value });
}

type Read = { readonly realised: Decision<string | null>; readonly note: Decision<string> };

/** What was realised is a number; what was not needs a reason. */
function missingOf(id: string, status: GainStatus, { realised, note }: Read, params: { text: string }): Issue[] {
	if (status === 'not')
		return note.ok && note.value === '' ? [{ field: `note_${id}`, key: 'gain.reason_missing', params }] : [];
	return realised.ok && realised.value === null
		? [{ field: `realised_${id}`, key: 'gain.realised_missing', params }]
		: [];
}

function readValue(text: string): Decision<string | null> {
	return text.trim() === '' ? yes(null) : readDecimal(text, { min: `-${widest}`, max: widest, decimals: 4 });
}
