/**
 * What waits for a person: things that others count on them for, and their own that are not finished.
 *
 * Each has a day by which somebody counts on it: its own date where it has one, else as many days after it began to
 * wait as that kind of thing may reasonably wait. The earliest of these days comes first.
 */
import { addDays } from '#lib/day.ts';
import type { ContentLang } from '#lib/lang.ts';

/** Days that each kind may wait; the order settles ties. */
const patience = {
	accessibility_report: 2,
	pilot_submitted: 3,
	solution_submitted: 3,
	need_submitted: 3,
	supplier_registered: 3,
	expense_queried: 5,
	rate_late: 2,
	rates_proposed: 3,
	rule_set_proposed: 7,
	budget_proposed: 7,
	report_asked: 5,
	report_returned: 7,
	report_due: 14,
	report_submitted: 10,
	report_approved: 14,
	report_claimed: 60,
	questions_open: 3,
	responses_unread: 7,
	measurement_submitted: 5,
	lesson_submitted: 5,
	translation_submitted: 7,
	expense_submitted: 5,
	concept_proposed: 14,
	phase_change: 7,
	standing_change: 7,
	pilot_transfer: 14,
	pilot_stale: 30,
	adoption_declared: 7,
	need_co_owner_asked: 7,
	gain_unanswered: 60,
	reporting_window: 14,
	pilot_returned: 14,
	solution_returned: 14,
	need_returned: 14,
	measurement_returned: 14,
	lesson_returned: 14,
	translation_returned: 14,
	invitation_unused: 7,
	expense_draft: 30,
	pilot_draft: 30,
	lesson_draft: 30,
	solution_draft: 30,
	need_draft: 30
} as const;

export type WaitingKind = keyof typeof patience;

export type Waiting = {
	kind: WaitingKind;
	organisationId: string | null;
	organisation: { nb: string; sv: string } | null;
	/** What people wrote, in their own language; '' when it has no name yet. */
	title: string;
	/** Language of the title; null for a name or a code. */
	titleLang: ContentLang | null;
	/** What its page is found by: id of a pilot, an expense, a membership; '' for a list. */
	thing: string;
	count: number;
	since: string;
	/** A real date that somebody set; null when there is none. */
	due: string | null;
};

export type Urgency = 'late' | 'soon' | 'later';
export type Urgent = Waiting & { urgency: Urgency };

/** Most urgent first. */
export function inOrder(waiting: readonly Waiting[], today: string): Urgent[] {
	const kinds = Object.keys(patience);
	const soon = addDays(today, 3);
	return waiting
		.map((one) => ({ one, by: countedOn(one) }))
		.sort(
			(a, b) =>
				compare(a.by, b.by) ||
				kinds.indexOf(a.one.kind) - kinds.indexOf(b.one.kind) ||
				compare(a.one.since, b.one.since) ||
				compare(a.one.title, b.one.title)
		)
		.map(({ one, by }) => ({ ...one, urgency: by < today ? 'late' : by <= soon ? 'soon' : 'later' }));
}

function countedOn({ kind, since, due }: Waiting): string {
	return due ?? addDays(since, patience[kind]);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether it is the person's own beginning, which nobody has asked for. */
export function isOwnDraft(kind: WaitingKind): boolean {
	return (
		kind === 'pilot_draft' ||
		kind === 'lesson_draft' ||
		kind === 'expense_draft' ||
		kind === 'solution_draft' ||
		kind === 'need_draft'
	);
}

/** The page where the waiting thing is dealt with. */
export function placeOf({ kind, organisationId, thing }: Waiting, lang: string): string {
	const workspace = `/${lang}/arbeid/${organisationId ?? ''}`;
	const office = `/${lang}/sekretariat`;
	const places: Readonly<Record<WaitingKind, string>> = {
		accessibility_report: `${office}/tilgjengelighet`,
		pilot_submitted: `${office}/gjennomgang/pilot/${thing}`,
		...needPlaces(workspace, office, thing),
		...solutionPlaces(workspace, office, thing),
		adoption_declared: `${workspace}/losninger/bruk/${thing}`,
		expense_queried: `${workspace}/utgifter/${thing}`,
		rate_late: `${office}/kurser`,
		rates_proposed: `${office}/kurser`,
		rule_set_proposed: `${office}/regelverk`,
		budget_proposed: `${office}/budsjett/${thing}`,
		report_asked: `${workspace}/rapporter/${thing}#thread`,
		report_returned: `${workspace}/rapporter/${thing}`,
		report_due: `${workspace}/rapporter/${thing}`,
		report_submitted: `${office}/rapporter/${thing}/${organisationId ?? ''}`,
		report_approved: `${office}/rapporter/${thing}/${organisationId ?? ''}`,
		report_claimed: `${office}/rapporter/${thing}/${organisationId ?? ''}`,
		measurement_submitted: `${office}/gjennomgang/malinger`,
		expense_submitted: `${office}/utgifter?partner=${organisationId ?? ''}`,
		phase_change: `${workspace}/piloter/${thing}/fase`,
		standing_change: `${workspace}/piloter/${thing}/stans`,
		pilot_transfer: `${workspace}/overtakelse/${thing}`,
		pilot_stale: `${workspace}/piloter/${thing}`,
		gain_unanswered: `${workspace}/piloter/${thing.replace(' ', '/gevinster/oppfolging/')}`,
		reporting_window: `${workspace}/piloter/${thing}/maling`,
		pilot_returned: `${workspace}/piloter/${thing}`,
		lesson_submitted: `${office}/gjennomgang/laerdommer/${thing}`,
		lesson_returned: `${workspace}/piloter/${thing}`,
		lesson_draft: `${workspace}/piloter/${thing}`,
		measurement_returned: `${workspace}/piloter/${thing}/maling`,
		invitation_unused: `${workspace}/medlemmer/${thing}`,
		expense_draft: `${workspace}/utgifter`,
		pilot_draft: `${workspace}/piloter/${thing}`
	};
	return places[kind];
}

function needPlaces(workspace: string, office: string, thing: string) {
	return {
		supplier_registered: `${office}/leverandorer/${thing}`,
		concept_proposed: `${office}/ordbok/forslag/${thing}`,
		need_submitted: `${office}/gjennomgang/behov/${thing}`,
		need_returned: `${workspace}/behov/${thing}`,
		need_draft: `${workspace}/behov/${thing}`,
		questions_open: `${workspace}/behov/${thing}/sporsmal`,
		responses_unread: `${workspace}/behov/${thing}/svar`,
		need_co_owner_asked: `${workspace}/behov/${thing}/medeiere`
	};
}

function solutionPlaces(workspace: string, office: string, thing: string) {
	return {
		solution_submitted: `${office}/gjennomgang/losning/${thing}`,
		solution_returned: `${workspace}/losninger/${thing}`,
		solution_draft: `${workspace}/losninger/${thing}`,
		translation_submitted: `${workspace}/oversettelser/${thing}/godkjenn`,
		translation_returned: `${workspace}/oversettelser/${thing}`
	};
}
